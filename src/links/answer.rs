//! What an address answered, in one word and its reasons.
//!
//! In: the last status of a chain of redirects, or why there is none. Out: an [`Answer`]. Only what no reader can reach any
//! more is dead; what refuses programs, or gave no answer this time, is not.

use serde::{Deserialize, Serialize};

use super::location::is_home;
use super::page_title::same_words;

/// In one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Nobody can reach it: it is gone, or its host is.
    Dead,
    /// Something else lies there: the home page, or a page of another title.
    Drifted,
    /// It lies elsewhere for good.
    Moved,
    /// It does not answer programs.
    Blocked,
    /// No usable answer this time.
    Unclear,
    /// It may not be asked.
    NotAsked,
    /// It answers.
    Ok,
}

impl Outcome {
    /// Every one, the worst first.
    pub const ALL: [Outcome; 7] =
        [Outcome::Dead, Outcome::Drifted, Outcome::Moved, Outcome::Blocked, Outcome::Unclear, Outcome::NotAsked, Outcome::Ok];

    /// The word for people and programs.
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Dead => "dead",
            Outcome::Drifted => "drifted",
            Outcome::Moved => "moved",
            Outcome::Blocked => "blocked",
            Outcome::Unclear => "unclear",
            Outcome::NotAsked => "not-asked",
            Outcome::Ok => "ok",
        }
    }
}

/// What an address answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// In one word.
    pub outcome: Outcome,
    /// The HTTP status that says so; of what moved or leads home, that of the redirect. `None` where nothing answered.
    pub status: Option<u16>,
    /// Where it lies or leads now.
    pub to: Option<String>,
    /// Why, in words.
    pub reason: String,
    /// The title of the page.
    pub title: Option<String>,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The host's name leads nowhere.
    NoHost,
    /// The host's name could not be looked up.
    NoNames,
    /// Nothing listens there.
    Refused,
    /// Its certificate is not for it, or it speaks no TLS.
    Tls,
    /// Its host asked another address to come back later than today.
    Later,
    /// Redirects that lead back to where they were.
    Loop,
    /// Redirects that do not end for who keeps no cookies.
    Cookies,
    /// More redirects than are followed.
    LongWay,
    /// It took too long.
    Timeout,
    /// It broke off.
    Closed,
    /// What came is no HTTP, or too much of it.
    Garbage,
    /// It lies on this machine or its network.
    Private,
    /// It can't be asked for.
    Address,
    /// It leads to what can't be asked for.
    LeadsOut,
}

impl Fault {
    /// Whether it may be another one a little later.
    pub(super) fn may_pass(&self) -> bool {
        match self {
            Fault::Timeout | Fault::Closed => true,
            Fault::NoHost
            | Fault::NoNames
            | Fault::Refused
            | Fault::Tls
            | Fault::Later
            | Fault::Loop
            | Fault::Cookies
            | Fault::LongWay
            | Fault::Garbage
            | Fault::Private
            | Fault::Address
            | Fault::LeadsOut => false,
        }
    }
}

/// Where a chain of redirects ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct End {
    /// The status of the last answer.
    pub(super) status: u16,
    /// The title of the page.
    pub(super) title: Option<String>,
    /// Whether we are asked to come back later than today.
    pub(super) is_for_later: bool,
}

/// The way to an answer.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Way {
    /// The status of the first redirect.
    pub(super) first_status: Option<u16>,
    /// Where the redirects that are for good lead, before the first that is not.
    pub(super) moved_to: Option<String>,
    /// Where it ended, if not where it began.
    pub(super) last: Option<String>,
}

/// The answer of the address `url`, to which `way` led, with the title that was seen there before.
pub(super) fn answer(url: &str, way: Way, end: Result<End, Fault>, title_before: Option<&str>) -> Answer {
    let End { status, title, is_for_later } = match end {
        Ok(end) => end,
        Err(fault) => return fault_answer(&fault, way.last),
    };
    // What a page of mistakes is called is no title of the page.
    let title = title.filter(|_| status < 400);
    let of = |outcome, status, to, reason: String| Answer { outcome, status: Some(status), to, reason, title: title.clone() };
    match status {
        404 | 410 => of(Outcome::Dead, status, None, status_words(status).to_owned()),
        401 | 403 | 407 | 429 | 451 | 999 => of(Outcome::Blocked, status, None, status_words(status).to_owned()),
        503 if is_for_later => of(Outcome::Blocked, status, None, "asks to come back later".to_owned()),
        301 | 302 | 303 | 307 | 308 => of(Outcome::Unclear, status, None, "a redirect that leads nowhere".to_owned()),
        400.. => of(Outcome::Unclear, status, None, status_words(status).to_owned()),
        _ => {
            let redirected = way.first_status.unwrap_or(status);
            if let Some(home) = way.last.as_deref().filter(|last| is_home(last) && !is_home(url)) {
                return of(Outcome::Drifted, redirected, Some(home.to_owned()), "leads to a home page".to_owned());
            }
            if let (Some(before), Some(now)) = (title_before, title.as_deref())
                && !same_words(before, now)
            {
                return of(Outcome::Drifted, status, way.last, format!("its title was “{before}” and is “{now}”"));
            }
            match way.moved_to {
                Some(to) => of(Outcome::Moved, redirected, Some(to), "lies elsewhere for good".to_owned()),
                None => of(Outcome::Ok, status, None, String::new()),
            }
        }
    }
}

fn fault_answer(fault: &Fault, to: Option<String>) -> Answer {
    let (outcome, reason) = match fault {
        Fault::NoHost => (Outcome::Dead, "there is no such host"),
        Fault::NoNames => (Outcome::Unclear, "its name can't be looked up; is there a network?"),
        Fault::Refused => (Outcome::Dead, "nothing listens there"),
        Fault::Tls => (Outcome::Dead, "its certificate or encryption is wrong"),
        Fault::Later => (Outcome::Blocked, "its host asks to come back later"),
        Fault::Loop => (Outcome::Dead, "redirects without end"),
        Fault::Cookies => (Outcome::Blocked, "redirects without end whoever keeps no cookies"),
        Fault::LongWay => (Outcome::Unclear, "more redirects than are followed"),
        Fault::Timeout => (Outcome::Unclear, "took too long"),
        Fault::Closed => (Outcome::Unclear, "broke off"),
        Fault::Garbage => (Outcome::Unclear, "what it answers is no HTTP, or too much"),
        Fault::Private => (Outcome::NotAsked, "lies on this machine or its network; `--allow-private` asks it"),
        Fault::Address => (Outcome::NotAsked, "can't be asked for as it is written"),
        Fault::LeadsOut => (Outcome::NotAsked, "leads to an address that can't be asked"),
    };
    Answer { outcome, status: None, to, reason: reason.to_owned(), title: None }
}

fn status_words(status: u16) -> &'static str {
    match status {
        401 | 407 => "asks who we are",
        403 => "forbids it",
        404 => "not found",
        410 => "gone",
        429 => "too many questions",
        451 => "withheld for legal reasons",
        999 => "refuses programs",
        500.. => "a mistake of the server",
        _ => "refuses the question",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_in_one_word() {
        let way = |first_status, moved_to: Option<&str>, last: Option<&str>| Way {
            first_status,
            moved_to: moved_to.map(str::to_owned),
            last: last.map(str::to_owned),
        };
        let straight = || Way::default();
        let moved = || way(Some(301), Some("https://b.org/x"), Some("https://b.org/x"));
        for (name, url, way, end, before, expected) in [
            ("ok", "https://a.org/x", straight(), Ok((200, Some("A"))), None, "ok 200"),
            ("same title", "https://a.org/x", straight(), Ok((200, Some("A – 12"))), Some("a 13"), "ok 200"),
            ("another title", "https://a.org/x", straight(), Ok((200, Some("B"))), Some("A"), "drifted 200"),
            ("no title now", "https://a.org/x", straight(), Ok((200, None)), Some("A"), "ok 200"),
            ("moved", "https://a.org/x", moved(), Ok((200, None)), None, "moved 301 https://b.org/x"),
            ("for now", "https://a.org/x", way(Some(302), None, Some("https://b.org/x")), Ok((200, None)), None, "ok 200"),
            ("home", "https://a.org/x", way(Some(302), None, Some("https://a.org/")), Ok((200, None)), None, "drifted 302 https://a.org/"),
            (
                "home to home",
                "http://a.org",
                way(Some(301), Some("https://a.org/"), Some("https://a.org/")),
                Ok((200, None)),
                None,
                "moved 301 https://a.org/",
            ),
            ("moved and gone", "https://a.org/x", moved(), Ok((404, None)), None, "dead 404"),
            ("gone", "https://a.org/x", straight(), Ok((410, None)), None, "dead 410"),
            ("blocked", "https://a.org/x", straight(), Ok((403, None)), None, "blocked 403"),
            ("asked too much", "https://a.org/x", straight(), Ok((429, None)), None, "blocked 429"),
            ("title of a mistake", "https://a.org/x", straight(), Ok((404, Some("Not found"))), None, "dead 404"),
            ("server", "https://a.org/x", straight(), Ok((503, None)), None, "unclear 503"),
            ("refuses programs", "https://a.org/x", straight(), Ok((999, None)), None, "blocked 999"),
            ("odd", "https://a.org/x", straight(), Ok((418, None)), None, "unclear 418"),
            ("no host", "https://a.org/x", straight(), Err(Fault::NoHost), None, "dead"),
            ("no names", "https://a.org/x", straight(), Err(Fault::NoNames), None, "unclear"),
            ("not now", "https://a.org/x", straight(), Err(Fault::Later), None, "blocked"),
            ("loop", "https://a.org/x", straight(), Err(Fault::Loop), None, "dead"),
            ("cookies", "https://a.org/x", straight(), Err(Fault::Cookies), None, "blocked"),
            ("long way", "https://a.org/x", straight(), Err(Fault::LongWay), None, "unclear"),
            ("redirect to nowhere", "https://a.org/x", straight(), Ok((302, None)), None, "unclear 302"),
            ("slow", "https://a.org/x", straight(), Err(Fault::Timeout), None, "unclear"),
            ("private", "https://a.org/x", straight(), Err(Fault::Private), None, "not-asked"),
        ] {
            let end = end.map(|(status, title): (u16, Option<&str>)| End { status, title: title.map(str::to_owned), is_for_later: false });
            let answer = answer(url, way, end, before);
            let status = answer.status.map(|status| format!(" {status}")).unwrap_or_default();
            let to = answer.to.map(|to| format!(" {to}")).unwrap_or_default();
            assert_eq!(format!("{}{status}{to}", answer.outcome.as_str()), expected, "{name}");
            assert!(answer.status.is_none_or(|status| status < 600) || answer.reason == "refuses programs", "{name}");
            assert!(answer.status.is_some_and(|status| status < 400) || answer.title.is_none(), "{name}");
        }
    }
}

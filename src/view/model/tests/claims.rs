//! Claims, sources, changes and follow-ups for the fixtures.

use super::words::{date, html, link, mark, name, since, term, text};
use crate::view::model::{Change, Copy, FollowUp, Group, Html, Robust, Row, Shared, Source, SourceRef};

/// A claim of Kim Jong Un's; the status began on a day and the claim was made on another.
pub(crate) fn row(id: &str, words: &str, status: &str, from: &str, made: &str, due: &str) -> Row {
    let mark = mark(status);
    let line = format!(
        "Kim Jong Un · made {} · due: {due} · {} since {}",
        date(made).html_short.as_str(),
        mark.label.to_lowercase(),
        date(from).html_short.as_str()
    );
    Row {
        id: text(id),
        url: format!("../commitments/{id}.html"),
        kind: text("commitment"),
        kind_text: text("Commitment"),
        form: Some(text("to act")),
        text: text(words),
        short: text(words),
        lang: None,
        dir: None,
        link: Html::link(&format!("../commitments/{id}.html"), words),
        speaker: name("Kim Jong Un", Some("../speakers/kim-jong-un.html")),
        relayed: Some(text("relayed")),
        mark,
        detail: None,
        since: Some(date(from)),
        beside: Some(since(from)),
        made: date(made),
        due: html(due),
        flags: Vec::new(),
        line: html(&line),
    }
}

/// The eleven commitments of one speaker.
pub(crate) fn rows() -> Vec<Shared<Row>> {
    let five = "2018-03-05";
    let mut rows = vec![
        row(
            "truce-village",
            "The leaders of the two Koreas will meet at the truce village in April 2018.",
            "kept",
            "2018-04-27",
            five,
            "April 2018",
        ),
        row(
            "direct-line",
            "A direct line between the two leaders will be set up, and first used before they meet.",
            "partly-kept",
            "2019-05-15",
            five,
            "before the summit",
        ),
        row(
            "punggye-ri",
            "The nuclear test site at Punggye-ri will be closed in May 2018, before experts and reporters.",
            "partly-kept",
            "2018-05-24",
            "2018-04-27",
            "May 2018",
        ),
        row(
            "remains",
            "The remains of American soldiers will be recovered, and those identified sent home at once.",
            "partly-kept",
            "2019-05-08",
            "2018-06-12",
            "no date",
        ),
        row(
            "no-tests",
            "The North will test no missile and no nuclear device while it is in talks with the United States.",
            "broken",
            "2020-01-03",
            five,
            "while talks go on",
        ),
        row("engine-site", "A test site for missile engines will be destroyed.", "broken", "2019-03-06", "2018-06-12", "no date"),
        row("give-up", "The North will give up nuclear arms if its security is guaranteed.", "contested", "2022-09-12", five, "no date"),
        row("visit-seoul", "Kim Jong Un will visit Seoul.", "overdue", "2019-01-01", "2018-09-19", "2018"),
        row(
            "yongbyon",
            "The North will dismantle its Yongbyon plant if the United States takes corresponding steps.",
            "conditional",
            "2018-09-19",
            "2018-09-19",
            "no date",
        ),
        row(
            "no-use",
            "The North will not use weapons, nuclear or otherwise, against the South.",
            "holding",
            "2019-03-06",
            five,
            "open-ended",
        ),
        row(
            "no-icbm",
            "The North will end nuclear tests and launches of intercontinental missiles.",
            "withdrawn",
            "2020-01-03",
            "2018-04-20",
            "open-ended",
        ),
    ];
    rows[4].flags = vec![term("hearsay", "hearsay").into(), term("single-source", "single source").into()];
    rows[7].detail = Some(mark("in-progress"));
    rows[7].relayed = None;
    rows[8].relayed = None;
    rows.into_iter().map(Shared::from).collect()
}

pub(crate) fn group(status: &str, rows: Vec<Shared<Row>>, dots: usize) -> Group {
    let mark = mark(status);
    Group {
        id: text(status),
        title: mark.label.clone(),
        line: Some(mark.meaning.clone()),
        count: dots.to_string(),
        dots,
        rows,
        more: None,
        url: format!("../status/{status}.html"),
        mark,
    }
}

pub(crate) fn groups(rows: &[Shared<Row>]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for row in rows {
        match groups.iter_mut().find(|group| group.id == row.mark.id) {
            Some(group) => {
                group.rows.push(row.clone());
                group.dots += 1;
                group.count = group.dots.to_string();
            }
            None => groups.push(group(&row.mark.id, vec![row.clone()], 1)),
        }
    }
    groups
}

pub(crate) fn source(n: usize, id: &str, title: &str, line: &str) -> Source {
    Source {
        n: Some(n.to_string()),
        id: format!("source-{id}"),
        url: Some(format!("https://example.org/{id}")),
        title: text(title),
        lang: None,
        dir: None,
        kind: term("briefing", "briefing").into(),
        publisher: Some(text("Office of the President")),
        authors: Vec::new(),
        date: Some(date("2018-03-06")),
        line: Some(html(line)),
        language: Some(text("In Korean.")),
        level: Some(term("primary", "primary").into()),
        interest: Some(term("interested", "interested").into()),
        copies: vec![Copy {
            url: format!("https://example.org/copies/{id}"),
            date: Some(date("2018-03-06")),
            sha256: None,
            words: html("Copy of <time datetime=\"2018-03-06\">6 Mar 2018</time>"),
        }],
        retracted: None,
        robust: Some(Robust {
            original: format!("https://example.org/{id}"),
            version: format!("https://example.org/copies/{id}"),
            date: Some(text("2018-03-06")),
        }),
        backrefs: vec![link(&format!("Back to source {n} in the text"), &format!("#ref-{n}"))],
        used_in: Vec::new(),
    }
}

pub(crate) fn source_list() -> Vec<Source> {
    let day = "<time datetime=\"2018-03-06\">6 March 2018</time>";
    let mut list = vec![
        source(
            1,
            "briefing",
            "Briefing by the envoys on their return from Pyongyang",
            &format!("Office of the President, Republic of Korea, {day}"),
        ),
        source(
            2,
            "report",
            "Kim Jong Un appears to have totally caved to Trump’s pressure, but it could be a trap",
            "Business Insider, <time datetime=\"2018-03\">March 2018</time>",
        ),
        source(3, "post", "Post on the news from Seoul", &format!("Donald Trump, {day}")),
    ];
    list[1].language = None;
    list[2].language = None;
    list[2].copies.clear();
    list[2].robust = None;
    list
}

pub(crate) fn reference(n: usize, id: &str) -> SourceRef {
    SourceRef { n: n.to_string(), url: format!("#source-{id}"), id: Some(format!("ref-{n}")) }
}

pub(crate) fn change(recorded: &str, from: Option<&str>, row: Shared<Row>, why: &str, line: &str) -> Change {
    Change {
        id: format!("{}.{recorded}", row.id),
        recorded: date(recorded),
        happened: None,
        why: term(why, why).into(),
        from: from.map(mark),
        to: row.mark.clone(),
        row,
        article: Some(link("A speech on Liberation Day", "../articles/a.html")),
        line: html(line),
    }
}

pub(crate) fn follow_up(id: &str, status: Option<&str>, happened: &str, note: &str, line: &str) -> FollowUp {
    FollowUp {
        id: Some(format!("follow-up-{id}")),
        happened: date(happened),
        recorded: date(happened),
        mark: status.map(mark),
        note: Some(Html::text(note)),
        lang: None,
        dir: None,
        by: Some(text("the desk")),
        confidence: Some(term("high", "high confidence").into()),
        reason: None,
        article: link("Why we settle on “broken”", "../articles/a.html"),
        line: html(line),
        sources: vec![SourceRef { id: None, ..reference(1, "briefing") }],
        corrects: None,
        corrected_by: None,
        disputes: None,
        settles: None,
        events: Vec::new(),
    }
}

//! The archive as of a day.
//!
//! In: the archive, how far one sees. Out: a [`Snapshot`]: what exists, and what holds of every claim.
//! Every claim is seen to by itself, on all cores; the result doesn't depend on their number.

use rayon::prelude::{IntoParallelIterator as _, ParallelIterator as _};

use super::due::{Deadlines, DueInForce};
use super::flags::{self, Flags};
use super::history::{Spell, history};
use super::horizon::{Drafts, Horizon};
use super::rules::Status;
use crate::archive::{
    Archive, Article, ArticleKey, ClaimKey, ConditionState, Confirmed, Correction, FollowUpKey, PageKey, Retraction, Source, StandingPage,
    VerdictClass,
};
use crate::date::Day;

/// What exists by a day, and what holds of every claim.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The day.
    pub as_of: Day,
    /// Whether drafts count.
    pub drafts: Drafts,
    /// What is known and left out.
    pub left_out: LeftOut,
    articles: Vec<bool>,
    claims: Vec<Option<ClaimState>>,
    follow_ups: Vec<bool>,
}

/// What is known and left out: it has no page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Articles that are drafts, in the order of the table.
    pub drafts: Vec<ArticleKey>,
    /// Articles, drafts aside, that are dated later.
    pub later: Vec<ArticleKey>,
    /// Standing pages that are drafts.
    pub draft_pages: Vec<PageKey>,
}

/// What holds of a claim on the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimState {
    /// The status.
    pub status: Status,
    /// The first day of its present spell, by the day recorded.
    pub since: Day,
    /// The verdicts that stand, in reading order.
    pub standing: Vec<FollowUpKey>,
    /// The open verdict that stands beside a status which the passing of the last day gave: the last, where there are several.
    pub detail: Option<FollowUpKey>,
    /// The deadline in force.
    pub due: Option<DueInForce>,
    /// The state of each of its conditions, and the follow-up that says so; `None` while nothing is known.
    pub conditions: Vec<Option<(ConditionState, FollowUpKey)>>,
    /// Whether the speaker had confirmed it: the claim's own word, or that of the last follow-up.
    pub confirmed: Confirmed,
    /// What stands beside the status.
    pub flags: Flags,
    /// Every status it ever had, oldest first; never empty.
    pub history: Vec<Spell>,
    /// Every follow-up of it that exists, in reading order.
    pub follow_ups: Vec<FollowUpState>,
    /// The first claim that stands in its place.
    pub replaced_by: Option<ClaimKey>,
    /// The last day on which a follow-up of it was recorded.
    pub last_recorded: Option<Day>,
}

/// What holds of a follow-up on the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FollowUpState {
    /// Which it is.
    pub key: FollowUpKey,
    /// Whether it counts: no other that counts corrects it.
    pub active: bool,
    /// The first in reading order that counts and corrects it.
    pub corrected_by: Option<FollowUpKey>,
}

impl LeftOut {
    /// How many there are.
    pub fn count(&self) -> usize {
        let LeftOut { drafts, later, draft_pages } = self;
        drafts.len() + later.len() + draft_pages.len()
    }
}

impl Snapshot {
    pub(super) fn new(archive: &Archive, horizon: Horizon) -> Snapshot {
        let articles: Vec<bool> = archive.articles.keys().map(|article| horizon.since(archive, article).is_some()).collect();
        let deadlines = Deadlines::of(archive, horizon);
        let replaced = replacements(archive, horizon);
        let claims: Vec<ClaimKey> = archive.claims.keys().collect();
        let state = |claim: ClaimKey| {
            let since = horizon.claim_since(archive, claim)?;
            Some(claim_state(archive, claim, since, horizon, &deadlines, replaced[claim.position()]))
        };
        let claims: Vec<Option<ClaimState>> = claims.into_par_iter().map(state).collect();
        let mut follow_ups = vec![false; archive.follow_ups.len()];
        for follow_up in claims.iter().flatten().flat_map(|state| &state.follow_ups) {
            follow_ups[follow_up.key.position()] = true;
        }
        let Horizon { day, drafts } = horizon;
        Snapshot { as_of: day, drafts, left_out: left_out(archive, horizon), articles, claims, follow_ups }
    }

    /// Whether an article exists.
    pub fn article_exists(&self, article: ArticleKey) -> bool {
        self.articles[article.position()]
    }

    /// Whether a claim exists.
    pub fn claim_exists(&self, claim: ClaimKey) -> bool {
        self.claim(claim).is_some()
    }

    /// Whether a follow-up exists: its article does, and so does its claim.
    pub fn follow_up_exists(&self, follow_up: FollowUpKey) -> bool {
        self.follow_ups[follow_up.position()]
    }

    /// Whether a standing page exists: it is no draft, or drafts count.
    pub fn page_exists(&self, page: &StandingPage) -> bool {
        self.horizon().shows(page.draft)
    }

    /// What holds of a claim; `None` where it doesn't exist.
    pub fn claim(&self, claim: ClaimKey) -> Option<&ClaimState> {
        self.claims[claim.position()].as_ref()
    }

    /// The articles that exist, in the order of the table.
    pub fn articles(&self) -> impl DoubleEndedIterator<Item = ArticleKey> {
        self.articles.iter().enumerate().filter(|(_, exists)| **exists).map(|(position, _)| ArticleKey::at(position))
    }

    /// The claims that exist, in the order of the table.
    pub fn claims(&self) -> impl DoubleEndedIterator<Item = (ClaimKey, &ClaimState)> {
        self.claims.iter().enumerate().filter_map(|(position, state)| Some((ClaimKey::at(position), state.as_ref()?)))
    }

    /// The corrections of an article that are there by then. A vague date counts by the last day it can mean.
    pub fn corrections<'a>(&self, article: &'a Article) -> impl Iterator<Item = &'a Correction> + use<'a> {
        self.horizon().corrections(article)
    }

    /// The day of the last of them.
    pub fn last_corrected(&self, article: &Article) -> Option<Day> {
        self.corrections(article).filter_map(|correction| correction.date.last_day()).max()
    }

    /// That a source was taken back, if it was by then. A vague date counts by the last day it can mean.
    pub fn retraction<'a>(&self, source: &'a Source) -> Option<&'a Retraction> {
        self.horizon().retraction(source)
    }

    fn horizon(&self) -> Horizon {
        Horizon { day: self.as_of, drafts: self.drafts }
    }
}

fn left_out(archive: &Archive, horizon: Horizon) -> LeftOut {
    let mut left_out = LeftOut::default();
    for (key, article) in archive.articles.iter() {
        if !horizon.shows(article.draft) {
            left_out.drafts.push(key);
        } else if article.date > horizon.day {
            left_out.later.push(key);
        }
    }
    left_out.draft_pages = archive.pages.iter().filter(|(_, page)| !horizon.shows(page.draft)).map(|(key, _)| key).collect();
    left_out
}

/// For each claim the first that exists and stands in its place, and since when.
fn replacements(archive: &Archive, horizon: Horizon) -> Vec<Option<(Day, ClaimKey)>> {
    let mut replaced: Vec<Option<(Day, ClaimKey)>> = vec![None; archive.claims.len()];
    for (key, claim) in archive.claims.iter() {
        let since = horizon.claim_since(archive, key);
        if let (Some(since), Some(older)) = (since, claim.replaces.filter(|older| *older != key)) {
            let first = &mut replaced[older.position()];
            *first = Some(first.map_or((since, key), |first| first.min((since, key))));
        }
    }
    replaced
}

fn claim_state(
    archive: &Archive,
    claim_key: ClaimKey,
    since: Day,
    horizon: Horizon,
    deadlines: &Deadlines,
    replaced: Option<(Day, ClaimKey)>,
) -> ClaimState {
    let claim = &archive.claims[claim_key];
    let mut history = history(archive, claim_key, since, horizon, deadlines, replaced);
    let last_recorded = history.record.last_day();
    let reading = history.record.last_read();
    let standing = reading.standing();
    let confirmed = reading.confirmed().unwrap_or(claim.confirmed);
    let open_verdict_shown = match (&history.status, reading.verdict()) {
        (Status::Judged(_), Some((_, VerdictClass::Open))) => true,
        (_, Some((_, VerdictClass::Open | VerdictClass::Settled | VerdictClass::Void)) | None) => false,
    };
    let follow_up =
        |(key, corrected_by): (FollowUpKey, Option<FollowUpKey>)| FollowUpState { key, active: corrected_by.is_none(), corrected_by };
    ClaimState {
        since: history.spells.last().map_or(since, |spell| spell.from),
        detail: match history.status {
            Status::Overdue | Status::AwaitingVerdict => reading.last_standing(),
            Status::Pending
            | Status::Conditional
            | Status::Contested
            | Status::NotTriggered
            | Status::Lapsed
            | Status::Superseded
            | Status::Unverifiable
            | Status::Judged(_) => None,
        },
        due: history.due.and_then(|(due, past_after)| due.shown(archive, horizon, past_after)),
        flags: Flags {
            hearsay: flags::hearsay(claim, confirmed),
            slipped: history.due.and_then(|(due, _)| due.by()).is_some() && (claim.due.is_some() || reading.dues() > 1),
            stale: open_verdict_shown && flags::stale(archive.config.stale_after, horizon.day, last_recorded),
            unsupported: flags::unsupported(archive, horizon, &standing),
            single_source: flags::single_source(archive, &standing),
        },
        follow_ups: reading.follow_ups().into_iter().map(follow_up).collect(),
        status: history.status,
        standing,
        conditions: history.conditions,
        confirmed,
        history: history.spells,
        replaced_by: replaced.map(|(_, by)| by),
        last_recorded,
    }
}

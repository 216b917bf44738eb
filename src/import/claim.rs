//! Statements → claims: rows with the same words of the same speaker are one claim, with every review of it.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::hash::short_hash;
use super::known::{Known, folded};
use super::remark::{Place, Remarks};
use super::speaker::Speakers;
use super::statement::{Review, Statement, UsualKind, cut};
use super::verdict::kind_of;
use crate::archive::{ClaimKind, Scales};
use crate::date::Edtf;
use crate::id::{ClaimId, SpeakerId};

/// Characters of a claim's words that its id is made of.
const ID: usize = 60;

/// A claim, and what the file says of it.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub(super) id: ClaimId,
    pub(super) place: Place,
    pub(super) kind: ClaimKind,
    pub(super) text: String,
    pub(super) speaker: SpeakerId,
    pub(super) made: Option<Edtf>,
    pub(super) due: Option<Edtf>,
    pub(super) topics: Vec<String>,
    pub(super) first: Vec<String>,
    pub(super) first_date: Option<Edtf>,
    pub(super) first_title: Option<String>,
    pub(super) first_publisher: Option<String>,
    pub(super) note: Option<String>,
    /// By the day on which they were recorded, then as they stand.
    pub(super) reviews: Vec<(Place, Review)>,
}

/// The claims, in the order in which the file first states them.
pub(super) fn claims(
    statements: Vec<Statement>,
    known: &Known,
    scales: &Scales,
    speakers: &mut Speakers<'_>,
    remarks: &mut Remarks,
) -> Vec<Claim> {
    let mut groups: Vec<(SpeakerId, Vec<Statement>)> = Vec::new();
    let mut position: HashMap<(String, String), usize> = HashMap::new();
    let mut owners: HashMap<ClaimId, SpeakerId> = HashMap::new();
    for mut statement in statements {
        let speaker = speakers.of(&statement, remarks);
        // An id says whose claim it is: under another's, this one would share its verdicts.
        if let Some(id) = &statement.id {
            let owner = known.claim(id).map(|known| &known.speaker);
            let owner = owner.unwrap_or_else(|| owners.entry(id.clone()).or_insert_with(|| speaker.clone()));
            if *owner != speaker {
                remarks.left(statement.place, format!("`id` is left out: `{id}` is a claim of `{owner}`"));
                statement.id = None;
            }
        }
        let key = match &statement.id {
            Some(id) => (id.to_string(), String::new()),
            None => (folded(&statement.claim), speaker.to_string()),
        };
        let at = *position.entry(key).or_insert(groups.len());
        if at == groups.len() {
            groups.push((speaker, Vec::new()));
        }
        groups[at].1.push(statement);
    }
    let ids = ids(&groups, known, remarks);
    groups.into_iter().zip(ids).map(|((speaker, rows), id)| joined(id, speaker, rows, known, scales, remarks)).collect()
}

/// An id for every group: the one that the file or the archive gives; else of its words, with a hash where another has it.
fn ids(groups: &[(SpeakerId, Vec<Statement>)], known: &Known, remarks: &mut Remarks) -> Vec<ClaimId> {
    let mut given: BTreeMap<usize, ClaimId> = BTreeMap::new();
    let mut taken: HashSet<ClaimId> = HashSet::new();
    for (at, (_, rows)) in groups.iter().enumerate() {
        if let Some(id) = &rows[0].id {
            said_of_other_words(id, &rows[0], known, remarks);
            taken.insert(id.clone());
            given.insert(at, id.clone());
        }
    }
    for (at, (speaker, rows)) in groups.iter().enumerate().filter(|(_, (_, rows))| rows[0].id.is_none()) {
        if let Some(id) = known.claim_of_words(&rows[0].claim, speaker)
            && taken.insert(id.clone())
        {
            given.insert(at, id.clone());
        }
    }
    let mut ids = Vec::new();
    for (at, (speaker, rows)) in groups.iter().enumerate() {
        let id = given.remove(&at).unwrap_or_else(|| {
            let text = &rows[0].claim;
            let plain = of_words(text);
            match known.claim(&plain) {
                None if !taken.contains(&plain) => plain,
                Some(other) if other.speaker == *speaker && !taken.contains(&plain) => {
                    said_of_other_words(&plain, &rows[0], known, remarks);
                    plain
                }
                Some(_) | None => {
                    let hash = short_hash(&[&folded(text), speaker.as_str()]);
                    ClaimId::new(&format!("{plain}-{hash}")).unwrap_or(plain)
                }
            }
        });
        taken.insert(id.clone());
        ids.push(id);
    }
    ids
}

/// What there is to say where the archive has the claim of that id in other words than the row.
fn said_of_other_words(id: &ClaimId, row: &Statement, known: &Known, remarks: &mut Remarks) {
    if known.claim(id).is_some_and(|known| known.words != folded(&row.claim)) {
        remarks.reread(row.place, format!("the claim is taken for `{id}`, which the archive has in other words"));
    }
}

/// The id of a claim's first words; of words in letters that ids do not have, a number that is always the same.
fn of_words(text: &str) -> ClaimId {
    let beginning = match text.char_indices().nth(ID) {
        None => text,
        Some((end, _)) => text[..end].rsplit_once(' ').map_or(&text[..end], |(words, _)| words),
    };
    let hashed = || ClaimId::new(&format!("claim-{}", short_hash(&[&folded(text)])));
    ClaimId::of(beginning).or_else(|| hashed().ok()).unwrap_or_else(ClaimId::unnamed)
}

fn joined(id: ClaimId, speaker: SpeakerId, rows: Vec<Statement>, known: &Known, scales: &Scales, remarks: &mut Remarks) -> Claim {
    let named = rows.iter().find_map(|row| row.kind);
    let usual = rows[0].usual_kind;
    let rated = || rows.iter().filter_map(|row| row.review.as_ref()?.words.as_deref()).find_map(|words| kind_of(words, scales));
    let kind = match (known.claim(&id), named, usual) {
        (Some(known), _, _) => known.kind,
        (None, Some(named), _) => named,
        (None, None, UsualKind::Said(kind)) => kind,
        (None, None, UsualKind::OfClaimReview) => rated().unwrap_or(ClaimKind::Assertion),
        (None, None, UsualKind::Unsaid) => rated().unwrap_or_else(|| {
            remarks.reread(rows[0].place, "nothing says the kind of the claim: it is an assertion; say another with --kind");
            ClaimKind::Assertion
        }),
    };
    let mut claim = Claim {
        id,
        place: rows[0].place,
        kind,
        text: rows[0].claim.clone(),
        speaker,
        made: None,
        due: None,
        topics: Vec::new(),
        first: Vec::new(),
        first_date: None,
        first_title: None,
        first_publisher: None,
        note: None,
        reviews: Vec::new(),
    };
    for row in rows {
        // The speaker's own facts are with the speaker.
        let Statement {
            place,
            claim: text,
            kind: said_kind,
            usual_kind: _,
            id: _,
            speaker: _,
            speaker_kind: _,
            role: _,
            same_as: _,
            made,
            due,
            topics,
            first,
            first_date,
            first_title,
            first_publisher,
            note,
            review,
        } = row;
        let mut other = |word: &str| remarks.left(place, format!("`{word}` is left out: another row gives another for `{}`", claim.id));
        if folded(&text) != folded(&claim.text) {
            other("claim");
        }
        if said_kind.is_some_and(|said| said != claim.kind) {
            other("kind");
        }
        for (word, value, kept) in
            [("made", made, &mut claim.made), ("due", due, &mut claim.due), ("first-report-date", first_date, &mut claim.first_date)]
        {
            if let Some(value) = value
                && *kept.get_or_insert_with(|| value.clone()) != value
            {
                other(word);
            }
        }
        for (word, value, kept) in [
            ("first-report-title", first_title, &mut claim.first_title),
            ("first-report-publisher", first_publisher, &mut claim.first_publisher),
            ("note", note, &mut claim.note),
        ] {
            if let Some(value) = value
                && *kept.get_or_insert_with(|| value.clone()) != value
            {
                other(word);
            }
        }
        for (values, kept) in [(topics, &mut claim.topics), (first, &mut claim.first)] {
            for value in values {
                if !kept.contains(&value) {
                    kept.push(value);
                }
            }
        }
        claim.reviews.extend(review.map(|review| (place, review)));
    }
    claim.reviews.sort_by_key(|(place, review)| (review.day, *place));
    due_after_made(&mut claim, remarks);
    claim
}

/// A deadline before the claim was made is a mistake in one of the two.
fn due_after_made(claim: &mut Claim, remarks: &mut Remarks) {
    if let (Some(due), Some(made)) = (&claim.due, &claim.made)
        && matches!((due.last_day(), made.first_day()), (Some(last), Some(first)) if last < first)
    {
        remarks.left(claim.place, format!("`due` is left out: {due} is before the claim was made, {made}"));
        claim.due = None;
    }
}

/// A claim's words as a title.
pub(super) fn title_of(text: &str) -> String {
    cut(text, 150)
}

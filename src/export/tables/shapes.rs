//! The columns of every table, with what they mean. Their names are promises.

use super::{Column, Foreign, Kind, Shape};
use crate::archive::{ClaimKind, Confidence, Confirmed, Form, Interest, Level, Reason, SourceType, SpeakerKind};

const fn must(name: &'static str, kind: Kind, what: &'static str) -> Column {
    Column { name, kind, required: true, what }
}

const fn may(name: &'static str, kind: Kind, what: &'static str) -> Column {
    Column { name, kind, required: false, what }
}

const fn leads(columns: &'static [&'static str], table: &'static str, to: &'static [&'static str]) -> Foreign {
    Foreign { columns, table, to }
}

const WHY: &[&str] = &["new", "judged", "corrected", "disputed", "settled", "day-passed", "due-moved", "condition-changed", "replaced"];

/// Claims.
pub const CLAIMS: Shape = Shape {
    name: "claims",
    what: "Checkable statements that articles record, with their status as of the day, in the order recorded",
    key: &["id"],
    foreign: &[leads(&["article"], "articles", &["slug"]), leads(&["speaker"], "speakers", &["id"])],
    columns: &[
        must("id", Kind::Text, "The claim's id: unique, and the same for ever"),
        must("kind", Kind::OneOf(ClaimKind::WORDS), "What it does: bind, say what will happen, say what is or was so"),
        may("form", Kind::OneOf(Form::WORDS), "What a commitment binds to; empty for other kinds"),
        must("text", Kind::Text, "The editor's neutral wording"),
        must("short", Kind::Text, "The same in short"),
        may("quote", Kind::Text, "The words of the article that it is taken from"),
        must("speaker", Kind::Text, "The id of the speaker whose claim it is"),
        may("via", Kind::Ids, "The ids of those through whom it reached the article, nearest to the speaker first"),
        must("confirmed", Kind::OneOf(Confirmed::WORDS), "Whether the speaker has confirmed it"),
        must("article", Kind::Text, "The slug of the article that records it"),
        must("recorded", Kind::Day, "The day of that article"),
        must("made", Kind::Vague, "When it was made, as written"),
        may("made_first", Kind::Day, "The first day that this can mean"),
        may("made_last", Kind::Day, "The last day that this can mean"),
        may("due", Kind::Vague, "The deadline in force as written, or before:ID, after:ID of another claim; empty where there is none"),
        may("due_first", Kind::Day, "The first day that this can mean"),
        may("due_last", Kind::Day, "The last day that this can mean"),
        may("due_until", Kind::Day, "The last day on which it is not past: later than `due_last` where the date is vague"),
        must("status", Kind::Text, "The id of its status"),
        must("since", Kind::Day, "The first day of that status, by the day recorded"),
        may("verdict", Kind::Text, "The one standing verdict, open ones too; empty for none or several"),
        must("overdue", Kind::YesNo, "Whether the status is overdue"),
        may("flags", Kind::Ids, "Of hearsay, slipped, stale, unsupported, single-source those that hold"),
        may("topics", Kind::Ids, "The slugs of its topics, its article's included"),
    ],
};

/// Follow-ups.
pub const FOLLOW_UPS: Shape = Shape {
    name: "follow_ups",
    what: "What later reporting says became of claims: by claim, in the order in which they are read",
    key: &["claim", "follow_up"],
    foreign: &[leads(&["claim"], "claims", &["id"]), leads(&["article"], "articles", &["slug"])],
    columns: &[
        must("claim", Kind::Text, "The id of the claim"),
        must(
            "follow_up",
            Kind::Text,
            "Its name: SLUG of its article, or SLUG#ID; the claim's page has it at #follow-up-SLUG or #follow-up-SLUG.ID",
        ),
        must("article", Kind::Text, "The slug of the article that gives it"),
        may("id", Kind::Text, "Its id, where one article follows a claim twice"),
        must("recorded", Kind::Day, "The day of that article"),
        must("happened", Kind::Vague, "When it happened, as written"),
        may("happened_first", Kind::Day, "The first day that this can mean"),
        may("happened_last", Kind::Day, "The last day that this can mean"),
        may("verdict", Kind::Text, "The verdict's id; empty for an event"),
        must("corrected", Kind::YesNo, "Whether another corrects it, so that it does not count"),
        may("note", Kind::Text, "What happened"),
        may("sources", Kind::Ids, "Ids of the article's sources"),
        may("by", Kind::Names, "Who judges"),
        may("confidence", Kind::OneOf(Confidence::WORDS), "How sure the judgement is"),
        may("reason", Kind::OneOf(Reason::WORDS), "Why it was broken or only partly kept"),
        may("conditions", Kind::Ids, "What became of conditions: ID:STATE"),
        may("due", Kind::Vague, "The deadline that its maker moved to, as written"),
        may("due_first", Kind::Day, "The first day that this can mean"),
        may("due_last", Kind::Day, "The last day that this can mean"),
        may("confirmed", Kind::OneOf(Confirmed::WORDS), "Whether the speaker has now confirmed the claim"),
        may("corrects", Kind::Text, "The follow-up that this one corrects, by its name"),
        may("disputes", Kind::Text, "The one that it disputes"),
        may("settles", Kind::Ids, "Those that it settles"),
    ],
};

/// Every status that claims ever had.
pub const STATUS_HISTORY: Shape = Shape {
    name: "status_history",
    what: "Every status that each claim ever had: by claim, oldest first",
    key: &["claim", "number"],
    foreign: &[leads(&["claim"], "claims", &["id"]), leads(&["article"], "articles", &["slug"])],
    columns: &[
        must("claim", Kind::Text, "The id of the claim"),
        must("number", Kind::Number, "1 for its first status"),
        must("since", Kind::Day, "The first day, by the day recorded"),
        may("until", Kind::Day, "The last day; empty while it lasts"),
        must("status", Kind::Text, "The status's id"),
        may("previous", Kind::Text, "The status before; empty for a new claim"),
        must("why", Kind::OneOf(WHY), "Why it changed"),
        may("article", Kind::Text, "The slug of the article that brought it about; empty where only a day passed or another claim moved"),
        may("follow_up", Kind::Text, "The follow-up that brought it about, by its name"),
        may("happened", Kind::Vague, "When that happened, as written"),
        may("happened_first", Kind::Day, "The first day that this can mean"),
        may("happened_last", Kind::Day, "The last day that this can mean"),
    ],
};

/// Articles.
pub const ARTICLES: Shape = Shape {
    name: "articles",
    what: "The reporting, in the order recorded",
    key: &["slug"],
    foreign: &[],
    columns: &[
        must("slug", Kind::Text, "The last part of its address"),
        must("title", Kind::Text, "Its title"),
        must("date", Kind::Day, "The day on which it was reported"),
        may("added", Kind::Vague, "When it entered the archive, where that was later, as written"),
        may("added_first", Kind::Day, "The first day that this can mean"),
        may("added_last", Kind::Day, "The last day that this can mean"),
        may("publisher", Kind::Text, "Whose reporting it is"),
        may("authors", Kind::Names, "Who wrote it"),
        may("url", Kind::Text, "The original"),
        must("language", Kind::Text, "BCP 47"),
        may("topics", Kind::Ids, "The slugs of its topics"),
        may("claims", Kind::Ids, "The ids of the claims that it records"),
        may("follow_ups", Kind::Ids, "The ids of the claims that it follows up, each once"),
    ],
};

/// Speakers.
pub const SPEAKERS: Shape = Shape {
    name: "speakers",
    what: "Persons and organisations whose claims are recorded, in the order of ids",
    key: &["id"],
    foreign: &[],
    columns: &[
        must("id", Kind::Text, "The speaker's id"),
        must("name", Kind::Text, "Its name; the id where nobody gave one"),
        may("kind", Kind::OneOf(SpeakerKind::WORDS), "What it is, where it is known"),
        may("role", Kind::Text, "Its office"),
        may("same_as", Kind::Ids, "Addresses of pages about the same"),
        must("declared", Kind::YesNo, "Whether it has a file"),
        must("claims", Kind::Number, "How many claims it made"),
        may("statuses", Kind::Text, "How many of them have which status"),
    ],
};

/// Sources.
pub const SOURCES: Shape = Shape {
    name: "sources",
    what: "What the reporting rests on, in the order recorded",
    key: &["article", "id"],
    foreign: &[leads(&["article"], "articles", &["slug"])],
    columns: &[
        must("article", Kind::Text, "The slug of the article that lists it"),
        must("id", Kind::Text, "Its id there"),
        must("type", Kind::OneOf(SourceType::WORDS), "What it is"),
        must("title", Kind::Text, "Its title"),
        may("authors", Kind::Names, "Who wrote it"),
        may("publisher", Kind::Text, "Who published it"),
        may("date", Kind::Vague, "When, as written"),
        may("date_first", Kind::Day, "The first day that this can mean"),
        may("date_last", Kind::Day, "The last day that this can mean"),
        may("url", Kind::Text, "Where"),
        may("copies", Kind::Ids, "Addresses of copies, or paths below the site's root"),
        may("language", Kind::Text, "BCP 47, where it is known"),
        may("level", Kind::OneOf(Level::WORDS), "How near it is to what it is used to prove"),
        may("interest", Kind::OneOf(Interest::WORDS), "What it has to gain"),
        may("retracted", Kind::Vague, "When it was taken back, as written"),
        may("used_in", Kind::Ids, "Ids of the claims that rest on it, their follow-ups included"),
    ],
};

/// Topics.
pub const TOPICS: Shape = Shape {
    name: "topics",
    what: "Subjects of articles and claims, in the order of slugs",
    key: &["slug"],
    foreign: &[],
    columns: &[
        must("slug", Kind::Text, "The last part of its address"),
        must("name", Kind::Text, "Its name"),
        may("description", Kind::Text, "What archive.yaml says of it"),
        must("articles", Kind::Number, "How many articles are on it"),
        must("claims", Kind::Number, "How many claims are on it, their articles' topics included"),
    ],
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::archive::{ClaimKey, FollowUpKey};
    use crate::status::Why;

    #[test]
    fn why_has_every_word() {
        let (by, claim) = (FollowUpKey::at(0), ClaimKey::at(0));
        let every = [
            Why::New,
            Why::Judged { by },
            Why::Corrected { by },
            Why::Disputed { by },
            Why::Settled { by },
            Why::DayPassed,
            Why::DueMoved { by },
            Why::OtherMoved { claim },
            Why::ConditionChanged { by },
            Why::Replaced { by: claim },
        ];
        let words: BTreeSet<&str> = every.into_iter().map(Why::as_str).collect();
        assert_eq!(words, WHY.iter().copied().collect());
    }

    #[test]
    fn keys_and_what_they_name_are_columns() {
        let shapes = [&CLAIMS, &FOLLOW_UPS, &STATUS_HISTORY, &ARTICLES, &SPEAKERS, &SOURCES, &TOPICS];
        let has = |shape: &Shape, name: &str| shape.columns.iter().any(|column| column.name == name);
        for shape in shapes {
            let names: BTreeSet<&str> = shape.columns.iter().map(|column| column.name).collect();
            assert_eq!(names.len(), shape.columns.len(), "{} has a column twice", shape.name);
            assert!(shape.key.iter().all(|name| has(shape, name)), "the key of {}", shape.name);
            for foreign in shape.foreign {
                let other = shapes.iter().find(|other| other.name == foreign.table).unwrap();
                assert!(foreign.columns.iter().all(|name| has(shape, name)), "{}", shape.name);
                assert_eq!(foreign.to, other.key, "{} names rows of {} by another key", shape.name, other.name);
            }
        }
    }
}

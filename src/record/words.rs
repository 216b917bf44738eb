//! What counts as an entry's words, and what the entry is called in a mistake.
//!
//! Every entry gives its words as pairs of key and text: the same pairs are compared, and shown where they differ.

use std::borrow::Cow;

use super::entries::{
    FollowUpRef, RecordedArticle, RecordedClaim, RecordedCondition, RecordedCriteria, RecordedFollowUp, RecordedRelay, RecordedSource,
};
use super::shown::shown;

/// Keys of an entry and what each says; an absent one says nothing.
pub(super) type Words<'a> = Vec<(&'static str, Cow<'a, str>)>;

/// What all kinds of entries have for a comparison.
pub(super) trait Entry {
    /// What is compared.
    fn words(&self) -> Words<'_>;
    /// What it says in one line.
    fn gist(&self) -> String;
    /// What it is called in a mistake.
    fn subject(&self) -> String;
    /// What to do about a name that changed; `old` is the old one.
    fn help_for_alias(&self, old: &str) -> String;
}

/// Of a name that no alias can lead to: its anchor is part of an address that others cite.
const GIVE_IT_BACK: &str = "give it the id back that it had: others cite it by its address";

impl Entry for RecordedArticle {
    fn words(&self) -> Words<'_> {
        let RecordedArticle { slug: _, file: _, title: _, date, added, authors, aliases: _, corrections: _ } = self;
        vec![("date", Cow::Borrowed(date)), ("added", maybe(added)), ("authors", texts(authors))]
    }

    fn gist(&self) -> String {
        format!("“{}” of {}, in {}", self.title, self.date, self.file)
    }

    fn subject(&self) -> String {
        format!("the article `{}`", shown(&self.slug))
    }

    fn help_for_alias(&self, old: &str) -> String {
        format!("write `aliases: [/articles/{}.html]`", shown(old))
    }
}

impl Entry for RecordedClaim {
    fn words(&self) -> Words<'_> {
        let RecordedClaim {
            id: _,
            article,
            kind,
            form,
            text,
            quote,
            speaker,
            via,
            confirmed,
            to,
            made,
            due,
            conditions,
            criteria: RecordedCriteria { kept_if, partly_if, broken_if },
            testable,
            replaces,
            aliases: _,
        } = self;
        vec![
            ("article", Cow::Borrowed(article)),
            ("kind", Cow::Borrowed(kind)),
            ("form", maybe(form)),
            ("text", Cow::Borrowed(text)),
            ("quote", maybe(quote)),
            ("speaker", Cow::Borrowed(speaker)),
            ("via", joined(via.iter().map(relay))),
            ("confirmed", Cow::Borrowed(confirmed)),
            ("to", texts(to)),
            ("made", maybe(made)),
            ("due", maybe(due)),
            ("conditions", joined(conditions.iter().map(condition))),
            ("kept_if", maybe(kept_if)),
            ("partly_if", maybe(partly_if)),
            ("broken_if", maybe(broken_if)),
            ("testable", Cow::Borrowed(if *testable { "true" } else { "false" })),
            ("replaces", maybe(replaces)),
        ]
    }

    fn gist(&self) -> String {
        self.text.clone()
    }

    fn subject(&self) -> String {
        format!("the claim `{}`", shown(&self.id))
    }

    fn help_for_alias(&self, old: &str) -> String {
        format!("write `aliases: [{}]`", shown(old))
    }
}

impl Entry for RecordedFollowUp {
    fn words(&self) -> Words<'_> {
        let RecordedFollowUp {
            claim: _,
            article: _,
            id: _,
            happened,
            verdict,
            note,
            sources,
            by,
            confidence,
            reason,
            conditions,
            due,
            confirmed,
            corrects,
            disputes,
            settles,
        } = self;
        let conditions = conditions.iter().map(|(id, state)| format!("{id}: {state}"));
        vec![
            ("verdict", maybe(verdict)),
            ("date", maybe(happened)),
            ("note", maybe(note)),
            ("sources", texts(sources)),
            ("by", texts(by)),
            ("confidence", maybe(confidence)),
            ("reason", maybe(reason)),
            ("conditions", joined(conditions)),
            ("due", maybe(due)),
            ("confirmed", maybe(confirmed)),
            ("corrects", joined(corrects.iter().map(FollowUpRef::to_string))),
            ("disputes", joined(disputes.iter().map(FollowUpRef::to_string))),
            ("settles", joined(settles.iter().map(FollowUpRef::to_string))),
        ]
    }

    fn gist(&self) -> String {
        let said = self.verdict.as_deref().unwrap_or("an event");
        self.note.as_ref().map_or_else(|| said.to_owned(), |note| format!("{said}: {note}"))
    }

    fn subject(&self) -> String {
        let id = self.id.as_ref().map_or_else(String::new, |id| format!("#{}", shown(id)));
        format!("the follow-up of `{}` in `{}{id}`", shown(&self.claim), shown(&self.article))
    }

    fn help_for_alias(&self, _: &str) -> String {
        GIVE_IT_BACK.to_owned()
    }
}

impl Entry for RecordedSource {
    fn words(&self) -> Words<'_> {
        let RecordedSource { article: _, id: _, title, publisher, date, url } = self;
        vec![("title", Cow::Borrowed(title)), ("publisher", maybe(publisher)), ("date", maybe(date)), ("url", maybe(url))]
    }

    fn gist(&self) -> String {
        [&self.publisher, &self.url].into_iter().flatten().fold(self.title.clone(), |gist, part| gist + ", " + part)
    }

    fn subject(&self) -> String {
        format!("the source `{}`", shown(&self.id))
    }

    fn help_for_alias(&self, _: &str) -> String {
        GIVE_IT_BACK.to_owned()
    }
}

fn maybe(text: &Option<String>) -> Cow<'_, str> {
    Cow::Borrowed(text.as_deref().unwrap_or_default())
}

fn texts(parts: &[String]) -> Cow<'_, str> {
    match parts {
        [only] => Cow::Borrowed(only),
        [] | [_, _, ..] => Cow::Owned(parts.join("; ")),
    }
}

fn joined(parts: impl Iterator<Item = String>) -> Cow<'static, str> {
    Cow::Owned(parts.collect::<Vec<_>>().join("; "))
}

fn relay(relay: &RecordedRelay) -> String {
    let RecordedRelay { speaker, mode, date, source } = relay;
    let more = [date, source].into_iter().flatten().fold(String::new(), |more, part| more + ", " + part);
    format!("{speaker} ({mode}{more})")
}

fn condition(condition: &RecordedCondition) -> String {
    let RecordedCondition { id, kind, text } = condition;
    format!("{id} ({kind}): {text}")
}

//! The default theme prints every kind of page: with everything, with nothing, and with hostile words in every field.

mod bare;
mod claims;
mod drawn;
mod full;
mod words;

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    ArticlePage, ChangesPage, ClaimPage, CorrectionsPage, GroupPage, HomePage, ListPage, MethodologyPage, MissingPage, SearchPage,
    SourcesPage, StandingPage, StatusPage, TimelinePage,
};
use crate::theme::Theme;

/// Every kind of page of a set of views, printed in one way.
macro_rules! pages {
    ($views:ident, $speaker:expr, $topic:expr, $print:expr) => {
        [
            (HomePage::TEMPLATE, $print(HomePage::TEMPLATE, &$views::home())),
            (ArticlePage::TEMPLATE, $print(ArticlePage::TEMPLATE, &$views::article())),
            (ClaimPage::TEMPLATE, $print(ClaimPage::TEMPLATE, &$views::claim())),
            (GroupPage::SPEAKER_TEMPLATE, $print(GroupPage::SPEAKER_TEMPLATE, &$speaker)),
            (GroupPage::TEMPLATE, $print(GroupPage::TEMPLATE, &$topic)),
            (ListPage::TEMPLATE, $print(ListPage::TEMPLATE, &$views::list())),
            (StatusPage::TEMPLATE, $print(StatusPage::TEMPLATE, &$views::status())),
            (TimelinePage::TEMPLATE, $print(TimelinePage::TEMPLATE, &$views::timeline())),
            (ChangesPage::TEMPLATE, $print(ChangesPage::TEMPLATE, &$views::changes())),
            (SourcesPage::TEMPLATE, $print(SourcesPage::TEMPLATE, &$views::sources())),
            (CorrectionsPage::TEMPLATE, $print(CorrectionsPage::TEMPLATE, &$views::corrections())),
            (MethodologyPage::TEMPLATE, $print(MethodologyPage::TEMPLATE, &$views::methodology())),
            (SearchPage::TEMPLATE, $print(SearchPage::TEMPLATE, &$views::search())),
            (StandingPage::TEMPLATE, $print(StandingPage::TEMPLATE, &$views::page())),
            (MissingPage::TEMPLATE, $print(MissingPage::TEMPLATE, &$views::missing())),
        ]
    };
}

fn theme() -> Theme {
    Theme::compile(&[], "en").unwrap()
}

fn print(template: &str, view: &impl serde::Serialize) -> String {
    match theme().render(template, view) {
        Ok(page) => String::from_utf8(page).unwrap(),
        Err(fault) => panic!("{template}: {fault:#?}"),
    }
}

#[test]
fn every_kind_of_page_with_everything() {
    for (template, page) in pages!(full, full::speaker(), full::topic(), print) {
        assert!(page.starts_with("<!doctype html>") && page.trim_end().ends_with("</html>"), "{template}");
        assert_eq!(page.matches("<h1").count(), 1, "{template}");
        for forbidden in ["style=", " onclick", "&lt;time", "&lt;a ", "None"] {
            assert!(!page.contains(forbidden), "{template} has {forbidden}");
        }
    }
}

#[test]
fn every_kind_of_page_with_nothing() {
    for (template, page) in pages!(bare, bare::group(), bare::group(), print) {
        assert!(page.contains("<h1"), "{template}");
        assert!(!page.contains("None"), "{template}");
    }
}

const HOSTILE: &str = "\"'><script>alert(1)</script><img onerror=x>{{ 1 + 1 }}";

/// Appends hostile words to every string. HTML is a mere string here as well, so all of it has to come out escaped.
fn spoil(value: &mut Value) {
    match value {
        Value::String(words) => words.push_str(HOSTILE),
        Value::Array(list) => list.iter_mut().for_each(spoil),
        Value::Object(map) => map.iter_mut().filter(|(key, _)| *key != "what").for_each(|(_, value)| spoil(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn print_hostile(template: &str, view: &impl serde::Serialize) -> String {
    let mut view = serde_json::to_value(view).unwrap();
    spoil(&mut view);
    print(template, &view)
}

#[test]
fn words_of_an_author_are_never_markup() {
    for (template, page) in pages!(full, full::speaker(), full::topic(), print_hostile) {
        assert!(page.contains("&lt;script&gt;alert(1)"), "{template}");
        for markup in ["<script>", "<img", "\"'>", "x>2", "onerror=x>"] {
            assert!(!page.contains(markup), "{template} has {markup}");
        }
    }
}

fn collect_fields(value: &Value, fields: &mut BTreeSet<String>) {
    match value {
        Value::Array(list) => list.iter().for_each(|one| collect_fields(one, fields)),
        Value::Object(map) => {
            for (field, value) in map {
                fields.insert(field.clone());
                collect_fields(value, fields);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn fields_of(_: &str, view: &impl serde::Serialize) -> BTreeSet<String> {
    let mut fields = BTreeSet::new();
    collect_fields(&serde_json::to_value(view).unwrap(), &mut fields);
    fields
}

#[test]
fn the_documentation_names_every_template_and_field() {
    let documentation = include_str!("../../../../docs/themes.md");
    for (template, fields) in pages!(full, full::speaker(), full::topic(), fields_of) {
        assert!(documentation.contains(&format!("### {template}")) || documentation.contains(&format!(", {template}")), "{template}");
        for field in fields {
            assert!(documentation.contains(&format!("`{field}`")), "{template}: {field}");
        }
    }
}

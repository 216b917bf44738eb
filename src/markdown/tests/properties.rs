//! For all texts.

use std::ops::Range;

use proptest::prelude::{Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest};

use super::page::{LABELS, assert_balanced, assert_inert, lead, parsed, shown, text_of};
use crate::markdown::highlight::highlight;
use crate::markdown::{Mark, Page, Piece, Quote, RawHtml, escape_text, find_quote, html, nearest, outline};

/// Texts in which something is likely to happen.
fn text() -> impl Strategy<Value = String> {
    let token = prop_oneof![
        6 => prop::sample::select(vec![
            "a", "b c", "word", "한국", "e\u{301}", "é", "“x”", "—", " ", " ", "\n", "\n\n", "\r\n", "\r", "\t", "  \n", "\\\n", "*", "**", "_",
            "~~", "`", "```", "~~~", "[", "]", "](x)", "](<x y> 't')", "![", "](claim:a)", "][r]", "[r]", "[r]: u\n", "[^1]", "\n\n[^1]: ",
            "[^2]", "\n[^2]: ", "<", ">", "<b>", "</b>", "<!--", "-->", "<script>", "<https://x.org>", "<a@b.c>", "&amp;", "&lt;", "&#0;",
            "&nGt;", "&ngE;", "\\", "# ", "## ", "\n# ", " {#x .y z=1}", "===\n", "---\n", "> ", "\n> ", "> [!NOTE]\n", "- ", "\n- ", "\n  - ",
            "1. ", "- [x] ", "\n: ", ": ", "|", "|a|b|\n|-|:-:|\n|", "\n|", "    ", "```rust\n", "\n```\n", "\"", "'", ".", "\0", "\u{200b}",
            "\u{feff}", "\u{2028}", "\u{85}", "🙂",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(token, 0..40).prop_map(|tokens| tokens.concat())
}

fn lies_in(text: &str, range: &Range<usize>) -> bool {
    range.start <= range.end && text.get(range.clone()).is_some()
}

/// HTML of the body, places of notes left out.
fn plain(text: &str, marks: &[Mark]) -> String {
    let outline = outline(text).unwrap();
    let page = Page { outline: &outline, marks, link: &lead, top_level: 2, raw_html: RawHtml::Shown, labels: &LABELS };
    let html_of = |piece| match piece {
        Piece::Html(html) => html,
        Piece::Notes(_) => String::new(),
    };
    html(text, &page).into_iter().map(html_of).collect()
}

proptest! {
    #[test]
    fn every_range_lies_in_the_text(text in text()) {
        let outline = outline(&text).unwrap();
        for link in &outline.links {
            prop_assert!(lies_in(&text, &link.range) && lies_in(&text, &link.destination_range), "{link:?}");
            prop_assert!(link.block.is_none_or(|block| block < outline.flat.blocks().len()));
            let _ = outline.flat.sentence_at(link.range.start);
        }
        let ranges = outline.headings.iter().map(|heading| &heading.range)
            .chain(outline.code_languages.iter().map(|code| &code.range))
            .chain(outline.unused_footnotes.iter().map(|note| &note.range))
            .chain(&outline.emphasis_left)
            .chain(outline.marks_left.iter().map(|marks| &marks.range))
            .chain(&outline.skipped_levels)
            .chain(outline.flat.blocks().iter().map(|block| &block.source));
        for range in ranges {
            prop_assert!(lies_in(&text, range), "{range:?}");
        }
        for offset in 0..=text.len() + 2 {
            let _ = outline.flat.sentence_at(offset);
        }
        let _ = (outline.flat.opening(7), outline.flat.words(3));
    }

    #[test]
    fn html_is_balanced_and_inert(text in text()) {
        let html = shown(&text, &[]);
        assert_balanced(&html);
        assert_inert(&html);
    }

    #[test]
    fn marks_change_no_word(text in text(), places in prop::collection::vec((any::<prop::sample::Index>(), 0..12_usize), 0..6)) {
        let marks: Vec<Mark> = places.into_iter().enumerate().map(|(number, (place, length))| {
            let start = place.index(text.len() + 1);
            Mark { range: start..start + length, id: number.to_string(), class: String::new(), after_html: String::new() }
        }).collect();
        let marked = plain(&text, &marks);
        assert_balanced(&marked);
        assert_inert(&marked);
        // The boxes add line feeds, and move the ways back; no word may differ.
        let words = |html: &str| text_of(&parsed(html).0).split_whitespace().collect::<String>();
        prop_assert_eq!(words(&marked), words(&plain(&text, &[])));
    }

    #[test]
    fn words_of_the_text_are_found_where_they_stand(text in text(), place in any::<prop::sample::Index>(), length in 1..20_usize) {
        let outline = outline(&text).unwrap();
        let flat = &outline.flat;
        let characters: Vec<char> = flat.text().chars().collect();
        let start = place.index(characters.len() + 1);
        let exact: String = characters[start..(start + length).min(characters.len())].iter().collect();
        let _ = nearest(flat, &exact);
        if let Ok(found) = find_quote(flat, &Quote { exact: &exact, ..Quote::default() }) {
            prop_assert!(lies_in(&text, &found.range) && lies_in(flat.text(), &found.text));
            prop_assert!(!found.range.is_empty());
            let mark = Mark { range: found.range, id: "x".into(), class: String::new(), after_html: "<b>1</b>".into() };
            let html = plain(&text, &[mark]);
            prop_assert_eq!(html.matches("id=\"claim-x\"").count(), 1);
            prop_assert_eq!(html.matches("<b>1</b>").count(), 1);
        }
    }

    #[test]
    fn colours_change_no_sign(code in text(), language in prop::sample::select(vec![
        "rust", "json", "yaml", "toml", "python", "sh", "html", "diff", "css", "sql", "lua", "haskell", "tex", "text",
    ])) {
        let html = highlight(&code, language);
        assert_balanced(&html);
        let text_of_code = |html: &str| text_of(&parsed(&format!("<pre><code>{html}</code></pre>")).0);
        prop_assert_eq!(text_of_code(&html), text_of_code(&escape_text(&code)));
    }

    #[test]
    fn any_quote_in_any_text(text in text(), exact in text(), prefix in text(), suffix in text()) {
        let flat = outline(&text).unwrap().flat;
        let _ = find_quote(&flat, &Quote { exact: &exact, prefix: &prefix, suffix: &suffix });
        let _ = find_quote(&flat, &Quote { exact: &exact, ..Quote::default() });
        let _ = nearest(&flat, &exact);
    }
}

use super::*;

fn file(path: &'static str, text: &'static str) -> ThemeFile<'static> {
    ThemeFile { path, text: Some(text), sha256: [0; 32] }
}

#[test]
fn a_word_comes_from_the_nearest_file_that_has_it() {
    let files = [file("i18n/en.yaml", "skip: Jump\nown: {word: Mine}"), file("i18n/pt.yaml", "skip: Saltar")];
    for (language, key, word, spoken) in [
        ("en", "skip", "Jump", "en"),
        ("pt-BR", "skip", "Saltar", "pt"),
        ("pt-BR", "own.word", "Mine", "pt"),
        ("pt-BR", "status.kept.label", "Kept", "pt"),
        ("nl", "skip", "Jump", "en"),
        ("en", "no.such", "no.such", "en"),
    ] {
        let strings = Strings::of(language, &files);
        assert_eq!((strings.text(key), strings.language()), (word, spoken), "{language} {key}");
    }
}

#[test]
fn places_are_filled() {
    let strings = Strings::of("en", &[file("i18n/en.yaml", "a: '<{who}> & {what}{'")]);
    assert_eq!(strings.with("a", &[("who", "<b>")]), "<<b>> & {");
    assert_eq!(strings.phrase("a", &[("who", &Html::trusted("<b>x</b>"))]).as_str(), "&lt;<b>x</b>&gt; &amp; {");
}

#[test]
fn a_title_that_ends_its_own_sentence_ends_that_around_it() {
    let strings = Strings::of("en", &[file("i18n/en.yaml", "a: 'In {title}. So'")]);
    for (title, expected) in [
        ("Built", "In Built. So"),
        ("Built.", "In Built. So"),
        ("Was it built?", "In Was it built? So"),
        ("<a href=\"x.html\"><bdi lang=\"ko\">Built.</bdi></a>", "In <a href=\"x.html\"><bdi lang=\"ko\">Built.</bdi></a> So"),
        ("<a href=\"x.html\">Built</a>", "In <a href=\"x.html\">Built</a>. So"),
        ("3.5", "In 3.5. So"),
    ] {
        assert_eq!(strings.phrase("a", &[("title", &Html::trusted(title))]).as_str(), expected);
    }
}

#[test]
fn counts_take_their_form() {
    let strings = Strings::of("en", &[]);
    for (count, words) in [(0, "0 claims"), (1, "1 claim"), (2, "2 claims"), (9_999, "9999 claims"), (10_000, "10,000 claims")] {
        assert_eq!(strings.plural("count.claims", count), words);
    }
    assert_eq!(strings.number(1_234_567), "1,234,567");
}

#[test]
fn words_in_a_row() {
    let strings = Strings::of("en", &[]);
    for (words, row) in [("", ""), ("a", "a"), ("a b", "a and b"), ("a b c", "a, b and c"), ("a b c d", "a, b, c and d")] {
        let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
        assert_eq!(strings.list(&words), row);
    }
}

#[test]
fn templates_see_the_words_by_their_keys() {
    let words = Strings::of("en", &[]).for_templates();
    assert_eq!(words.get_from_path("status.kept.label").unwrap().as_str(), Some("Kept"));
}

/// The plural forms are a language's own; every other key is in every file.
fn keys(language: &str) -> Vec<String> {
    let forms = ["zero", "one", "two", "few", "many", "other"];
    let mut strings = Strings { language: language.to_owned(), locale: locale(language), words: HashMap::new(), groups: HashSet::new() };
    let path = format!("i18n/{language}.yaml");
    let (_, bytes) = builtin_files().into_iter().find(|(file, _)| *file == path).unwrap();
    strings.learn(language, std::str::from_utf8(bytes).unwrap());
    let plural = |key: &String| {
        let (stem, last) = key.rsplit_once('.').unwrap_or(("", key));
        forms.contains(&last) && strings.words.contains_key(&format!("{stem}.other"))
    };
    let mut keys: Vec<String> =
        strings.words.keys().map(|key| if plural(key) { key.rsplit_once('.').unwrap().0.to_owned() } else { key.clone() }).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

#[test]
fn every_language_has_every_key() {
    let english = keys("en");
    for (path, _) in builtin_files() {
        if let Some(language) = path.strip_prefix("i18n/").and_then(|file| file.strip_suffix(".yaml")) {
            assert_eq!(keys(language), english, "{language}");
        }
    }
}

#[test]
fn no_pattern_has_a_place_that_english_does_not_fill() {
    let english = Strings::of("en", &[]);
    for language in ["de", "es", "fr", "ar", "ko"] {
        let strings = Strings::of(language, &[]);
        for (key, pattern) in &strings.words {
            let plain = key.rsplit_once('.').map_or(key.as_str(), |(stem, _)| stem);
            let known: Vec<&str> =
                places(english.get(key).or_else(|| english.get(&format!("{plain}.other"))).unwrap_or_default()).collect();
            for name in places(pattern) {
                assert!(known.contains(&name), "{language}: {key} fills {{{name}}}");
            }
        }
    }
}

#[test]
fn what_does_not_fit_leaves_the_word_below_it() {
    for (own, key, word) in [
        ("nav: Ways", "nav.main", "Main"),
        ("skip: {a: b}", "skip", "Skip to the content"),
        ("skip: [a]", "skip", "Skip to the content"),
        ("count: {claims: each}", "count.claims.other", "{n} claims"),
        ("skip:", "skip", "Skip to the content"),
        ("skip: [", "skip", "Skip to the content"),
        ("skip: 1.5", "skip", "1.5"),
        ("lede: {home: {one: One}}", "lede.home.one", "One"),
        ("level: {primary: {label: first-hand}}", "level.primary.label", "first-hand"),
    ] {
        assert_eq!(Strings::of("en", &[file("i18n/en.yaml", own)]).text(key), word, "{own}");
    }
}

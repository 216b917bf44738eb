//! Twelve things that other generators do without a word. Here each is refused, or said, or done right.

use super::archives::Archive;

/// A good article with these words, beside whatever else.
fn article(body: &str) -> String {
    format!("== content/articles/2018-03-06-pledge.md\n---\ntitle: A pledge\n---\n{body}\n")
}

#[test]
fn a_dead_link_to_another_article_is_an_error() {
    let told = Archive::of(&article("See [that](2018-03-07-none.md).")).refused();
    assert!(told.contains("error[broken-link]") && told.contains("2018-03-06-pledge.md:4:12"), "{told}");
}

#[test]
fn a_dead_fragment_is_an_error() {
    let told = Archive::of(&article("## Here\n\nSee [that](#there).")).refused();
    assert!(told.contains("error[broken-anchor]") && told.contains("did you mean `here`?"), "{told}");
}

#[test]
fn a_missing_image_is_an_error() {
    let told = Archive::of(&article("![a map](map.png)")).refused();
    assert!(told.contains("error[missing-image]") && told.contains("`map.png`"), "{told}");
}

#[test]
fn two_files_with_one_address_are_an_error_at_both_places() {
    let other = "== content/articles/sub/2019-01-01-pledge.md\n---\ntitle: Another\n---\nWords.\n";
    let told = Archive::of(&(article("Words.") + other)).refused();
    assert!(told.contains("error[same-address]"), "{told}");
    assert!(told.contains("articles/2018-03-06-pledge.md") && told.contains("sub/2019-01-01-pledge.md"), "{told}");
}

#[test]
fn an_article_of_a_later_date_is_left_out_with_a_word() {
    let archive = Archive::of(&article("Words."));
    let output = archive.run(&["build", "--as-of", "2018-01-01", "--verbose"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && told.contains("1 left out") && told.contains("left out: pledge (of a later date)"), "{told}");
    assert!(!archive.output().join("articles/pledge.html").exists());
}

#[test]
fn a_misspelt_draft_is_an_error() {
    let told = Archive::of("== content/articles/2018-03-06-a.md\n---\ntitle: A\ndarft: true\n---\nWords.").refused();
    assert!(told.contains("error[unknown-key]") && told.contains("did you mean `draft`?"), "{told}");
}

#[test]
fn an_undated_article_is_an_error() {
    let told = Archive::of("== content/articles/pledge.md\n---\ntitle: A\n---\nWords.").refused();
    assert!(told.contains("error[missing-key]: an article needs a `date`"), "{told}");
}

#[test]
fn bad_yaml_is_an_error_and_never_printed_into_a_page() {
    let told = Archive::of("== content/articles/2018-03-06-a.md\n---\ntitle: a: b\n---\nWords.").refused();
    assert!(told.contains("error[yaml-syntax]") && told.contains("2018-03-06-a.md:2:"), "{told}");
}

#[test]
fn the_page_of_a_deleted_file_goes() {
    let archive = Archive::of(&(article("Words.") + "== content/articles/2018-04-01-other.md\n---\ntitle: Other\n---\nWords."));
    archive.build();
    assert!(archive.output().join("articles/other.html").exists());
    std::fs::remove_file(archive.root().join("content/articles/2018-04-01-other.md")).unwrap();
    archive.build();
    assert!(!archive.output().join("articles/other.html").exists());
    assert!(archive.output().join("articles/pledge.html").exists());
}

#[test]
fn a_failing_template_leaves_the_old_site_whole() {
    let archive = Archive::of(&article("Words."));
    archive.build();
    let before = super::archives::tree(&archive.output());
    archive.write("archive.yaml", "title: Test\ntheme: mine\n");
    archive.write("themes/mine/theme.yaml", "name: Mine\napi: 1\n");
    archive.write("themes/mine/templates/article.html", "<p>{{ nothing.of.the.kind }}</p>\n");
    let output = archive.run(&["build", "--as-of", "2026-01-01"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains("error[template]") && told.contains("themes/mine/templates/article.html:1:"), "{told}");
    assert_eq!(super::archives::tree(&archive.output()), before);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let text = article("Words with *emphasis* and [a link](https://example.org/).");
    let (one, other) = (Archive::of(&text), Archive::of(&text));
    assert_eq!(super::archives::tree(&one.build().output()), super::archives::tree(&other.build().output()));
}

#[test]
fn a_korean_title_keeps_its_letters() {
    let archive = Archive::of(
        "== content/articles/2018-03-06-남북정상회담.md\n---\ntitle: 남북정상회담 4월 말 개최\nlanguage: ko\ntopics: [남북 관계]\n---\n판문점에서 만난다.",
    );
    archive.build();
    assert!(archive.published("articles/남북정상회담.html").contains("남북정상회담 4월 말 개최"));
    assert!(archive.output().join("topics/남북-관계.html").exists());
}

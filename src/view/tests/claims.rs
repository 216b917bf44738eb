//! The panel of a claim's page in every case, and what stands around its words.

use super::archive::archive_of;
use super::pieces::plain;
use crate::view::model::ClaimPage;

/// A claim with these keys in an article of 6 March 2018, and these articles after it.
fn page(keys: &str, later: &str, as_of: &str) -> ClaimPage {
    let text = format!(
        "== content/speakers/kim.md\nname: Kim Jong Un\n== content/speakers/house.md\nname: Blue House\n\
         == content/articles/2018-03-06-pledges.md\ntitle: Pledges\nauthors: [Desk]\n\
         sources: [{{id: paper, title: Paper, url: 'https://example.org/p', retracted: {{date: 2018-07-01}}}}]\n\
         claims: [{{id: it, speaker: kim, text: It will be., quote: will be, {keys}}}]\n---\nKim says it *will be* so.\n{later}"
    );
    archive_of(&text, as_of).see_claim("it", |view, key| view.claim_page(key).unwrap())
}

const BROKEN: &str = "== content/articles/2018-05-10-b.md\ntitle: B\nauthors: [Desk]\n\
    follow_ups: [{claim: it, date: 2018-05-04, verdict: broken, note: It was not., confidence: high, reason: blocked, sources: [photo]}]\n\
    sources: [{id: photo, title: Photo}]\n";

#[test]
fn the_panel_in_every_case() {
    let holding = "== content/articles/2018-05-10-b.md\ntitle: B\nfollow_ups: [{claim: it, verdict: in-progress, note: So far.}]\n";
    let event = "== content/articles/2018-05-10-b.md\ntitle: B\nfollow_ups: [{claim: it, note: A step.}]\n";
    let met = |state: &str| {
        format!("== content/articles/2018-05-10-b.md\ntitle: B\nfollow_ups: [{{claim: it, conditions: {{x: {state}}}, note: So.}}]\n")
    };
    let condition = |kind: &str| format!("conditions: [{{id: x, type: {kind}, text: Peace holds.}}]");
    let newer = "== content/articles/2018-05-10-b.md\ntitle: B\nclaims: [{id: newer, speaker: kim, text: It will be new., replaces: it}]\n";
    let held = "== content/articles/2018-05-10-b.md\ntitle: B\nfollow_ups: [{claim: it, verdict: broken, note: Not kept.}]\n\
        == content/articles/2018-05-12-c.md\ntitle: C\nfollow_ups: [{claim: it, verdict: holding, note: Kept up.}]\n";
    let corrected = "== content/articles/2018-05-10-b.md\ntitle: B\nfollow_ups: [{claim: it, verdict: kept, note: Kept.}]\n\
        == content/articles/2018-05-12-c.md\ntitle: C\nfollow_ups: [{claim: it, corrects: b, note: Not so.}]\n";
    let nobody = "Nobody has recorded a verdict.";
    for (name, keys, later, as_of, status, text, line) in [
        ("pending", "", "", "2018-04-01", "pending", "Nothing has been reported on this yet.".to_owned(), "Since 6 March 2018."),
        (
            "pending with a date",
            "due: 2018-04",
            "",
            "2018-04-01",
            "pending",
            "Nothing has been reported on this yet. Due in April 2018.".to_owned(),
            "Since 6 March 2018.",
        ),
        (
            "pending after an event",
            "",
            event,
            "2018-06-01",
            "pending",
            "No verdict has been recorded yet.".to_owned(),
            "Since 6 March 2018. Last checked on 10 May 2018.",
        ),
        (
            "conditional",
            &condition("if"),
            "",
            "2018-04-01",
            "conditional",
            "Nothing has been reported on this yet. It binds only if this comes true: Peace holds.".to_owned(),
            "Since 6 March 2018.",
        ),
        ("overdue", "due: 2018-04", "", "2018-06-01", "overdue", format!("Was due in April 2018. {nobody}"), "Since 1 May 2018."),
        (
            "awaiting a verdict",
            "form: refrain, due: 2018-04",
            "",
            "2018-06-01",
            "awaiting-verdict",
            format!("Bound until April 2018. {nobody}"),
            "Since 1 May 2018.",
        ),
        (
            "kept and broken, then kept up: no verdict that stands is final",
            "form: maintain, due: 2018-05",
            held,
            "2018-07-01",
            "awaiting-verdict",
            "Bound until May 2018. No final verdict stands.".to_owned(),
            "Since 1 June 2018. Last checked on 12 May 2018.",
        ),
        (
            "a verdict that was corrected away was a verdict",
            "due: 2018-05",
            corrected,
            "2018-07-01",
            "overdue",
            "Was due in May 2018. No final verdict stands.".to_owned(),
            "Since 1 June 2018. Last checked on 12 May 2018.",
        ),
        (
            "out of time, and it may never have bound",
            &format!("due: 2018-04, {}", condition("if")),
            "",
            "2018-06-01",
            "awaiting-verdict",
            format!("Was due in April 2018. {nobody} It binds only if this comes true: Peace holds."),
            "Since 1 May 2018.",
        ),
        (
            "overdue with an open verdict",
            "due: 2018-05",
            holding,
            "2018-07-01",
            "overdue",
            "Was due in May 2018. No final verdict stands.".to_owned(),
            "Since 1 June 2018. Last checked on 10 May 2018.",
        ),
        (
            "an open verdict",
            "",
            holding,
            "2018-06-01",
            "in-progress",
            "So far.".to_owned(),
            "Since 10 May 2018. Recorded 10 May 2018 in B. Last checked on 10 May 2018.",
        ),
        (
            "settled",
            "",
            BROKEN,
            "2018-06-01",
            "broken",
            "It was not.".to_owned(),
            "Since 10 May 2018. Happened on 4 May 2018, recorded 10 May 2018 in B. By Desk, high confidence. \
             Reason: somebody stood in the way.",
        ),
        (
            "not triggered",
            &condition("if"),
            &met("failed"),
            "2018-06-01",
            "not-triggered",
            "What it hung on did not come true: Peace holds.".to_owned(),
            "Since 10 May 2018. Recorded 10 May 2018 in B.",
        ),
        (
            "lapsed",
            &condition("while"),
            &met("ceased"),
            "2018-06-01",
            "lapsed",
            "What it hung on has ceased: Peace holds.".to_owned(),
            "Since 10 May 2018. Recorded 10 May 2018 in B.",
        ),
        (
            "freed",
            &condition("unless"),
            &met("met"),
            "2018-06-01",
            "lapsed",
            "What frees from it has come true: Peace holds.".to_owned(),
            "Since 10 May 2018. Recorded 10 May 2018 in B.",
        ),
        (
            "superseded",
            "",
            newer,
            "2018-06-01",
            "superseded",
            "Another claim has taken its place: It will be new.".to_owned(),
            "Since 10 May 2018.",
        ),
        (
            "unverifiable",
            "testable: false",
            "",
            "2018-06-01",
            "unverifiable",
            "Nobody could ever judge it.".to_owned(),
            "Since 6 March 2018.",
        ),
    ] {
        let verdict = page(keys, later, as_of).verdict;
        let said = (verdict.mark.id.as_str(), plain(verdict.text.as_str()), plain(verdict.line.unwrap().as_str()));
        assert_eq!(said, (status, text, line.to_owned()), "{name}");
    }
}

#[test]
fn an_open_verdict_stands_beside_what_is_overdue() {
    let holding = "== content/articles/2018-05-10-b.md\ntitle: B\nfollow_ups: [{claim: it, verdict: stalled, note: No.}]\n";
    let page = page("due: 2018-05", holding, "2018-07-01");
    assert_eq!(page.verdict.detail.unwrap().id, "stalled");
}

#[test]
fn what_is_contested_shows_every_side_and_first_judged_says_since_when() {
    let disputed = format!(
        "{BROKEN}== content/articles/2018-05-12-c.md\ntitle: C\nfollow_ups: [{{claim: it, verdict: kept, disputes: b, note: It was.}}]\n"
    );
    let contested = page("", &disputed, "2018-06-01").verdict;
    let sides: Vec<&str> = contested.standing.iter().map(|side| side.mark.as_ref().unwrap().id.as_str()).collect();
    assert_eq!((contested.mark.id.as_str(), sides), ("contested", vec!["broken", "kept"]));
    assert!(contested.standing.iter().all(|side| side.id.is_none()), "the history has the ids");

    let settled = format!(
        "{disputed}== content/articles/2018-05-20-d.md\ntitle: D\nfollow_ups: [{{claim: it, verdict: broken, settles: [b, c], note: So.}}]\n"
    );
    let settled = page("", &settled, "2018-06-01").verdict;
    assert_eq!(settled.first_judged.unwrap().iso, "2018-05-10");
    assert_eq!(plain(settled.line.unwrap().as_str()), "Since 20 May 2018. Recorded 20 May 2018 in D. First judged so on 10 May 2018.");
}

#[test]
fn a_verdict_whose_sources_were_all_retracted_says_so() {
    let later = "== content/articles/2018-05-10-b.md\ntitle: B\nfollow_ups: [{claim: it, verdict: broken, note: No., sources: [x]}]\n\
        sources: [{id: x, title: X, retracted: {date: 2018-07-01}}]\n";
    for (as_of, warning) in [("2018-06-01", None), ("2018-08-01", Some("Every source of this verdict has been retracted."))] {
        assert_eq!(page("", later, as_of).verdict.warning.as_deref(), warning, "{as_of}");
    }
}

#[test]
fn the_words_their_place_and_the_chain() {
    let page = page("via: [{speaker: house, mode: paraphrase, date: 2018-03-06, source: paper}], made: 2018-03-05", "", "2018-06-01");
    assert_eq!(page.quote.unwrap().url, "../articles/pledges.html#claim-it");
    assert_eq!(
        page.words_line.as_str(),
        "As reported in <a href=\"../articles/pledges.html#claim-it\">Pledges</a>, <time datetime=\"2018-03-06\">6 March 2018</time>. \
         The speaker’s own words are not on record."
    );
    let chain: Vec<String> =
        page.chain.iter().map(|link| format!("{}: {}", link.name.text, plain(link.line.as_ref().unwrap().as_str()))).collect();
    assert_eq!(chain, ["Kim Jong Un: spoke on 5 Mar 2018", "Blue House: paraphrase, 6 Mar 2018", "This archive: report, 6 Mar 2018"]);
    assert_eq!(page.confirmed.as_deref(), Some("Not known. It reached us as hearsay."));
    assert_eq!(plain(page.byline.last().unwrap().as_str()), "relayed on 6 March 2018");
    assert_eq!(page.sources.iter().map(|source| source.id.as_str()).collect::<Vec<_>>(), ["source-paper"]);
}

#[test]
fn who_denies_the_words_is_not_said_to_have_spoken() {
    let denied = "== content/articles/2018-05-10-b.md\ntitle: B\nfollow_ups: [{claim: it, confirmed: denied, note: No.}]\n";
    for (as_of, line) in [("2018-05-01", "spoke on 5 Mar 2018"), ("2018-06-01", "is said to have spoken on 5 Mar 2018, and denies it")] {
        let page = page("via: house, made: 2018-03-05", denied, as_of);
        assert_eq!(plain(page.chain[0].line.as_ref().unwrap().as_str()), line, "{as_of}");
    }
}

#[test]
fn criteria_say_since_when_they_stand() {
    let added = "added: 2018-08-01\n";
    for (name, later, line) in [
        ("no verdict", String::new(), "Set on 6 March 2018. There is no verdict yet."),
        ("before", BROKEN.to_owned(), "Set on 6 March 2018, before the first verdict."),
    ] {
        let page = page("criteria: {kept_if: It is., broken_if: It is not.}", &later, "2018-06-01");
        let criteria: Vec<&str> = page.criteria.iter().map(|criterion| criterion.mark.id.as_str()).collect();
        assert_eq!((criteria, plain(page.criteria_line.unwrap().as_str()).as_str()), (vec!["kept", "broken"], line), "{name}");
    }
    let reconstructed = |later: &str| {
        let text = format!(
            "== content/articles/2018-03-06-a.md\ntitle: A\n{added}claims: [{{id: it, speaker: kim, text: It., criteria: {{kept_if: So.}}}}]\n{later}"
        );
        archive_of(&text, "2018-09-01").see_claim("it", |view, key| plain(view.claim_page(key).unwrap().criteria_line.unwrap().as_str()))
    };
    assert_eq!(reconstructed(BROKEN), "Set on 1 August 2018, after the first verdict.");
    let together = BROKEN.replacen("title: B\n", "title: B\nadded: 2018-08-01\n", 1);
    assert_eq!(reconstructed(&together), "Set on 1 August 2018, together with the first verdict.");
}

#[test]
fn what_was_entered_after_its_day_is_never_taken_for_a_record_of_that_day() {
    let follow_up = |added: &str| {
        format!("== content/articles/2018-05-10-b.md\ntitle: B\n{added}follow_ups: [{{claim: it, verdict: kept, note: So.}}]\n")
    };
    for (claim_added, later, line) in [
        ("", String::new(), None),
        ("", follow_up(""), None),
        ("added: 2018-03-06\n", follow_up(""), None),
        (
            "added: 2018-08-01\n",
            String::new(),
            Some(
                "Reconstructed: the article behind this entered the archive later than dated, on 1 August 2018. \
                 The days above are the article’s own.",
            ),
        ),
        (
            "",
            follow_up("added: 2018-08\n"),
            Some(
                "Reconstructed: 1 of the 2 articles behind this entered the archive later than dated, between 1 and 31 August 2018. \
                 The days above are the articles’ own.",
            ),
        ),
        (
            "added: 2018-07-01\n",
            follow_up("added: 2018-08-02\n"),
            Some(
                "Reconstructed: 2 of the 2 articles behind this entered the archive later than dated, between 1 July and 2 August 2018. \
                 The days above are the articles’ own.",
            ),
        ),
    ] {
        let text =
            format!("== content/articles/2018-03-06-a.md\ntitle: A\n{claim_added}claims: [{{id: it, speaker: kim, text: It.}}]\n{later}");
        let said = archive_of(&text, "2018-09-01")
            .see_claim("it", |view, key| view.claim_page(key).unwrap().reconstructed.map(|line| plain(line.as_str())));
        assert_eq!(said.as_deref(), line, "{claim_added:?} {later}");
    }
}

#[test]
fn an_archive_without_an_address_cites_none() {
    let text = "== archive.yaml\ntitle: A\n== content/articles/2018-03-06-a.md\ntitle: A\n\
        claims: [{id: it, speaker: kim, text: It will be.}]\n";
    let cite = archive_of(text, "2018-09-01").see_claim("it", |view, key| view.claim_page(key).unwrap().cite);
    assert_eq!(cite.url, None);
    assert!(!cite.bibtex.contains("url"), "{}", cite.bibtex);
}

#[test]
fn data_and_citation() {
    let page = page("", BROKEN, "2018-06-01");
    let data: Vec<(&str, &str)> = page.data.iter().map(|link| (link.text.as_str(), link.url.as_str())).collect();
    assert_eq!(data, [("All claims as JSON", "../data/claims.json")]); // no feed of its own: the archive asks for none
    assert_eq!(plain(page.cite.text.as_str()), "Words and deeds, “It will be.” Broken, as of 1 June 2018.");
    assert_eq!(page.cite.url.as_deref(), Some("https://example.org/words/commitments/it.html"));
    assert!(page.cite.bibtex.contains("note      = {Status as of 2018-06-01: Broken}"), "{}", page.cite.bibtex);
    assert_eq!(page.frame.page.title, "It will be: Broken");
    assert_eq!(page.frame.page.marks, ["broken", "pending"]);
    assert!(page.frame.page.hatch);
}

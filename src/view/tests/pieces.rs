//! The small pieces: deadlines, who, sources, changes.

use super::archive::archive_of;
use crate::plan::Page;
use crate::view::Citations;
use crate::view::model::HistoryEntry;

/// One claim with these keys, in an article of 6 March 2018 by a relay.
fn claim(keys: &str) -> String {
    format!(
        "== content/speakers/kim.md\nname: Kim Jong Un\n== content/speakers/house.md\nname: Blue House\n\
         == content/speakers/chung.md\nname: Chung\n== content/articles/2018-03-06-pledges.md\ntitle: Pledges\nclaims:\n\
         - {{id: summit, speaker: kim, text: They will meet.}}\n- {{id: it, speaker: kim, text: It will be., {keys}}}\n"
    )
}

#[test]
fn a_deadline_in_words() {
    for (keys, short, long, note) in [
        ("", "no date", "no date", "No date was given."),
        ("due: 2018-04", "Apr 2018", "April 2018", "Due in April 2018."),
        ("due: 2018-04-27", "27 Apr 2018", "27 April 2018", "Due on 27 April 2018."),
        ("due: 2018-04/..", "open-ended", "from April 2018", "Open-ended."),
        ("due: {before: summit}", "before They will meet.", "before They will meet.", "Due before: They will meet."),
        ("due: {after: summit}", "after They will meet.", "after They will meet.", "Due after: They will meet."),
        ("form: refrain", "open-ended", "open-ended", "Open-ended."),
        ("form: maintain, due: 2018-12", "until Dec 2018", "until December 2018", "Binds: until December 2018."),
        ("form: refrain, due: 2018-04/2018-05", "Apr–May 2018", "between April and May 2018", "Binds: between April and May 2018."),
        ("kind: prediction, due: 2018", "2018", "2018", "Due in 2018."),
    ] {
        let said = archive_of(&claim(keys), "2018-03-10").see_claim("it", |view, key| {
            let (claim, state) = (&view.archive().claims[key], view.state(key).unwrap());
            [view.due_short(claim, state), view.due_long(claim, state), view.due_note(claim, state)].map(|html| plain(html.as_str()))
        });
        assert_eq!(said, [short, long, note], "{keys}");
    }
}

/// A follow-up that sets a deadline, recorded on a day.
fn moves(day: &str, due: &str) -> String {
    format!("== content/articles/{day}-moved.md\nslug: moved-{day}\ntitle: Moved\nfollow_ups:\n- {{claim: it, due: {due}, note: Moved.}}\n")
}

#[test]
fn a_moved_deadline_says_both_and_a_first_one_is_set() {
    let [may, june] = [moves("2018-05-01", "2018-09"), moves("2018-06-01", "../2018-12")];
    for (keys, later, long, events) in [
        (
            "due: 2018-04",
            &*may,
            "September 2018 (moved; before that: April 2018)",
            vec!["The deadline was moved: September 2018, before that April 2018."],
        ),
        ("", &may, "September 2018", vec!["A deadline was set: September 2018."]),
        (
            "",
            &format!("{may}{june}"),
            "until December 2018 (moved; before that: September 2018)",
            vec!["The deadline was moved: until December 2018, before that September 2018.", "A deadline was set: September 2018."],
        ),
        (
            "due: {before: summit}",
            &may,
            "September 2018 (moved; before that: before They will meet.)",
            vec!["The deadline was moved: September 2018, before that before They will meet."],
        ),
    ] {
        let said = archive_of(&(claim(keys) + later), "2018-08-10").see_claim("it", |view, key| {
            let page = view.claim_page(key).unwrap();
            let events = page.history.iter().map(|entry| match entry {
                HistoryEntry::FollowUp(follow_up) => plain(follow_up.events[0].as_str()),
                HistoryEntry::Dispute(_) => panic!("nobody disputes anything"),
            });
            (plain(page.due.as_str()), events.collect::<Vec<_>>())
        });
        assert_eq!(said, (long.to_owned(), events.into_iter().map(str::to_owned).collect()), "{keys} {later}");
    }
}

#[test]
fn a_first_deadline_changes_a_status_by_being_set() {
    for (keys, line) in
        [("", "deadline set: A deadline was set, in Moved"), ("due: 2018-04", "deadline moved: The deadline moved, in Moved")]
    {
        let said = archive_of(&(claim(keys) + &moves("2018-05-01", "2018-03")), "2018-08-10").see(
            |_| Page::Changes { part: crate::plan::Part::Own },
            |view| {
                let changes = view.changes(&view.site.lists.changes);
                let change = changes.iter().find(|change| change.why.id == "due-moved").unwrap();
                format!("{}: {}", change.why.text, plain(change.line.as_str()))
            },
        );
        assert_eq!(said, line, "{keys}");
    }
}

#[test]
fn whose_claim_and_through_whom() {
    for (keys, who, flags) in [
        ("", "Kim Jong Un, in public", ""),
        ("via: [house]", "Kim Jong Un, relayed by Blue House", "hearsay"),
        ("via: [chung, house]", "Kim Jong Un, relayed by Chung and Blue House", "hearsay"),
        ("via: [house], confirmed: yes", "Kim Jong Un, relayed by Blue House", ""),
        ("confirmed: denied", "Kim Jong Un; the speaker denies it", "denied"),
        ("via: [house], confirmed: denied", "Kim Jong Un, relayed by Blue House; the speaker denies it", "denied hearsay"),
    ] {
        let said = archive_of(&claim(keys), "2018-03-10").see_claim("it", |view, key| {
            let flags: Vec<String> = view.row(key).unwrap().flags.iter().map(|flag| flag.text.clone()).collect();
            (view.who(&view.archive().claims[key], view.state(key).unwrap()), flags.join(" "))
        });
        assert_eq!(said, (who.to_owned(), flags.to_owned()), "{keys}");
    }
}

#[test]
fn a_row_of_a_list() {
    let row =
        archive_of(&claim("form: act, due: 2018-04, made: 2018-03-05"), "2018-03-10").see_claim("it", |view, key| view.row(key).unwrap());
    assert_eq!(plain(row.line.as_str()), "Kim Jong Un · made on 5 Mar 2018 · due: Apr 2018");
    assert_eq!(plain(row.beside.as_ref().unwrap().as_str()), "since 6 Mar 2018");
    assert_eq!((row.form.as_deref(), row.url.as_str(), row.mark.id.as_str()), (Some("to act"), "it.html", "pending"));
}

#[test]
fn the_line_of_a_list_says_when_and_by_when() {
    for (keys, line) in [
        ("made: 2018-03-05, due: 2018-04", "made on 5 Mar 2018 · due: Apr 2018"),
        ("made: 2018-02", "made in Feb 2018 · due: no date"),
        ("made: 2017-23", "made in autumn 2017 · due: no date"),
        ("made: 2018-02~", "made about Feb 2018 · due: no date"),
        ("made: 2018-02-20/2018-02-28", "made 20–28 Feb 2018 · due: no date"),
        ("made: 2018-03-05, form: refrain", "made on 5 Mar 2018 · binds: open-ended"),
        ("made: 2018-03-05, form: maintain, due: 2018-04", "made on 5 Mar 2018 · binds: until Apr 2018"),
        ("made: 2018-03-05, kind: assertion", "made on 5 Mar 2018"),
        ("made: 2018-03-05, kind: assertion, due: 2018-04", "made on 5 Mar 2018 · due: Apr 2018"),
    ] {
        let row = archive_of(&claim(keys), "2018-03-10").see_claim("it", |view, key| view.row(key).unwrap());
        assert_eq!(plain(row.line.as_str()), format!("Kim Jong Un · {line}"), "{keys}");
    }
}

const SOURCES: &str = "
== content/articles/2018-03-06-a.md
title: A
claims: [{id: c, speaker: kim, text: It will be.}]
sources:
- {id: one, title: Briefing, url: 'https://example.org/1', archived: [{url: 'https://example.net/1', date: 2018-03-07}]}
- {id: two, title: Paper}
== content/articles/2018-04-06-b.md
title: B
sources:
- {id: two, title: Briefing, url: 'https://example.org/1', archived: [{url: 'https://example.net/1', date: 2018-03-07}]}
- {id: one, title: Another, url: 'https://example.org/2'}
- {id: three, title: Paper, retracted: {date: 2018-05-01}}
";

#[test]
fn sources_are_numbered_as_the_page_names_them() {
    archive_of(SOURCES, "2018-06-01").see(
        |_| Page::Status,
        |view| {
            let keys: Vec<_> = view.archive().sources.keys().collect();
            let mut citations = Citations::default();
            let refs: Vec<String> = [1, 0, 2, 0, 3, 4]
                .map(|place: usize| citations.cite(view, keys[place]))
                .into_iter()
                .map(|one| format!("{} {} {}", one.n, one.url, one.id.unwrap()))
                .collect();
            // 0 and 2 are the same source in two articles; 1 and 4 have no address, so that nobody can tell.
            assert_eq!(
                refs,
                [
                    "1 #source-two ref-1",
                    "2 #source-one ref-2",
                    "2 #source-one ref-2-2",
                    "2 #source-one ref-2-3",
                    "3 #source-one.2 ref-3",
                    "4 #source-three ref-4"
                ]
            );
            let listed = citations.list(view);
            let back: Vec<usize> = listed.iter().map(|source| source.backrefs.len()).collect();
            assert_eq!(back, [1, 3, 1, 1]);
            let briefing = &listed[1];
            assert_eq!(plain(briefing.copies[0].words.as_str()), "Copy of 7 Mar 2018");
            let robust = briefing.robust.as_ref().unwrap();
            assert_eq!((robust.version.as_str(), robust.date.as_deref()), ("https://example.net/1", Some("2018-03-07")));
            assert!(listed[3].retracted.is_some());
        },
    );
}

#[test]
fn a_source_is_not_retracted_before_its_day() {
    archive_of(SOURCES, "2018-04-10").see(
        |_| Page::Status,
        |view| {
            let last = view.archive().sources.keys().last().unwrap();
            assert!(view.source(last, None).retracted.is_none());
        },
    );
}

#[test]
fn why_a_status_changed() {
    let text = "
== content/articles/2018-03-06-a.md
title: A
claims:
- {id: c, speaker: kim, text: It will be., due: 2018-04, conditions: [{id: talks, type: while, text: Talks go on.}]}
- {id: next, speaker: kim, text: It will be later., replaces: c}
== content/articles/2018-05-10-b.md
title: B
follow_ups: [{claim: c, date: 2018-05-04, verdict: kept, note: Done.}]
== content/articles/2018-05-12-c.md
title: C
follow_ups: [{claim: c, verdict: broken, disputes: b, note: Not done.}]
== content/articles/2018-05-20-d.md
title: D
follow_ups: [{claim: c, verdict: broken, settles: [b, c], note: Settled.}]
";
    let lines: Vec<String> = archive_of(text, "2018-06-01").see(
        |_| Page::Changes { part: crate::plan::Part::Own },
        |view| {
            let of_claim = |change: &crate::view::model::Change| change.row.id == "c";
            let changes = view.changes(&view.site.lists.changes);
            let line = |change: crate::view::model::Change| {
                let from = change.from.as_ref().map_or("", |mark| mark.id.as_str());
                format!("{} {} {} > {}: {}", change.id, change.why.id, from, change.to.id, plain(change.line.as_str()))
            };
            changes.into_iter().filter(of_claim).map(line).collect()
        },
    );
    assert_eq!(
        lines,
        [
            "c.2018-03-06 new  > superseded: First reported in A",
            "c.2018-05-10 judged superseded > kept: Reported in B · happened on 4 May 2018",
            "c.2018-05-12 disputed kept > contested: Disputed in C",
            "c.2018-05-20 settled contested > broken: The dispute is settled in D",
        ]
    );
}

/// The words of HTML, without its elements.
pub(super) fn plain(html: &str) -> String {
    let mut plain = String::new();
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' if inside => inside = false,
            letter if !inside => plain.push(letter),
            _ => {}
        }
    }
    plain.replace("&amp;", "&").replace("&#39;", "'").replace("&quot;", "\"")
}

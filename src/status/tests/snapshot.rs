//! What exists, what stands beside a status, and what a settlement has to name.

use super::expectations::check;
use super::notation::{archive, article, day};
use crate::archive::{Correction, Gravity};
use crate::date::Edtf;
use crate::status::{Drafts, Effort, as_of, settlements, standing_on};

#[test]
fn what_is_later_or_a_draft_does_not_exist() {
    let written = archive(
        "
claim early 2018-01-01
  a 2018-02-01 kept
  b 2018-03-01 broken draft
claim late 2018-06-01
  c 2018-07-01 kept
claim drafted 2018-01-01 draft
  d 2018-02-01 kept
",
    );
    for (on, drafts, claims, follow_ups, left_drafts, later) in [
        ("2017-12-31", Drafts::Leave, "", "", "drafted early-b", "drafted-d early early-a late late-c"),
        ("2018-06-30", Drafts::Leave, "early late", "a", "drafted early-b", "late-c"),
        ("2018-12-31", Drafts::Leave, "early late", "a c", "drafted early-b", ""),
        ("2018-06-30", Drafts::Include, "drafted early late", "d a b", "", "late-c"),
    ] {
        let snapshot = as_of(&written.archive, day(on), drafts);
        let mut found: Vec<&str> = snapshot.claims().map(|(key, _)| written.archive.claims[key].id.as_str()).collect();
        found.sort_unstable();
        assert_eq!(found.join(" "), claims, "{on} {drafts:?}");
        let keys: Vec<_> = written.archive.follow_ups.keys().filter(|key| snapshot.follow_up_exists(*key)).collect();
        assert_eq!(written.names(&keys), follow_ups, "{on} {drafts:?}");
        let slugs = |keys: &[_]| {
            let mut slugs: Vec<&str> = keys.iter().map(|key| written.archive.articles[*key].slug.as_str()).collect();
            slugs.sort_unstable();
            slugs.join(" ")
        };
        assert_eq!(slugs(&snapshot.left_out.drafts), left_drafts, "{on} {drafts:?}");
        assert_eq!(slugs(&snapshot.left_out.later), later, "{on} {drafts:?}");
        let there = snapshot.articles().count();
        assert_eq!(there + snapshot.left_out.drafts.len() + snapshot.left_out.later.len(), written.archive.articles.len(), "{on}");
    }
}

#[test]
fn a_correction_counts_from_the_last_day_it_can_mean() {
    let mut written = article(day("2018-01-01"), "an-article", false);
    for date in ["2018-02-01", "2018-02", "2018-02/..", "../2018-03"] {
        let date = Edtf::parse(date).unwrap();
        written.corrections.push(Correction { date, note: String::new(), severity: Gravity::Typo, at: written.at });
    }
    let archive = archive("claim a 2018-01-01").archive;
    for (on, there) in [
        ("2018-01-31", ""),
        ("2018-02-01", "2018-02-01 2018-02/.."),
        ("2018-02-28", "2018-02-01 2018-02 2018-02/.."),
        ("2018-03-31", "2018-02-01 2018-02 2018-02/.. ../2018-03"),
    ] {
        let snapshot = as_of(&archive, day(on), Drafts::Leave);
        let found: Vec<&str> = snapshot.corrections(&written).map(|correction| correction.date.written()).collect();
        assert_eq!(found.join(" "), there, "{on}");
    }
}

#[test]
fn flags_beside_a_status() {
    check(
        "
source good
source taken-back retracted 2020-01
source also-taken-back retracted 2021-01-01
claim heard 2018-01-01 via
  a 2018-02-01 confirmed no
  b 2018-04-01 confirmed yes
  late 2018-05-01 2018-03-01 confirmed denied
  wrong 2018-06-01 corrects b
  = 2018-01-01 pending flags=hearsay confirmed=unknown
  = 2018-02-01 pending flags=hearsay confirmed=no
  = 2018-04-01 pending flags=- confirmed=yes
  = 2018-05-01 pending flags=- confirmed=yes              # the last in reading order
  = 2018-06-01 pending flags=hearsay confirmed=denied
claim said-in-public 2018-01-01
  = 2018-01-01 pending flags=-
claim heard-and-confirmed 2018-01-01 via confirmed yes
  = 2018-01-01 pending flags=-
claim stale refrain 2018-01-01
  a 2018-02-01 holding
  event 2018-06-15
  = 2019-06-15 holding a flags=-                          # within a year, its first day included
  = 2019-06-16 holding a flags=stale
claim only-what-is-shown-is-stale 2018-01-01 due 2018-12
  a 2018-02-01 stalled
  = 2020-01-01 overdue a flags=-
claim nothing-was-said 2018-01-01
  = 2020-01-01 pending flags=-
claim a-settled-verdict-is-never-stale 2018-01-01
  a 2018-02-01 kept
  = 2030-01-01 kept a flags=-
claim unsupported 2018-01-01
  a 2018-02-01 kept from taken-back,also-taken-back
  = 2020-12-31 kept a flags=-
  = 2021-01-01 kept a flags=unsupported
claim one-source 2018-01-01
  a 2018-02-01 kept from taken-back
  = 2020-01-30 kept a flags=single-source
  = 2020-01-31 kept a flags=unsupported,single-source
claim disputed 2018-01-01
  a 2018-02-01 kept from taken-back
  b 2018-03-01 broken disputes a from good
  = 2021-01-01 contested a b flags=-
claim without-sources 2018-01-01
  a 2018-02-01 kept
  = 2021-01-01 kept a flags=-
",
    );
}

#[test]
fn what_a_settlement_has_to_name() {
    let written = archive(
        "
claim promise 2018-01-01
  a 2018-02-01 kept
  b 2018-03-01 broken disputes a
  same-day 2018-04-01 2018-03-20 stalled disputes b
  end 2018-04-01 partly-kept settles a,b
  against 2018-04-01 broken disputes end
  against-that 2018-04-01 kept disputes against
  later 2018-05-01 2018-03-25 kept disputes b
",
    );
    let claim = written.claims["promise"];
    for (on, before, standing) in [
        ("2018-01-01", None, ""),
        ("2018-03-01", None, "a b"),
        ("2018-04-01", Some("end"), "a b same-day"),
        ("2018-04-01", Some("against"), "end"),
        ("2018-04-01", None, "end against against-that"),
    ] {
        let before = before.map(|name| written.follow_up(claim, name));
        let keys = standing_on(&written.archive, claim, day(on), Drafts::Leave, before);
        assert_eq!(written.names(&keys), standing, "{on} {before:?}");
    }
}

#[test]
fn all_settlements_of_a_claim_are_told_in_one_reading() {
    let written = archive(
        "
claim promise 2018-01-01
  a 2018-02-01 kept
  b 2018-03-01 broken disputes a
  end 2018-04-01 partly-kept settles a,b
  late 2018-05-01 2018-03-25 kept disputes end
  again 2018-06-01 broken settles end,late
  one 2018-07-01 kept settles again
  other 2018-07-01 broken settles again
  last 2018-08-01 kept settles other
claim unsettled 2018-01-01
  c 2018-02-01 kept
",
    );
    let claim = written.claims["promise"];
    let mut effort = Effort::default();
    let found = settlements(&written.archive, claim, Drafts::Leave, &mut effort);
    let shown: Vec<String> =
        found.iter().map(|(key, stood)| format!("{}: {}", written.names(&[*key]), written.names(stood.as_ref().unwrap()))).collect();
    assert_eq!(shown, ["end: a b", "again: end late", "one: other", "other: one", "last: other"]);
    for (key, stood) in found {
        let day = written.archive.articles[written.archive.follow_ups[key].article].date;
        assert_eq!(stood.unwrap(), standing_on(&written.archive, claim, day, Drafts::Leave, Some(key)));
    }
    assert!(settlements(&written.archive, written.claims["unsettled"], Drafts::Leave, &mut effort).is_empty());
}

//! Rules 1 to 5: which verdicts count, in which order they are read, and which stand.

use super::expectations::check;

#[test]
fn rule_1_a_follow_up_that_one_which_counts_corrects_does_not_count() {
    check(
        "
claim promise 2018-01-01
  a 2018-02-01 kept
  b 2018-03-01 broken corrects a
  c 2018-04-01 corrects b                                 # an event can correct too, and brings the first back
  d 2018-05-01 corrects c
  = 2018-02-01 kept a corrected=-
  = 2018-03-01 broken b corrected=a:b
  = 2018-04-01 kept a corrected=b:c
  = 2018-05-01 broken b corrected=a:b,c:d
  ~ 2018-05-01 2018-01-01 pending new; 2018-02-01 kept judged a; 2018-03-01 broken corrected b; 2018-04-01 kept corrected c; 2018-05-01 broken corrected d
",
    );
    check(
        "
claim corrected-twice 2018-01-01
  a 2018-02-01 kept
  b 2018-03-01 corrects a
  c 2018-04-01 corrects a
  d 2018-05-01 corrects c
  e 2018-06-01 corrects b
  = 2018-03-01 pending corrected=a:b
  = 2018-04-01 pending corrected=a:b
  = 2018-05-01 pending corrected=a:b,c:d                  # b still corrects it
  = 2018-06-01 kept a corrected=b:e,c:d
claim wrong-about-a-condition 2018-01-01 while:talks
  a 2018-02-01 talks:ceased
  b 2018-03-01 corrects a
  = 2018-02-01 lapsed conditions=ceased:a
  = 2018-03-01 pending conditions=-
claim wrong-about-the-deadline 2018-01-01 due 2018-02
  a 2018-02-20 due 2018-09
  b 2018-04-01 corrects a
  = 2018-03-01 pending due=2018-09 moved=a flags=slipped
  = 2018-04-01 overdue due=2018-02 moved=- flags=-
  ~ 2018-04-01 2018-01-01 pending new; 2018-04-01 overdue corrected b
claim wrong-of-the-same-day 2018-01-01
  a 2018-02-01 kept in same
  b 2018-02-01 broken in same corrects a
  = 2018-02-01 broken b corrected=a:b
",
    );
}

#[test]
fn rule_2_by_the_last_day_it_happened_then_the_day_it_was_recorded() {
    check(
        "
claim late-report-of-an-early-period 2018-01-01
  late 2020-01-01 2018-06-30 broken
  early 2019-01-01 2018-12-31 kept
  = 2019-01-01 kept early
  = 2020-01-01 kept early read=late,early
claim late-report-that-corrects 2018-01-01
  early 2019-01-01 2018-12-31 kept
  late 2020-01-01 2018-06-30 broken corrects early
  = 2020-01-01 broken late read=early,late
claim a-correction-takes-the-place-of-what-it-corrects 2018-01-01
  first 2019-01-01 2018-06-30 stalled
  second 2019-02-01 2018-12-31 kept
  late 2020-01-01 2018-03-31 broken corrects second       # read where second was, after first
  = 2020-01-01 broken late read=first,second,late
claim the-last-day-of-a-vague-date 2018-01-01
  year 2019-01-01 2018 stalled
  month 2019-02-01 2018-11 in-progress
  = 2019-02-01 stalled year read=month,year
claim an-open-end-happened-when-it-was-recorded 2018-01-01
  open 2019-01-01 2018-03/.. stalled
  closed 2019-06-01 2018-12-31 in-progress
  = 2019-06-01 stalled open read=closed,open
claim the-same-day-recorded-later 2018-01-01
  a 2018-03-01 2018-02-01 kept
  b 2018-04-01 2018-02-01 broken
  = 2018-04-01 broken b read=a,b
claim never-before-what-it-disputes 2018-01-01
  a 2018-06-01 kept
  b 2018-07-01 2018-03-01 broken disputes a
  = 2018-07-01 contested a b read=a,b
claim a-chain-holds-back-whatever-follows-it 2018-01-01
  a 2018-06-01 kept
  b 2018-07-01 2018-03-01 broken disputes a
  c 2018-08-01 2018-02-01 stalled disputes b
  d 2018-09-01 2018-05-01 in-progress
  = 2018-09-01 contested a b c read=d,a,b,c
claim named-before-it-was-recorded 2018-01-01
  early 2018-03-01 2018-03-01 broken disputes later
  later 2018-04-01 2018-02-01 kept
  = 2018-03-31 broken early read=early
  = 2018-04-01 contested later early read=later,early
  ~ 2018-04-01 2018-01-01 pending new; 2018-03-01 broken judged early; 2018-04-01 contested judged later 2018-02-01
",
    );
}

#[test]
fn rule_3_a_verdict_replaces_all_that_stand() {
    check(
        "
claim replaced 2018-01-01
  a 2018-02-01 stalled
  b 2018-03-01 kept
  event 2018-04-01
  = 2018-04-01 kept b recorded=2018-04-01
claim disputed 2018-01-01
  a 2018-02-01 kept
  b 2018-03-01 broken disputes a
  c 2018-04-01 stalled disputes a
  d 2018-05-01 partly-kept                                # an ordinary one ends it too
  = 2018-03-01 contested a b
  = 2018-04-01 contested a b c
  = 2018-05-01 partly-kept d
claim the-target-no-longer-stands 2018-01-01
  a 2018-02-01 kept
  b 2018-03-01 stalled
  c 2018-04-01 broken disputes a
  = 2018-04-01 broken c
claim the-target-is-an-event 2018-01-01
  a 2018-02-01 kept
  event 2018-03-01
  c 2018-04-01 broken disputes event
  = 2018-04-01 broken c
claim the-target-was-corrected 2018-01-01
  a 2018-02-01 kept
  b 2018-03-01 stalled corrects a
  c 2018-04-01 broken disputes a
  = 2018-04-01 broken c
claim the-dispute-was-corrected 2018-01-01
  a 2018-02-01 kept
  b 2018-03-01 broken disputes a
  c 2018-04-01 corrects b
  = 2018-04-01 kept a
",
    );
}

#[test]
fn rule_3_those_of_the_same_two_dates_stand_beside_each_other() {
    check(
        "
claim two-articles 2018-01-01
  before 2018-02-01 stalled
  a 2018-03-01 2018-02-15 kept
  b 2018-03-01 2018-02-15 broken
  = 2018-03-01 contested a b
  ~ 2018-03-01 2018-01-01 pending new; 2018-02-01 stalled judged before; 2018-03-01 contested judged b 2018-02-15
claim one-article 2018-01-01
  a 2018-03-01 2018-02-15 in both kept
  b 2018-03-01 2018-02-15 in both broken
  = 2018-03-01 broken b
claim two-of-one-and-one-of-another 2018-01-01
  a 2018-03-01 in alpha kept
  b 2018-03-01 in alpha broken
  c 2018-03-01 in beta stalled
  = 2018-03-01 contested b c
claim recorded-on-another-day 2018-01-01
  a 2018-03-01 2018-02-15 kept
  b 2018-03-02 2018-02-15 broken
  = 2018-03-02 broken b
claim happened-on-another-day 2018-01-01
  a 2018-03-01 2018-02-14 kept
  b 2018-03-01 2018-02-15 broken
  = 2018-03-01 broken b
claim the-last-day-counts-however-it-is-written 2018-01-01
  a 2018-03-01 2018-02 kept
  b 2018-03-01 2018-02-28 broken
  = 2018-03-01 contested a b
claim a-later-one-replaces-both 2018-01-01
  a 2018-03-01 kept
  b 2018-03-01 broken
  c 2018-04-01 partly-kept
  = 2018-04-01 partly-kept c
claim a-disputing-one-of-another-day-goes 2018-01-01
  a 2018-03-01 2018-02-15 kept
  d 2018-03-01 2018-02-10 stalled disputes a
  b 2018-03-01 2018-02-15 broken corrects e
  e 2018-03-01 2018-02-15
  = 2018-03-01 contested a b read=a,d,e,b
",
    );
}

#[test]
fn rule_3_one_that_settles_replaces_all_and_what_comes_to_light_later() {
    check(
        "
claim settled 2018-01-01
  a 2018-02-01 kept
  b 2018-03-01 broken disputes a
  c 2018-04-01 partly-kept settles a,b
  = 2018-03-31 contested a b
  = 2018-04-01 partly-kept c
  ~ 2018-04-01 2018-01-01 pending new; 2018-02-01 kept judged a; 2018-03-01 contested disputed b; 2018-04-01 partly-kept settled c
claim recorded-later-but-happened-earlier 2018-01-01
  a 2018-02-01 kept
  b 2018-03-01 broken disputes a
  c 2018-04-01 partly-kept settles a,b
  late 2018-05-01 2018-03-15 broken
  later 2018-06-01 2018-03-20 stalled disputes a
  = 2018-06-01 partly-kept c read=a,b,late,later,c
claim settled-in-the-light-of-an-early-day 2018-01-01
  a 2018-02-01 kept
  b 2018-03-01 broken disputes a
  c 2018-04-01 2018-01-15 partly-kept settles a,b         # read after what it settles all the same
  = 2018-04-01 partly-kept c read=a,b,c
claim a-settlement-disputed 2018-01-01
  a 2018-02-01 kept
  b 2018-03-01 broken disputes a
  c 2018-04-01 partly-kept settles a,b
  d 2018-05-01 2018-03-15 kept disputes c
  = 2018-05-01 contested c d
claim a-settlement-corrected 2018-01-01
  a 2018-02-01 kept
  b 2018-03-01 broken disputes a
  c 2018-04-01 partly-kept settles a,b
  d 2018-05-01 corrects c
  = 2018-05-01 contested a b
  ~ 2018-05-01 2018-01-01 pending new; 2018-02-01 kept judged a; 2018-03-01 contested disputed b; 2018-04-01 partly-kept settled c; 2018-05-01 contested corrected d
claim settled-among-those-of-the-same-dates 2018-01-01
  a 2018-02-01 kept
  b 2018-02-01 broken
  c 2018-02-01 partly-kept settles a,b
  = 2018-02-01 partly-kept c
",
    );
}

#[test]
fn rule_4_verdicts_that_stand_and_differ_are_contested() {
    check(
        "
claim open-and-settled 2018-01-01
  a 2018-02-01 kept
  b 2018-03-01 stalled disputes a
  = 2018-03-01 contested a b
claim two-open-ones 2018-01-01 due 2018-02 while:talks
  a 2018-02-01 in-progress talks:ceased
  b 2018-03-01 stalled disputes a
  = 2018-03-01 contested a b detail=-                     # before rules 6 and 8
claim the-same-verdict-twice 2018-01-01
  a 2018-02-01 kept
  b 2018-03-01 kept disputes a
  = 2018-03-01 kept a b
  ~ 2018-03-01 2018-01-01 pending new; 2018-02-01 kept judged a
claim the-same-open-verdict-twice 2018-01-01 due 2018-03
  a 2018-02-01 stalled
  b 2018-02-01 stalled
  = 2018-03-01 stalled a b
  = 2018-04-01 overdue a b detail=b
",
    );
}

#[test]
fn rule_5_one_that_is_settled_or_void_is_the_status() {
    check(
        "
claim kept 2018-01-01 due 2018-02 if:money while:talks
  a 2018-01-20 kept money:failed talks:ceased
  = 2018-12-31 kept a
claim withdrawn 2018-01-01 due 2018-02
  a 2018-01-20 withdrawn
  = 2018-12-31 withdrawn a
claim superseded-in-word 2018-01-01
  a 2018-01-20 superseded
  = 2018-01-20 superseded a by=-
claim foretold prediction 2018-01-01 untestable due 2018-02
  a 2018-01-20 came-true
  = 2018-12-31 came-true a
claim asserted assertion 2018-01-01
  a 2018-01-20 misleading
  = 2018-12-31 misleading a
claim of-another-scale assertion 2018-01-01
  a 2018-01-20 kept                                       # no verdict of an assertion: an event
  = 2018-12-31 pending
",
    );
}

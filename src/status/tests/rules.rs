//! Rules 6 to 9: what holds where no verdict closes a claim.

use super::expectations::check;

#[test]
fn rule_6_a_condition_that_failed_or_frees_when_nothing_is_settled() {
    check(
        "
claim if-failed 2018-01-01 if:money due 2018-02
  a 2018-01-15 money:failed
  = 2018-01-14 conditional
  = 2018-12-31 not-triggered conditions=failed:a
claim while-ceased 2018-01-01 while:talks due 2018-02
  a 2018-01-15 2018-01-10 talks:ceased
  = 2018-12-31 lapsed conditions=ceased:a
  ~ 2018-12-31 2018-01-01 pending new; 2018-01-15 lapsed condition a 2018-01-10
claim while-never-came-to-be 2018-01-01 while:talks
  a 2018-01-15 talks:failed
  = 2018-12-31 lapsed
claim while-begins 2018-01-01 while:talks
  a 2018-01-15 talks:met
  = 2018-12-31 pending
claim unless-met 2018-01-01 unless:threat
  a 2018-01-15 threat:met
  = 2018-12-31 lapsed
claim unless-failed 2018-01-01 unless:threat
  a 2018-01-15 threat:failed
  = 2018-12-31 pending
claim both 2018-01-01 while:talks if:money
  a 2018-01-15 talks:ceased
  b 2018-01-20 money:failed
  = 2018-01-19 lapsed
  = 2018-01-20 not-triggered conditions=ceased:a,failed:b
claim an-open-verdict-does-not-hold-it 2018-01-01 while:talks
  a 2018-01-15 holding
  b 2018-02-01 talks:ceased
  = 2018-02-01 lapsed a detail=-
  ~ 2018-02-01 2018-01-01 pending new; 2018-01-15 holding judged a; 2018-02-01 lapsed condition b
claim an-editor-says-the-same 2018-01-01 while:talks
  a 2018-01-15 talks:ceased
  b 2018-02-01 lapsed
  ~ 2018-02-01 2018-01-01 pending new; 2018-01-15 lapsed condition a
claim the-state-is-the-last-one-in-reading-order 2018-01-01 while:talks
  a 2018-03-01 2018-02-20 talks:met
  late 2018-04-01 2018-02-10 talks:ceased
  = 2018-04-01 pending conditions=met:a
claim talks-resume 2018-01-01 while:talks
  a 2018-02-01 talks:ceased
  b 2018-03-01 talks:met
  ~ 2018-12-31 2018-01-01 pending new; 2018-02-01 lapsed condition a; 2018-03-01 pending condition b
",
    );
}

#[test]
fn rule_7_replaced_or_beyond_judgement() {
    check(
        "
claim old 2018-01-01 due 2018-02
  a 2018-01-15 stalled
  = 2018-01-31 stalled a by=-
  = 2018-12-31 superseded a by=new detail=-
  ~ 2018-12-31 2018-01-01 pending new; 2018-01-15 stalled judged a; 2018-03-01 overdue passed; 2018-06-01 superseded replaced new
claim newer 2018-09-01 replaces old
claim new 2018-06-01 replaces old
claim replaced-when-kept 2018-01-01
  a 2018-01-15 kept
  b 2018-09-01 corrects a
  = 2018-08-31 kept a by=other
  ~ 2018-12-31 2018-01-01 pending new; 2018-01-15 kept judged a; 2018-09-01 superseded corrected b
claim other 2018-06-01 replaces replaced-when-kept
claim replaced-by-a-draft 2018-01-01
  = 2018-12-31 pending by=-
  =+ 2018-12-31 superseded by=drafted
claim drafted 2018-06-01 replaces replaced-by-a-draft draft
claim replaced-and-lapsed 2018-01-01 while:talks
  a 2018-01-15 talks:ceased
  = 2018-12-31 lapsed by=third                            # rule 6 before rule 7
claim third 2018-06-01 replaces replaced-and-lapsed
claim replaced-before-it-was-recorded 2018-06-01
  ~ 2018-12-31 2018-06-01 superseded new
claim fourth 2018-01-01 replaces replaced-before-it-was-recorded
claim nobody-could-judge prediction 2018-01-01 untestable due 2018-02
  = 2018-12-31 unverifiable
claim somebody-did prediction 2018-01-01 untestable
  a 2018-02-01 unfolding
  b 2018-03-01 corrects a
  ~ 2018-12-31 2018-01-01 unverifiable new; 2018-02-01 unfolding judged a; 2018-03-01 unverifiable corrected b
claim replaced-and-untestable 2018-01-01 untestable
  = 2018-12-31 superseded by=fifth
claim fifth 2018-06-01 replaces replaced-and-untestable
",
    );
}

#[test]
fn rule_8_past_the_last_day_of_due() {
    check(
        "
claim act 2018-01-01 act due 2018-04
  = 2018-04-30 pending last=2018-04-30
  = 2018-05-01 overdue since=2018-05-01
claim outcome 2018-01-01 outcome due 2018-04
  = 2018-05-01 overdue
claim refrain 2018-01-01 refrain due 2018-04
  = 2018-05-01 awaiting-verdict
claim maintain 2018-01-01 maintain due 2018-04
  = 2018-05-01 awaiting-verdict
claim prediction prediction 2018-01-01 due 2018-04
  = 2018-05-01 awaiting-verdict
claim assertion assertion 2018-01-01 due 2018-04
  = 2018-05-01 awaiting-verdict
claim may-never-have-bound 2018-01-01 if:money due 2018-04
  a 2018-06-01 money:met
  b 2018-07-01 money:ceased
  ~ 2018-12-31 2018-01-01 conditional new; 2018-05-01 awaiting-verdict passed; 2018-06-01 overdue condition a
claim an-open-verdict-is-a-detail 2018-01-01 due 2018-04
  a 2018-03-01 stalled
  b 2018-06-01 in-progress
  = 2018-04-30 stalled a detail=-
  = 2018-05-01 overdue a detail=a
  = 2018-06-01 overdue b detail=b since=2018-05-01
claim judged-late 2018-01-01 due 2018-04
  a 2018-06-01 2018-04-20 kept
  ~ 2018-12-31 2018-01-01 pending new; 2018-05-01 overdue passed; 2018-06-01 kept judged a 2018-04-20
claim about-april 2018-01-01 due 2018-04~
  = 2018-05-31 pending last=2018-05-31
  = 2018-06-01 overdue
claim never 2018-01-01 due 2018-04/..
  = 2030-01-01 pending due=2018-04/.. last=-
claim due-before-it-was-recorded 2018-06-01 due 2018-04
  ~ 2018-12-31 2018-06-01 overdue new
claim the-last-day-there-is 2018-01-01 due 9999
  = 9999-12-31 pending last=9999-12-31
",
    );
}

#[test]
fn rule_8_the_deadline_in_force_is_the_last_one_recorded() {
    check(
        "
claim moved 2018-01-01 due 2018-04
  a 2018-03-01 due 2018-06
  b 2018-09-01 stalled due 2018-12
  = 2018-02-28 pending due=2018-04 moved=- flags=-
  = 2018-05-31 pending due=2018-06 moved=a flags=slipped
  ~ 2019-06-01 2018-01-01 pending new; 2018-07-01 overdue passed; 2018-09-01 stalled judged b; 2019-01-01 overdue passed
claim moved-when-overdue 2018-01-01 due 2018-04
  a 2018-06-01 due 2018-12
  ~ 2018-12-31 2018-01-01 pending new; 2018-05-01 overdue passed; 2018-06-01 pending moved a
claim brought-forward 2018-01-01 due 2018-12
  a 2018-06-01 due 2018-04
  ~ 2018-12-31 2018-01-01 pending new; 2018-06-01 overdue moved a
claim recorded-last-though-it-happened-first 2018-01-01 due 2018-04
  a 2018-03-01 2018-02-20 due 2018-06
  b 2018-03-10 2018-02-10 due 2018-08
  = 2018-03-10 pending due=2018-08 moved=b read=b,a
claim on-one-day-the-last-in-reading-order 2018-01-01 due 2018-04
  a 2018-03-01 2018-02-20 due 2018-06
  b 2018-03-01 2018-02-10 due 2018-08
  = 2018-03-01 pending due=2018-06 moved=a
claim recorded-before-the-claim 2018-02-01 due 2018-04
  a 2018-01-01 due 2019
  = 2018-12-31 overdue due=2018-04 moved=- flags=-
claim the-first-deadline-moves-nothing 2018-01-01
  a 2018-02-01 due 2018-04
  b 2018-03-01 due 2018-06
  = 2018-02-01 pending due=2018-04 moved=a flags=-
  = 2018-03-01 pending due=2018-06 moved=b flags=slipped
",
    );
}

#[test]
fn rule_8_before_another_claim() {
    check(
        "
claim call 2018-01-01 before summit
  = 2018-01-31 pending due=- last=-                       # the summit isn't there yet: no effect
  = 2018-02-01 pending due=before:summit last=2018-04-30  # while it isn't settled, its own deadline
  = 2018-04-27 pending last=2018-04-27
  = 2018-04-28 overdue
  = 2018-06-01 pending last=2018-06-30                    # the verdict was wrong, and the summit is put off
  = 2018-07-05 overdue last=2018-06-30
  = 2018-08-01 overdue last=2018-07-31
  ~ 2018-08-01 2018-01-01 pending new; 2018-04-28 overdue passed; 2018-06-01 pending other summit; 2018-07-01 overdue passed
claim summit 2018-02-01 due 2018-04
  open 2018-04-01 in-progress
  held 2018-04-27 kept
  wrong 2018-06-01 due 2018-06 corrects held
  void 2018-07-10 withdrawn                               # settles nothing
  again 2018-08-01 2018-07 broken
  later 2018-09-01 2018-08 partly-kept                    # the earliest that counts was before
claim told-late 2018-01-01 before told
  ~ 2018-12-31 2018-01-01 pending new; 2018-06-01 overdue other told
claim told 2018-01-01
  a 2018-06-01 2018-03-01 kept
claim moved-to-a-date 2018-01-01 before kept-early
  a 2018-02-01 due 2018-12
  = 2018-06-01 pending due=2018-12 moved=a last=2018-12-31 flags=slipped
claim kept-early 2018-01-01
  a 2018-01-15 kept
claim orders-only 2018-01-01 after kept-early
  = 2018-06-01 pending due=after:kept-early last=-
claim before-a-draft 2018-01-01 before drafted
  = 2018-06-01 pending due=- last=-
  =+ 2018-06-01 overdue due=before:drafted last=2018-03-31
claim drafted 2018-01-01 due 2018-03 draft
claim refrain-until refrain 2018-01-01 before kept-early
  = 2018-01-16 awaiting-verdict last=2018-01-15
",
    );
}

#[test]
fn rule_8_chains_of_before() {
    check(
        "
claim first 2018-01-01 before second
  = 2018-02-01 pending last=2018-05-31
  = 2018-03-10 overdue last=2018-03-05                    # the second was settled
  ~ 2018-12-31 2018-01-01 pending new; 2018-03-10 overdue other second
claim second 2018-01-01 before third
  a 2018-03-10 2018-03-05 kept
  = 2018-02-01 pending last=2018-05-31
claim third 2018-01-01 due 2018-04
  moved 2018-01-20 due 2018-05
  = 2018-02-01 pending last=2018-05-31
claim itself 2018-01-01 before itself
  = 2018-12-31 pending due=before:itself last=-
claim round 2018-01-01 before about
  = 2018-12-31 pending last=-
claim about 2018-01-01 before round
  = 2018-12-31 pending last=-
claim into-a-circle 2018-01-01 before round
  = 2018-12-31 pending last=-
",
    );
}

#[test]
fn rule_9_conditional_open_or_pending() {
    check(
        "
claim conditional 2018-01-01 if:money
  event 2018-02-01
  a 2018-03-01 money:met
  = 2018-02-01 conditional
  ~ 2018-12-31 2018-01-01 conditional new; 2018-03-01 pending condition a
claim an-open-verdict-ends-it 2018-01-01 if:money
  a 2018-02-01 in-progress
  b 2018-03-01 corrects a
  ~ 2018-12-31 2018-01-01 conditional new; 2018-02-01 in-progress judged a; 2018-03-01 conditional corrected b
claim it-was-so-and-is-no-longer 2018-01-01 if:money
  a 2018-02-01 money:ceased
  = 2018-12-31 pending                                    # it did come true
claim two-of-them 2018-01-01 if:money if:time
  a 2018-02-01 money:met
  = 2018-02-01 conditional conditions=met:a,-
claim only-while-and-unless 2018-01-01 while:talks unless:threat
  = 2018-12-31 pending conditions=-,-
claim not-yet 2018-01-01
  = 2017-12-31 -
  = 2018-01-01 pending
",
    );
}

//! Why a spell began, and what is shown of it.

use super::expectations::check;

#[test]
fn of_several_things_on_one_day_the_one_that_explains_the_status() {
    check(
        "
claim judged-at-once 2018-01-01
  a 2018-01-01 2017-12 kept
  ~ 2018-01-01 2018-01-01 kept new 2017-12
claim recorded-before-the-claim 2018-01-01
  a 2017-06-01 2017-05 stalled
  ~ 2018-01-01 2018-01-01 stalled new 2017-05
claim an-event-on-the-day-after-due 2018-01-01 due 2018-04
  a 2018-05-01
  ~ 2018-05-01 2018-01-01 pending new; 2018-05-01 overdue passed
claim an-open-verdict-on-the-day-after-due 2018-01-01 due 2018-04
  a 2018-05-01 stalled
  ~ 2018-05-01 2018-01-01 pending new; 2018-05-01 overdue passed
claim a-verdict-and-an-event 2018-01-01
  a 2018-02-01 kept
  b 2018-02-01 2018-02-02 confirmed yes
  ~ 2018-02-01 2018-01-01 pending new; 2018-02-01 kept judged a
claim a-verdict-and-its-dispute 2018-01-01
  a 2018-02-01 kept
  b 2018-02-01 2018-01-20 broken disputes a
  ~ 2018-02-01 2018-01-01 pending new; 2018-02-01 contested disputed b 2018-01-20
claim a-dispute-and-its-end 2018-01-01
  a 2018-02-01 kept
  b 2018-02-01 broken disputes a
  c 2018-02-01 partly-kept settles a,b
  ~ 2018-02-01 2018-01-01 pending new; 2018-02-01 partly-kept settled c
claim an-open-verdict-and-a-condition 2018-01-01 while:talks
  a 2018-02-01 stalled talks:ceased
  ~ 2018-02-01 2018-01-01 pending new; 2018-02-01 lapsed condition a
claim a-dispute-that-disputes-nothing-that-stands 2018-01-01
  a 2018-02-01 kept
  b 2018-03-01 stalled
  c 2018-04-01 broken disputes a
  ~ 2018-04-01 2018-01-01 pending new; 2018-02-01 kept judged a; 2018-03-01 stalled judged b; 2018-04-01 broken judged c
claim kept-no-longer-and-past-due 2018-01-01 due 2018-01
  a 2018-01-20 kept
  b 2018-03-01 stalled
  ~ 2018-03-01 2018-01-01 pending new; 2018-01-20 kept judged a; 2018-03-01 overdue judged b
claim replaced-on-the-day-of-a-verdict 2018-01-01
  a 2018-02-01 stalled
  ~ 2018-02-01 2018-01-01 pending new; 2018-02-01 superseded replaced newer
claim newer 2018-02-01 replaces replaced-on-the-day-of-a-verdict
",
    );
}

#[test]
fn equal_neighbours_are_one_spell() {
    check(
        "
claim said-twice refrain 2018-01-01
  a 2018-02-01 holding
  b 2018-03-01 holding
  event 2018-04-01
  = 2018-04-01 holding b since=2018-02-01
  ~ 2018-04-01 2018-01-01 pending new; 2018-02-01 holding judged a
claim contested-by-more-and-more 2018-01-01
  a 2018-02-01 kept
  b 2018-03-01 broken disputes a
  c 2018-04-01 stalled disputes b
  = 2018-04-01 contested a b c since=2018-03-01
claim withdrawn-and-said-again 2018-01-01
  a 2018-02-01 kept
  b 2018-03-01 broken
  c 2018-04-01 kept
  = 2018-04-01 kept c since=2018-04-01
",
    );
}

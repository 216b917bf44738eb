//! The example archive's two threads, as facts, and what the rules make of them.

use super::expectations::check;

#[test]
fn the_five_undertakings_of_march_2018() {
    check(
        "
claim nk-summit-april-2018 act 2018-03-06 due 2018-04 via
  peace-house 2018-03-29 confirmed yes
  panmunjom 2018-04-27 kept
  = 2018-03-07 pending flags=hearsay
  = 2018-05-01 kept panmunjom flags=-
  = 2019-06-01 kept panmunjom
  = 2021-08-01 kept panmunjom
  = 2026-11-01 kept panmunjom
claim nk-leaders-hotline act 2018-03-06 via
  line 2018-04-20 kept
  cut 2020-06-17 2020-06-09 confirmed yes
  restored 2021-07-27
  unanswered 2021-08-13 2021-08-10
  answered 2021-10-04
  silent 2023-04-10 2023-04-07
  = 2018-03-07 pending
  = 2018-05-01 kept line
  = 2019-06-01 kept line flags=hearsay
  = 2021-08-01 kept line
  = 2026-11-01 kept line flags=-
claim nk-denuclearise outcome 2018-03-06 if:guarantee via
  panmunjom 2018-04-27 confirmed yes
  singapore 2018-06-13 2018-06-12 in-progress confirmed yes
  hanoi 2019-03-01 2019-02-28 stalled
  law 2022-09-09 2022-09-08 broken
  assessor 2022-09-12 2022-09-08 not-triggered disputes law
  roads 2024-10-17
  never 2025-09-22 2025-09-21
  congress 2026-02-26
  = 2018-03-07 conditional flags=hearsay
  = 2018-05-01 conditional flags=-
  = 2019-06-01 stalled hanoi flags=-
  = 2021-08-01 stalled hanoi flags=stale
  = 2026-11-01 contested law assessor
  ~ 2026-11-01 2018-03-06 conditional new; 2018-06-13 in-progress judged singapore 2018-06-12; 2019-03-01 stalled judged hanoi 2019-02-28; 2022-09-09 broken judged law 2022-09-08; 2022-09-12 contested disputed assessor 2022-09-08
claim nk-no-tests refrain 2018-03-06 while:talks via
  halt 2018-04-21 2018-04-20 holding confirmed yes
  launches 2019-05-06 2019-05-04 broken
  pompeo 2019-05-07 2019-05-05 holding disputes launches
  unbound 2020-01-01 2019-12-31 partly-kept settles launches,pompeo talks:ceased
  = 2018-03-07 pending
  = 2018-05-01 holding halt
  = 2019-06-01 contested launches pompeo
  = 2021-08-01 partly-kept unbound
  = 2026-11-01 partly-kept unbound conditions=ceased:unbound
claim nk-no-weapons-on-south refrain 2018-03-06 via
  panmunjom 2018-04-27 holding
  pyongyang 2018-09-20 2018-09-19 holding
  guard-post 2020-05-26 2020-05-03
  office 2020-06-17 2020-06-16
  missiles 2022-11-03 2022-11-02 broken
  assessor 2022-11-04 2022-11-02 holding disputes missiles
  drones 2022-12-29 2022-12-26
  agreement 2023-11-23
  shells 2024-01-05
  roads 2024-10-17
  = 2018-03-07 pending
  = 2018-05-01 holding panmunjom
  = 2019-06-01 holding pyongyang flags=hearsay
  = 2021-08-01 holding pyongyang flags=hearsay,stale
  = 2026-11-01 contested missiles assessor flags=hearsay
",
    );
}

#[test]
fn what_was_said_beside_them() {
    check(
        "
claim nk-summit-april-2018 act 2018-03-06 due 2018-04
  panmunjom 2018-04-27 kept
  = 2018-05-01 kept panmunjom
claim nk-first-call act 2018-03-06 before nk-summit-april-2018
  silent 2018-04-26 2018-04-25
  never-used 2019-05-10 2018-04-27 broken
  = 2018-03-07 pending last=2018-04-30
  = 2018-04-27 pending last=2018-04-27
  = 2018-05-01 overdue since=2018-04-28
  = 2019-06-01 broken never-used
  = 2021-08-01 broken never-used
  = 2026-11-01 broken never-used
  ~ 2026-11-01 2018-03-06 pending new; 2018-04-28 overdue passed; 2019-05-10 broken judged never-used 2018-04-27
claim trump-false-hope prediction 2018-03-06 untestable
  ~ 2026-11-01 2018-03-06 unverifiable new
claim sun-buying-time prediction 2018-03-06
  hanoi 2019-03-01 2019-02-28 unfolding
  law 2022-09-09 2022-09-08 partly-true
  = 2018-03-07 pending
  = 2018-05-01 pending
  = 2019-06-01 unfolding hanoi flags=-
  = 2021-08-01 unfolding hanoi flags=stale
  = 2026-11-01 partly-true law
claim no-head-of-state assertion 2018-03-06
  beijing 2018-03-28 2018-03-25/2018-03-28 accurate
  ~ 2026-11-01 2018-03-06 pending new; 2018-03-28 accurate judged beijing 2018-03-25/2018-03-28
claim call-next-week prediction 2018-04-20 due 2018-04-27
  none 2018-04-27 did-not-come-true
  ~ 2026-11-01 2018-04-20 pending new; 2018-04-27 did-not-come-true judged none
",
    );
}

#[test]
fn what_was_said_later() {
    check(
        "
claim nk-halt-2018 refrain 2018-04-21 confirmed yes
  database 2019-05-07 2019-05-05 holding
  unbound 2020-01-01 2019-12-31 withdrawn
  icbm 2022-03-25 2022-03-24 broken disputes unbound
  = 2018-03-07 -
  = 2018-05-01 pending
  = 2019-06-01 holding database
  = 2021-08-01 withdrawn unbound
  = 2026-11-01 contested unbound icbm
claim nk-test-ground act 2018-04-21
  tunnels 2018-05-25 2018-05-24 partly-kept
  reopened 2022-06-06
  ~ 2026-11-01 2018-04-21 pending new; 2018-05-25 partly-kept judged tunnels 2018-05-24
claim nk-no-nuclear-use refrain 2018-04-21 unless:threat
  law 2022-09-09 2022-09-08 withdrawn
  ~ 2026-11-01 2018-04-21 pending new; 2022-09-09 withdrawn judged law 2022-09-08
claim us-war-games refrain 2018-06-13 while:talks confirmed yes
  unbound 2020-01-01 2019-12-31 talks:ceased
  drills 2022-08-22
  = 2019-06-01 pending
  = 2021-08-01 lapsed
  = 2026-11-01 lapsed
  ~ 2026-11-01 2018-06-13 pending new; 2020-01-01 lapsed condition unbound 2019-12-31
claim nk-first-term outcome 2018-09-06 due 2021-01-20 via
  law 2022-09-09 2021-01-20 broken
  = 2019-06-01 pending
  = 2021-08-01 overdue since=2021-01-21
  = 2026-11-01 broken law
claim nk-yongbyon act 2018-09-20 if:measures
  hanoi 2019-03-01 2019-02-28
  law 2022-09-09 2022-09-08 measures:failed
  = 2018-05-01 -
  = 2019-06-01 conditional
  = 2021-08-01 conditional
  = 2026-11-01 not-triggered
claim kim-visits-seoul act 2018-09-20 due 2018
  letter 2018-12-31 2018-12-30 stalled
  congress 2026-02-26
  = 2019-06-01 overdue letter detail=letter since=2019-01-01
  = 2021-08-01 overdue letter detail=letter
  = 2026-11-01 overdue letter detail=letter
claim us-full-range prediction 2022-03-11
  icbm 2022-03-25 2022-03-24 came-true
  ~ 2026-11-01 2022-03-11 pending new; 2022-03-25 came-true judged icbm 2022-03-24
claim nis-seventh-test prediction 2022-09-28 due 2022-10-16/2022-11-07 if:test
  none 2022-11-30 test:failed
  ~ 2026-11-01 2022-09-28 conditional new; 2022-11-08 awaiting-verdict passed; 2022-11-30 not-triggered condition none
source chiefs
claim jcs-no-drone-p73 assertion 2022-12-29
  denied 2022-12-30 accurate from chiefs
  reversed 2023-01-06 2023-01-05 inaccurate corrects denied
  = 2023-01-05 accurate denied flags=single-source
  ~ 2026-11-01 2022-12-29 pending new; 2022-12-30 accurate judged denied; 2023-01-06 inaccurate corrected reversed 2023-01-05
",
    );
}

#[test]
fn the_airport() {
    check(
        "
claim ber-opens act 2009-12-12 due 2011-10
  planner 2010-06-26 2010-06 due 2012-06-03
  called-off 2012-05-18 2012-05 stalled due 2013-03-17
  october 2012-09-08 2012-09-07 due 2013-10-27
  no-date 2013-01-07 2013-01-06 stalled
  half-year 2014-12-13 2014-12 due 2017-07/2017-12
  not-2017 2017-01-22 2017-01-21 stalled
  2020 2017-12-16 2017-12 due 2020-10
  steps 2019-11-30 2019-11-29 in-progress due 2020-10-31
  opens 2020-10-31 kept-late
  = 2010-01-01 pending flags=-
  = 2012-06-04 stalled called-off due=2013-03-17
  = 2013-11-01 overdue no-date detail=no-date last=2013-10-27
  = 2018-01-15 stalled not-2017 due=2020-10
  = 2019-12-01 in-progress steps due=2020-10-31
  = 2020-11-09 kept-late opens flags=slipped
  ~ 2020-11-09 2009-12-12 pending new; 2012-05-18 stalled judged called-off 2012-05; 2013-10-28 overdue passed; 2014-12-13 stalled moved half-year 2014-12; 2019-11-30 in-progress judged steps 2019-11-29; 2020-10-31 kept-late judged opens
claim ber-one-night-move act 2012-04-17 due 2012-06-03
  = 2010-01-01 -
  = 2012-06-04 overdue
  = 2013-11-01 overdue
  = 2018-01-15 overdue
  = 2019-12-01 superseded by=ber-stepwise-move
  = 2020-11-09 superseded
claim ber-in-2018 prediction 2017-01-22 due 2018
  no 2019-11-30 2018-12-31 did-not-come-true
  ~ 2020-11-09 2017-01-22 pending new; 2019-01-01 awaiting-verdict passed; 2019-11-30 did-not-come-true judged no 2018-12-31
claim ber-stepwise-move act 2019-11-30 due 2020-11-08 replaces ber-one-night-move
  flown 2020-11-09 2020-11-08 kept
  = 2020-11-08 pending
  = 2020-11-09 kept flown
claim six-opening-dates assertion 2020-10-31
  seven 2020-11-09 mixed
  = 2020-11-09 mixed seven
",
    );
}

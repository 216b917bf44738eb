//! The small archive that several tests look at, as of 1 September 2018.

use super::archive::{Understood, archive_of};

/// Two articles about one speaker; the second says what became of the first.
pub(super) const SAMPLE: &str = "
== content/speakers/kim.md
name: Kim Jong Un
kind: person
role: Leader
same_as: https://www.wikidata.org/wiki/Q56226
---
He [speaks](claim:meet).
== content/speakers/office.md
name: The Office
kind: organisation
== content/articles/2018-03-06-pledges.md
title: Three pledges
publisher: The Ledger
authors: [A. Writer, B. Writer]
topics: [Summits]
summary: What was said.
claims:
  - {id: meet, speaker: kim, via: office, text: They will meet., due: 2018-04, quote: will meet}
  - {id: later, speaker: kim, text: They will meet again., due: 2018-08}
  - {id: tests, form: refrain, speaker: kim, via: office, text: There will be no test., conditions: [{id: talks, type: while, text: Talks go on.}], topics: [Tests]}
  - {id: hope, kind: prediction, speaker: office, text: It may be false hope., testable: false, quote: false hope}
sources:
  - {id: briefing, title: The briefing, url: 'https://example.org/b', publisher: Office, date: 2018-03-06}
  - {id: unused, title: Another paper, publisher: office, retracted: {date: 2018-05}}
---
They [told us](source:briefing) that they **will** meet, with [no test](claim:tests). It may be false hope.

# Doubts

[No test](claim:tests), they [say](source:briefing).
== content/articles/2018-04-27-summit.md
title: The summit
follow_ups:
  - {claim: meet, verdict: kept, note: They met at noon., sources: [photo]}
  - {claim: tests, note: Nothing was tested.}
claims: [{id: next, speaker: office, text: A second summit will follow., due: 2019-01}]
sources: [{id: photo, title: A photo, url: 'https://example.org/p'}]
corrections: [{date: 2018-04-28, note: It was a Friday.}, {date: 2018-10-01, note: And sunny.}]
---
They [met](claim:meet), and [tests](claim:tests) did not come up.
== content/articles/2018-12-01-not-yet.md
title: Not yet there
claims: [{id: unborn, speaker: kim, text: Nobody has heard of this.}]
follow_ups: [{claim: next, verdict: kept}]
";

/// The archive as of 1 September 2018.
pub(super) fn sample() -> Understood {
    archive_of(SAMPLE, "2018-09-01")
}

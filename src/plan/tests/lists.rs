//! What stands in which list.

use super::notation::{day, written};
use crate::archive::{Archive, ArticleKey, ClaimKey, ClaimKind, PublisherKey, SourceKey, SpeakerKey, TopicKey};
use crate::plan::{Lists, Sentence, Wrong};
use crate::status::{Drafts, Snapshot, as_of};

fn planned<T>(text: &str, as_of_day: &str, see: impl Fn(&Archive, &Snapshot, &Lists) -> T) -> T {
    let written = written(text);
    let snapshot = as_of(&written.archive, day(as_of_day), Drafts::Leave);
    let lists = Lists::new(&written.archive, &snapshot);
    see(&written.archive, &snapshot, &lists)
}

fn ids(archive: &Archive, claims: &[ClaimKey]) -> String {
    claims.iter().map(|claim| archive.claims[*claim].id.as_str()).collect::<Vec<_>>().join(" ")
}

fn slugs(archive: &Archive, articles: &[ArticleKey]) -> String {
    articles.iter().map(|article| archive.articles[*article].slug.as_str()).collect::<Vec<_>>().join(" ")
}

const ARCHIVE: &str = "
article b 2018-03-06 publisher=P topics=X
  claim b1 speaker=kim via=moon,moon,xi topics=Y
  claim b2 speaker=moon kind=prediction about=b1,z1
article a 2018-03-06 publisher=Q topics=X,Y
  claim a1 speaker=kim
article c 2018-01-01 publisher=P
  claim c1 speaker=xi via=moon
article z 2030-01-01 publisher=P topics=X
  claim z1 speaker=kim about=b1
";

#[test]
fn lists_are_in_the_order_recorded_and_hold_what_exists() {
    planned(ARCHIVE, "2020-01-01", |archive, _, lists| {
        let speaker = |id: &str| archive.speakers.iter().find(|(_, speaker)| speaker.id.as_str() == id).unwrap().0;
        let (x, y) = (TopicKey::at(0), TopicKey::at(1));
        let (p, q) = (PublisherKey::at(0), PublisherKey::at(1));
        assert_eq!(slugs(archive, &lists.articles), "c a b");
        for (claims, expected) in [
            (&lists.claims[..], "c1 a1 b1 b2"),
            (lists.claims_of_kind.of(ClaimKind::Commitment), "c1 a1 b1"),
            (lists.claims_of_kind.of(ClaimKind::Prediction), "b2"),
            (lists.claims_of_kind.of(ClaimKind::Assertion), ""),
            (lists.claims_of_speaker.of(speaker("kim")), "a1 b1"),
            (lists.relayed_by_speaker.of(speaker("moon")), "c1 b1"),
            (lists.relayed_by_speaker.of(speaker("kim")), ""),
            (lists.claims_on_topic.of(x), "a1 b1 b2"),
            (lists.claims_on_topic.of(y), "a1 b1"),
            (lists.claims_of_publisher.of(p), "c1 b1 b2"),
            (lists.claims_of_publisher.of(q), "a1"),
            (lists.predictions.of(lists.claims[2]), "b2"),
            (lists.predictions.of(lists.claims[0]), ""),
        ] {
            assert_eq!(ids(archive, claims), expected);
        }
        assert_eq!(slugs(archive, lists.articles_on_topic.of(x)), "a b");
        assert_eq!(slugs(archive, lists.articles_of_publisher.of(p)), "c b");
    });
}

#[test]
fn what_is_listed_by_name() {
    let text = "
article a 2018-01-01 publisher=Zeit topics=Öl,zoo,Apfel
  claim c speaker=nobody
  source s1 title=Beta publisher=times
  source s2 title=alpha publisher=Times
  source s3 title=Aardvark
  source s4 title=Zulu publisher=Zeit retracted=2019
  source s5 title=Yankee publisher=Zeit retracted=2021
article b 2018-01-02 publisher=abc
article later 2030-01-01 publisher=Never topics=Never
  source s6 title=Never
speaker kim name=moon
speaker anna name=Moon
speaker zed name=Émile
speaker xi name=e\u{301}mile
";
    planned(text, "2020-01-01", |archive, _, lists| {
        let speakers: Vec<&str> = lists.speakers.iter().map(|key: &SpeakerKey| archive.speakers[*key].id.as_str()).collect();
        assert_eq!(speakers, ["xi", "zed", "anna", "kim", "nobody"]);
        let topics: Vec<&str> = lists.topics.iter().map(|key| archive.topics[*key].name.as_str()).collect();
        assert_eq!(topics, ["Apfel", "Öl", "zoo"]);
        let publishers: Vec<&str> = lists.publishers.iter().map(|key| archive.publishers[*key].name.as_str()).collect();
        assert_eq!(publishers, ["abc", "Zeit"]);
        let sources: Vec<&str> = lists.sources.iter().map(|key: &SourceKey| archive.sources[*key].title.as_str()).collect();
        assert_eq!(sources, ["Zulu", "alpha", "Beta", "Yankee", "Aardvark"]);
    });
}

#[test]
fn what_is_overdue_and_what_comes_due() {
    let text = "
article a 2018-01-01
  claim late due=2019-06
  claim later due=2019-01
  claim soon due=2021
  claim sooner due=2020-05
  claim today due=2020-01-01
  claim ever
  claim done due=2020-02
  claim going due=2020-03
article b 2018-02-01
  follow-up done verdict=kept
  follow-up going verdict=in-progress
";
    planned(text, "2020-01-01", |archive, _, lists| {
        assert_eq!(ids(archive, &lists.overdue), "later late");
        assert_eq!(ids(archive, &lists.coming_due), "today going sooner soon");
        let statuses: Vec<(&str, String)> =
            lists.claims_by_status.iter().map(|(status, claims)| (status.as_str(), ids(archive, claims))).collect();
        let expected = [("in-progress", "going"), ("kept", "done"), ("overdue", "late later"), ("pending", "soon sooner today ever")];
        assert_eq!(statuses, expected.map(|(status, claims)| (status, claims.to_owned())));
    });
}

#[test]
fn changes_and_corrections_are_in_the_order_of_their_days() {
    let text = "
article a 2018-01-01
  claim one
  claim two
  correction 2018-06-01
  correction 2030
article b 2018-02-01
  follow-up two verdict=kept
article c 2018-03-01
  follow-up one verdict=kept
  follow-up two verdict=broken corrects=b
article z 2030-02-01
  follow-up one verdict=broken
";
    planned(text, "2020-01-01", |archive, snapshot, lists| {
        let change = |change: &crate::plan::Change| {
            let state = snapshot.claim(change.claim).unwrap();
            format!("{} {} {}", change.day, archive.claims[change.claim].id, state.history[change.spell as usize].status.id())
        };
        let changes: Vec<String> = lists.changes.iter().map(change).collect();
        let expected =
            ["2018-01-01 one pending", "2018-01-01 two pending", "2018-02-01 two kept", "2018-03-01 one kept", "2018-03-01 two broken"];
        assert_eq!(changes, expected);
        let correction = |correction: &crate::plan::Corrected| match correction.what {
            Wrong::Article { article, correction: index } => format!("{} {} {index}", correction.day, archive.articles[article].slug),
            Wrong::FollowUp { follow_up, by } => {
                let slug = |key| archive.articles[archive.follow_ups[key].article].slug.as_str();
                format!("{} {} by {}", correction.day, slug(follow_up), slug(by))
            }
        };
        let corrections: Vec<String> = lists.corrections.iter().map(correction).collect();
        assert_eq!(corrections, ["2018-03-01 b by c", "2018-06-01 a 0"]);
    });
}

#[test]
fn the_later_articles_of_a_claim_each_with_its_sentence() {
    let text = "
article own 2018-03-06
  claim one
  claim two
  mention one
  follow-up two note=N
article same-day 2018-03-06
  mention one
article before 2018-01-01
  mention one
article both 2018-04-01
  follow-up one note=N
  mention two
  mention one
article noted 2018-05-01
  follow-up one id=a
  follow-up one id=b note=N
  follow-up one id=c note=N
article bare 2018-06-01
  follow-up one id=a
  follow-up one id=b
article neither 2018-07-01
article z 2030-01-01
  mention one
";
    planned(text, "2020-01-01", |archive, _, lists| {
        let told = |claim: ClaimKey| -> Vec<String> {
            let later = lists.later_articles.of(claim).iter();
            later
                .map(|later| {
                    let sentence = match later.sentence {
                        Sentence::Mention(mention) => format!("mention {mention}"),
                        Sentence::Note(key) => match &archive.follow_ups[key].id {
                            Some(id) => format!("note {id}"),
                            None => "note".to_owned(),
                        },
                    };
                    format!("{} {sentence}", archive.articles[later.article].slug)
                })
                .collect()
        };
        assert_eq!(told(lists.claims[0]), ["same-day mention 0", "both mention 1", "noted note b", "bare note a"]);
        assert_eq!(told(lists.claims[1]), ["own note", "both mention 0"]);
    });
}

#[test]
fn more_than_sixty_claims_make_timelines_by_year() {
    for (claims, years) in [(60, vec![]), (61, vec![(1990, 20), (1991, 20), (2018, 21)])] {
        let mut text = "article a 2018-05-01\n".to_owned();
        for claim in 0..claims {
            let made = ["1990", "1991-04/1991-06", "1990/1992"][if claim == 60 { 2 } else { claim % 3 }];
            text.push_str(&format!("  claim c{claim} made={made}\n"));
        }
        let found = planned(&text, "2020-01-01", |_, _, lists| {
            lists.timeline_years.iter().map(|(year, claims)| (*year, claims.len())).collect::<Vec<_>>()
        });
        assert_eq!(found, years, "{claims}");
    }
}

//! ClaimReview, as fact-checkers publish it.

use super::{Desk, options, remarks};

/// A feed of three reviews of two claims, by two publishers.
const FEED: &str = r#"{
  "@context": "https://schema.org",
  "@type": "DataFeed",
  "name": "Reviews of the Harbour Desk",
  "dataFeedElement": [
    {
      "@type": "DataFeedItem",
      "item": [{
        "@type": "ClaimReview",
        "url": "https://harbour.example/checks/ferry-passengers/",
        "headline": "Did the ferry carry a million people?",
        "datePublished": "2024-05-06T09:30:00+02:00",
        "inLanguage": "en",
        "author": {"@type": "Organization", "name": "Harbour Desk", "url": "https://harbour.example/"},
        "claimReviewed": "The new ferry carried a million passengers in its first year.",
        "itemReviewed": {
          "@type": "Claim",
          "author": {"@type": "Person", "name": "Ada Quist", "jobTitle": "Minister of Transport"},
          "datePublished": "2024-04-30",
          "appearance": {"@type": "CreativeWork", "url": "https://ministry.example/speech-on-ferries", "headline": "Speech on ferries", "datePublished": "2024-05-01"}
        },
        "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5, "worstRating": 1, "alternateName": "False"}
      }]
    },
    {
      "@type": "DataFeedItem",
      "item": [{
        "@type": "ClaimReview",
        "url": "https://second.example/2024/ferries",
        "datePublished": "2024-05-20",
        "author": {"@type": "Organization", "name": "Second Look"},
        "claimReviewed": "The new ferry carried a million passengers in its first year.",
        "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Ada Quist"}, "datePublished": "2024-04-30"},
        "reviewRating": {"@type": "Rating", "alternateName": "Needs a chart", "image": "https://second.example/chart.png"}
      }]
    },
    {
      "@type": "DataFeedItem",
      "item": [{
        "@type": "ClaimReview",
        "url": "https://harbour.example/checks/tunnel",
        "datePublished": "May 2024",
        "author": {"@type": "Organization", "name": "Harbour Desk"},
        "claimReviewed": "The tunnel is [free] for *all* & open.",
        "reviewRating": {"@type": "Rating", "ratingValue": 3}
      }]
    },
    {
      "@type": "DataFeedItem",
      "item": [{"@type": "ClaimReview", "url": "https://harbour.example/checks/empty", "datePublished": "2024-05-06"}]
    }
  ]
}"#;

#[test]
fn a_feed_becomes_an_archive() {
    let mut desk = Desk::new();
    let import = desk.import("feed.json", FEED, &options()).unwrap();
    assert_eq!((import.rows, import.unread), (4, 1));
    let (new, _) = desk.write(&import);
    assert_eq!(
        new,
        [
            "content/articles/2024-05-01-speech-on-ferries.md",
            "content/articles/2024-05-06-ferry-passengers.md",
            "content/articles/2024-05-20-ferries.md",
            "content/articles/2024-05-31-tunnel.md",
            "content/speakers/ada-quist.md",
            "content/speakers/unknown-speaker.md",
        ]
    );
    assert_eq!(desk.errors(), Vec::<String>::new());
    assert_eq!(
        desk.statuses(),
        ["the-new-ferry-carried-a-million-passengers-in-its-first inaccurate", "the-tunnel-is-free-for-all-open mixed"]
    );
    assert_eq!(
        remarks(&import),
        [
            "entry 4: not read: there is no claim in it",
            "`name` of what surrounds the entries is left out",
            "entry 1: `author.url` is read as nothing, and left out",
            "entry 2: `reviewRating.image` is read as nothing, and left out",
            "entry 2: the rating “Needs a chart” is no verdict on an assertion; it is kept in the note",
            "entry 1: the time of day in `date` is left out",
            "entry 3: `date`: 2024-05 is vague, and the review is recorded on 2024-05-31",
            "entry 3: `date`: `May 2024` is read as 2024-05",
            "entry 3: no speaker is named; recorded as `Unknown speaker`",
            "entry 3: the rating 3, from 1 to 5 is `mixed` by its number",
        ]
    );
    assert_eq!(
        desk.text("content/articles/2024-05-01-speech-on-ferries.md"),
        "---\n\
         title: \"Speech on ferries\"\n\
         date: 2024-05-01\n\
         added: 2026-01-01\n\
         url: \"https://ministry.example/speech-on-ferries\"\n\
         claims:\n  \
           - id: the-new-ferry-carried-a-million-passengers-in-its-first\n    \
             kind: assertion\n    \
             text: \"The new ferry carried a million passengers in its first year.\"\n    \
             speaker: ada-quist\n    \
             made: 2024-04-30\n    \
             sources: [first-report]\n\
         sources:\n  \
           - id: first-report\n    \
             type: webpage\n    \
             title: \"Speech on ferries\"\n    \
             date: 2024-05-01\n    \
             url: \"https://ministry.example/speech-on-ferries\"\n\
         ---\n\n\
         > [The new ferry carried a million passengers in its first year.](claim:the-new-ferry-carried-a-million-passengers-in-its-first)\n\n\
         [Speech on ferries](source:first-report)\n"
    );
    assert_eq!(
        desk.text("content/articles/2024-05-06-ferry-passengers.md"),
        "---\n\
         title: \"Did the ferry carry a million people?\"\n\
         date: 2024-05-06\n\
         added: 2026-01-01\n\
         publisher: \"Harbour Desk\"\n\
         url: \"https://harbour.example/checks/ferry-passengers/\"\n\
         language: \"en\"\n\
         sources:\n  \
           - id: review\n    \
             type: article\n    \
             title: \"Did the ferry carry a million people?\"\n    \
             publisher: \"Harbour Desk\"\n    \
             date: 2024-05-06\n    \
             url: \"https://harbour.example/checks/ferry-passengers/\"\n\
         follow_ups:\n  \
           - claim: the-new-ferry-carried-a-million-passengers-in-its-first\n    \
             verdict: inaccurate\n    \
             note: \"“False” (1, from 1 to 5).\"\n    \
             sources: [review]\n    \
             by: [\"Harbour Desk\"]\n\
         ---\n\n\
         > [The new ferry carried a million passengers in its first year.](claim:the-new-ferry-carried-a-million-passengers-in-its-first)\n\n\
         [Did the ferry carry a million people?](source:review)\n"
    );
}

#[test]
fn a_second_import_changes_nothing() {
    let mut desk = Desk::new();
    let first = desk.import("feed.json", FEED, &options()).unwrap();
    desk.write(&first);
    let mut later = options();
    later.today = super::day("2026-03-01");
    let second = desk.import("feed.json", FEED, &later).unwrap();
    assert_eq!(second.files.len(), 4, "the speakers are known");
    assert_eq!(desk.write(&second), (vec![], vec![]));
    assert_eq!(remarks(&first), remarks(&second));
}

#[test]
fn what_an_author_changed_is_left() {
    let mut desk = Desk::new();
    let import = desk.import("feed.json", FEED, &options()).unwrap();
    desk.write(&import);
    for (path, text) in &mut desk.files {
        if path.ends_with("tunnel.md") {
            *text = text.replace("verdict: mixed", "verdict: accurate");
        }
    }
    let again = desk.import("feed.json", FEED, &options()).unwrap();
    assert_eq!(desk.write(&again), (vec![], vec!["content/articles/2024-05-31-tunnel.md".to_owned()]));
}

#[test]
fn a_grown_feed_adds_what_is_new() {
    let review = |url: &str, date: &str, claim: &str| {
        format!(
            "{{\"@type\": \"ClaimReview\", \"url\": \"{url}\", \"datePublished\": \"{date}\", \"claimReviewed\": \"{claim}\", \
             \"author\": {{\"name\": \"Desk\"}}, \"reviewRating\": {{\"alternateName\": \"True\"}}, \
             \"itemReviewed\": {{\"author\": {{\"name\": \"Ada Quist\"}}, \"datePublished\": \"2024-01-01\", \
             \"appearance\": [{{\"url\": \"https://a.example/interview\"}}]}}}}"
        )
    };
    let one = review("https://b.example/one", "2024-02-02", "One is odd.");
    // Of the same interview, reviewed earlier, at an address that ends in the same words.
    let two = review("https://c.example/one", "2024-02-01", "Two is even.");
    let mut desk = Desk::new();
    let first = desk.import("a.json", &format!("[{one}]"), &options()).unwrap();
    desk.write(&first);
    let grown = desk.import("a.json", &format!("[{two}, {one}]"), &options()).unwrap();
    let (new, different) = desk.write(&grown);
    assert_eq!(different, Vec::<String>::new());
    assert_eq!(new.len(), 1, "{new:?}");
    assert_eq!(desk.errors(), Vec::<String>::new());
    assert_eq!(desk.statuses(), ["one-is-odd accurate", "two-is-even accurate"]);
    let again = desk.import("a.json", &format!("[{two}, {one}]"), &options()).unwrap();
    assert_eq!(desk.write(&again), (vec![], vec![]));
}

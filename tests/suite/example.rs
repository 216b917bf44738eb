//! The example archive tells the story that its sources tell: each claim's status on the days that matter.

use super::archives::{program, repository};

/// Claim, then its status on each of the days below; `–` where it was not recorded yet.
const DAYS: [&str; 5] = ["2018-03-07", "2018-05-01", "2019-06-01", "2021-08-01", "2026-11-01"];
const KOREA: [(&str, [&str; 5]); 16] = [
    ("nk-summit-april-2018", ["pending", "kept", "kept", "kept", "kept"]),
    ("nk-leaders-hotline", ["pending", "kept", "kept", "kept", "kept"]),
    ("nk-denuclearise", ["conditional", "conditional", "stalled", "stalled stale", "contested: broken, not-triggered"]),
    ("nk-no-tests", ["pending", "holding", "contested: broken, holding", "partly-kept", "partly-kept"]),
    ("nk-no-weapons-on-south", ["pending", "holding", "holding", "holding stale", "contested: broken, holding"]),
    ("nk-first-call", ["pending", "overdue", "broken", "broken", "broken"]),
    ("sun-buying-time", ["pending", "pending", "unfolding", "unfolding stale", "partly-true"]),
    ("nk-halt-2018", ["–", "pending", "holding", "withdrawn", "contested: withdrawn, broken"]),
    ("us-war-games", ["–", "–", "pending", "lapsed", "lapsed"]),
    ("nk-yongbyon", ["–", "–", "conditional", "conditional", "not-triggered"]),
    ("kim-visits-seoul", ["–", "–", "overdue (stalled)", "overdue (stalled)", "overdue (stalled)"]),
    ("nk-first-term", ["–", "–", "pending", "overdue", "broken"]),
    ("nk-no-nuclear-use", ["–", "pending", "pending", "pending", "withdrawn"]),
    ("trump-false-hope", ["unverifiable", "unverifiable", "unverifiable", "unverifiable", "unverifiable"]),
    ("no-head-of-state", ["pending", "accurate", "accurate", "accurate", "accurate"]),
    ("nk-test-ground", ["–", "pending", "partly-kept", "partly-kept", "partly-kept"]),
];
/// Claim, day, status.
const OTHERS: [(&str, &str, &str); 18] = [
    ("nis-seventh-test", "2022-11-07", "conditional"),
    ("nis-seventh-test", "2022-11-08", "awaiting-verdict"),
    ("nis-seventh-test", "2022-11-29", "awaiting-verdict"),
    ("nis-seventh-test", "2022-11-30", "not-triggered"),
    ("jcs-no-drone-p73", "2022-12-30", "accurate"),
    ("jcs-no-drone-p73", "2023-01-06", "inaccurate"),
    ("ber-opens", "2010-01-01", "pending"),
    ("ber-opens", "2012-06-04", "stalled"),
    ("ber-opens", "2013-11-01", "overdue (stalled)"),
    ("ber-opens", "2018-01-15", "stalled"),
    ("ber-opens", "2019-12-01", "in-progress"),
    ("ber-opens", "2020-11-09", "kept-late"),
    ("ber-one-night-move", "2012-06-04", "overdue"),
    ("ber-one-night-move", "2018-01-15", "overdue"),
    ("ber-one-night-move", "2019-12-01", "superseded"),
    ("ber-in-2018", "2019-01-01", "awaiting-verdict"),
    ("ber-in-2018", "2019-11-30", "did-not-come-true"),
    ("us-full-range", "2022-03-25", "came-true"),
];

/// Every claim's status on a day: what stands where it is contested or out of time, and whether it is stale.
fn statuses(day: &str) -> Vec<(String, String)> {
    let output = program().args(["list", "--format", "json", "--as-of", day]).current_dir(repository()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let rows: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    rows.as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let status = text(&row["status"]);
            let standing: Vec<String> = row["standing"].as_array().unwrap().iter().map(|standing| text(&standing["verdict"])).collect();
            let stale = row["flags"].as_array().unwrap().iter().any(|flag| flag == "stale");
            let shown = match status.as_str() {
                "contested" => format!("{status}: {}", standing.join(", ")),
                "overdue" if !standing.is_empty() => format!("{status} ({})", standing.join(", ")),
                _ if stale => format!("{status} stale"),
                _ => status,
            };
            (text(&row["id"]), shown)
        })
        .collect()
}

#[test]
fn each_claim_has_the_status_that_the_sources_give_it() {
    for (column, day) in DAYS.iter().enumerate() {
        let found = statuses(day);
        for (claim, expected) in KOREA {
            let status = found.iter().find(|(id, _)| id == claim).map_or("–", |(_, status)| status);
            assert_eq!(status, expected[column], "{claim} as of {day}");
        }
    }
    for (claim, day, expected) in OTHERS {
        let found = statuses(day);
        let status = found.iter().find(|(id, _)| id == claim).map_or("–", |(_, status)| status);
        assert_eq!(status, expected, "{claim} as of {day}");
    }
}

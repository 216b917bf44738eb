//! What a column can be read as, and the names by which columns usually say so.

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $many:literal, [$($guess:literal),* $(,)?];)*) => {
        /// What a column is read as.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Key {
            $($(#[$doc])* $name,)*
        }

        impl Key {
            /// Every key, in the order of the documentation.
            pub const ALL: &'static [Key] = &[$(Key::$name,)*];

            /// Its word, for `--map`.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Key::$name => $text,)*
                }
            }

            /// Whether a row may have several values of it.
            pub(super) fn takes_many(self) -> bool {
                match self {
                    $(Key::$name => $many,)*
                }
            }

            /// The names of columns that are read as this, the surest first, as [`folded`] gives them.
            fn names(self) -> &'static [&'static str] {
                match self {
                    $(Key::$name => &[$($guess,)*],)*
                }
            }
        }
    };
}

keys! {
    /// The claim's words.
    Claim = "claim", false, [
        "claimreviewed", "claim", "claim_text", "claimreviewed_text", "promise", "pledge", "commitment", "prediction",
        "forecast", "assertion", "statement", "itemreviewed_text", "itemreviewed_name", "itemreviewed_headline", "text", "quote",
    ];
    /// Its kind: commitment, prediction, assertion.
    Kind = "kind", false, ["kind", "claim_kind", "claim_type"];
    /// Its id.
    Id = "id", false, ["claim_id", "id"];
    /// Whose claim it is.
    Speaker = "speaker", false, [
        "itemreviewed_author_name", "itemreviewed_author", "speaker", "speaker_name", "claimant", "claimed_by", "said_by",
        "promised_by", "politician", "person", "who",
    ];
    /// What the speaker is.
    SpeakerKind = "speaker-kind", false, ["itemreviewed_author_type", "speaker_kind", "speaker_type"];
    /// The speaker's office.
    Role = "role", false, ["itemreviewed_author_jobtitle", "role", "speaker_role", "office", "position", "job_title"];
    /// Pages about the speaker.
    SameAs = "same-as", true, ["itemreviewed_author_sameas", "itemreviewed_author_url", "speaker_url", "same_as"];
    /// When the claim was made.
    Made = "made", false, [
        "itemreviewed_datepublished", "itemreviewed_datecreated", "made", "date_made", "made_on", "claim_date", "date_of_claim", "promise_date",
        "said_on", "date_said",
    ];
    /// By when it is due.
    Due = "due", false, ["due", "due_date", "deadline", "by_when", "target_date"];
    /// Its subjects.
    Topic = "topic", true, [
        "topic", "topics", "keywords", "tags", "tag", "category", "categories", "subject", "subjects", "about_name", "about",
    ];
    /// The address of what first reported it.
    FirstReport = "first-report", true, [
        "itemreviewed_firstappearance_url", "itemreviewed_firstappearance", "itemreviewed_appearance_url",
        "itemreviewed_appearance", "itemreviewed_url", "itemreviewed_sameas", "first_report", "first_report_url",
        "first_appearance", "claim_url", "claim_source", "source_url", "source",
    ];
    /// When that report was published.
    FirstReportDate = "first-report-date", false, [
        "itemreviewed_firstappearance_datepublished", "itemreviewed_appearance_datepublished", "first_report_date", "source_date",
    ];
    /// That report's title.
    FirstReportTitle = "first-report-title", false, [
        "itemreviewed_firstappearance_headline", "itemreviewed_firstappearance_name", "itemreviewed_appearance_headline",
        "itemreviewed_appearance_name", "first_report_title", "source_title",
    ];
    /// Whose report it was.
    FirstReportPublisher = "first-report-publisher", false, [
        "itemreviewed_firstappearance_publisher_name", "itemreviewed_firstappearance_publisher",
        "itemreviewed_appearance_publisher_name", "itemreviewed_appearance_publisher", "first_report_publisher",
        "source_publisher", "source_name",
    ];
    /// When the review was published.
    Date = "date", false, [
        "datepublished", "date", "review_date", "date_published", "publication_date", "published", "published_at",
        "published_on", "verdict_date", "checked_on", "date_checked", "datecreated",
    ];
    /// The review's address.
    Url = "url", false, [
        "url", "review_url", "reviewurl", "factcheck_url", "fact_check_url", "link", "review_link", "permalink", "mainentityofpage",
    ];
    /// The review's title.
    Title = "title", false, ["headline", "name", "review_title", "title", "article_title"];
    /// Whose review it is.
    Publisher = "publisher", false, [
        "author_name", "author", "publisher_name", "publisher", "review_publisher", "organisation", "organization", "outlet",
        "fact_checker", "factchecker", "reviewer", "checked_by",
    ];
    /// The rating's words.
    Verdict = "verdict", false, [
        "reviewrating_alternatename", "reviewrating_name", "verdict", "rating_text", "textual_rating", "rating_name", "ruling",
        "conclusion", "outcome", "result", "status",
    ];
    /// The rating's number.
    Rating = "rating", false, ["reviewrating_ratingvalue", "rating", "rating_value", "score"];
    /// The best number that a rating can have.
    Best = "best", false, ["reviewrating_bestrating", "best_rating", "best"];
    /// The worst one.
    Worst = "worst", false, ["reviewrating_worstrating", "worst_rating", "worst"];
    /// What the review found.
    Note = "note", false, [
        "reviewrating_ratingexplanation", "note", "notes", "explanation", "comment", "comments", "summary", "description", "reviewbody",
        "review_body",
    ];
    /// The language of the review.
    Language = "language", false, ["inlanguage", "language", "language_code", "lang"];
}

impl Key {
    /// The key of that word.
    pub fn parse(text: &str) -> Option<Key> {
        Key::ALL.iter().copied().find(|key| key.as_str() == text)
    }

    /// What a column of that name is read as, and how sure that is: 0 is surest.
    pub fn of_column(name: &str) -> Option<(Key, usize)> {
        let name = folded(name);
        Key::ALL.iter().find_map(|key| key.names().iter().position(|known| *known == name).map(|rank| (*key, rank)))
    }
}

/// A column's name in small letters, everything but letters and digits one `_`.
pub(super) fn folded(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for letter in name.chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            folded.push(letter);
        } else if !folded.is_empty() && !folded.ends_with('_') {
            folded.push('_');
        }
    }
    folded.trim_end_matches('_').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_is_one_keys() {
        let mut seen = std::collections::BTreeMap::new();
        for key in Key::ALL {
            assert_eq!(Key::parse(key.as_str()), Some(*key));
            for name in key.names() {
                assert_eq!(folded(name), *name, "a name is written as it is compared");
                assert_eq!(seen.insert(*name, *key), None, "{name}");
            }
        }
    }

    #[test]
    fn columns_are_known_by_their_names() {
        for (column, key) in [
            ("claimReviewed", Some(Key::Claim)),
            ("Claim text", Some(Key::Claim)),
            ("itemReviewed.author.name", Some(Key::Speaker)),
            ("author.name", Some(Key::Publisher)),
            ("  Date published ", Some(Key::Date)),
            ("reviewRating.ratingValue", Some(Key::Rating)),
            ("Image", None),
            ("", None),
        ] {
            assert_eq!(Key::of_column(column).map(|(key, _)| key), key, "{column}");
        }
    }
}

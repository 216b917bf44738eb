//! The files for machines.

use super::address::Address;

/// A file under `/data/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Data {
    /// What the others are: a data package.
    Package,
    /// Every claim, with its follow-ups.
    Claims,
    /// Every claim as a table.
    ClaimsTable,
    /// Every follow-up as a table.
    FollowUpsTable,
    /// Every status that a claim ever had, as a table.
    StatusHistoryTable,
    /// Every article.
    Articles,
    /// Every source in CSL-JSON.
    Sources,
    /// Every source in BibTeX.
    SourcesBibtex,
    /// The settled verdicts as schema.org's ClaimReview.
    ClaimReviews,
    /// Where the claims' words stand in the articles: W3C Web Annotations.
    Annotations,
}

impl Data {
    /// Every one, in the order in which the data package names them.
    pub const ALL: [Data; 10] = [
        Data::Package,
        Data::Claims,
        Data::ClaimsTable,
        Data::FollowUpsTable,
        Data::StatusHistoryTable,
        Data::Articles,
        Data::Sources,
        Data::SourcesBibtex,
        Data::ClaimReviews,
        Data::Annotations,
    ];

    /// Its name below `/data/`.
    pub fn file_name(self) -> &'static str {
        match self {
            Data::Package => "datapackage.json",
            Data::Claims => "claims.json",
            Data::ClaimsTable => "claims.csv",
            Data::FollowUpsTable => "follow-ups.csv",
            Data::StatusHistoryTable => "status-history.csv",
            Data::Articles => "articles.json",
            Data::Sources => "sources.json",
            Data::SourcesBibtex => "sources.bib",
            Data::ClaimReviews => "claimreview.json",
            Data::Annotations => "annotations.json",
        }
    }

    /// Its media type, as IANA registers it; of BibTeX, which is not registered, the usual one.
    pub fn media_type(self) -> &'static str {
        match self {
            Data::Package | Data::Claims | Data::Articles => "application/json",
            Data::ClaimsTable | Data::FollowUpsTable | Data::StatusHistoryTable => "text/csv",
            Data::Sources => "application/vnd.citationstyles.csl+json",
            Data::SourcesBibtex => "application/x-bibtex",
            Data::ClaimReviews | Data::Annotations => "application/ld+json",
        }
    }

    /// Where it lies.
    pub fn address(self) -> Address {
        Address::file(&format!("data/{}", self.file_name()))
    }
}

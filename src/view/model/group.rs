//! The pages of speakers, topics and publishers: what stands on record under a name.

use serde::Serialize;

use super::{ArticleLine, Frame, Group, Lanes, Link, Name, Pager, Piece, Row, Shared};

/// `speaker.html` and `group.html` (topics, publishers).
#[derive(Clone, Debug, Serialize)]
pub struct GroupPage {
    /// `site`, `as_of`, `page`.
    #[serde(flatten)]
    pub frame: Frame,
    /// `Kim Jong Un`.
    pub name: String,
    /// BCP 47, where it differs from the page's.
    pub lang: Option<String>,
    /// `ltr` or `rtl`, with `lang`.
    pub dir: Option<String>,
    /// `person`, `organisation`, `topic` or `publisher`, as a word; none where nobody says.
    pub kind: Option<String>,
    /// Its office.
    pub role: Option<String>,
    /// Pages elsewhere about the same; the words are the host's name.
    pub same_as: Vec<Link>,
    /// How much is on record: `11 commitments stand on record here. 7 of them reached us through somebody else.`
    pub lede: Option<String>,
    /// The introduction.
    pub intro: Vec<Piece>,
    /// The claims by status.
    pub groups: Vec<Group>,
    /// The claims, a kind each, the settled ones first.
    pub tables: Vec<RowTable>,
    /// The commitments in time.
    pub lanes: Option<Lanes>,
    /// How the words reached us; of speakers only.
    pub reach: Option<Reach>,
    /// What a speaker relayed for others.
    pub relayed_rows: Vec<Shared<Row>>,
    /// The articles of a topic or publisher, newest first.
    pub articles: Vec<ArticleLine>,
    /// To the feed of changes.
    pub feed: Option<Link>,
    /// What is said where no claim is recorded.
    pub empty: Option<String>,
    /// The way to neighbouring pages.
    pub pager: Option<Pager>,
}

impl GroupPage {
    /// The template of a speaker's page.
    pub const SPEAKER_TEMPLATE: &'static str = "speaker.html";
    /// The template of a topic's or publisher's page.
    pub const TEMPLATE: &'static str = "group.html";
}

/// Claims of a kind.
#[derive(Clone, Debug, Serialize)]
pub struct RowTable {
    /// The id of its heading: `commitments`.
    pub id: String,
    /// Its heading: `Commitments`.
    pub title: String,
    /// The head of the column of claims: `Commitment`.
    pub head: String,
    /// `11 commitments, the settled ones first`; of one, no order is told.
    pub caption: String,
    /// The claims.
    pub rows: Vec<Shared<Row>>,
}

/// How a speaker's words reached the archive.
#[derive(Clone, Debug, Serialize)]
pub struct Reach {
    /// `7 relayed by others`.
    pub relayed: Option<String>,
    /// `4 in public or signed`.
    pub public: Option<String>,
    /// Of those that nobody relayed: `1 that the speaker denies`.
    pub denied: Option<String>,
    /// Who relayed them, most first.
    pub by: Vec<ReachBy>,
}

/// Who relayed words, and how many claims.
#[derive(Clone, Debug, Serialize)]
pub struct ReachBy {
    /// Who.
    pub name: Name,
    /// How many claims, as text.
    pub count: String,
}

//! Claims: commitments, predictions, assertions.

use std::ops::Range;

use super::key::{ArticleKey, ClaimKey, FollowUpKey, SourceKey, SpeakerKey, TopicKey};
use crate::date::Edtf;
use crate::files::Span;
use crate::id::{ClaimId, ConditionId};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
        }

        impl $name {
            /// Every one, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];
            /// The words of the front matter, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($text,)*];

            /// The word of the front matter.
            pub fn as_str(self) -> &'static str {
                match self {
                    $($name::$variant => $text,)*
                }
            }

            /// The one of that word.
            pub fn parse(text: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|one| one.as_str() == text)
            }
        }
    };
}
pub(super) use words;

words! {
    /// What a claim does.
    ClaimKind {
        /// Somebody binds somebody.
        Commitment = "commitment",
        /// What will happen.
        Prediction = "prediction",
        /// What is or was so.
        Assertion = "assertion",
    }
}

impl ClaimKind {
    /// The folder of its pages.
    pub fn folder(self) -> &'static str {
        match self {
            ClaimKind::Commitment => "commitments",
            ClaimKind::Prediction => "predictions",
            ClaimKind::Assertion => "assertions",
        }
    }
}

words! {
    /// What a commitment binds to.
    Form {
        /// To do something by a day.
        Act = "act",
        /// To bring something about.
        Outcome = "outcome",
        /// Not to do something.
        Refrain = "refrain",
        /// To keep something up.
        Maintain = "maintain",
    }
}

words! {
    /// How a link of the chain passed the words on.
    Mode {
        /// The words themselves.
        Direct = "direct",
        /// Quoted.
        Quotation = "quotation",
        /// Said in other words.
        Paraphrase = "paraphrase",
        /// Shortened.
        Summary = "summary",
        /// In another language.
        Translation = "translation",
        /// Reported.
        Report = "report",
    }
}

words! {
    /// Whether the speaker had confirmed the words.
    Confirmed {
        /// He had.
        Yes = "yes",
        /// He had not.
        No = "no",
        /// He said that he did not say it.
        Denied = "denied",
        /// Nobody knows.
        Unknown = "unknown",
    }
}

words! {
    /// What a condition does.
    ConditionKind {
        /// It must come true first.
        If = "if",
        /// The claim binds only as long as it lasts.
        While = "while",
        /// It frees.
        Unless = "unless",
    }
}

/// A checkable statement that an article records.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Unique and stable for ever.
    pub id: ClaimId,
    /// What it does.
    pub kind: ClaimKind,
    /// What it binds to; of use for a commitment.
    pub form: Form,
    /// The article that records it.
    pub article: ArticleKey,
    /// The editor's neutral wording.
    pub text: String,
    /// For margins and lists; the text where none is given.
    pub short: String,
    /// The words of the article that it is taken from.
    pub quote: Option<Quote>,
    /// Whose claim it is.
    pub speaker: SpeakerKey,
    /// The chain through which it reached the article, nearest to the speaker first.
    pub via: Vec<Relay>,
    /// Whether the speaker had confirmed it when it was reported.
    pub confirmed: Confirmed,
    /// To whom.
    pub to: Vec<Addressee>,
    /// When it was made.
    pub made: Edtf,
    /// By when, or how long it binds; `None` where there is no deadline.
    pub due: Option<Due>,
    /// Its provisos, as written.
    pub conditions: Vec<Condition>,
    /// What would count.
    pub criteria: Criteria,
    /// Whether anybody could ever judge it.
    pub testable: bool,
    /// Rival readings of the words.
    pub readings: Vec<Reading>,
    /// What it rests on.
    pub sources: Vec<SourceKey>,
    /// The claims that it speaks of.
    pub about: Vec<ClaimKey>,
    /// Earlier claims like it.
    pub precedents: Vec<ClaimKey>,
    /// The claim in whose place it stands.
    pub replaces: Option<ClaimKey>,
    /// The article's topics and its own, by slug, each once.
    pub topics: Vec<TopicKey>,
    /// Former ids.
    pub aliases: Vec<ClaimId>,
    /// Every follow-up of it in the archive, in the order of the table.
    pub follow_ups: Vec<FollowUpKey>,
    /// Where its id stands.
    pub at: Span,
}

impl Claim {
    /// Whether it reached the article through somebody.
    pub fn relayed(&self) -> bool {
        !self.via.is_empty()
    }
}

/// Words of the article's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// As written in the front matter.
    pub exact: String,
    /// What stands before, where that was needed.
    pub prefix: String,
    /// What stands after.
    pub suffix: String,
    /// From the first of the words to the last; bytes within the body. Signs of Markdown may lie between.
    pub range: Range<usize>,
}

/// One link of the chain.
#[derive(Clone, Debug)]
pub struct Relay {
    /// Who passed it on.
    pub speaker: SpeakerKey,
    /// How.
    pub mode: Mode,
    /// When.
    pub date: Option<Edtf>,
    /// As which source shows.
    pub source: Option<SourceKey>,
}

/// To whom a claim was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Addressee {
    /// A speaker of the archive.
    Speaker(SpeakerKey),
    /// Anybody else, in words.
    Words(String),
}

/// A deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Due {
    /// A date, or the end of how long it binds.
    On(Edtf),
    /// Before another claim is settled.
    Before(ClaimKey),
    /// After another claim is settled; sets no last day.
    After(ClaimKey),
}

/// A proviso.
#[derive(Clone, Debug)]
pub struct Condition {
    /// Unique in the claim.
    pub id: ConditionId,
    /// What it does.
    pub kind: ConditionKind,
    /// In words.
    pub text: String,
}

/// What would count as what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Criteria {
    /// As kept, or true.
    pub kept_if: Option<String>,
    /// As partly so.
    pub partly_if: Option<String>,
    /// As broken, or false.
    pub broken_if: Option<String>,
}

/// One of several readings that the words allow.
#[derive(Clone, Debug)]
pub struct Reading {
    /// In words.
    pub text: String,
    /// Who reads it so.
    pub source: Option<SourceKey>,
}

//! The closed list of mistakes. Each has a page `docs/mistakes/CODE.md`; without it, this does not compile.

use std::fmt;

/// How much a mistake weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// Published all the same; an error with `--deny-warnings`.
    Warning,
    /// Worth knowing; never an error.
    Note,
}

impl Severity {
    /// `error`, `warning`, `note`.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $severity:ident;)*) => {
        /// A kind of mistake.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $name,)*
        }

        impl Code {
            /// Every code, in the order of this file.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// Its stable text: it names the lint in archive.yaml and the page in docs/mistakes.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Code::$name => $text,)*
                }
            }

            /// What `docs/mistakes` says of it, in Markdown: what it means, a bad example, the mended one.
            pub fn page(self) -> &'static str {
                match self {
                    $(Code::$name => include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/mistakes/", $text, ".md")),)*
                }
            }

            /// Its weight where archive.yaml says nothing.
            pub fn severity(self) -> Severity {
                match self {
                    $(Code::$name => Severity::$severity,)*
                }
            }
        }
    };
}

codes! {
    // Files
    /// A name with control or direction characters, or one that is not UTF-8.
    FileName = "file-name", Error;
    /// A symbolic link that leaves the archive, leads nowhere or in a circle.
    SymbolicLink = "symbolic-link", Error;
    /// A FIFO, socket or device.
    NotAFile = "not-a-file", Error;
    /// A name that some systems reserve.
    ReservedName = "reserved-name", Warning;
    /// An ending that is almost `.md`.
    FileEnding = "file-ending", Warning;
    /// A Markdown file that is neither article, speaker nor page.
    MisplacedFile = "misplaced-file", Error;
    /// A file that can run scripts in a reader's browser.
    ActiveFile = "active-file", Error;
    /// More than a limit allows.
    TooLarge = "too-large", Error;
    /// Bytes that are no UTF-8.
    NotUtf8 = "not-utf8", Error;
    /// A control character.
    ControlCharacter = "control-character", Error;
    /// A character that changes the direction of text.
    DirectionCharacter = "direction-character", Warning;
    /// A reader of the file stopped unexpectedly.
    Unreadable = "unreadable", Error;

    // Front matter
    /// No `---`, or no end of it, or TOML.
    FrontMatter = "front-matter", Error;
    /// Text that is no YAML.
    YamlSyntax = "yaml-syntax", Error;
    /// A key that nobody reads.
    UnknownKey = "unknown-key", Error;
    /// A key twice in one mapping.
    RepeatedKey = "repeated-key", Error;
    /// A key that must be there.
    MissingKey = "missing-key", Error;
    /// A list where a word is wanted, or the like.
    WrongShape = "wrong-shape", Error;
    /// A value outside the allowed ones.
    WrongValue = "wrong-value", Error;
    /// A text with no letter in it.
    EmptyText = "empty-text", Error;
    /// A text that a `#` cuts.
    CutText = "cut-text", Warning;
    /// An id or slug with a character that can't stand there.
    WrongId = "wrong-id", Error;
    /// A date that does not exist or is written otherwise.
    WrongDate = "wrong-date", Error;
    /// An address of a scheme that is not allowed.
    WrongAddress = "wrong-address", Error;

    // Ids
    /// An id that two entries have.
    RepeatedId = "repeated-id", Error;
    /// A claim that nobody recorded.
    UnknownClaim = "unknown-claim", Error;
    /// A source that the article does not list.
    UnknownSource = "unknown-source", Error;
    /// An article that is not there.
    UnknownArticle = "unknown-article", Error;
    /// A speaker without a file in content/speakers.
    UndeclaredSpeaker = "undeclared-speaker", Warning;
    /// A verdict outside the scale of the claim's kind.
    UnknownVerdict = "unknown-verdict", Error;
    /// A condition that the claim lacks.
    UnknownCondition = "unknown-condition", Error;
    /// A follow-up that is not there, or that could be one of several.
    UnknownFollowUp = "unknown-follow-up", Error;

    // Logic
    /// A chain of entries that leads back to its start.
    Circle = "circle", Error;
    /// A claim due before it was made.
    DueBeforeMade = "due-before-made", Error;
    /// A follow-up of something that happened before the claim was made.
    BeforeClaim = "before-claim", Warning;
    /// Something that is told and is later than its article.
    AfterArticle = "after-article", Warning;
    /// Dates of one article in an order that can't be.
    DateOrder = "date-order", Warning;
    /// A follow-up that corrects, disputes or settles one which was recorded later.
    RecordedLater = "recorded-later", Error;
    /// A list of settled verdicts that is not what stood.
    WrongSettles = "wrong-settles", Error;
    /// A reason for a verdict that needs none.
    UnexpectedReason = "unexpected-reason", Error;
    /// A key that says nothing for this kind of claim.
    UnexpectedKey = "unexpected-key", Error;

    // Text
    /// Words that the text does not have.
    QuoteNotFound = "quote-not-found", Error;
    /// Words that the text has more than once.
    QuoteAmbiguous = "quote-ambiguous", Error;
    /// A link to what is not there.
    BrokenLink = "broken-link", Error;
    /// A link to a place that its page does not have.
    BrokenAnchor = "broken-anchor", Error;
    /// An image from elsewhere or that is not there.
    MissingImage = "missing-image", Error;
    /// More nesting than a reader could follow.
    TooDeep = "too-deep", Error;
    /// A language that the highlighter does not know.
    UnknownLanguage = "unknown-language", Warning;
    /// Emphasis marks left in the text.
    EmphasisLeft = "emphasis-left", Warning;
    /// What was meant as a link, a note or a heading, left in the text as signs.
    MarksLeft = "marks-left", Warning;
    /// A note that is not on the page.
    UnusedNote = "unused-note", Warning;
    /// A heading that skips a level.
    SkippedHeading = "skipped-heading", Warning;
    /// An image without words for who cannot see it.
    ImageWithoutText = "image-without-text", Warning;

    // Addresses and files that are named
    /// Two pages or files at one address.
    SameAddress = "same-address", Error;
    /// A file that an entry names and that is not there.
    MissingFile = "missing-file", Error;
    /// A copy whose hash is another.
    WrongHash = "wrong-hash", Error;

    // Lints
    /// A verdict with no source.
    VerdictWithoutEvidence = "verdict-without-evidence", Warning;
    /// `kept` for what happened after the deadline.
    KeptAfterDue = "kept-after-due", Warning;
    /// A follow-up that says nothing.
    EmptyFollowUp = "empty-follow-up", Warning;
    /// An article whose text is still that of the form.
    FormLeft = "form-left", Warning;
    /// A dispute of what gives no verdict, or by what gives none.
    EmptyDispute = "empty-dispute", Warning;
    /// `broken` without a reason.
    BrokenWithoutReason = "broken-without-reason", Warning;
    /// A verdict that rests on parties alone.
    PartiesOnly = "parties-only", Warning;
    /// A prediction that never comes due.
    PredictionWithoutHorizon = "prediction-without-horizon", Warning;
    /// Sources of which no copy is kept.
    NoArchivedCopy = "no-archived-copy", Warning;
    /// Two speakers whose names look alike.
    AlikeSpeakers = "alike-speakers", Warning;
    /// Two topics, or two publishers, whose names look alike.
    AlikeNames = "alike-names", Warning;

    // What was published before
    /// An article, claim, follow-up, source or correction that was published and is not there any more.
    RecordGone = "record-gone", Error;
    /// Words or dates that are not as they were published.
    RecordChanged = "record-changed", Error;
    /// A name that changed, with nothing that leads from the old one.
    RecordRenamed = "record-renamed", Error;
    /// Something new that is dated before the last publication.
    BackDated = "back-dated", Error;
    /// A change since the last publication for which a correction answers.
    RecordCorrected = "record-corrected", Note;

    // Configuration and themes
    /// A value in archive.yaml that does not fit.
    Configuration = "configuration", Error;
    /// A theme that is not there, or a file of it that can't be used.
    Theme = "theme", Error;
    /// A mistake in a template.
    Template = "template", Error;
    /// A template of the theme that no page uses.
    UnusedTemplate = "unused-template", Warning;
    /// A word of the theme that no page says, or no words in the archive's language.
    ThemeWords = "theme-words", Warning;

    // What is left out
    /// Articles that are drafts or later than the as-of date.
    LeftOut = "left-out", Note;
    /// Pages that need absolute addresses.
    NoBaseUrl = "no-base-url", Note;
}

impl Code {
    /// The code of that text.
    pub fn parse(text: &str) -> Option<Code> {
        Code::ALL.iter().copied().find(|code| code.as_str() == text)
    }

    /// The first paragraph of its page: what it means.
    pub fn summary(self) -> &'static str {
        self.page().split("\n\n").nth(1).unwrap_or_default()
    }

    /// Whether archive.yaml's `lints` may change its weight: every warning and note, and of the errors
    /// `broken-link`, for archives that move in from elsewhere.
    pub fn can_be_changed(self) -> bool {
        self == Code::BrokenLink || self.severity() != Severity::Error
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

//! Speakers whose names a reader takes for one another's.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use unicode_security::skeleton;

use crate::diagnostic::{Code, Diagnostic, Log};
use crate::files::Span;
use crate::parse::SpeakerFile;

/// Reports every name that looks like one before it.
pub(super) fn check(speakers: &[SpeakerFile], log: &mut Log) {
    let mut known: HashMap<String, &SpeakerFile> = HashMap::new();
    for speaker in speakers {
        let name = speaker.name.as_ref().map_or(speaker.id.as_str(), |name| &name.value);
        let looks = looks(name);
        let first = looks.iter().find_map(|look| known.get(look).copied());
        for look in looks {
            known.entry(look).or_insert(speaker);
        }
        if let Some(first) = first {
            let message = format!("the speakers `{}` and `{}` have names that look alike", first.id, speaker.id);
            let mistake = Diagnostic::new(Code::AlikeSpeakers, place(speaker), message).note(place(first), "the other");
            log.push(mistake.help("if they are the same, let one file have the other's id under `aliases`"));
        }
    }
}

fn place(speaker: &SpeakerFile) -> Span {
    speaker.name.as_ref().map_or_else(|| Span::whole(speaker.file), |name| name.at)
}

/// What a name looks like: letters that look alike made one (Unicode Technical Standard 39, "Confusable Detection"), case
/// and everything but letters and digits left out. As written and in small letters, since `I` looks like `l`, and `i` does not.
fn looks(name: &str) -> [String; 2] {
    let plain: String = name.nfkc().collect();
    [plain.clone(), plain.to_lowercase()].map(|text| {
        let bare = skeleton(&text).flat_map(char::to_lowercase).filter(|letter| letter.is_alphanumeric() || is_combining_mark(*letter));
        bare.collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_a_reader_cannot_tell_apart() {
        for (one, other, alike) in [
            ("Kim Jong Un", "Kim Jong-un", true),
            ("Kim Jong Un", "K\u{456}m Jong Un", true),
            ("Ian Smith", "lan Smith", true),
            ("ＮＩＳ", "NIS", true),
            ("O'Neill", "0’Neill", true),
            ("김정은", "김정은", true),
            ("김정은", "김정운", false),
            ("José", "Jose", false),
            ("がな", "かな", false),
            ("Moon Jae-in", "Chung Eui-yong", false),
        ] {
            let (one_looks, other_looks) = (looks(one), looks(other));
            assert_eq!(one_looks.iter().any(|look| other_looks.contains(look)), alike, "{one} {other}");
        }
    }
}

//! The archive, joined once more after few files changed.
//!
//! In: what the files say now, and what the last joining left. Out: the archive that [`super::archive`] would give, with
//! the same mistakes. Where articles changed in nothing that others are joined by (their [`Face`]) and have no mistake,
//! only they are joined anew; what the whole shows is looked at again in any case.

use std::sync::Arc;

use super::face::Face;
use super::places::{ClaimPlaces, FollowUpPlaces};
use super::{Joined, check, claims, follow_ups, joined, sources};
use crate::archive::{Archive, Article, ArticleKey, Claim, FollowUp, Source};
use crate::diagnostic::Log;
use crate::files::{FileId, Files};
use crate::parse::{ArticleFile, Written};

/// What one joining leaves to the next.
#[derive(Default)]
pub struct Kept(Option<Last>);

/// The last joining, and of what.
struct Last {
    files: Files,
    /// In the order of files.
    articles: Vec<Arc<ArticleFile>>,
    joined: Joined,
}

/// One article, joined anew.
struct Renewed {
    key: ArticleKey,
    article: Article,
    claims: Vec<(Claim, ClaimPlaces)>,
    sources: Vec<Source>,
    follow_ups: Vec<(FollowUp, FollowUpPlaces)>,
}

/// What [`super::archive`] gives. `kept` comes from a joining by the same archive.yaml, with the same that stands in for it.
pub fn archive_again(written: Written, files: &Files, kept: &mut Kept, log: &mut Log) -> Archive {
    let articles = written.articles.clone();
    let joined = match kept.0.take().and_then(|last| last.with(&articles, files)) {
        Some(joined) => joined,
        None => joined(written, files),
    };
    check(&joined, log);
    let archive = joined.archive.clone();
    kept.0 = Some(Last { files: files.clone(), articles, joined });
    archive
}

impl Last {
    /// The same with what these articles say; `None` where more than they themselves would be joined otherwise.
    fn with(self, articles: &[Arc<ArticleFile>], files: &Files) -> Option<Joined> {
        let Last { files: then, articles: before, mut joined } = self;
        let newer = files.newer_than(&then)?;
        let said = |articles: &[Arc<ArticleFile>], file: FileId| {
            articles.binary_search_by_key(&file, |article| article.file).ok().map(|position| Arc::clone(&articles[position]))
        };
        let mut renewed = Vec::with_capacity(newer.len());
        for file in newer {
            let (one, other) = (said(&before, file)?, said(articles, file)?);
            if joined.log.concerns(file) || Face::of(&one) != Face::of(&other) {
                return None;
            }
            renewed.push(joined.renewed(&other)?);
        }
        renewed.into_iter().for_each(|renewed| joined.put(renewed));
        Some(joined)
    }
}

impl Joined {
    /// The article as it is now; `None` where it has mistakes.
    fn renewed(&self, file: &ArticleFile) -> Option<Renewed> {
        let Joined { archive, index, keys, named, places: _, scales: _, log: _ } = self;
        let key = *index.article_files.get(&file.file)?;
        let is_whole = file.claims.len() == keys.claims_of(key).len()
            && file.sources.len() == keys.sources_of(key).len()
            && file.follow_ups.len() == keys.follow_ups_of(key).len();
        if !is_whole {
            return None;
        }
        let mut log = Log::new();
        let renewed = Renewed {
            key,
            claims: claims::of_article(file, key, index, &mut log),
            sources: sources::of_article(file, key, index, &mut log),
            follow_ups: follow_ups::of_article(file, key, keys.first_follow_up(key), index, named, &archive.claims, &mut log),
            article: super::article(file, key, keys, index, &archive.config.language, &mut log),
        };
        log.is_empty().then_some(renewed)
    }

    fn put(&mut self, renewed: Renewed) {
        let Joined { archive, index: _, keys, named: _, places, scales: _, log: _ } = self;
        let Renewed { key, article, claims, sources, follow_ups } = renewed;
        archive.articles.replace(key, article);
        for (key, (mut claim, place)) in keys.claims_of(key).into_iter().zip(claims) {
            claim.follow_ups = archive.claims[key].follow_ups.clone();
            archive.claims.replace(key, claim);
            places.claims[key.position()] = place;
        }
        for (key, source) in keys.sources_of(key).into_iter().zip(sources) {
            archive.sources.replace(key, source);
        }
        for (key, (follow_up, place)) in keys.follow_ups_of(key).into_iter().zip(follow_ups) {
            archive.follow_ups.replace(key, follow_up);
            places.follow_ups[key.position()] = place;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{ArchivePath, InputFile};
    use crate::parse::{self, Overrides};

    const ONE: &str = "content/articles/2018-01-01-one.md";
    const OTHER: &str = "content/articles/2018-01-02-other.md";
    const TEXT: &str = "---\ntitle: One\nclaims: [{id: a, text: They will meet., speaker: kim, quote: will meet}]\n---\nThey will meet.\n";

    fn file(path: &str, text: &str) -> InputFile {
        let sha256 =
            std::array::from_fn(|at| text.bytes().skip(at).step_by(32).fold(0, |sum: u8, byte| sum.wrapping_mul(31).wrapping_add(byte)));
        InputFile { path: ArchivePath::new(path), text: Some(text.to_owned()), spoiled: false, image_size: None, sha256 }
    }

    #[test]
    fn an_article_is_joined_alone_where_that_concerns_no_other() {
        let other = "---\ntitle: Other\nfollow_ups: [{claim: a, verdict: kept}]\n---\n[There](article:one)\n";
        let before = Files::new(vec![
            file("archive.yaml", "title: T\n"),
            file("content/speakers/kim.md", "---\nname: Kim\n---\n"),
            file(ONE, TEXT),
            file(OTHER, other),
        ]);
        for (name, path, text, alone) in [
            ("a body", ONE, TEXT.replace("\nThey", "\n\nYes. They"), true),
            ("a title, by which all that follows moves", ONE, TEXT.replace("title: One", "title: Another one"), true),
            ("a claim's words", ONE, TEXT.replace("text: They", "text: The two"), true),
            ("a link", ONE, format!("{TEXT}[Back](article:other)\n"), true),
            ("nothing", ONE, TEXT.to_owned(), true),
            ("a verdict", OTHER, other.replace("kept", "broken"), true),
            ("a heading", ONE, format!("{TEXT}## New\n"), false),
            ("a claim's id", ONE, TEXT.replace("id: a", "id: b"), false),
            ("another speaker", ONE, TEXT.replace("speaker: kim", "speaker: lee"), false),
            ("the day", ONE, TEXT.replace("title", "date: 2018-02-01\ntitle"), false),
            ("a topic", ONE, TEXT.replace("title", "topics: [War]\ntitle"), false),
            ("a link to nowhere", ONE, format!("{TEXT}[X](article:x)\n"), false),
            ("no front matter", ONE, "They will meet.\n".to_owned(), false),
            ("what is followed", OTHER, other.replace("claim: a", "claim: b"), false),
            ("a speaker", "content/speakers/kim.md", "---\nname: Kim Jong Un\n---\n".to_owned(), false),
            ("archive.yaml", "archive.yaml", "title: Another\n".to_owned(), false),
        ] {
            let (mut said, mut kept) = (parse::Kept::default(), Kept::default());
            let mut read = |files: &Files| parse::files_again(files, &Overrides::default(), &mut said, &mut Log::new());
            archive_again(read(&before), &before, &mut kept, &mut Log::new());
            let after = before.with(vec![file(path, &text)]);
            let is_alone = kept.0.take().and_then(|last| last.with(&read(&after).articles, &after)).is_some();
            assert_eq!(is_alone, alone, "{name}");
        }
    }
}

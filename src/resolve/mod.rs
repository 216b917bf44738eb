//! As written → [`Archive`]: every id found, every default filled in, every link led somewhere.
//!
//! In: [`Written`] and the files' paths and hashes. Out: the archive, in which a look-up can't fail.
//! What names something that is not there is a mistake in the log, and the entry is left out.
//!
//! No day plays a part here: drafts and what is dated later are known like the rest.

mod again;
mod alike;
mod assets;
mod body;
mod circles;
mod claims;
mod face;
mod file_names;
mod follow_ups;
mod groups;
mod index;
mod lints;
mod logic;
mod places;
mod sift;
mod sources;
mod speakers;

use std::sync::Arc;

use rayon::prelude::*;

use crate::archive::{Archive, Article, ArticleKey, Correction, StandingPage, Table};
use crate::date::Day;
use crate::diagnostic::Log;
use crate::diagnostic::suggest::Suggestions;
use crate::files::Files;
use crate::parse::{ArticleFile, PageFile, Written};
use follow_ups::Named;
use index::{Index, Keys, Tables};
use logic::Known;
use places::Places;
use sift::Dropped;

pub use again::{Kept, archive_again};

/// What was joined, and by what.
struct Joined {
    archive: Archive,
    index: Index,
    keys: Keys,
    named: Named,
    places: Places,
    /// Whether the scales of verdicts are known.
    scales: bool,
    /// The mistakes that were seen while joining.
    log: Log,
}

/// Joins what the files say.
pub fn archive(written: Written, files: &Files, log: &mut Log) -> Archive {
    let joined = joined(written, files);
    check(&joined, log);
    joined.archive
}

fn joined(written: Written, files: &Files) -> Joined {
    let mut own = Log::new();
    let log = &mut own;
    let Written { config, mut articles, mut speakers, mut pages, home, assets, unread } = written;
    articles.sort_by(|a, b| (reported(a), &a.slug.value, a.file).cmp(&(reported(b), &b.slug.value, b.file)));
    speakers.sort_by(|a, b| a.id.cmp(&b.id));
    pages.sort_by(|a, b| a.address.cmp(&b.address));
    let suggestions = Suggestions::default();
    let mut dropped = sift::repeated(&mut articles, log);
    sift::unknown_claims(&mut articles, &unread, &suggestions, &mut dropped, log);
    alike::speakers(&speakers, log);
    alike::topics(&articles, &config.config, log);
    alike::publishers(&articles, log);
    let (speaker_table, speaker_ids) = speakers::table(&mut speakers, &articles, &unread, &suggestions, log);
    let (topics, topic_keys) = groups::topics(&articles, &config.config);
    let (publishers, publisher_keys) = groups::publishers(&articles);
    let assets = assets::list(&assets, files, &config.config, log);
    let mut tables = Tables::new(&articles, &pages, &speakers, &assets, files, unread);
    tables.speakers = speaker_ids;
    tables.topics = topic_keys;
    tables.publishers = publisher_keys;
    let index = Index::new(tables, suggestions);
    let keys = Keys::new(&articles);

    let sources = sources::table(&articles, &index, log);
    let (claims, claim_places) = claims::table(&articles, &index, log);
    let named = Named::new(&articles, &index);
    let (follow_ups, follow_up_places) = follow_ups::table(&articles, &keys, &index, &named, &claims, log);
    let dated = articles.iter().map(|article| article.date.is_some()).collect();
    let places = Places { dated, claims: claim_places, follow_ups: follow_up_places };
    what_dropped_entries_name(&dropped, &articles, &index, log);
    let speakers = speakers::with_bodies(speaker_table, speakers, &config.config, &index, log);
    let article = |file: &ArticleFile, key, index: &Index, log: &mut Log| article(file, key, &keys, index, &config.config.language, log);
    let resolved = each(&articles, &index, log, article);
    // Where nobody keeps them: they are as many as all articles have values.
    articles.into_par_iter().for_each(drop);
    let pages: Vec<StandingPage> = pages.into_iter().map(|page| standing_page(page, &index, log)).collect();
    let home = home.map(|page| body::resolve(&page.body, None, &index, log));
    let archive = Archive {
        config: config.config,
        articles: Table::new(resolved),
        claims,
        speakers,
        sources,
        follow_ups,
        topics,
        publishers,
        pages: Table::new(pages),
        home,
        assets,
    };
    Joined { archive, index, keys, named, places, scales: config.is_read, log: own }
}

/// The mistakes of what was joined: those that were seen then, and those that only the whole shows.
fn check(joined: &Joined, log: &mut Log) {
    let Joined { archive, index: _, keys: _, named: _, places, scales, log: own } = joined;
    log.append(own.clone());
    let mistakes = || {
        let mut log = Log::new();
        let circles = circles::check(archive, places, &mut log);
        logic::check(archive, &Known { places, scales: *scales, circles }, &mut log);
        log
    };
    let lints = || {
        let mut log = Log::new();
        lints::check(archive, places, &mut log);
        log
    };
    let (mistakes, lints) = rayon::join(mistakes, lints);
    log.append(mistakes);
    log.append(lints);
}

/// The day of an article; of one whose day can't be read, the first of all.
fn reported(article: &ArticleFile) -> Day {
    article.date.as_ref().map_or(Day::MIN, |date| date.value)
}

/// All that an entry names is looked up, though the entry itself can't be joined: every mistake is told at once.
fn what_dropped_entries_name(dropped: &Dropped, articles: &[Arc<ArticleFile>], index: &Index, log: &mut Log) {
    let Dropped { claims, follow_ups } = dropped;
    for (position, entry) in claims {
        let _ = claims::claim(entry, ArticleKey::at(*position), &articles[*position], index, log);
    }
    for (position, entry) in follow_ups {
        let _ = claims::source_keys(&entry.sources, ArticleKey::at(*position), index, log);
    }
}

/// What `join` makes of every article, in order, with what it is to know. Articles are joined beside one another and without
/// suggestions, of which the archive has so many in its order; so one that has a mistake is joined once more, in its turn.
fn each<T: Send>(
    articles: &[Arc<ArticleFile>],
    index: &Index,
    log: &mut Log,
    join: impl Fn(&ArticleFile, ArticleKey, &Index, &mut Log) -> T + Sync,
) -> Vec<T> {
    let unsuggested = index.without_suggestions();
    let alone = |(position, article): (usize, &Arc<ArticleFile>)| {
        let mut log = Log::new();
        let joined = join(article, ArticleKey::at(position), &unsuggested, &mut log);
        log.is_empty().then_some(joined)
    };
    let joined: Vec<Option<T>> = articles.par_iter().enumerate().map(alone).collect();
    let entries = joined.into_iter().zip(articles).enumerate();
    entries.map(|(position, (joined, article))| joined.unwrap_or_else(|| join(article, ArticleKey::at(position), index, log))).collect()
}

fn article(file: &ArticleFile, key: ArticleKey, keys: &Keys, index: &Index, language: &str, log: &mut Log) -> Article {
    let ArticleFile {
        file,
        slug,
        title,
        date,
        added,
        publisher,
        authors,
        url,
        archived,
        language: own_language,
        summary,
        topics,
        places,
        aliases,
        draft,
        claims: _,
        sources: _,
        follow_ups: _,
        corrections,
        extra,
        body,
        at,
    } = file;
    let mut corrections: Vec<Correction> = corrections
        .iter()
        .map(|correction| Correction {
            date: correction.date.value.clone(),
            note: correction.note.clone(),
            severity: correction.severity,
            at: correction.at,
        })
        .collect();
    corrections.sort_by_key(|correction| correction.date.last_day());
    Article {
        slug: slug.value.clone(),
        file: *file,
        title: title.clone(),
        date: date.as_ref().map_or(Day::MIN, |date| date.value),
        added: added.as_ref().map(|added| added.value.clone()),
        publisher: publisher.as_ref().and_then(|name| index.publisher(&name.value)),
        authors: authors.clone(),
        url: url.clone(),
        archived: sources::copies(archived, *file, index, log),
        language: own_language.clone().unwrap_or_else(|| language.to_owned()),
        summary: summary.clone(),
        topics: index.topic_keys(topics),
        places: places.clone(),
        aliases: aliases.iter().map(|alias| alias.value.trim_start_matches('/').to_owned()).collect(),
        draft: *draft,
        claims: keys.claims_of(key),
        sources: keys.sources_of(key),
        follow_ups: keys.follow_ups_of(key),
        corrections,
        extra: extra.clone(),
        body: body::resolve(body, Some(key), index, log),
        at: *at,
    }
}

fn standing_page(page: PageFile, index: &Index, log: &mut Log) -> StandingPage {
    let PageFile { file: _, address, title, summary, language, menu, aliases, draft, body } = page;
    let title = title.unwrap_or_else(|| address.rsplit('/').next().unwrap_or(&address).to_owned());
    StandingPage {
        menu: menu.map(|word| if word.is_empty() { title.clone() } else { word }),
        address,
        title,
        summary,
        language,
        aliases: aliases.into_iter().map(|alias| alias.value.trim_start_matches('/').to_owned()).collect(),
        draft,
        body: body::resolve(&body, None, index, log),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{ArchivePath, InputFile};
    use crate::parse::{self, Overrides};

    /// Forty articles, each of twenty claims and with twenty links to claims that are not there, two of them misspelt.
    fn many_mistakes() -> Files {
        let article = |number: usize| {
            let claims: String =
                (0..20).map(|claim| format!("  - {{id: claim-{number}-{claim}, text: They will meet., speaker: kim}}\n")).collect();
            let nowhere = "[There](claim:which-is-called-otherwise-than-any-other-of-them-all)\n".repeat(18);
            let links = format!("[There](claim:klaim-{number}-0)\n{nowhere}[There](claim:klaim-{number}-1)\n");
            let text = format!("---\ntitle: T\nclaims:\n{claims}---\n{links}");
            let path = ArchivePath::new(&format!("content/articles/2018-01-01-a{number:02}.md"));
            InputFile { path, text: Some(text), spoiled: false, image_size: None, sha256: [0; 32] }
        };
        Files::new((0..40).map(article).collect())
    }

    #[test]
    fn mistakes_and_suggestions_are_the_same_on_any_number_of_threads() {
        let files = many_mistakes();
        let told = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| {
                let written = parse::files(&files, &Overrides::default(), &mut Log::new());
                let mut log = Log::new();
                archive(written, &files, &mut log);
                let links = log.sorted().into_iter().filter(|mistake| mistake.message.contains("klaim")).cloned();
                links.collect::<Vec<_>>()
            })
        };
        let alone = told(1);
        assert_eq!(alone.len(), 80);
        // Eight hundred claims are compared with each link until there were 400,000 comparisons: those of 25 articles.
        let helped = alone.iter().take_while(|mistake| mistake.help.is_some()).count();
        assert_eq!((helped, alone[helped..].iter().filter(|mistake| mistake.help.is_some()).count()), (50, 0));
        assert_eq!(alone[0].help.as_deref(), Some("did you mean `claim-0-0`?"));
        for threads in [2, 7] {
            assert_eq!(told(threads), alone, "{threads} threads");
        }
    }
}

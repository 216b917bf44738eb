//! Where every id, slug and file is found, before any entry is joined.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::{Deref, Range};
use std::sync::{Arc, OnceLock};

use super::file_names::FileNames;
use crate::archive::{ArticleKey, Asset, ClaimKey, FollowUpKey, PageKey, PublisherKey, SourceKey, SpeakerKey, TopicKey};
use crate::diagnostic::suggest::Suggestions;
use crate::files::{FileId, Files, Spanned};
use crate::id::{ClaimId, Slug, SourceId, SpeakerId};
use crate::parse::{ArticleFile, PageFile, SpeakerFile, Unread};

/// The tables' keys, article by article. Entries that can't be joined were sifted out before.
pub(super) struct Keys {
    claims: Vec<usize>,
    sources: Vec<usize>,
    follow_ups: Vec<usize>,
}

impl Keys {
    pub(super) fn new(articles: &[Arc<ArticleFile>]) -> Keys {
        let starts = |count: &dyn Fn(&ArticleFile) -> usize| {
            let mut next = 0;
            let mut starts = vec![0];
            for article in articles {
                next += count(article);
                starts.push(next);
            }
            starts
        };
        Keys {
            claims: starts(&|article| article.claims.len()),
            sources: starts(&|article| article.sources.len()),
            follow_ups: starts(&|article| article.follow_ups.len()),
        }
    }

    fn range(starts: &[usize], article: ArticleKey) -> Range<usize> {
        starts[article.position()]..starts[article.position() + 1]
    }

    pub(super) fn claims_of(&self, article: ArticleKey) -> Vec<ClaimKey> {
        Keys::range(&self.claims, article).map(ClaimKey::at).collect()
    }

    pub(super) fn sources_of(&self, article: ArticleKey) -> Vec<SourceKey> {
        Keys::range(&self.sources, article).map(SourceKey::at).collect()
    }

    /// The key of the first follow-up of the article, or of the next article that has one.
    pub(super) fn first_follow_up(&self, article: ArticleKey) -> FollowUpKey {
        FollowUpKey::at(self.follow_ups[article.position()])
    }

    pub(super) fn follow_ups_of(&self, article: ArticleKey) -> Vec<FollowUpKey> {
        Keys::range(&self.follow_ups, article).map(FollowUpKey::at).collect()
    }
}

/// Endings of images that browsers show.
const IMAGES: [&str; 8] = ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "bmp"];

/// Whether the file at that path is an image, by its ending.
pub(super) fn is_image(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
    IMAGES.contains(&ending.as_str())
}

/// What is known of an article whose page is linked to.
pub(super) struct ArticleAnchors {
    pub(super) slug: Slug,
    pub(super) headings: HashSet<String>,
    pub(super) claims: HashSet<ClaimId>,
}

/// Every look-up, and what is suggested where one fails.
pub(super) struct Index {
    tables: Arc<Tables>,
    pub(super) suggestions: Suggestions,
}

/// What is found where.
pub(super) struct Tables {
    pub(super) articles: BTreeMap<Slug, ArticleKey>,
    pub(super) article_files: HashMap<FileId, ArticleKey>,
    pub(super) anchors: Vec<ArticleAnchors>,
    pub(super) claims: BTreeMap<ClaimId, ClaimKey>,
    pub(super) speakers: BTreeMap<SpeakerId, SpeakerKey>,
    pub(super) speaker_files: HashMap<FileId, SpeakerId>,
    pub(super) source_ids: Vec<HashMap<SourceId, SourceKey>>,
    /// By the names that were written.
    pub(super) topics: HashMap<String, TopicKey>,
    /// By the names that were written.
    pub(super) publishers: HashMap<String, PublisherKey>,
    pub(super) page_files: HashMap<FileId, PageKey>,
    pub(super) page_headings: Vec<HashSet<String>>,
    pub(super) assets: HashMap<FileId, ()>,
    /// Every path, for links between files. Of a file that is joined again, the bytes may be others by now.
    pub(super) files: Files,
    /// Made when the first link leads nowhere.
    file_names: OnceLock<FileNames>,
    /// What stands in files that could not be read.
    pub(super) unread: Unread,
}

impl Deref for Index {
    type Target = Tables;

    fn deref(&self) -> &Tables {
        &self.tables
    }
}

impl Index {
    pub(super) fn new(tables: Tables, suggestions: Suggestions) -> Index {
        Index { tables: Arc::new(tables), suggestions }
    }

    /// The same look-ups; where one fails, nothing is suggested.
    pub(super) fn without_suggestions(&self) -> Index {
        Index { tables: Arc::clone(&self.tables), suggestions: Suggestions::none() }
    }
}

impl Tables {
    pub(super) fn new(
        articles: &[Arc<ArticleFile>],
        pages: &[PageFile],
        speakers: &[SpeakerFile],
        assets: &[Asset],
        files: &Files,
        unread: Unread,
    ) -> Tables {
        let mut claims = BTreeMap::new();
        let mut source_ids = Vec::with_capacity(articles.len());
        let (mut next_claim, mut next_source) = (0, 0);
        for article in articles {
            for claim in &article.claims {
                let key = ClaimKey::at(next_claim);
                claims.entry(claim.id.value.clone()).or_insert(key);
                next_claim += 1;
            }
            let mut ids = HashMap::with_capacity(article.sources.len());
            for source in &article.sources {
                ids.insert(source.id.value.clone(), SourceKey::at(next_source));
                next_source += 1;
            }
            source_ids.push(ids);
        }
        for (position, claim) in articles.iter().flat_map(|article| &article.claims).enumerate() {
            for alias in &claim.aliases {
                claims.entry(alias.value.clone()).or_insert(ClaimKey::at(position));
            }
        }
        let keyed = |position: usize| ArticleKey::at(position);
        Tables {
            articles: articles.iter().enumerate().rev().map(|(position, article)| (article.slug.value.clone(), keyed(position))).collect(),
            article_files: articles.iter().enumerate().map(|(position, article)| (article.file, keyed(position))).collect(),
            anchors: articles
                .iter()
                .map(|article| ArticleAnchors {
                    slug: article.slug.value.clone(),
                    headings: article.body.headings.iter().map(|heading| heading.id.clone()).collect(),
                    claims: article.claims.iter().map(|claim| claim.id.value.clone()).collect(),
                })
                .collect(),
            claims,
            speakers: BTreeMap::new(),
            speaker_files: speakers.iter().map(|speaker| (speaker.file, speaker.id.clone())).collect(),
            source_ids,
            topics: HashMap::new(),
            publishers: HashMap::new(),
            page_files: pages.iter().enumerate().map(|(position, page)| (page.file, PageKey::at(position))).collect(),
            page_headings: pages.iter().map(|page| page.body.headings.iter().map(|heading| heading.id.clone()).collect()).collect(),
            assets: assets.iter().map(|asset| (asset.file, ())).collect(),
            files: files.clone(),
            file_names: OnceLock::new(),
            unread,
        }
    }

    pub(super) fn topic_keys(&self, names: &[Spanned<String>]) -> Vec<TopicKey> {
        let mut keys: Vec<TopicKey> = names.iter().filter_map(|name| self.topics.get(&name.value).copied()).collect();
        keys.sort();
        keys.dedup();
        keys
    }

    pub(super) fn publisher(&self, name: &str) -> Option<PublisherKey> {
        self.publishers.get(name).copied()
    }
}

impl Tables {
    /// The folder of a file below the archive's root.
    pub(super) fn folder_of(&self, file: FileId) -> &str {
        self.files.get(file).path.folder()
    }

    /// The names of the files below `content`.
    pub(super) fn file_names(&self) -> &FileNames {
        self.file_names.get_or_init(|| FileNames::of(&self.files))
    }
}

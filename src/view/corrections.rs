//! What was published and was wrong: corrections of articles, and follow-ups that later ones correct.
//!
//! In: the site's list of corrections. Out: a [`CorrectionsPage`]. Nothing is taken away.

use super::frame::Head;
use super::model::{CorrectedFollowUp, Correction, CorrectionsPage};
use super::standpoint::View;
use crate::archive::{self, ArticleKey, FollowUpKey};
use crate::plan::{Corrected, Page, Wrong, anchors};
use crate::theme::Html;

impl View<'_> {
    /// The corrections that this page of the list shows.
    pub fn corrections_page(&self) -> CorrectionsPage {
        let all = &self.site.lists.corrections;
        let shown = self.shown(all);
        let title = self.strings.text("title.corrections").to_owned();
        let lede = self.strings.text("lede.corrections").to_owned();
        CorrectionsPage {
            rows: shown.iter().filter_map(|entry| self.article_correction(entry)).collect(),
            corrected: shown.iter().filter_map(|entry| self.corrected_follow_up(entry)).collect(),
            pager: self.pager(),
            title: self.paged_title(&title),
            lede: (!all.is_empty()).then(|| lede.clone()),
            frame: self.frame(Head { kind: "corrections", title, description: Some(lede), ..Head::default() }),
        }
    }

    fn article_correction(&self, entry: &Corrected) -> Option<Correction> {
        match entry.what {
            Wrong::Article { article, correction } => {
                let noted = self.snapshot().corrections(&self.archive().articles[article]).nth(correction as usize)?;
                Some(Correction { article: Some(self.article_link(article)), ..self.correction(article, noted) })
            }
            Wrong::FollowUp { follow_up: _, by: _ } => None,
        }
    }

    /// A correction of an article, as its own page shows it.
    pub fn correction(&self, article: ArticleKey, correction: &archive::Correction) -> Correction {
        let note = Html::text(&correction.note);
        let note = match self.language_of(&self.archive().articles[article].language) {
            (Some(lang), Some(dir)) => note.in_language(&lang, &dir),
            (Some(_) | None, _) => note,
        };
        Correction {
            date: self.date(&correction.date),
            severity: self.term("correction", correction.severity.as_str()),
            note,
            article: None,
        }
    }

    fn corrected_follow_up(&self, entry: &Corrected) -> Option<CorrectedFollowUp> {
        match entry.what {
            Wrong::FollowUp { follow_up, by: _ } => self.shown_elsewhere(follow_up),
            Wrong::Article { article: _, correction: _ } => None,
        }
    }

    /// A follow-up on a page that is not its claim's: its sources have their numbers in its article.
    fn shown_elsewhere(&self, key: FollowUpKey) -> Option<CorrectedFollowUp> {
        let entry = &self.archive().follow_ups[key];
        let state = self.state(entry.claim)?.follow_ups.iter().find(|follow_up| follow_up.key == key)?;
        let sources = entry.sources.iter().map(|source| self.source_in_its_article(*source)).collect();
        let mut row = (*self.row(entry.claim)?).clone();
        let place = anchors::follow_up(self.archive(), key);
        row.url = self.url_of_place(&Page::Claim(entry.claim), &place).unwrap_or(row.url);
        Some(CorrectedFollowUp { row: row.into(), follow_up: self.follow_up(state, sources) })
    }
}

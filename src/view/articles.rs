//! Articles in lists: by title, day and summary, with what they hold.
//!
//! In: articles that exist. Out: lines, by year where a list asks for it, in the order given.

use super::model::{ArticleLine, YearOfArticles};
use super::standpoint::View;
use crate::archive::ArticleKey;

impl View<'_> {
    /// An article in a list.
    pub fn article_line(&self, key: ArticleKey) -> ArticleLine {
        let article = &self.archive().articles[key];
        let count = |key: &str, number: usize| (number > 0).then(|| self.strings.plural(key, number));
        let counts: Vec<String> = [count("count.claims", article.claims.len()), count("count.follow_ups", article.follow_ups.len())]
            .into_iter()
            .flatten()
            .collect();
        ArticleLine {
            article: self.article_link(key),
            date: self.day(article.date),
            summary: article.summary.clone(),
            counts: (!counts.is_empty()).then(|| counts.join(self.strings.text("list.middle"))),
        }
    }

    /// Articles under their years, in that order.
    pub fn article_years(&self, articles: &[ArticleKey]) -> Vec<YearOfArticles> {
        let mut years: Vec<YearOfArticles> = Vec::new();
        for key in articles {
            let year = self.archive().articles[*key].date.year().to_string();
            let line = self.article_line(*key);
            match years.last_mut().filter(|last| last.year == year) {
                Some(last) => last.articles.push(line),
                None => years.push(YearOfArticles { year, articles: vec![line] }),
            }
        }
        years
    }
}

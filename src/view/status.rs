//! Every claim by its status; and what should have happened by now, or comes due.
//!
//! In: the site's lists. Out: [`StatusPage`]s. A group shows at most as many claims as a page of a list, the newest first,
//! and leads to all of them. Ways to narrow the list are links: they work without scripts.

use super::frame::Head;
use super::model::{Filter, FilterOption, Group, Row, Shared, StatusPage};
use super::row::BETWEEN;
use super::standpoint::View;
use crate::archive::{ClaimKey, ClaimKind};
use crate::id::StatusId;
use crate::plan::{Page, Part};
use crate::theme::Html;

/// So many speakers, and so many topics, are offered; the rest stand in their own lists.
const MOST_OPTIONS: usize = 24;
/// What comes due within so many months is shown.
const MONTHS_AHEAD: i32 = 12;

impl View<'_> {
    /// All claims, a group a status.
    pub fn status_page(&self) -> StatusPage {
        let claims = &self.site.lists.claims;
        let title = self.strings.text("title.status").to_owned();
        let count = self.strings.plural("count.claims", claims.len());
        let lede = (!claims.is_empty()).then(|| self.strings.plural_with("lede.status", claims.len(), &[("claims", &count)]));
        StatusPage {
            groups: self.groups(claims, |status| self.status_url(status)).into_iter().map(|group| self.with_newest(group)).collect(),
            filters: if claims.is_empty() { Vec::new() } else { self.filters() },
            chart: self.chart(claims),
            names: self.name_bars(),
            empty: claims.is_empty().then(|| self.strings.text("empty.claims").to_owned()),
            lede: lede.clone(),
            title: title.clone(),
            frame: self.frame(Head { kind: "status", title, description: lede, ..Head::default() }),
        }
    }

    /// What is overdue, the longest first, and what comes due within twelve months, the next first.
    pub fn overdue_page(&self) -> StatusPage {
        let lists = &self.site.lists;
        let title = self.strings.text("title.overdue").to_owned();
        let mut empty: Vec<&str> = Vec::new();
        let mut groups: Vec<Group> = Vec::new();
        match self.overdue_group(&lists.overdue) {
            Some(group) => groups.push(group),
            None => empty.push(self.strings.text("empty.overdue")),
        }
        match self.due_group(&self.due_within(MONTHS_AHEAD)) {
            Some(group) => groups.push(group),
            None => empty.push(self.strings.text("empty.due_next")),
        }
        StatusPage {
            groups,
            filters: Vec::new(),
            chart: None,
            names: Vec::new(),
            empty: (!empty.is_empty()).then(|| empty.join(" ")),
            lede: None,
            title: title.clone(),
            frame: self.frame(Head { kind: "status", title, ..Head::default() }),
        }
    }

    /// The claims that come due within so many months, the next one first.
    pub fn due_within(&self, months: i32) -> Vec<ClaimKey> {
        let end = self.snapshot().as_of.plus_months(months);
        let due = |claim: &ClaimKey| self.state(*claim).and_then(|state| state.due.as_ref()?.past_after);
        self.site.lists.coming_due.iter().copied().take_while(|claim| due(claim).is_some_and(|day| day <= end)).collect()
    }

    /// A claim that comes due: beside its mark stands by when.
    pub fn due_row(&self, claim: ClaimKey) -> Option<Shared<Row>> {
        let day = self.state(claim)?.due.as_ref()?.past_after?;
        Some(Row { beside: Some(self.by(day)), ..(*self.row(claim)?).clone() }.into())
    }

    /// A claim that is overdue: its line says since when.
    fn overdue_row(&self, claim: ClaimKey) -> Option<Shared<Row>> {
        let mut row = (*self.row(claim)?).clone();
        if let Some(since) = &row.beside {
            row.line = Html::join(&[row.line, since.clone()], BETWEEN);
        }
        Some(row.into())
    }

    fn overdue_group(&self, claims: &[ClaimKey]) -> Option<Group> {
        let group = self.group("overdue", "overdue", claims)?;
        let own = self.status_url("overdue");
        Some(Group {
            title: self.strings.text("overdue.past").to_owned(),
            line: Some(self.strings.text("overdue.past_line").to_owned()),
            rows: self.cut(claims).iter().filter_map(|claim| self.overdue_row(*claim)).collect(),
            more: self.more(claims.len(), own.clone()),
            url: own,
            ..group
        })
    }

    fn due_group(&self, claims: &[ClaimKey]) -> Option<Group> {
        let group = self.group("due", "pending", claims)?;
        Some(Group {
            title: self.strings.text("overdue.next").to_owned(),
            line: Some(self.strings.text("overdue.next_line").to_owned()),
            rows: self.cut(claims).iter().filter_map(|claim| self.due_row(*claim)).collect(),
            ..group
        })
    }

    /// A group with the mark of a status, without rows; `None` where it has no claim.
    fn group(&self, id: &str, status: &str, claims: &[ClaimKey]) -> Option<Group> {
        let first = claims.first()?;
        let mark = self.mark(self.archive().claims[*first].kind, status);
        Some(Group {
            id: id.to_owned(),
            title: mark.label.clone(),
            mark,
            line: None,
            count: self.strings.number(claims.len()),
            dots: 1,
            rows: Vec::new(),
            more: None,
            url: format!("#{id}"),
        })
    }

    /// The group with its newest claims, and the way to all.
    fn with_newest(&self, group: Group) -> Group {
        let all = StatusId::new(&group.id).ok().and_then(|status| self.site.lists.claims_by_status.get(&status));
        let all = all.map_or(&[][..], Vec::as_slice);
        let newest: Vec<ClaimKey> = all.iter().rev().take(self.archive().config.paging).copied().collect();
        Group { rows: self.rows(&newest), more: self.more(all.len(), group.url.clone()), ..group }
    }

    fn cut<'c>(&self, claims: &'c [ClaimKey]) -> &'c [ClaimKey] {
        &claims[..claims.len().min(self.archive().config.paging)]
    }

    fn more(&self, count: usize, url: String) -> Option<super::model::Link> {
        let all = self.strings.with("group.all", &[("n", &self.strings.number(count))]);
        (count > self.archive().config.paging).then(|| self.link(all, url))
    }

    /// By kind, by speaker, by topic; what has one option alone narrows nothing.
    fn filters(&self) -> Vec<Filter> {
        let filters = [self.kind_filter(), self.speaker_filter(), self.topic_filter()];
        filters.into_iter().filter(|filter| filter.options.len() > 2).collect()
    }

    fn kind_filter(&self) -> Filter {
        let of_kind = |kind: ClaimKind| {
            let count = self.site.lists.claims_of_kind.of(kind).len();
            let url = self.url(&Page::StatusOfKind { kind, part: Part::Own })?;
            Some(self.option(self.kind_word(kind), count, url))
        };
        let kinds = ClaimKind::ALL.iter().filter_map(|kind| of_kind(*kind));
        self.filter("kind", std::iter::once(self.everything("filter.all_kinds")).chain(kinds).collect())
    }

    fn speaker_filter(&self) -> Filter {
        let lists = &self.site.lists;
        let entries = lists.speakers.iter().map(|key| (lists.claims_of_speaker.of(*key).len(), self.speaker(*key)));
        let all = self.url(&Page::Speakers { part: Part::Own });
        self.name_filter("speaker", "filter.all_speakers", entries, all)
    }

    fn topic_filter(&self) -> Filter {
        let lists = &self.site.lists;
        let entries = lists.topics.iter().map(|key| (lists.claims_on_topic.of(*key).len(), self.topic(*key)));
        let all = self.url(&Page::Topics { part: Part::Own });
        self.name_filter("topic", "filter.all_topics", entries, all)
    }

    /// Names with most claims first, then in the order of name; where there are too many, the last option leads to the list of all.
    fn name_filter(
        &self,
        id: &str,
        everything: &str,
        entries: impl Iterator<Item = (usize, super::model::Name)>,
        all: Option<String>,
    ) -> Filter {
        let mut entries: Vec<(usize, super::model::Name)> = entries.filter(|(count, _)| *count > 0).collect();
        entries.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        let total = entries.len();
        let mut options = vec![self.everything(everything)];
        let named = entries.into_iter().take(MOST_OPTIONS);
        options.extend(named.filter_map(|(count, name)| Some(self.option(name.text, count, name.url?))));
        if let Some(url) = all.filter(|_| total > MOST_OPTIONS) {
            options.push(self.option(self.strings.text(&format!("filter.more_{id}s")).to_owned(), total, url));
        }
        self.filter(id, options)
    }

    fn filter(&self, id: &str, options: Vec<FilterOption>) -> Filter {
        Filter { label: self.strings.text(&format!("filter.{id}")).to_owned(), options }
    }

    /// The option that this page is: all claims.
    fn everything(&self, key: &str) -> FilterOption {
        let count = self.site.lists.claims.len();
        FilterOption { current: true, ..self.option(self.strings.text(key).to_owned(), count, self.href(self.address)) }
    }

    fn option(&self, label: String, count: usize, url: String) -> FilterOption {
        FilterOption { label, count: self.strings.number(count), url, current: false }
    }
}

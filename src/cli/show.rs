//! `afterword show`.

use afterword::archive::{Addressee, Archive, ClaimKey, ClaimKind, Due, FollowUp, FollowUpKey};
use afterword::date::Day;
use afterword::diagnostic::report::harmless;
use afterword::diagnostic::suggest;
use afterword::export::flag_names;
use afterword::id::ClaimId;
use afterword::pipeline::Understood;
use afterword::status::{ClaimState, Reconstruction, Status, Why, reconstruction};
use clap::Args;

use super::Exit;
use super::output::{Streams, results_have_colours, width};
use super::progress::understood;
use super::reading::Reading;
use super::status_sign::{Sign, history};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The claim's id
    #[arg(value_name = "CLAIM")]
    claim: String,
    #[command(flatten)]
    reading: Reading,
}

pub(super) fn run(arguments: &Arguments, streams: &mut Streams) -> Exit {
    let (root, options) = match arguments.reading.open(streams) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let understood = match understood(&root, &options, streams) {
        Ok(understood) => understood,
        Err(failure) => {
            streams.failure(&failure);
            return Exit::Machine;
        }
    };
    let Understood { archive, snapshot, .. } = &understood;
    let Some(key) = ClaimId::new(&arguments.claim).ok().and_then(|id| archive.claim_by_id(&id)) else {
        let near = suggest::nearest(&arguments.claim, archive.claims.values().map(|claim| claim.id.as_str()));
        let help = near.map_or_else(|| "; `afterword list` names them all".to_owned(), |near| format!("; did you mean `{near}`?"));
        streams.complain(&format!("error: there is no claim `{}`{help}", arguments.claim.escape_debug()));
        return Exit::Usage;
    };
    let Some(state) = snapshot.claim(key) else {
        let article = &archive.articles[archive.claims[key].article];
        let why = if article.draft { "a draft".to_owned() } else { format!("of {}", article.date) };
        streams.complain(&format!("error: the claim `{}` is not there as of {}: its article is {why}", arguments.claim, snapshot.as_of));
        return Exit::Usage;
    };
    let page = Page { archive, state, width: width().unwrap_or(100).clamp(40, 120), bold: results_have_colours() };
    streams.result(&page.text(key, snapshot.as_of));
    Exit::Done
}

struct Page<'a> {
    archive: &'a Archive,
    state: &'a ClaimState,
    width: usize,
    bold: bool,
}

impl Page<'_> {
    fn text(&self, key: ClaimKey, as_of: Day) -> String {
        let (archive, state) = (self.archive, self.state);
        let claim = &archive.claims[key];
        let mut out = String::new();
        let flags = flag_names(state.flags);
        let flags = if flags.is_empty() { String::new() } else { format!("  [{}]", flags.join(", ")) };
        out.push_str(&format!("{}\n", self.strong(&claim.text)));
        out.push_str(&format!("{} since {}, as of {as_of}{flags}\n", self.headed(claim.kind, &state.status, &state.standing), state.since));
        if let Some(detail) = state.detail {
            out.push_str(&format!("last said to be {}\n", self.verdict(detail)));
        }
        out.push('\n');
        for (name, value) in self.facts(key) {
            out.push_str(&self.folded(&format!("{name:<10}"), &value));
        }
        out.push_str(&format!("\n{}\n", self.strong("Every status it ever had")));
        out.push_str(&self.history(claim.kind, as_of));
        for spell in &state.history {
            let happened = match &spell.happened {
                Some(happened) if happened.written() != spell.from.to_string() => format!(" (happened {happened})"),
                Some(_) | None => String::new(),
            };
            let sign = Sign::of(archive, claim.kind, spell.status.id());
            let lead = format!("{}  {} {:<17} ", spell.from, sign.bar(), spell.status.id());
            out.push_str(&self.folded(&lead, &format!("{}{happened}", self.why(spell.why))));
        }
        if let Some(Reconstruction { articles, late, first, last }) = reconstruction(archive, key, state) {
            let days = if first == last { first.to_string() } else { format!("{first} to {last}") };
            let what = format!("{late} of the {articles} articles behind this entered the archive later than dated, {days}");
            out.push_str(&self.folded("reconstructed: ", &what));
        }
        if !state.follow_ups.is_empty() {
            out.push_str(&format!("\n{}\n", self.strong("What later reporting says")));
        }
        for of in &state.follow_ups {
            let follow_up = &archive.follow_ups[of.key];
            let recorded = archive.articles[follow_up.article].date.to_string();
            let mut line = self.verdict(of.key);
            for (word, named) in [("corrects", follow_up.corrects), ("disputes", follow_up.disputes)] {
                line.push_str(&named.map_or_else(String::new, |named| format!(", {word} {}", self.slug(named))));
            }
            if !follow_up.settles.is_empty() {
                let names: Vec<&str> = follow_up.settles.iter().map(|key| self.slug(*key)).collect();
                line.push_str(&format!(", settles {}", names.join(", ")));
            }
            line.push_str(&self.told(follow_up));
            line.push_str(&of.corrected_by.map_or_else(String::new, |by| format!(", corrected by {}", self.slug(by))));
            line.push_str(&format!(" ({}", self.slug(of.key)));
            line.push_str(&if follow_up.happened.written() == recorded {
                ")".to_owned()
            } else {
                format!("; happened {})", follow_up.happened)
            });
            out.push_str(&self.folded(&format!("{recorded}  "), &line));
            if let Some(note) = &follow_up.note {
                out.push_str(&self.folded("            ", note));
            }
        }
        out
    }

    /// What a follow-up says beside its verdict and its note.
    fn told(&self, follow_up: &FollowUp) -> String {
        let mut told = String::new();
        let mut tell = |text: String| told.push_str(&format!(", {text}"));
        if let Some(reason) = follow_up.reason {
            tell(format!("reason {}", reason.as_str()));
        }
        if let Some(due) = &follow_up.due {
            tell(format!("deadline moved to {due}"));
        }
        for (condition, state) in &follow_up.conditions {
            let conditions = &self.archive.claims[follow_up.claim].conditions;
            let name = conditions.get(*condition).map_or("a condition", |condition| condition.id.as_str());
            tell(format!("{name} {}", state.as_str()));
        }
        if let Some(confirmed) = follow_up.confirmed {
            tell(format!("confirmed: {}", confirmed.as_str()));
        }
        told
    }

    /// The whole history as a bar, with its first and last day.
    fn history(&self, kind: ClaimKind, as_of: Day) -> String {
        let spells: Vec<(Day, Sign)> =
            self.state.history.iter().map(|spell| (spell.from, Sign::of(self.archive, kind, spell.status.id()))).collect();
        let Some((first, _)) = spells.first() else { return String::new() };
        let around = format!("  {first}  {as_of}").chars().count();
        format!("  {first} {} {as_of}\n", history(&spells, as_of, self.width.saturating_sub(around).max(10)))
    }

    fn facts(&self, key: ClaimKey) -> Vec<(&'static str, String)> {
        let (archive, state) = (self.archive, self.state);
        let claim = &archive.claims[key];
        let article = &archive.articles[claim.article];
        let mut facts = vec![("id", format!("{} ({}, {})", claim.id, claim.kind.as_str(), claim.form.as_str()))];
        facts.push(("speaker", archive.speakers[claim.speaker].name.clone()));
        if claim.relayed() {
            let chain: Vec<String> = claim
                .via
                .iter()
                .map(|relay| {
                    let date = relay.date.as_ref().map_or_else(String::new, |date| format!(", {date}"));
                    format!("{} ({}{date})", archive.speakers[relay.speaker].name, relay.mode.as_str())
                })
                .collect();
            facts.push(("via", chain.join(", then ")));
            facts.push(("confirmed", state.confirmed.as_str().to_owned()));
        }
        if !claim.to.is_empty() {
            let to: Vec<&str> = claim
                .to
                .iter()
                .map(|to| match to {
                    Addressee::Speaker(speaker) => archive.speakers[*speaker].name.as_str(),
                    Addressee::Words(words) => words.as_str(),
                })
                .collect();
            facts.push(("to", to.join(", ")));
        }
        facts.push(("made", claim.made.to_string()));
        if let Some(due) = &state.due {
            let moved = due.by.map_or_else(String::new, |by| format!(" ({}moved in {})", self.first_due(key), self.slug(by)));
            facts.push(("due", format!("{}{moved}", self.written(&due.written))));
        }
        for (condition, known) in claim.conditions.iter().zip(&state.conditions) {
            let became = known.map_or_else(String::new, |(state, by)| format!(" – {} ({})", state.as_str(), self.slug(by)));
            facts.push((condition.kind.as_str(), format!("{}{became}", condition.text)));
        }
        facts.push(("article", format!("{}, {} ({})", article.title, article.date, article.slug)));
        let ids = |keys: &[ClaimKey]| keys.iter().map(|key| archive.claims[*key].id.as_str()).collect::<Vec<_>>().join(", ");
        if !claim.about.is_empty() {
            facts.push(("about", ids(&claim.about)));
        }
        if let Some(replaces) = claim.replaces {
            facts.push(("replaces", ids(&[replaces])));
        }
        if let Some(replaced) = state.replaced_by {
            facts.push(("replaced", format!("by {}", archive.claims[replaced].id)));
        }
        facts
    }

    /// The deadline that the claim came with, where it had one.
    fn first_due(&self, key: ClaimKey) -> String {
        self.archive.claims[key].due.as_ref().map_or_else(String::new, |due| format!("at first {}; ", self.written(due)))
    }

    fn written(&self, due: &Due) -> String {
        match due {
            Due::On(date) => date.to_string(),
            Due::Before(claim) => format!("before {}", self.archive.claims[*claim].id),
            Due::After(claim) => format!("after {}", self.archive.claims[*claim].id),
        }
    }

    fn status(&self, status: &Status, standing: &[FollowUpKey]) -> String {
        let id = status.id();
        if *status != Status::Contested {
            return id.to_owned();
        }
        let verdicts: Vec<&str> =
            standing.iter().filter_map(|key| self.archive.follow_ups[*key].verdict.as_ref()).map(|verdict| verdict.as_str()).collect();
        format!("{id}: {}", verdicts.join(", "))
    }

    /// The status with its sign, in its colour.
    fn headed(&self, kind: ClaimKind, status: &Status, standing: &[FollowUpKey]) -> String {
        let sign = Sign::of(self.archive, kind, status.id());
        sign.paint(&format!("{} {}", sign.mark(), harmless(&self.status(status, standing))))
    }

    fn why(&self, why: Why) -> String {
        match why {
            Why::New => "recorded".to_owned(),
            Why::Judged { by } => format!("judged in {}", self.slug(by)),
            Why::Corrected { by } => format!("corrected in {}", self.slug(by)),
            Why::Disputed { by } => format!("disputed in {}", self.slug(by)),
            Why::Settled { by } => format!("settled in {}", self.slug(by)),
            Why::DayPassed => "the last day had passed".to_owned(),
            Why::DueMoved { by } => format!("the deadline was moved in {}", self.slug(by)),
            Why::ConditionChanged { by } => format!("a condition changed in {}", self.slug(by)),
            Why::OtherMoved { claim } => format!("the claim {} moved", self.archive.claims[claim].id),
            Why::Replaced { by } => format!("replaced by {}", self.archive.claims[by].id),
        }
    }

    fn verdict(&self, key: FollowUpKey) -> String {
        self.archive.follow_ups[key].verdict.as_ref().map_or_else(|| "event".to_owned(), |verdict| verdict.to_string())
    }

    fn slug(&self, key: FollowUpKey) -> &str {
        self.archive.articles[self.archive.follow_ups[key].article].slug.as_str()
    }

    fn strong(&self, text: &str) -> String {
        let text = harmless(text);
        if self.bold { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text }
    }

    /// The text behind its lead, folded at blanks to the width, later lines indented as far as the first.
    fn folded(&self, lead: &str, text: &str) -> String {
        let indent = lead.chars().count() + 2;
        let room = self.width.saturating_sub(indent).max(20);
        let mut out = format!("  {lead}");
        let mut used = 0;
        for word in harmless(text).split_whitespace() {
            let length = word.chars().count();
            if used > 0 && used + 1 + length > room {
                out.push('\n');
                out.extend(std::iter::repeat_n(' ', indent));
                used = 0;
            } else if used > 0 {
                out.push(' ');
                used += 1;
            }
            out.push_str(word);
            used += length;
        }
        out.push('\n');
        out
    }
}

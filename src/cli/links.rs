//! `afterword links`.

use std::collections::BTreeMap;
use std::path::Path;

use afterword::author::{self, Answered, Noted, Root};
use afterword::date::Day;
use afterword::diagnostic::report;
use afterword::export::json;
use afterword::files::FileId;
use afterword::links::{self, Answer, Bounds, Cache, Outcome, Outside, Question, Reach, Role, Told};
use afterword::parse::Overrides;
use afterword::pipeline::{self, Options, Understood};
use afterword::progress::Progress;
use afterword::status::Drafts;
use clap::{Args, ValueEnum};

use super::Exit;
use super::output::{Streams, counted};
use super::progress::watched;
use super::reading::{Place, today};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    /// How the answers are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Write what was found into the sources: `status` and `status_checked`
    #[arg(long)]
    write: bool,
    /// Ask addresses of this machine and its networks too
    #[arg(long)]
    allow_private: bool,
    /// Ask again what was asked today
    #[arg(long)]
    fresh: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

pub(super) fn run(arguments: &Arguments, streams: &mut Streams) -> Exit {
    let root = match arguments.place.open(streams) {
        Ok(root) => root,
        Err(exit) => return exit,
    };
    let today = match today() {
        Ok(today) => today,
        Err(message) => {
            streams.complain(&format!("error: {message}"));
            return Exit::Usage;
        }
    };
    // A draft's dead link is best found before the draft is published.
    let options = Options { as_of: today, drafts: Drafts::Include, overrides: Overrides::default() };
    let understood = match pipeline::understand(&root, &options) {
        Ok(understood) => understood,
        Err(failure) => {
            streams.failure(&failure);
            return Exit::Machine;
        }
    };
    let Understood { files, archive, snapshot, log } = &understood;
    if log.has_errors() {
        streams.complain("note: the archive has mistakes, and what they spoil is left out; `afterword check` names them");
    }
    let outside = links::outside(archive, snapshot, files);
    let answers = answers(&outside, &root, today, arguments, streams);
    let mut told: Vec<(&Outside, &Answer)> = outside.iter().zip(&answers).collect();
    told.sort_by_key(|(outside, answer)| (answer.outcome, &outside.url));
    match arguments.format {
        Format::Json => streams.result(&json(&Told::new(&told, files, today))),
        Format::Text => {
            let shown = told.iter().filter(|(_, answer)| answer.outcome != Outcome::Ok || streams.verbose);
            let text: String = shown.map(|(outside, answer)| entry(outside, answer, &understood)).collect();
            streams.result(&text);
        }
    }
    streams.say(&summary(&answers));
    if arguments.write
        && let Some(exit) = write(&told, &understood, &root, today, streams)
    {
        return exit;
    }
    if answers.iter().any(|answer| answer.outcome == Outcome::Dead) { Exit::Errors } else { Exit::Done }
}

/// The answers in the order of addresses: those of today that are known, and the others asked for now.
fn answers(outside: &[Outside], root: &Path, today: Day, arguments: &Arguments, streams: &Streams) -> Vec<Answer> {
    let folder = root.join(pipeline::CACHE);
    let cache = Cache::read(&folder);
    let known = |outside: &Outside| cache.of_day(&outside.url, today).filter(|_| !arguments.fresh).cloned();
    let mut answers: BTreeMap<&str, Answer> = outside.iter().filter_map(|outside| Some((outside.url.as_str(), known(outside)?))).collect();
    let unknown = outside.iter().filter(|outside| !answers.contains_key(outside.url.as_str()));
    let questions: Vec<Question<'_>> = unknown.map(|outside| (outside.url.as_str(), cache.title(&outside.url))).collect();
    let reach = if arguments.allow_private { Reach::Private } else { Reach::Public };
    let progress = Progress::default();
    let asked = watched("addresses", streams, &progress, || links::ask_all(&questions, Bounds::new(reach), &progress));
    answers.extend(questions.iter().map(|(url, _)| *url).zip(asked));
    cache.with(answers.iter().map(|(url, answer)| ((*url).to_owned(), answer.clone())), today).write(&folder);
    answers.into_values().collect()
}

/// One address: what it answered, where it stands, which copies there are.
fn entry(outside: &Outside, answer: &Answer, understood: &Understood) -> String {
    let Understood { files, .. } = understood;
    let Answer { outcome, status, to, reason, title: _ } = answer;
    let mut lines = vec![format!("{:<9} {}", outcome.as_str(), outside.url)];
    let status = status.map(|status| status.to_string());
    let why: Vec<&str> = status.iter().map(String::as_str).chain([reason.as_str()]).filter(|words| !words.is_empty()).collect();
    if *outcome != Outcome::Ok {
        lines.push(why.join(" "));
    }
    lines.extend(to.iter().map(|to| format!("now: {to}")));
    for one in &outside.uses {
        let role = match one.role {
            Role::Source(key) => format!("source {}", understood.archive.sources[key].id),
            Role::Copy | Role::Notice | Role::Original | Role::Text | Role::SameAs | Role::Site => one.role.as_str().to_owned(),
        };
        lines.push(format!("{}:{} ({role})", files.get(one.at.file).path, files.place(one.at).line));
    }
    match outcome {
        Outcome::Dead | Outcome::Drifted | Outcome::Moved | Outcome::Blocked | Outcome::Unclear => {
            lines.extend(outside.copies.iter().map(|copy| format!("copy: {copy}")));
        }
        Outcome::NotAsked | Outcome::Ok => {}
    }
    lines.iter().map(|line| report::harmless(line)).collect::<Vec<_>>().join("\n          ") + "\n"
}

/// `12 addresses: 1 dead, 11 ok`
fn summary(answers: &[Answer]) -> String {
    let count = |outcome: Outcome| answers.iter().filter(|answer| answer.outcome == outcome).count();
    let counts = Outcome::ALL.into_iter().map(|outcome| (count(outcome), outcome)).filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts.map(|(count, outcome)| format!("{count} {}", outcome.as_str())).collect();
    match answers.len() {
        0 => "the archive has no outside address".to_owned(),
        1 => format!("1 address: {}", counts.join(", ")),
        several => format!("{several} addresses: {}", counts.join(", ")),
    }
}

/// Puts what was found into the articles' sources; the exit where the machine failed.
fn write(told: &[(&Outside, &Answer)], understood: &Understood, root: &Path, today: Day, streams: &mut Streams) -> Option<Exit> {
    let mut by_file: BTreeMap<FileId, Vec<Noted>> = BTreeMap::new();
    for (outside, answer) in told {
        let Some(status) = noted(answer.outcome) else { continue };
        for one in &outside.uses {
            if let Role::Source(key) = one.role {
                let source = &understood.archive.sources[key];
                by_file.entry(one.at.file).or_default().push(Noted { source: source.id.clone(), status, checked: today });
            }
        }
    }
    let root = match Root::open(root) {
        Ok(root) => root,
        Err(failure) => {
            streams.failure(&failure);
            return Some(Exit::Machine);
        }
    };
    let (mut written, mut failed) = (0, None);
    for (file, noted) in by_file {
        let path = understood.files.get(file).path.as_str();
        let text = root.read(path);
        let changed = text.map(|text| (author::with_answers(&text, &noted), text));
        match changed {
            Ok((Ok(Answered { text: new, left }), text)) => {
                for source in left {
                    let why = "it is written in a way into which nothing can be put without changing more";
                    streams.complain(&report::harmless(&format!("note: nothing was written into source {source} of {path}: {why}")));
                }
                if new == text {
                    continue;
                }
                match root.replace(path, &new) {
                    Ok(()) => written += 1,
                    Err(failure) => {
                        streams.failure(&failure);
                        failed = Some(Exit::Machine);
                    }
                }
            }
            Ok((Err(refusal), _)) => streams.complain(&report::harmless(&format!("note: nothing was written into {path}: {refusal}"))),
            Err(failure) => {
                streams.failure(&failure);
                failed = Some(Exit::Machine);
            }
        }
    }
    streams.say(&format!("noted in {}", counted(written, "article")));
    failed
}

/// What is noted of a source; `None` where nothing was learnt, so that what was known stays.
fn noted(outcome: Outcome) -> Option<&'static str> {
    match outcome {
        Outcome::Dead | Outcome::Drifted | Outcome::Moved | Outcome::Blocked | Outcome::Ok => Some(outcome.as_str()),
        Outcome::Unclear | Outcome::NotAsked => None,
    }
}

#[cfg(test)]
mod tests {
    use afterword::parse::records::SOURCE;

    use super::*;

    #[test]
    fn what_is_noted_is_what_a_source_may_say() {
        let shape = SOURCE.keys.iter().find(|key| key.name == "status").map(|key| key.shape.expected()).unwrap();
        let noted: Vec<&str> = Outcome::ALL.into_iter().filter_map(noted).collect();
        assert_eq!(noted.len(), 5);
        assert!(noted.iter().all(|word| shape.contains(word)), "{noted:?} in {shape}");
    }
}

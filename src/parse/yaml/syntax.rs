//! A text that is no YAML: what is wrong with it, in the words of somebody who writes it, and how it is mended.
//!
//! The parser says what it expected and where it stopped; that is often a line too late, and never what was meant.

use super::place::end_of_line;
use super::slip::slip;
use super::write::in_quotes;
use crate::diagnostic::{Code, Diagnostic};
use crate::files::Span;

/// What the parser said.
struct Stop<'t> {
    text: &'t str,
    /// The problem, in the parser's words.
    problem: String,
    /// The byte at which it stopped.
    at: usize,
    /// The byte at which the thing began that it was reading: a quote, a bracket, a key.
    began: Option<usize>,
}

/// The mistake of a text that the parser refused. `span` gives a place from two bytes of the text.
pub(super) fn mistake(text: &str, error: &serde_yaml::Error, span: impl Fn(usize, usize) -> Span) -> Diagnostic {
    let stop = Stop::new(text, error);
    let Found { code, from, to, message, help } = stop.explained();
    Diagnostic::new(code, span(from, to.max(from)), message).maybe_help(help)
}

/// A mistake before it has its file.
struct Found {
    code: Code,
    from: usize,
    to: usize,
    message: String,
    help: Option<String>,
}

impl<'t> Stop<'t> {
    fn new(text: &'t str, error: &serde_yaml::Error) -> Stop<'t> {
        let words = error.to_string();
        let (problem, context) = words.split_once(", while ").map_or((words.as_str(), None), |(problem, context)| (problem, Some(context)));
        let problem = problem.split(" at line ").next().unwrap_or(problem).to_owned();
        let at = on_border(text, error.location().map_or(0, |location| location.index()));
        Stop { text, problem, at, began: context.and_then(|context| position(text, context)) }
    }

    fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |end| end + 1)
    }

    fn line(&self, at: usize) -> &'t str {
        &self.text[self.line_start(at)..end_of_line(self.text, at)]
    }

    /// The byte of the line's first sign.
    fn indented(&self, at: usize) -> usize {
        let line = self.line(at);
        self.line_start(at) + line.len() - line.trim_start().len()
    }

    /// The value of the line that holds `at`: from behind its first key, or behind the signs of a list.
    fn value(&self, at: usize) -> (usize, usize) {
        let (start, line) = (self.line_start(at), self.line(at));
        let entry = line.len() - line.trim_start_matches([' ', '-']).len();
        let key = line[entry..].find(": ").filter(|colon| !line[entry..entry + colon].contains(['"', '\'', '[', '{', ' ']));
        let from = key.map_or(entry, |colon| entry + colon + 2);
        let blanks = line[from..].len() - line[from..].trim_start().len();
        (start + from + blanks, start + line.trim_end().len().max(from + blanks))
    }

    /// The value is to be put in quotes.
    fn unquoted(&self, at: usize, message: String) -> Found {
        let (from, to) = self.value(at);
        let help = format!("put the text in quotes: {}", in_quotes(meant(&self.text[from..to])));
        Found { code: Code::YamlSyntax, from, to, message, help: Some(help) }
    }

    fn explained(&self) -> Found {
        let here =
            |message: String| Found { code: Code::YamlSyntax, from: self.at, to: end_of_line(self.text, self.at), message, help: None };
        if self.line(self.at).trim_start_matches(' ').starts_with('\t') {
            let from = self.line_start(self.at);
            let to = from + self.line(self.at).len() - self.line(self.at).trim_start().len();
            let message = "a tab can't indent a line".to_owned();
            return Found { code: Code::YamlSyntax, from, to, message, help: Some("indent with blanks".to_owned()) };
        }
        if let Some(found) = self.slipped() {
            return found;
        }
        let sign = self.text[self.at..].chars().next().unwrap_or(' ');
        match self.problem.as_str() {
            "mapping values are not allowed in this context" => {
                let key = self.text[self.indented(self.at)..self.at].trim_start_matches("- ");
                match key.contains([' ', ':']) {
                    false => self.indented_otherwise(),
                    true => self.unquoted(self.at, "a text without quotes can't have a colon and a blank in it".to_owned()),
                }
            }
            "found character that cannot start any token" => {
                self.unquoted(self.at, format!("a text without quotes can't begin with `{}`", sign.escape_debug()))
            }
            "did not find expected alphabetic or numeric character" => {
                let (from, _) = self.value(self.at);
                let first = self.text[from..].chars().next().unwrap_or(' ');
                self.unquoted(self.at, format!("a text without quotes can't begin with `{}`", first.escape_debug()))
            }
            "unknown anchor" => Found {
                help: Some("a text that begins with `*` stands in quotes".to_owned()),
                ..here(format!("`{}` names no anchor", self.text[self.at..].split([' ', '\n', ',', ']', '}']).next().unwrap_or("*")))
            },
            "found unexpected end of stream" => self.unclosed("quote"),
            "could not find expected ':'" => {
                let from = self.began.unwrap_or(self.at);
                let help = "a line is `key: value`; a text that goes on in the next line is indented further than its key";
                let to = end_of_line(self.text, from);
                Found {
                    from,
                    to,
                    help: Some(help.to_owned()),
                    ..here("this line has no key with a colon and a blank behind it".to_owned())
                }
            }
            "recursion limit exceeded" => here("an alias stands inside what it names, or lists are nested too deep".to_owned()),
            "repetition limit exceeded" => {
                // The parser does not say where; the last alias is one of those that are too many.
                let from = self.text.rfind('*').unwrap_or(self.at);
                let to = end_of_line(self.text, from);
                Found { code: Code::TooLarge, from, to, ..here("aliases repeat too much text".to_owned()) }
            }
            problem if problem.starts_with("did not find expected") => self.unexpected(problem),
            problem => here(format!("this is not YAML: {problem}")),
        }
    }

    /// A sign that only looks right, in the line at which the parser stopped, in that where it began, or in the one before.
    fn slipped(&self) -> Option<Found> {
        let before = self.text[..self.line_start(self.at)].trim_end().len();
        let found = [Some(self.at), self.began, Some(before)].into_iter().flatten().find_map(|at| Some((at, slip(self.line(at))?)));
        found.map(|(at, slip)| Found {
            code: Code::YamlSyntax,
            from: self.line_start(at) + slip.at.start,
            to: self.line_start(at) + slip.at.end,
            message: slip.message,
            help: Some(slip.help),
        })
    }

    /// Something stands where the parser expected another key, entry or bracket.
    fn unexpected(&self, problem: &str) -> Found {
        let before = self.text[self.line_start(self.at)..self.at].trim_end();
        if problem.contains(']') || problem.contains('}') {
            let is_closed = self.began.is_some_and(|began| self.line_start(began) == self.line_start(self.at));
            if !is_closed || self.text[self.at..].trim().is_empty() {
                return self.unclosed("bracket");
            }
        }
        if before.ends_with(['"', '\'', ']', '}']) {
            let closed = if before.ends_with(['"', '\'']) { "quote" } else { "bracket" };
            let found = self.unquoted(self.at, format!("words stand behind the closing {closed}"));
            return Found { from: self.at, ..found };
        }
        if self.indented(self.at) == self.at {
            return self.indented_otherwise();
        }
        let message = format!("this is not YAML: {}", problem.replace("did not find expected", "expected"));
        Found { code: Code::YamlSyntax, from: self.at, to: end_of_line(self.text, self.at), message, help: None }
    }

    fn indented_otherwise(&self) -> Found {
        Found {
            code: Code::YamlSyntax,
            from: self.indented(self.at),
            to: end_of_line(self.text, self.at),
            message: "this line is indented otherwise than those that it belongs to".to_owned(),
            help: Some("the keys of one entry begin in one column".to_owned()),
        }
    }

    fn unclosed(&self, what: &str) -> Found {
        let from = self.began.unwrap_or(self.at);
        let to = end_of_line(self.text, from);
        let line = &self.text[from..to];
        let comment = line.match_indices(" #").find(|(at, _)| line[at + 2..].starts_with(char::is_alphanumeric));
        if let Some((cut, _)) = comment.filter(|_| what == "bracket") {
            let message = "what follows ` #` is a comment, and with it what closes this bracket".to_owned();
            return Found {
                code: Code::YamlSyntax,
                from: from + cut + 1,
                to,
                message,
                help: Some("a text with ` #` in it stands in quotes".to_owned()),
            };
        }
        let message = format!("nobody closes this {what}");
        let help = match what {
            "quote" => format!("write {}", in_quotes(self.text[from..to].trim().trim_matches(['"', '\'']))),
            _ => "a text that begins with a bracket stands in quotes".to_owned(),
        };
        Found { code: Code::YamlSyntax, from, to, message, help: Some(help) }
    }
}

/// Quotation marks that an author may take for those of YAML.
const QUOTES: [(char, char); 9] =
    [('\'', '\''), ('"', '"'), ('“', '”'), ('„', '“'), ('„', '”'), ('‘', '’'), ('‚', '‘'), ('«', '»'), ('»', '«')];

/// What was meant by a value that its author put in quotes: in those of YAML, which its own apostrophe closed, or in others.
fn meant(value: &str) -> &str {
    QUOTES.iter().find_map(|(open, close)| value.strip_prefix(*open)?.strip_suffix(*close)).unwrap_or(value)
}

fn on_border(text: &str, byte: usize) -> usize {
    let mut at = byte.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    // The parser stops behind the last line where it misses something: there is nothing to see there.
    if text[at..].trim().is_empty() { text.trim_end().len() } else { at }
}

/// The byte of `… at line 3 column 9`, both counted from 1.
fn position(text: &str, words: &str) -> Option<usize> {
    let (_, place) = words.split_once(" at line ")?;
    let (line, column) = place.split_once(" column ")?;
    let (line, column): (usize, usize) = (line.parse().ok()?, column.parse().ok()?);
    let start: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let skipped: usize = text.get(start..)?.chars().take(column.checked_sub(1)?).map(char::len_utf8).sum();
    Some(start + skipped).filter(|at| *at <= text.len())
}

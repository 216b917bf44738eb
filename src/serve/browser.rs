//! What `serve` adds to a browser's view: the script that waits for changes, and the mistakes in words.
//!
//! The script lies in a file of its own, so that a page's Content-Security-Policy stays as a build publishes it.

use std::error::Error;

use serde_json::json;

use super::shown::Version;
use crate::diagnostic::Log;
use crate::diagnostic::report::{self, Colour};
use crate::files::Files;
use crate::theme::Html;

/// Answers when there is another version than `?version=`.
pub(super) const EVENTS: &str = "/.afterword/events";
/// Waits for that, and shows mistakes.
pub(super) const SCRIPT: &str = "/.afterword/serve.js";
/// How mistakes look.
pub(super) const STYLE: &str = "/.afterword/serve.css";
pub(super) const SCRIPT_BYTES: &[u8] = include_bytes!("browser/serve.js");
pub(super) const STYLE_BYTES: &[u8] = include_bytes!("browser/serve.css");

/// The page with the script at the end of its head.
pub(super) fn with_script(page: Vec<u8>, version: &str) -> Vec<u8> {
    let element = script(version);
    let end = b"</head>";
    let at = page.windows(end.len()).position(|window| window == end).unwrap_or(page.len());
    let mut out = Vec::with_capacity(page.len() + element.len());
    out.extend_from_slice(&page[..at]);
    out.extend_from_slice(element.as_bytes());
    out.extend_from_slice(&page[at..]);
    out
}

fn script(version: &str) -> String {
    format!("<script src=\"{SCRIPT}\" data-version=\"{}\" defer></script>\n", Html::text(version).as_str())
}

/// A version for the script.
pub(super) fn json(version: &Version) -> Vec<u8> {
    let Version { name, mistakes } = version;
    json!({ "version": name, "mistakes": mistakes.as_deref() }).to_string().into_bytes()
}

/// A page of mistakes, where there is no other to show.
pub(super) fn page(version: &Version) -> Vec<u8> {
    let Version { name, mistakes } = version;
    let words = Html::text(mistakes.as_deref().unwrap_or_default());
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Mistakes · afterword serve</title>\n\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<link rel=\"stylesheet\" href=\"{STYLE}\">\n{}</head>\n\
         <body>\n<main id=\"afterword-mistakes\">\n<h1>The archive has mistakes</h1>\n\
         <p>This page goes away by itself when they are mended.</p>\n<pre tabindex=\"0\">{}</pre>\n</main>\n</body>\n</html>\n",
        script(name),
        words.as_str()
    )
    .into_bytes()
}

/// The mistakes as `check` prints them; a note is none, and would stand before what is to be mended.
pub(super) fn mistakes(log: &Log, files: &Files) -> String {
    let log = log.without_notes();
    let summary = report::summary(&log, files).map(|summary| summary + "\n").unwrap_or_default();
    report::text(&log, files, Colour::Plain) + &summary
}

/// A failure with its causes, in one line.
pub(super) fn failure(failure: &dyn Error) -> String {
    let mut words = format!("error: {failure}");
    let mut cause = failure.source();
    while let Some(inner) = cause {
        words.push_str(&format!(": {inner}"));
        cause = inner.source();
    }
    report::harmless(&words) + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gets_the_script_once() {
        for (page, expected) in
            [("<head></head><p></head>", "<head>SCRIPT</head><p></head>"), ("<p>no head", "<p>no headSCRIPT"), ("", "SCRIPT")]
        {
            let expected = expected.replace("SCRIPT", &script("7-1"));
            assert_eq!(String::from_utf8(with_script(page.into(), "7-1")).unwrap(), expected, "{page}");
        }
    }

    #[test]
    fn what_a_file_says_does_not_act() {
        let version = Version { name: "7-1".to_owned(), mistakes: Some("<script>alert(1)</script>".into()) };
        let page = String::from_utf8(page(&version)).unwrap();
        assert!(page.contains("<pre tabindex=\"0\">&lt;script&gt;alert(1)&lt;/script&gt;</pre>"), "{page}");
    }
}

//! Files that are copied, and their addresses.

use crate::archive::{Asset, Config};
use crate::diagnostic::{Code, Diagnostic, Log};
use crate::files::{ArchivePath, FileId, Files, InputFile, Span};
use crate::svg;

/// Endings of files that can run scripts in a reader's browser.
const ACTIVE: [&str; 11] = ["html", "htm", "xhtml", "xht", "shtml", "svg", "svgz", "xml", "xsl", "js", "mjs"];

/// Every copied file, in the order of addresses.
pub(super) fn list(files: &[FileId], all: &Files, config: &Config, log: &mut Log) -> Vec<Asset> {
    let mut assets: Vec<Asset> = files
        .iter()
        .map(|id| {
            let file = all.get(*id);
            check_active(file, *id, config, log);
            check_markdown_ending(&file.path, *id, log);
            Asset { file: *id, address: address(file.path.as_str()), size: file.image_size }
        })
        .collect();
    assets.sort_by(|a, b| a.address.cmp(&b.address));
    assets
}

/// `content/static/x` and `content/pages/x` are published at `/x`, anything else below `content/` at its path there.
fn address(path: &str) -> String {
    let inside = path.strip_prefix("content/").unwrap_or(path);
    inside.strip_prefix("static/").or_else(|| inside.strip_prefix("pages/")).unwrap_or(inside).to_owned()
}

fn check_active(file: &InputFile, id: FileId, config: &Config, log: &mut Log) {
    let ending = file.path.ending().to_ascii_lowercase();
    if !ACTIVE.contains(&ending.as_str()) || config.allow_active_files.iter().any(|allowed| allowed == file.path.as_str()) {
        return;
    }
    let (at, message, help) = match (ending.as_str(), &file.text) {
        ("svg", Some(text)) => match svg::check(text) {
            Ok(()) => return,
            Err(fault) => (
                Span::new(id, fault.range),
                format!("this could act in a reader's browser, or lead out of the drawing: {}", fault.message),
                "take it out, or save the drawing as a plain SVG",
            ),
        },
        ("svg", None) => (
            Span::whole(id),
            "an SVG that is no UTF-8, or larger than 10 MB, is not checked".to_owned(),
            "save it as a plain SVG, or as PNG",
        ),
        _ => (Span::whole(id), format!("a `.{ending}` file can run scripts in a reader's browser"), "keep a saved page as PDF or WARC"),
    };
    let help = format!("{help}; or list the file under `allow_active_files` in archive.yaml");
    log.push(Diagnostic::new(Code::ActiveFile, at, message).help(help));
}

fn check_markdown_ending(path: &ArchivePath, file: FileId, log: &mut Log) {
    let almost = matches!(path.ending().to_ascii_lowercase().as_str(), "md" | "markdown" | "mdown" | "mkd");
    if almost && path.ending() != "md" && !path.as_str().starts_with("content/static/") {
        log.push(
            Diagnostic::new(Code::FileEnding, Span::whole(file), format!("a `.{}` file is copied, not read", path.ending()))
                .help("did you mean `.md`?"),
        );
    }
}

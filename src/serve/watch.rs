//! Which files of the archive changed.
//!
//! In: what the system tells of the archive's folder. Out: [`Changed`], a moment after the last of a burst. Looked at are
//! `archive.yaml`, `content/` and `themes/` alone: a build's own output changes nothing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

use notify_debouncer_full::notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, DebouncedEvent, Debouncer, RecommendedCache, new_debouncer};

use super::listen::ServeFailure;

/// So long a file has to rest: editors write one in several steps.
const REST: Duration = Duration::from_millis(20);
/// How often that is looked at.
const TICK: Duration = Duration::from_millis(5);
/// The folders that are watched with all that they hold.
const FOLDERS: [&str; 2] = ["content", "themes"];

/// What may have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Changed {
    /// What lies at these paths of the archive: other bytes, something new, or nothing any more.
    At(BTreeSet<String>),
    /// Nobody knows.
    Anything,
}

impl Changed {
    /// Both.
    pub(super) fn and(self, other: Changed) -> Changed {
        match (self, other) {
            (Changed::At(mut paths), Changed::At(more)) => {
                paths.extend(more);
                Changed::At(paths)
            }
            (Changed::Anything, _) | (_, Changed::Anything) => Changed::Anything,
        }
    }
}

/// Watches as long as it lives.
pub(super) struct Watch {
    debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
    root: PathBuf,
}

impl Watch {
    /// Watches the archive at `root`, a path without links, and sends what changed.
    pub(super) fn new(root: &Path, changes: Sender<Changed>) -> Result<Watch, ServeFailure> {
        let failure = |source| ServeFailure::Watch { path: root.to_path_buf(), source };
        let top = root.to_path_buf();
        let tell = move |result: DebounceEventResult| {
            let changed = match result {
                Ok(events) => changed(&top, &events),
                Err(_) => Some(Changed::Anything),
            };
            if let Some(changed) = changed {
                // Who listened may be gone.
                let _ = changes.send(changed);
            }
        };
        let debouncer = new_debouncer(REST, Some(TICK), tell).map_err(failure)?;
        let mut watch = Watch { debouncer, root: root.to_path_buf() };
        watch.debouncer.watch(root, RecursiveMode::NonRecursive).map_err(failure)?;
        for folder in FOLDERS.map(|folder| root.join(folder)) {
            if folder.is_dir() {
                watch.debouncer.watch(&folder, RecursiveMode::Recursive).map_err(failure)?;
            }
        }
        Ok(watch)
    }

    /// Watches a folder that came, or came back.
    pub(super) fn follow(&mut self, changed: &Changed) {
        for folder in FOLDERS {
            let may_be_new = match changed {
                Changed::At(paths) => paths.contains(folder),
                Changed::Anything => true,
            };
            let path = self.root.join(folder);
            if may_be_new && path.is_dir() {
                let _ = self.debouncer.unwatch(&path);
                // What can't be watched is read again with the next change of anything else.
                let _ = self.debouncer.watch(&path, RecursiveMode::Recursive);
            }
        }
    }
}

/// What a burst of events says of the archive; `None` where it says nothing.
fn changed(root: &Path, events: &[DebouncedEvent]) -> Option<Changed> {
    let mut paths = BTreeSet::new();
    for event in events {
        if event.need_rescan() {
            return Some(Changed::Anything);
        }
        match event.kind {
            // We read them ourselves.
            EventKind::Access(_) => {}
            EventKind::Any | EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_) | EventKind::Other => {
                for path in &event.paths {
                    match path_in(root, path) {
                        Some(path) if path == "archive.yaml" => _ = paths.insert(path),
                        Some(path) if FOLDERS.contains(&path.split('/').next().unwrap_or("")) => _ = paths.insert(path),
                        Some(_) => {}
                        None => return Some(Changed::Anything),
                    }
                }
            }
        }
    }
    (!paths.is_empty()).then_some(Changed::At(paths))
}

/// The path in the archive, with `/` between its parts; `None` where it can't be told.
fn path_in(root: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.strip_prefix(root).ok()?.iter().map(|part| part.to_str()).collect();
    parts.map(|parts| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use notify_debouncer_full::notify::Event;
    use notify_debouncer_full::notify::event::{AccessKind, CreateKind, Flag, ModifyKind, RemoveKind};

    use super::*;

    #[expect(clippy::disallowed_methods, reason = "an event has a time, which plays no part")]
    fn event(kind: EventKind, path: &str) -> DebouncedEvent {
        DebouncedEvent { event: Event::new(kind).add_path(path.into()), time: std::time::Instant::now() }
    }

    #[test]
    fn what_events_say_of_the_archive() {
        let at = |path: &str| Some(Changed::At(BTreeSet::from([path.to_owned()])));
        let modified = EventKind::Modify(ModifyKind::Any);
        for (kind, path, expected) in [
            (modified, "/a/content/articles/x.md", at("content/articles/x.md")),
            (EventKind::Create(CreateKind::File), "/a/themes/own/theme.yaml", at("themes/own/theme.yaml")),
            (EventKind::Remove(RemoveKind::Any), "/a/content", at("content")),
            (modified, "/a/archive.yaml", at("archive.yaml")),
            (modified, "/a/output/index.html", None),
            (modified, "/a/archive.yaml~", None),
            (modified, "/a", None),
            (EventKind::Access(AccessKind::Any), "/a/content/articles/x.md", None),
            (modified, "/elsewhere/x.md", Some(Changed::Anything)),
        ] {
            assert_eq!(changed(Path::new("/a"), &[event(kind, path)]), expected, "{kind:?} {path}");
        }
        let mut overflow = event(EventKind::Other, "/a");
        overflow.event = overflow.event.set_flag(Flag::Rescan);
        assert_eq!(changed(Path::new("/a"), &[overflow]), Some(Changed::Anything));
    }
}

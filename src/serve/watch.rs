//! Which files of the archive changed.
//!
//! In: what the system tells of the archive's folder. Out: [`Changed`], as soon as a burst has come to its end. Looked at are
//! `archive.yaml`, `content/` and `themes/` alone: a build's own output changes nothing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::listen::ServeFailure;

/// So long nothing may happen once all files are closed: an editor moves one in the place of another, then mends its rights.
const PAUSE: Duration = Duration::from_millis(3);
/// So long nothing may happen while a file is open, and where the system does not say when one is closed.
const REST: Duration = Duration::from_millis(20);
/// After so much was told, what else is known is taken along without waiting: a file that is written without end keeps no
/// other from being shown.
const LONGEST_BURST: usize = 1000;
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

/// What the system told.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Told {
    changed: Changed,
    written: Written,
}

/// Whether a file is whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Written {
    /// Somebody writes it, or did: nobody knows yet.
    Partly,
    /// Whoever wrote it has closed it, or it was moved here.
    Wholly,
}

/// Watches as long as it lives.
pub(super) struct Watch {
    watcher: RecommendedWatcher,
    root: PathBuf,
    told: Receiver<Told>,
}

impl Watch {
    /// Watches the archive at `root`, a path without links.
    pub(super) fn new(root: &Path) -> Result<Watch, ServeFailure> {
        let failure = |source| ServeFailure::Watch { path: root.to_path_buf(), source };
        let (sender, told) = channel();
        let top = root.to_path_buf();
        let tell = move |event: notify::Result<Event>| {
            let told = match event {
                Ok(event) => told_by(&top, &event),
                Err(_) => Some(Told { changed: Changed::Anything, written: Written::Partly }),
            };
            if let Some(told) = told {
                // Who listened may be gone.
                let _ = sender.send(told);
            }
        };
        let watcher = notify::recommended_watcher(tell).map_err(failure)?;
        let mut watch = Watch { watcher, root: root.to_path_buf(), told };
        watch.watcher.watch(root, RecursiveMode::NonRecursive).map_err(failure)?;
        for folder in FOLDERS.map(|folder| root.join(folder)) {
            if folder.is_dir() {
                watch.watcher.watch(&folder, RecursiveMode::Recursive).map_err(failure)?;
            }
        }
        Ok(watch)
    }

    /// Waits for a change; `None` where nothing can be watched any more.
    pub(super) fn next(&mut self) -> Option<Changed> {
        let changed = burst(&self.told)?;
        self.follow(&changed);
        Some(changed)
    }

    /// Watches a folder that came, or came back.
    fn follow(&mut self, changed: &Changed) {
        for folder in FOLDERS {
            let may_be_new = match changed {
                Changed::At(paths) => paths.contains(folder),
                Changed::Anything => true,
            };
            let path = self.root.join(folder);
            if may_be_new && path.is_dir() {
                let _ = self.watcher.unwatch(&path);
                // What can't be watched is read again with the next change of anything else.
                let _ = self.watcher.watch(&path, RecursiveMode::Recursive);
            }
        }
    }
}

/// Waits for something to be told, and for all that is told with it.
fn burst(told: &Receiver<Told>) -> Option<Changed> {
    let mut open = BTreeSet::new();
    let mut all = Changed::At(BTreeSet::new());
    let mut next = Some(told.recv().ok()?);
    let mut count = 0;
    while let Some(Told { changed, written }) = next {
        if let Changed::At(paths) = &changed {
            match written {
                Written::Partly => open.extend(paths.iter().cloned()),
                Written::Wholly => open.retain(|path| !paths.contains(path)),
            }
        }
        all = all.and(changed);
        count += 1;
        next = match count {
            LONGEST_BURST.. => told.try_recv().ok(),
            _ => told.recv_timeout(if open.is_empty() { PAUSE } else { REST }).ok(),
        };
    }
    Some(all)
}

/// What an event says of the archive; `None` where it says nothing.
fn told_by(root: &Path, event: &Event) -> Option<Told> {
    if event.need_rescan() {
        return Some(Told { changed: Changed::Anything, written: Written::Partly });
    }
    let written = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Written::Wholly,
        // We read them ourselves.
        EventKind::Access(_) => return None,
        EventKind::Modify(ModifyKind::Name(_) | ModifyKind::Metadata(_)) | EventKind::Create(CreateKind::Folder) | EventKind::Remove(_) => {
            Written::Wholly
        }
        EventKind::Any | EventKind::Create(_) | EventKind::Modify(_) | EventKind::Other => Written::Partly,
    };
    let mut paths = BTreeSet::new();
    for path in &event.paths {
        match path_in(root, path) {
            Some(path) if path == "archive.yaml" => _ = paths.insert(path),
            Some(path) if FOLDERS.contains(&path.split('/').next().unwrap_or("")) => _ = paths.insert(path),
            Some(_) => {}
            None => return Some(Told { changed: Changed::Anything, written }),
        }
    }
    (!paths.is_empty()).then_some(Told { changed: Changed::At(paths), written })
}

/// The path in the archive, with `/` between its parts; `None` where it can't be told.
fn path_in(root: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.strip_prefix(root).ok()?.iter().map(|part| part.to_str()).collect();
    parts.map(|parts| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use notify::event::{DataChange, Flag, MetadataKind, RemoveKind, RenameMode};

    use super::*;

    fn at(path: &str, written: Written) -> Told {
        Told { changed: Changed::At(BTreeSet::from([path.to_owned()])), written }
    }

    #[test]
    fn what_events_say_of_the_archive() {
        let article = "content/articles/x.md";
        let modified = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        for (kind, path, expected) in [
            (modified, "/a/content/articles/x.md", Some(at(article, Written::Partly))),
            (EventKind::Modify(ModifyKind::Name(RenameMode::To)), "/a/content/articles/x.md", Some(at(article, Written::Wholly))),
            (EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any)), "/a/content/articles/x.md", Some(at(article, Written::Wholly))),
            (EventKind::Access(AccessKind::Close(AccessMode::Write)), "/a/content/articles/x.md", Some(at(article, Written::Wholly))),
            (EventKind::Create(CreateKind::File), "/a/themes/own/theme.yaml", Some(at("themes/own/theme.yaml", Written::Partly))),
            (EventKind::Remove(RemoveKind::Any), "/a/content", Some(at("content", Written::Wholly))),
            (modified, "/a/archive.yaml", Some(at("archive.yaml", Written::Partly))),
            (modified, "/a/output/index.html", None),
            (modified, "/a/archive.yaml~", None),
            (modified, "/a", None),
            (EventKind::Access(AccessKind::Open(AccessMode::Any)), "/a/content/articles/x.md", None),
            (modified, "/elsewhere/x.md", Some(Told { changed: Changed::Anything, written: Written::Partly })),
        ] {
            let event = Event::new(kind).add_path(path.into());
            assert_eq!(told_by(Path::new("/a"), &event), expected, "{kind:?} {path}");
        }
        let overflow = Event::new(EventKind::Other).add_path("/a".into()).set_flag(Flag::Rescan);
        assert_eq!(told_by(Path::new("/a"), &overflow).unwrap().changed, Changed::Anything);
    }

    #[test]
    fn a_burst_is_told_at_once_and_ends() {
        let (sender, told) = channel();
        for (path, written) in [("a", Written::Partly), ("b", Written::Partly), ("a", Written::Wholly)] {
            sender.send(at(path, written)).unwrap();
        }
        assert_eq!(burst(&told), Some(Changed::At(["a", "b"].map(str::to_owned).into())));
        for number in 0..3 * LONGEST_BURST {
            sender.send(at(&format!("{number}"), Written::Partly)).unwrap();
        }
        let Some(Changed::At(paths)) = burst(&told) else { panic!("it is known what changed") };
        assert_eq!(paths.len(), 3 * LONGEST_BURST);
        sender.send(Told { changed: Changed::Anything, written: Written::Partly }).unwrap();
        sender.send(at("a", Written::Wholly)).unwrap();
        assert_eq!(burst(&told), Some(Changed::Anything));
        drop(sender);
        assert_eq!(burst(&told), None, "nobody is left to tell");
    }
}

//! One build a folder.
//!
//! In: the lock file's path. Out: a [`Lock`], held until it is dropped. The file holds the process id for the
//! message that another build gets; what counts is the system's lock, which ends with its process, so that a killed
//! build never blocks. Never: waiting.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use rustix::fs::{Mode, OFlags};

use super::failure::WriteFailure;
use super::place::Place;

/// The right to write to one output folder. The file goes when it is dropped.
#[derive(Debug)]
pub(crate) struct Lock {
    file: File,
    place: Place,
}

/// How often the lock can slip away before we give up: each time another build began or ended.
const MOST_TRIES: usize = 1000;

impl Lock {
    /// The lock of that output, or at once [`WriteFailure::Busy`].
    pub(crate) fn take(place: &Place) -> Result<Lock, WriteFailure> {
        let path = place.lock();
        for _ in 0..MOST_TRIES {
            let file = open(&path).map_err(|error| WriteFailure::write(&path, error))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    return Err(WriteFailure::Busy { path: place.output(), process: process_in(&file) });
                }
                Err(TryLockError::Error(error)) => return Err(WriteFailure::write(&path, error)),
            }
            // The build that held it before may have removed the file between our opening and our locking: then
            // this lock guards a file without a name.
            if is_still(&file, &path) {
                let mut lock = Lock { file, place: place.clone() };
                lock.sign().map_err(|error| WriteFailure::write(&path, error))?;
                return Ok(lock);
            }
        }
        Err(WriteFailure::Busy { path: place.output(), process: None })
    }

    fn sign(&mut self) -> io::Result<()> {
        self.file.set_len(0)?;
        writeln!(self.file, "{}", std::process::id())
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While the lock is held: so nobody else's file can have the name. One that stays behind blocks nobody.
        let _ = fs::remove_file(self.place.lock());
    }
}

fn open(path: &Path) -> io::Result<File> {
    // A link or FIFO by that name is none of ours, and neither followed nor waited for.
    let flags = OFlags::RDWR | OFlags::CREATE | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let file = File::from(rustix::fs::open(path, flags, Mode::from_raw_mode(0o666))?);
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::ErrorKind::AlreadyExists.into()) }
}

fn is_still(file: &File, path: &Path) -> bool {
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(held), Ok(named)) => (held.dev(), held.ino()) == (named.dev(), named.ino()),
        (Ok(_) | Err(_), Ok(_) | Err(_)) => false,
    }
}

fn process_in(file: &File) -> Option<u32> {
    let mut text = String::new();
    file.take(16).read_to_string(&mut text).ok()?;
    text.trim_end().parse().ok()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::{Lock, Place, WriteFailure};

    #[test]
    fn a_second_build_fails_at_once_and_names_the_first() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::of(&folder.path().join("site")).unwrap();
        let first = Lock::take(&place).unwrap();
        match Lock::take(&place) {
            Err(WriteFailure::Busy { process, .. }) => assert_eq!(process, Some(std::process::id())),
            other => panic!("{other:?}"),
        }
        drop(first);
        assert!(!place.lock().exists());
        drop(Lock::take(&place).unwrap());
    }

    #[test]
    fn a_dead_build_does_not_block() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::of(&folder.path().join("site")).unwrap();
        fs::write(place.lock(), "4194304999\n").unwrap();
        let lock = Lock::take(&place).unwrap();
        assert_eq!(fs::read_to_string(place.lock()).unwrap(), format!("{}\n", std::process::id()));
        drop(lock);
    }

    #[test]
    fn a_link_by_the_locks_name_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::of(&folder.path().join("site")).unwrap();
        let precious = folder.path().join("precious");
        fs::write(&precious, "words").unwrap();
        symlink(&precious, place.lock()).unwrap();
        assert!(matches!(Lock::take(&place), Err(WriteFailure::Write { .. })));
        assert_eq!(fs::read_to_string(&precious).unwrap(), "words");
    }

    #[test]
    fn only_one_of_many_threads_holds_it() {
        use std::sync::atomic::{AtomicU32, Ordering};
        let folder = tempfile::tempdir().unwrap();
        let place = Place::of(&folder.path().join("site")).unwrap();
        let (holders, turns) = (AtomicU32::new(0), AtomicU32::new(0));
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..500 {
                        if let Ok(lock) = Lock::take(&place) {
                            assert_eq!(holders.fetch_add(1, Ordering::SeqCst), 0);
                            turns.fetch_add(1, Ordering::SeqCst);
                            holders.fetch_sub(1, Ordering::SeqCst);
                            drop(lock);
                        }
                    }
                });
            }
        });
        assert!(turns.into_inner() > 0);
    }
}

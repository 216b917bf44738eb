//! One build a folder.
//!
//! In: the lock file's path. Out: a [`Lock`], held until it is dropped. The file holds the process id for the
//! message that another build gets; what counts is the system's lock, which ends with its process, so that a killed
//! build never blocks. Never: waiting.

use super::failure::WriteFailure;
use super::place::Place;
use crate::disk::{LockFile, Locked};

/// The right to write to one output folder. The file goes when it is dropped.
#[derive(Debug)]
pub(crate) struct Lock(#[expect(dead_code, reason = "it is held, not asked")] LockFile);

impl Lock {
    /// The lock of that output, or at once [`WriteFailure::Busy`].
    pub(crate) fn take(place: &Place) -> Result<Lock, WriteFailure> {
        let path = place.lock();
        match LockFile::take(&path).map_err(|error| WriteFailure::write(&path, error))? {
            Locked::Ours(file) => Ok(Lock(file)),
            Locked::Theirs(process) => Err(WriteFailure::Busy { path: place.output(), process }),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

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

    #[cfg(unix)] // Elsewhere not everybody may make a link.
    #[test]
    fn a_link_by_the_locks_name_is_not_followed() {
        use std::os::unix::fs::symlink;
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

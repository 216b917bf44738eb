//! Stopping a build from outside, between any two of its steps.
//!
//! In: the lock and the names of a build. Out: the right to work on the stage for a while, until somebody says
//! stop; then the stage is swept and the lock given back, once. Never: a sweep while a page is being written or
//! while the folders are being exchanged.

use std::ops::Deref;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use super::failure::WriteFailure;
use super::journal;
use super::lock::Lock;
use super::place::Place;
use crate::disk::Folder;

/// Stops a build from another thread, such as the one that waits for signals.
#[derive(Clone, Debug)]
pub struct Interrupt(Arc<Work>);

/// What the builder's threads and an interrupter share.
#[derive(Debug)]
struct Work {
    place: Place,
    stopped: AtomicBool,
    /// The stage's folder, `None` from the exchange or the sweep on: some systems move and remove no folder that is held
    /// open. Read: somebody works in it. Written: nobody does.
    stage: RwLock<Option<Arc<Folder>>>,
    /// `None` once all is swept.
    lock: Mutex<Option<Lock>>,
}

/// Leave to work in the stage, whose folder this is, while it lives.
pub(crate) struct AtWork<'a> {
    folder: Arc<Folder>,
    _guard: RwLockReadGuard<'a, Option<Arc<Folder>>>,
}

impl Deref for AtWork<'_> {
    type Target = Folder;

    fn deref(&self) -> &Folder {
        &self.folder
    }
}

impl Interrupt {
    pub(crate) fn new(place: Place, lock: Lock, stage: Folder) -> Interrupt {
        let stopped = AtomicBool::new(false);
        Interrupt(Arc::new(Work { place, stopped, stage: RwLock::new(Some(Arc::new(stage))), lock: Mutex::new(Some(lock)) }))
    }

    /// Ends the build: from here on every call to its [`Stage`](super::Stage) returns
    /// [`WriteFailure::Interrupted`]. When this returns, the stage is swept, the lock is free, and the process may
    /// exit; the output is the old site, or the new one if the exchange had already begun.
    pub fn stop(&self) -> Result<(), WriteFailure> {
        self.0.stopped.store(true, Ordering::SeqCst);
        self.close()
    }

    pub(crate) fn place(&self) -> &Place {
        &self.0.place
    }

    /// Leave to work in the stage while the guard lives.
    pub(crate) fn enter(&self) -> Result<AtWork<'_>, WriteFailure> {
        let guard = self.0.stage.read().unwrap_or_else(PoisonError::into_inner);
        self.check()?;
        match &*guard {
            Some(folder) => Ok(AtWork { folder: Arc::clone(folder), _guard: guard }),
            None => Err(self.interrupted()),
        }
    }

    /// Leave to exchange the folders: nobody else works or sweeps while the guard lives, nor works afterwards.
    pub(crate) fn enter_alone(&self) -> Result<RwLockWriteGuard<'_, Option<Arc<Folder>>>, WriteFailure> {
        let mut guard = self.0.stage.write().unwrap_or_else(PoisonError::into_inner);
        self.check()?;
        *guard = None;
        Ok(guard)
    }

    /// For loops that hold a guard for long.
    pub(crate) fn check(&self) -> Result<(), WriteFailure> {
        if self.0.stopped.load(Ordering::SeqCst) {
            return Err(self.interrupted());
        }
        Ok(())
    }

    fn interrupted(&self) -> WriteFailure {
        WriteFailure::Interrupted { path: self.0.place.output() }
    }

    /// Sweeps all that lies beside the output and gives the lock back. From the second call on, nothing.
    pub(crate) fn close(&self) -> Result<(), WriteFailure> {
        *self.0.stage.write().unwrap_or_else(PoisonError::into_inner) = None;
        let mut lock = self.0.lock.lock().unwrap_or_else(PoisonError::into_inner);
        if lock.is_none() {
            return Ok(());
        }
        let swept = journal::restore(&self.0.place);
        *lock = None;
        swept
    }
}

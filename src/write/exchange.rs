//! The one moment at which the site changes, and what comes right before and after it.
//!
//! In: a [`Place`] whose stage is whole. Out: the stage's files under the output's name, the old site's under
//! another. Never: a file opened or changed.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::digest::Digest;
use super::failure::WriteFailure;
use super::journal;
use super::place::Place;
use crate::disk::{self, Attempt};

/// Puts the stage in the old site's place. Readers see the one or the other at every moment where the disk can
/// exchange two folders in one step; else there is a moment without, from which [`journal::heal`] recovers.
pub(crate) fn replace(place: &Place, manifest: Digest) -> Result<(), WriteFailure> {
    match disk::exchange(&place.stage(), &place.output()) {
        Ok(Attempt::Done) => settle(place),
        Ok(Attempt::Impossible) => journal::exchange_by_renames(place, manifest),
        Err(error) => Err(WriteFailure::exchange(place.output(), error)),
    }
}

/// Puts the stage where nothing, or an empty folder, is.
pub(crate) fn place_first(place: &Place) -> Result<(), WriteFailure> {
    rename(&place.stage(), place)?;
    settle(place)
}

/// Gives a folder the output's name.
pub(crate) fn rename(from: &Path, place: &Place) -> Result<(), WriteFailure> {
    disk::rename_folder(from, &place.output()).map_err(|error| WriteFailure::exchange(place.output(), error))
}

/// Waits until all that was written to the stage is on its disk: after a power cut an exchanged folder must not
/// hold empty files.
pub(crate) fn flush(place: &Place) -> Result<(), WriteFailure> {
    match disk::flush(&place.stage()) {
        // It was swept meanwhile: the build is to stop, and the exchange says so.
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        flushed => flushed.map_err(|error| WriteFailure::write(place.output(), error)),
    }
}

/// Waits until the names beside the output are on the disk.
pub(crate) fn settle(place: &Place) -> Result<(), WriteFailure> {
    disk::settle(place.parent()).map_err(|error| WriteFailure::write(place.parent(), error))
}

/// Removes a folder of ours with all that it holds, without following a link; fine if there is none. What has its
/// name but is no folder was not made by us, and stays.
pub(crate) fn remove_folder(path: &Path) -> Result<(), WriteFailure> {
    let fault = |error| WriteFailure::remove(path, error);
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_dir() => {}
        Ok(_) => return Err(fault(ErrorKind::NotADirectory.into())),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(fault(error)),
    }
    match disk::remove_folder(path) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(fault(error)),
    }
}

//! The exchange for disks that can't do it in one step, and what sweeps up after a killed build.
//!
//! In: a [`Place`] whose lock is held. Out: a whole site under the output's name and nothing else beside it.
//!
//! The two renames, and what [`restore`] finds if the build is killed after each step:
//!
//! | step | output | `.old` | `.stage` | then |
//! |---|---|---|---|---|
//! | 1. the journal names the new manifest's hash | old site | | new site | the stage is swept |
//! | 2. output becomes `.old` | | old site | new site | the stage becomes the output |
//! | 3. `.stage` becomes the output | new site | old site | | the old site is swept |
//!
//! The journal tells a whole stage from one that something else damaged: if its manifest has not the hash, the old
//! site comes back. Never: a moment at which neither site is whole on the disk.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use super::digest::Digest;
use super::exchange::{remove_folder, rename, settle};
use super::failure::WriteFailure;
use super::lock::Lock;
use super::manifest;
use super::place::{Place, exists};
use crate::disk::{self, Folder, Permissions};

/// Finishes what a killed build began beside this output and sweeps what it left; without any, looks and does
/// nothing. A build that is still running is left alone.
///
/// For commands that read a published folder; a build heals by itself.
pub fn heal(output: &Path) -> Result<(), WriteFailure> {
    let place = Place::of(output)?;
    if !(exists(&place.stage())? || exists(&place.old())? || exists(&place.journal())?) {
        return Ok(());
    }
    match Lock::take(&place) {
        Ok(lock) => {
            let healed = restore(&place);
            drop(lock);
            healed
        }
        Err(WriteFailure::Busy { path: _, process: _ }) => Ok(()),
        Err(failure) => Err(failure),
    }
}

/// [`heal`] for who holds the lock.
pub(crate) fn restore(place: &Place) -> Result<(), WriteFailure> {
    if exists(&place.old())? && !exists(&place.output())? {
        let from = if stage_is_whole(place) { place.stage() } else { place.old() };
        rename(&from, place)?;
        settle(place)?;
    }
    remove_folder(&place.old())?;
    remove_folder(&place.stage())?;
    remove_journal(place)
}

/// Steps 1 to 3. `manifest` is the hash of the stage's `manifest.json`, and the stage is on the disk.
pub(crate) fn exchange_by_renames(place: &Place, manifest: Digest) -> Result<(), WriteFailure> {
    announce(place, manifest)?;
    set_aside(place)?;
    if let Err(failure) = rename(&place.stage(), place) {
        rename(&place.old(), place)?;
        settle(place)?;
        return Err(failure);
    }
    settle(place)
}

/// Step 1.
fn announce(place: &Place, manifest: Digest) -> Result<(), WriteFailure> {
    write_journal(place, manifest).map_err(|error| WriteFailure::write(place.journal(), error))?;
    settle(place)
}

/// Step 2.
fn set_aside(place: &Place) -> Result<(), WriteFailure> {
    disk::rename_folder(&place.output(), &place.old()).map_err(|error| WriteFailure::exchange(place.output(), error))?;
    settle(place)
}

fn write_journal(place: &Place, manifest: Digest) -> io::Result<()> {
    let mut file = Folder::open(place.parent())?.create(place.journal_name(), Permissions::Usual)?;
    writeln!(file, "{manifest}")?;
    file.sync_all()
}

/// Whether the stage is the one that the journal announces. Whatever cannot be read is no proof.
fn stage_is_whole(place: &Place) -> bool {
    let announced = read_journal(place);
    let staged = Folder::open_itself(&place.stage()).and_then(|folder| manifest::read_bytes(&folder));
    match (announced, staged) {
        (Ok(Some(announced)), Ok(Ok(bytes))) => Digest::of(&bytes) == announced,
        (Ok(_) | Err(_), Ok(_) | Err(_)) => false,
    }
}

fn read_journal(place: &Place) -> io::Result<Option<Digest>> {
    let file = Folder::open(place.parent())?.file(place.journal_name())?;
    let mut text = String::new();
    file.take(128).read_to_string(&mut text)?;
    Ok(text.strip_suffix('\n').and_then(Digest::parse))
}

fn remove_journal(place: &Place) -> Result<(), WriteFailure> {
    let path = place.journal();
    match fs::remove_file(&path) {
        Ok(()) => settle(place),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(WriteFailure::remove(&path, error)),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{Digest, Place, announce, exchange_by_renames, heal, rename, set_aside};
    use crate::write::lock::Lock;

    /// A folder with an old site as output and a new one as stage; the manifest's words tell them apart.
    fn beside(folder: &Path) -> Place {
        let place = Place::of(&folder.join("site")).unwrap();
        for (site, words) in [(place.output(), "old"), (place.stage(), "new")] {
            fs::create_dir_all(site.join("articles")).unwrap();
            fs::write(site.join("manifest.json"), words).unwrap();
            fs::write(site.join("articles/a.html"), words).unwrap();
        }
        place
    }

    fn names_in(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn whatever_the_step_one_whole_site_remains() {
        type Step = fn(&Place);
        let announce_new: Step = |place| announce(place, Digest::of(b"new")).unwrap();
        let set_old_aside: Step = |place| set_aside(place).unwrap();
        let take_its_place: Step = |place| rename(&place.stage(), place).unwrap();
        let cut_the_journal: Step = |place| fs::write(place.journal(), "89abcdef").unwrap();
        let damage_the_stage: Step = |place| fs::write(place.stage().join("manifest.json"), "nov").unwrap();
        let lose_the_stage: Step = |place| fs::remove_dir_all(place.stage()).unwrap();
        let lose_the_journal: Step = |place| fs::remove_file(place.journal()).unwrap();
        let half_sweep_old: Step = |place| fs::remove_file(place.old().join("manifest.json")).unwrap();
        let half_sweep_stage: Step = |place| fs::remove_file(place.stage().join("manifest.json")).unwrap();

        let rows: &[(&str, &[Step], &str)] = &[
            ("nothing begun", &[], "old"),
            ("journal half written", &[cut_the_journal], "old"),
            ("announced", &[announce_new], "old"),
            ("announced, sweep begun", &[announce_new, half_sweep_stage], "old"),
            ("old set aside", &[announce_new, set_old_aside], "new"),
            ("in place", &[announce_new, set_old_aside, take_its_place], "new"),
            ("in place, sweep begun", &[announce_new, set_old_aside, take_its_place, half_sweep_old], "new"),
            ("in place, journal gone", &[announce_new, set_old_aside, take_its_place, lose_the_journal], "new"),
            ("set aside, journal cut", &[announce_new, set_old_aside, cut_the_journal], "old"),
            ("set aside, journal lost", &[announce_new, set_old_aside, lose_the_journal], "old"),
            ("set aside, stage damaged", &[announce_new, set_old_aside, damage_the_stage], "old"),
            ("set aside, stage lost", &[announce_new, set_old_aside, lose_the_stage], "old"),
        ];
        for (name, steps, expected) in rows {
            let folder = tempfile::tempdir().unwrap();
            let place = beside(folder.path());
            for step in *steps {
                step(&place);
            }
            heal(&place.output()).unwrap();
            for file in ["manifest.json", "articles/a.html"] {
                assert_eq!(fs::read_to_string(place.output().join(file)).unwrap(), *expected, "{name}: {file}");
            }
            assert_eq!(names_in(folder.path()), ["site"], "{name}");
            heal(&place.output()).unwrap();
        }
    }

    #[cfg(unix)] // Elsewhere not everybody may make a link.
    #[test]
    fn a_link_in_the_stages_place_does_not_become_the_site() {
        let folder = tempfile::tempdir().unwrap();
        let place = beside(folder.path());
        announce(&place, Digest::of(b"new")).unwrap();
        set_aside(&place).unwrap();
        let moved = place.parent().join("moved");
        fs::rename(place.stage(), &moved).unwrap();
        std::os::unix::fs::symlink(&moved, place.stage()).unwrap();
        assert!(matches!(heal(&place.output()), Err(super::WriteFailure::Remove { .. })));
        assert_eq!(fs::read_to_string(place.output().join("articles/a.html")).unwrap(), "old");
        assert_eq!(fs::read_to_string(folder.path().join("moved/articles/a.html")).unwrap(), "new");
    }

    #[test]
    fn the_two_renames_exchange() {
        let folder = tempfile::tempdir().unwrap();
        let place = beside(folder.path());
        exchange_by_renames(&place, Digest::of(b"new")).unwrap();
        assert_eq!(fs::read_to_string(place.output().join("articles/a.html")).unwrap(), "new");
        assert_eq!(fs::read_to_string(place.old().join("articles/a.html")).unwrap(), "old");
        assert!(!place.stage().exists());
    }

    #[test]
    fn a_running_build_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let place = beside(folder.path());
        let lock = Lock::take(&place).unwrap();
        heal(&place.output()).unwrap();
        assert!(place.stage().exists());
        drop(lock);
        heal(&place.output()).unwrap();
        assert!(!place.stage().exists());
    }

    #[cfg(unix)] // Elsewhere not everybody may make a link.
    #[test]
    fn what_has_one_of_our_names_but_is_no_folder_stays() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::of(&folder.path().join("site")).unwrap();
        let precious = folder.path().join("precious");
        fs::create_dir(&precious).unwrap();
        fs::write(precious.join("words"), "").unwrap();
        std::os::unix::fs::symlink(&precious, place.stage()).unwrap();
        assert!(matches!(heal(&place.output()), Err(super::WriteFailure::Remove { .. })));
        assert!(precious.join("words").exists());
        assert!(place.stage().is_symlink());
    }
}

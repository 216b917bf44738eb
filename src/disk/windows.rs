//! Windows: there is no looking up from an open folder, but a folder that is held open without leave to delete can neither
//! be moved nor removed, and nor can any above it. So the path that was checked stays what it was while a [`Folder`] lives.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::os::windows::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

use super::{Attempt, Found, Kind, Locked};

// The names and numbers are those of Microsoft's documentation of CreateFileW, and of its list of error codes.
const FILE_SHARE_READ: u32 = 1;
const FILE_SHARE_WRITE: u32 = 2;
const FILE_FLAG_BACKUP_SEMANTICS: u32 = 0x0200_0000;
const FILE_FLAG_OPEN_REPARSE_POINT: u32 = 0x0020_0000;
const FILE_FLAG_DELETE_ON_CLOSE: u32 = 0x0400_0000;
const FILE_ATTRIBUTE_REPARSE_POINT: u32 = 0x400;
const ERROR_INVALID_FUNCTION: i32 = 1;
const ERROR_ACCESS_DENIED: i32 = 5;
const ERROR_SHARING_VIOLATION: i32 = 32;
const ERROR_NOT_SUPPORTED: i32 = 50;

/// A folder that is held open, with its path in the form that Windows takes letter by letter (`\\?\…`).
#[derive(Debug)]
pub struct Folder {
    held: File,
    path: PathBuf,
}

/// Who may do what with a new file or folder: here always what the folder above it hands down.
#[derive(Clone, Copy, Debug)]
pub enum Permissions {
    /// For a file of the user.
    Usual,
    /// For a file that is published.
    Public,
}

impl Permissions {
    /// Those of that file.
    pub fn of(_file: &File) -> io::Result<Permissions> {
        Ok(Permissions::Usual)
    }
}

impl Folder {
    /// The folder at a path, through links too.
    pub fn open(path: &Path) -> io::Result<Folder> {
        Folder::hold(fs::canonicalize(path)?)
    }

    /// The folder at a path; a link in its place is an error.
    pub fn open_itself(path: &Path) -> io::Result<Folder> {
        if fs::symlink_metadata(path)?.is_symlink() {
            return Err(ErrorKind::NotADirectory.into());
        }
        Folder::hold(fs::canonicalize(path)?)
    }

    fn hold(path: PathBuf) -> io::Result<Folder> {
        let held = OpenOptions::new()
            .read(true)
            .share_mode(FILE_SHARE_READ | FILE_SHARE_WRITE)
            .custom_flags(FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OPEN_REPARSE_POINT)
            .open(&path)?;
        // A link to a folder is no folder, for `is_dir` asks for no link.
        if held.metadata()?.is_dir() { Ok(Folder { held, path }) } else { Err(ErrorKind::NotADirectory.into()) }
    }

    /// The same folder once more.
    pub fn again(&self) -> io::Result<Folder> {
        Ok(Folder { held: self.held.try_clone()?, path: self.path.clone() })
    }

    /// The folder of that name; a link is none ([`ErrorKind::NotADirectory`]).
    pub fn folder(&self, path: impl AsRef<Path>) -> io::Result<Folder> {
        Folder::hold(self.below(path.as_ref())?)
    }

    /// The folder of that name, made where there is none.
    pub fn made_folder(&self, name: &str) -> io::Result<Folder> {
        self.make_public_folder(name)?;
        self.folder(name)
    }

    /// Makes a folder, where there is none.
    pub fn make_public_folder(&self, path: &str) -> io::Result<()> {
        match fs::create_dir(self.below(path.as_ref())?) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
            made => made,
        }
    }

    /// Opens the file of that name, to be read.
    pub fn file(&self, path: impl AsRef<Path>) -> io::Result<File> {
        match self.opened(path.as_ref())? {
            (file, Kind::File) => Ok(file),
            (_, Kind::Folder) => Err(ErrorKind::IsADirectory.into()),
            (_, Kind::Link | Kind::Other) => Err(io::Error::other("it is a link")),
        }
    }

    /// The regular file of that name, or what there is in its place.
    pub fn look_for(&self, name: &str) -> io::Result<Found> {
        match self.opened(name.as_ref()) {
            Ok((file, Kind::File)) => Ok(Found::File(file)),
            Ok((_, Kind::Folder | Kind::Link | Kind::Other)) => Ok(Found::Other),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Found::Nothing),
            Err(error) => Err(error),
        }
    }

    fn opened(&self, path: &Path) -> io::Result<(File, Kind)> {
        let path = self.below(path)?;
        let file = OpenOptions::new().read(true).custom_flags(FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OPEN_REPARSE_POINT).open(&path)?;
        let found = file.metadata()?;
        let kind = kind_of(found.file_type());
        if kind == Kind::File && found.file_attributes() & FILE_ATTRIBUTE_REPARSE_POINT != 0 {
            // No link, but a file whose bytes lie elsewhere until they are asked for, as OneDrive has them.
            return Ok((File::open(&path)?, kind));
        }
        Ok((file, kind))
    }

    /// A new, empty file to write in; where something has the name already, [`ErrorKind::AlreadyExists`].
    pub fn create(&self, path: impl AsRef<Path>, permissions: Permissions) -> io::Result<File> {
        match permissions {
            Permissions::Usual | Permissions::Public => OpenOptions::new().write(true).create_new(true).open(self.below(path.as_ref())?),
        }
    }

    /// Removes a file.
    pub fn remove(&self, name: &str) -> io::Result<()> {
        fs::remove_file(self.below(name.as_ref())?)
    }

    /// Gives a file another name, in one step; what has that one is gone.
    pub fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        fs::rename(self.below(from.as_ref())?, self.below(to.as_ref())?)
    }

    /// Gives a file the same path in another folder, too.
    pub fn link(&self, path: &str, other: &Folder) -> io::Result<Attempt> {
        match fs::hard_link(self.below(path.as_ref())?, other.below(path.as_ref())?) {
            Ok(()) => Ok(Attempt::Done),
            Err(error) if has_no_link(&error) => Ok(Attempt::Impossible),
            Err(error) => Err(error),
        }
    }

    /// Every name in the folder, in no order.
    pub fn entries(&self) -> io::Result<Vec<(OsString, Kind)>> {
        fs::read_dir(&self.path)?
            .map(|entry| {
                let entry = entry?;
                Ok((entry.file_name(), kind_of(entry.file_type()?)))
            })
            .collect()
    }

    /// Always the same: the folder of another disk hangs in this one by a link.
    pub fn disk(&self) -> io::Result<u64> {
        Ok(0)
    }

    /// The full path of what lies below. A `:` would lead to another disk, or to another stream of a file.
    fn below(&self, path: &Path) -> io::Result<PathBuf> {
        let mut full = self.path.clone();
        for part in path.components() {
            match part {
                Component::Normal(name) if !name.as_encoded_bytes().contains(&b':') => full.push(name),
                Component::CurDir => {}
                Component::Normal(_) | Component::Prefix(_) | Component::RootDir | Component::ParentDir => {
                    return Err(io::Error::new(ErrorKind::InvalidInput, "Windows can't hold a file of that name"));
                }
            }
        }
        Ok(full)
    }
}

fn kind_of(found: fs::FileType) -> Kind {
    if found.is_symlink() {
        Kind::Link
    } else if found.is_dir() {
        Kind::Folder
    } else if found.is_file() {
        Kind::File
    } else {
        Kind::Other
    }
}

fn has_no_link(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::CrossesDevices | ErrorKind::TooManyLinks | ErrorKind::Unsupported)
        || matches!(error.raw_os_error(), Some(ERROR_INVALID_FUNCTION | ERROR_NOT_SUPPORTED | ERROR_ACCESS_DENIED))
}

/// Opens the file at a path, through links too, to be read.
pub fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// The path without links, as people write it: without `\\?\`.
pub fn real(path: &Path) -> io::Result<PathBuf> {
    let real = fs::canonicalize(path)?;
    let text = real.to_str().and_then(|text| text.strip_prefix(r"\\?\"));
    Ok(match text.map(|text| (text, text.strip_prefix(r"UNC\"))) {
        Some((_, Some(share))) => PathBuf::from(format!(r"\\{share}")),
        Some((text, None)) if text.as_bytes().get(1) == Some(&b':') => PathBuf::from(text),
        Some((_, None)) | None => real,
    })
}

/// What a file or folder is, whatever it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    disk: u64,
    number: u64,
}

/// What lies at a path, through links too.
pub fn identity(path: &Path) -> io::Result<Identity> {
    let file = OpenOptions::new().access_mode(0).custom_flags(FILE_FLAG_BACKUP_SEMANTICS).open(path)?;
    let found = winapi_util::file::information(&file)?;
    Ok(Identity { disk: found.volume_serial_number(), number: found.file_index() })
}

/// Never: what is mounted hangs in its folder by a link.
pub fn is_mount_point(_folder: &Path, _parent: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Windows has no such call.
pub fn exchange(_one: &Path, _other: &Path) -> io::Result<Attempt> {
    Ok(Attempt::Impossible)
}

/// How often, and how long apart, a folder is moved or removed anew: virus scanners and indexers hold files open for a moment.
const TRIES: usize = 20;
const PAUSE: Duration = Duration::from_millis(50);

/// Gives a folder a name that nothing, or an empty folder, has.
pub fn rename_folder(from: &Path, to: &Path) -> io::Result<()> {
    // Only an empty one goes.
    let _ = fs::remove_dir(to);
    patiently(|| fs::rename(from, to))
}

/// Removes a folder with all that it holds; of a link the link alone.
pub fn remove_folder(path: &Path) -> io::Result<()> {
    patiently(|| fs::remove_dir_all(path))
}

fn patiently(attempt: impl Fn() -> io::Result<()>) -> io::Result<()> {
    for _ in 1..TRIES {
        match attempt() {
            Err(error) if is_in_use(&error) => std::thread::sleep(PAUSE),
            settled => return settled,
        }
    }
    attempt().map_err(|error| {
        if is_in_use(&error) {
            io::Error::new(error.kind(), format!("the folder, or a file in it, is open in another program ({error})"))
        } else {
            error
        }
    })
}

fn is_in_use(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(ERROR_ACCESS_DENIED | ERROR_SHARING_VIOLATION))
}

/// A new folder has the permissions that the one above it hands down, as the old one had.
pub fn take_over_permissions(from: &Path, _to: &Path) -> io::Result<()> {
    fs::metadata(from).map(|_| ())
}

/// Waits until a file that was written is on the disk: there is no call for many of them.
pub fn keep(written: &File) -> io::Result<()> {
    written.sync_all()
}

/// Nothing more: every file was given to [`keep`].
pub fn flush(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// Nothing: the disk's own journal brings changes of names there, in their order.
pub fn settle(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// A file that nobody else may write while this lives; it goes when this is dropped, or its process ends.
#[derive(Debug)]
pub struct LockFile {
    _held: File,
}

impl LockFile {
    /// Takes the file for us and writes our process's number in it; without waiting.
    pub fn take(path: &Path) -> io::Result<Locked> {
        // A link by that name is none of ours, and neither followed nor taken away.
        if fs::symlink_metadata(path).is_ok_and(|found| !found.is_file()) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let opened = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .share_mode(FILE_SHARE_READ)
            .custom_flags(FILE_FLAG_OPEN_REPARSE_POINT | FILE_FLAG_DELETE_ON_CLOSE)
            .open(path);
        let mut held = match opened {
            Ok(file) => file,
            Err(error) if error.raw_os_error() == Some(ERROR_SHARING_VIOLATION) => {
                let signed = fs::read_to_string(path).ok();
                return Ok(Locked::Theirs(signed.and_then(|text| text.trim_end().parse().ok())));
            }
            Err(error) => return Err(error),
        };
        held.set_len(0)?;
        writeln!(held, "{}", std::process::id())?;
        Ok(Locked::Ours(LockFile { _held: held }))
    }
}

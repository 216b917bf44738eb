//! The archive in a browser, while it is being written: pages rendered when they are asked for, and shown anew when a
//! file changes.
//!
//! In: the archive's root, and where to listen. Out: what a build would publish, byte by byte, but for one script that
//! every page gets. An archive with mistakes shows them, over the last state that had none.
//!
//! Never: a file written; a file read that is not of the site, for what a browser names is looked up among the site's
//! addresses and never becomes a path; an answer to whoever calls this machine by another name (DNS rebinding).

mod answer;
mod browser;
mod content_type;
mod host;
mod index;
mod listen;
mod printer;
mod shown;
mod watch;

pub use listen::ServeFailure;

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use crate::diagnostic::Log;
use crate::files::Files;
use crate::load::LoadFailure;
use crate::pipeline::{self, Earlier, Options};
use host::Hosts;
use index::Shelf;
use shown::{Reading, Shown};
use tiny_http::Server;
use watch::{Changed, Watch};

/// So many requests are answered beside one another; those that wait for a change are not counted.
const ANSWERING: usize = 4;

/// What is served, and where.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// What is understood.
    pub reading: Options,
    /// The address to listen on.
    pub host: IpAddr,
    /// By which other name a browser may call that address.
    pub name: Option<String>,
    /// The port; `None`: the first that is free from 1111 on.
    pub port: Option<u16>,
}

/// What became known while the archive is served.
#[derive(Debug)]
pub enum News<'a> {
    /// The archive was read.
    Read {
        /// Its mistakes.
        log: &'a Log,
        /// Where they lie.
        files: &'a Files,
    },
    /// It can't be read.
    Failed(&'a LoadFailure),
}

/// A socket that listens, and an archive that was read.
pub struct Serving {
    server: Arc<Server>,
    address: SocketAddr,
    hosts: Hosts,
    shown: Arc<Shown>,
    reader: Reader,
    watch: Watch,
}

/// Listens, watches, and reads the archive at `root` (a path without links) for the first time.
pub fn open(root: &Path, options: ServeOptions, mut news: impl FnMut(News<'_>)) -> Result<Serving, ServeFailure> {
    let ServeOptions { reading, host, name, port } = options;
    let (server, address) = listen::listen(host, port)?;
    // Watched before it is read: nothing that changes in between is missed.
    let watch = Watch::new(root)?;
    let shown = Arc::new(Shown::new());
    let mut reader = Reader { root: root.to_path_buf(), options: reading, shelf: Arc::default(), earlier: Earlier::default() };
    reader.read(&Changed::Anything, &shown, &mut news);
    let hosts = Hosts::new(host, name);
    Ok(Serving { server: Arc::new(server), address, hosts, shown, reader, watch })
}

impl Serving {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers, and reads the archive again whenever it changes. Comes to no end while the folder can be watched.
    pub fn run(self, mut news: impl FnMut(News<'_>)) {
        let Serving { server, address: _, hosts, shown, mut reader, mut watch } = self;
        for _ in 0..ANSWERING {
            let (server, hosts, shown) = (Arc::clone(&server), hosts.clone(), Arc::clone(&shown));
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    answer::request(request, &hosts, &shown);
                }
            });
        }
        while let Some(changed) = watch.next() {
            reader.read(&changed, &shown, &mut news);
        }
    }
}

/// Reads the archive, again and again.
struct Reader {
    root: PathBuf,
    options: Options,
    shelf: Arc<Shelf>,
    earlier: Earlier,
}

impl Reader {
    /// Reads it as far as its pages' addresses, and shows them before anything is told.
    fn read(&mut self, changed: &Changed, shown: &Shown, news: &mut impl FnMut(News<'_>)) {
        let changed = match changed {
            Changed::At(paths) => Some(paths),
            Changed::Anything => None,
        };
        match pipeline::understand_again(&self.root, &self.options, changed, &mut self.earlier) {
            Ok((understood, theme)) => {
                let files = understood.files.clone();
                let (printer, log) = printer::open(&self.root, understood, theme, &self.shelf);
                shown.show(match printer {
                    Some(printer) => Reading::Good(printer),
                    None => Reading::Mistaken(browser::mistakes(&log, &files)),
                });
                news(News::Read { log: &log, files: &files });
            }
            Err(failure) => {
                shown.show(Reading::Mistaken(browser::failure(&failure)));
                news(News::Failed(&failure));
            }
        }
    }
}

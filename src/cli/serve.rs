//! `afterword serve`.

use std::net::{IpAddr, Ipv4Addr, SocketAddr, ToSocketAddrs as _};
use std::process::{Command, Stdio};

use afterword::diagnostic::Severity;
use afterword::diagnostic::report::{self, Colour};
use afterword::serve::{self, News, ServeOptions};
use clap::Args;

use super::Exit;
use super::output::Streams;
use super::reading::Reading;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    reading: Reading,
    /// The port to listen on, 0 for any [default: the first that is free from 1111 on]
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
    /// The address to listen on; whoever can reach it sees the archive, drafts with --drafts
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    host: String,
    /// Open the first page in a browser
    #[arg(long)]
    open: bool,
}

pub(super) fn run(arguments: &Arguments, streams: &mut Streams) -> Exit {
    let (root, reading) = match arguments.reading.open(streams) {
        Ok(opened) => opened,
        Err(exit) => return exit,
    };
    let Some((host, name)) = resolved(&arguments.host) else {
        streams
            .complain(&format!("error: --host wants an address of this machine, such as 127.0.0.1: `{}`", arguments.host.escape_debug()));
        return Exit::Usage;
    };
    let root = std::fs::canonicalize(&root).unwrap_or(root);
    let options = ServeOptions { reading, host, name, port: arguments.port };
    let mut said = String::new();
    let serving = match serve::open(&root, options, |news| tell(&news, &mut said, streams)) {
        Ok(serving) => serving,
        Err(failure) => {
            streams.failure(&failure);
            return Exit::Machine;
        }
    };
    let url = url(serving.address());
    if !host.is_loopback() {
        streams.say(&format!("warning: whoever reaches {host} over the network can read the archive"));
    }
    streams.say(&format!("the archive is at {url}; Ctrl-C ends this"));
    if arguments.open && !open(&url) {
        streams.say(&format!("no browser could be started: open {url} in one"));
    }
    serving.run(|news| tell(&news, &mut said, streams));
    Exit::Machine
}

/// An address, or a name that leads to one.
fn resolved(host: &str) -> Option<(IpAddr, Option<String>)> {
    if let Ok(address) = host.parse() {
        return Some((address, None));
    }
    let address = (host, 0).to_socket_addrs().ok()?.next()?.ip();
    Some((address, Some(host.to_owned())))
}

/// Where a browser on this machine finds it.
fn url(address: SocketAddr) -> String {
    let ip = match address.ip() {
        ip if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        ip => ip,
    };
    format!("http://{}/", SocketAddr::new(ip, address.port()))
}

/// Says what is wrong whenever that is something else than before.
fn tell(news: &News<'_>, said: &mut String, streams: &mut Streams) {
    match news {
        News::Read { log, files } => {
            let mistakes = report::text(log, files, Colour::Plain);
            if mistakes == *said {
                return;
            }
            let were = !said.is_empty();
            *said = mistakes;
            streams.mistakes(log, files);
            if were && log.count(Severity::Error) == 0 {
                streams.say("no errors any more");
            }
        }
        News::Failed(failure) => {
            *said = failure.to_string();
            streams.failure(failure);
        }
    }
}

/// Whether the system's own program for opening things was started.
fn open(url: &str) -> bool {
    let (program, first): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    Command::new(program).args(first).arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().is_ok()
}

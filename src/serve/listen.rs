//! A socket to listen on.
//!
//! In: an address, and a port or none. Out: the server; with no port named, on the first that is free.

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::PathBuf;

use tiny_http::Server;

/// Where a search for a free port begins.
const FIRST_PORT: u16 = 1111;
/// So many ports are tried.
const TRIED: u16 = 20;

/// The archive can't be served.
#[derive(Debug, thiserror::Error)]
pub enum ServeFailure {
    /// Something else listens there, or we may not.
    #[error("can't listen on {address}")]
    Listen {
        /// Where.
        address: SocketAddr,
        /// Why.
        source: io::Error,
    },
    /// The system does not tell which files change.
    #[error("can't watch {}", path.display())]
    Watch {
        /// The archive's folder.
        path: PathBuf,
        /// Why.
        source: notify::Error,
    },
}

/// The server and where it listens.
pub(super) fn listen(host: IpAddr, port: Option<u16>) -> Result<(Server, SocketAddr), ServeFailure> {
    let ports = port.map_or(FIRST_PORT..=FIRST_PORT + TRIED, |port| port..=port);
    let last = *ports.end();
    for port in ports {
        let address = SocketAddr::new(host, port);
        match bind(address) {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse && port < last => {}
            Err(source) => return Err(ServeFailure::Listen { address, source }),
            Ok(bound) => return Ok(bound),
        }
    }
    Err(ServeFailure::Listen { address: SocketAddr::new(host, last), source: io::ErrorKind::AddrInUse.into() })
}

fn bind(address: SocketAddr) -> io::Result<(Server, SocketAddr)> {
    let listener = TcpListener::bind(address)?;
    let address = listener.local_addr()?;
    let server = Server::from_listener(listener, None).map_err(io::Error::other)?;
    Ok((server, address))
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    #[test]
    fn a_port_that_is_taken_is_refused_where_it_was_asked_for() {
        let host = IpAddr::V4(Ipv4Addr::LOCALHOST);
        let taken = TcpListener::bind((host, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert!(matches!(listen(host, Some(port)), Err(ServeFailure::Listen { address, .. }) if address.port() == port));
        let (_one, first) = listen(host, None).unwrap();
        let (_other, second) = listen(host, None).unwrap();
        assert_ne!(first, second);
    }
}

//! Which machines may be asked.
//!
//! An archive is written by many, and its links are asked from inside a newsroom's network or a build server: without
//! this, a link could make us knock at doors that only we can reach. A host is judged by the addresses that its name leads
//! to, and these are the ones that are then connected to, so that no second look-up can give others.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Which addresses may be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Those of the public internet.
    Public,
    /// Those of this machine and its networks too.
    Private,
    /// This one.
    #[cfg(test)]
    Only(IpAddr),
}

impl Reach {
    fn allows(self, ip: IpAddr) -> bool {
        match self {
            Reach::Public => is_public(ip),
            Reach::Private => true,
            #[cfg(test)]
            Reach::Only(only) => ip == only,
        }
    }
}

/// A host whose name leads to this machine or its network.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("it lies on this machine or its network")]
pub(super) struct PrivateHost;

/// A name that could not be looked up, which says nothing of its host.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("its name can't be looked up")]
pub(super) struct NoNameService;

/// Whether any name led anywhere: where none does, it is we who are cut off, and not all the hosts that are gone.
#[derive(Clone, Debug, Default)]
pub(super) struct NamesFound(Arc<AtomicBool>);

impl NamesFound {
    pub(super) fn any(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// An address in numbers needs no look-up, and this machine's own name no network.
    fn note(&self, host: &str, found: &[IpAddr]) {
        let is_name = host.trim_matches(['[', ']']).parse::<IpAddr>().is_err();
        if is_name && found.iter().any(|ip| !ip.to_canonical().is_loopback()) {
            self.0.store(true, Ordering::Relaxed);
        }
    }
}

/// Looks up names, and gives only addresses that may be reached.
#[derive(Debug)]
pub(super) struct Guarded {
    inner: DefaultResolver,
    reach: Reach,
    names: NamesFound,
}

impl Guarded {
    pub(super) fn new(reach: Reach, names: NamesFound) -> Guarded {
        Guarded { inner: DefaultResolver::default(), reach, names }
    }
}

impl Resolver for Guarded {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.inner.resolve(uri, config, timeout).map_err(|error| {
            let ureq::Error::Io(cause) = &error else { return error };
            if says_no_such_name(cause) { ureq::Error::HostNotFound } else { ureq::Error::Other(Box::new(NoNameService)) }
        })?;
        let ips: Vec<IpAddr> = found.iter().map(std::net::SocketAddr::ip).collect();
        self.names.note(uri.host().unwrap_or_default(), &ips);
        let mut reachable = self.empty();
        for address in found.iter().filter(|address| self.reach.allows(address.ip())) {
            reachable.push(*address);
        }
        if reachable.is_empty() { Err(ureq::Error::Other(Box::new(PrivateHost))) } else { Ok(reachable) }
    }
}

/// Whether the system knows that the name leads nowhere. It says so in words alone (those of glibc, musl and macOS), on
/// Windows by number (WSAHOST_NOT_FOUND, WSANO_DATA); any other mistake is the look-up's own.
fn says_no_such_name(error: &io::Error) -> bool {
    const WORDS: [&str; 5] = [
        "Name or service not known",
        "No address associated with",
        "Name does not resolve",
        "Name has no usable address",
        "nodename nor servname provided",
    ];
    let words = error.to_string();
    matches!(error.raw_os_error(), Some(11_001 | 11_004)) || WORDS.iter().any(|no_such| words.contains(no_such))
}

/// Whether an address is of the public internet (IANA's registries of special-purpose addresses).
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let shared = a == 100 && (64..128).contains(&b);
    let protocols = a == 192 && b == 0 && c == 0;
    let relays = a == 192 && b == 88 && c == 99;
    let measurements = a == 198 && (b == 18 || b == 19);
    let special = shared || protocols || relays || measurements || ip.is_documentation();
    !(a == 0 || a >= 224 || ip.is_private() || ip.is_loopback() || ip.is_link_local() || special)
}

/// Of IPv6 what is handed out (2000::/3) but for documentation and tunnels; an IPv4 address within is judged by itself.
fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [first, second, .., high, low] = ip.segments();
    let inner = |high: u16, low: u16| Ipv4Addr::from((u32::from(high) << 16) | u32::from(low));
    if let Some(mapped) = ip.to_ipv4_mapped() {
        return is_public_v4(mapped);
    }
    match (first, second) {
        // Translated by the network (RFC 6052).
        (0x64, 0xff9b) if ip.segments()[2..6] == [0; 4] => is_public_v4(inner(high, low)),
        (0x2001, 0x0db8) | (0x2001, 0..=0x01ff) | (0x2002, _) | (0x3fff, 0..=0x0fff) => false,
        (first, _) => first & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_names_lead_nowhere() {
        for (words, nowhere) in [
            ("failed to lookup address information: Name or service not known", true),
            ("failed to lookup address information: No address associated with hostname", true),
            ("failed to lookup address information: nodename nor servname provided, or not known", true),
            ("failed to lookup address information: Name does not resolve", true),
            ("failed to lookup address information: Temporary failure in name resolution", false),
            ("failed to lookup address information: Try again", false),
            ("failed to lookup address information: Non-recoverable failure in name resolution", false),
        ] {
            assert_eq!(says_no_such_name(&io::Error::other(words)), nowhere, "{words}");
        }
        assert!(says_no_such_name(&io::Error::from_raw_os_error(11_001)));
        assert!(!says_no_such_name(&io::Error::from_raw_os_error(11_002)));
    }

    #[test]
    fn which_names_show_that_names_can_be_looked_up() {
        for (host, ip, shows) in [
            ("example.org", "93.184.216.34", true),
            ("desk.example.org", "10.1.2.3", true),
            ("93.184.216.34", "93.184.216.34", false),
            ("[2606:4700:4700::1111]", "2606:4700:4700::1111", false),
            ("localhost", "127.0.0.1", false),
            ("localhost", "::1", false),
        ] {
            let names = NamesFound::default();
            names.note(host, &[ip.parse().unwrap()]);
            assert_eq!(names.any(), shows, "{host} {ip}");
        }
    }

    #[test]
    fn what_is_public() {
        for (ip, public) in [
            ("93.184.216.34", true),
            ("1.1.1.1", true),
            ("172.32.0.1", true),
            ("100.128.0.1", true),
            ("0.0.0.0", false),
            ("10.1.2.3", false),
            ("100.64.0.1", false),
            ("127.0.0.1", false),
            ("127.255.255.254", false),
            ("169.254.169.254", false), // where clouds tell their secrets
            ("172.16.0.1", false),
            ("192.0.0.8", false),
            ("192.0.2.1", false),
            ("192.168.1.1", false),
            ("198.18.0.1", false),
            ("198.51.100.1", false),
            ("203.0.113.1", false),
            ("224.0.0.1", false),
            ("255.255.255.255", false),
            ("2606:4700:4700::1111", true),
            ("2a00:1450:4001::200e", true),
            ("64:ff9b::5db8:d822", true),
            ("::ffff:93.184.216.34", true),
            ("::", false),
            ("::1", false),
            ("::ffff:127.0.0.1", false),
            ("::127.0.0.1", false),
            ("64:ff9b::7f00:1", false),
            ("64:ff9b:1::1", false),
            ("fe80::1", false),
            ("fd00::1", false),
            ("ff02::1", false),
            ("2001:db8::1", false),
            ("2001::1", false),
            ("2002:7f00:1::", false),
        ] {
            assert_eq!(is_public(ip.parse().unwrap()), public, "{ip}");
        }
    }
}

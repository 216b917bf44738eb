//! By which names a browser may call us.
//!
//! A page of another site can make its own name lead to this machine (DNS rebinding), and would then read drafts as if
//! they were its own. The `Host` header tells under which name the browser believes to be here.

use std::net::{IpAddr, Ipv6Addr};

/// The names that are answered.
#[derive(Clone, Debug)]
pub(super) struct Hosts {
    address: IpAddr,
    name: Option<String>,
}

impl Hosts {
    pub(super) fn new(address: IpAddr, name: Option<String>) -> Hosts {
        Hosts { address, name }
    }

    /// Whether a `Host` header (RFC 9110, section 7.2) names this machine: `localhost`, a loopback address, or what we
    /// listen on. Where that is every address, each address will do; a name never does that was not given.
    pub(super) fn answer(&self, header: &str) -> bool {
        let host = without_port(header);
        if host.eq_ignore_ascii_case("localhost") || self.name.as_deref().is_some_and(|name| host.eq_ignore_ascii_case(name)) {
            return true;
        }
        match address(host) {
            Some(host) => {
                host == IpAddr::from([127, 0, 0, 1])
                    || host == IpAddr::V6(Ipv6Addr::LOCALHOST)
                    || host == self.address
                    || self.address.is_unspecified()
            }
            None => false,
        }
    }
}

fn without_port(header: &str) -> &str {
    match header.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) && (host.ends_with(']') || !host.starts_with('[')) => host,
        Some(_) | None => header,
    }
}

/// An address as it stands in a URL: IPv6 in brackets.
fn address(host: &str) -> Option<IpAddr> {
    match host.strip_prefix('[') {
        Some(rest) => rest.strip_suffix(']')?.parse().ok().map(IpAddr::V6),
        None => host.parse().ok().filter(IpAddr::is_ipv4),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_that_are_answered() {
        let loopback = || Hosts::new(IpAddr::from([127, 0, 0, 1]), None);
        let network = || Hosts::new(IpAddr::from([192, 168, 1, 7]), Some("desk.lan".to_owned()));
        let every = || Hosts::new(IpAddr::from([0, 0, 0, 0]), None);
        for (hosts, header, expected) in [
            (loopback(), "localhost:1111", true),
            (loopback(), "LOCALHOST", true),
            (loopback(), "127.0.0.1:1111", true),
            (loopback(), "[::1]:1111", true),
            (loopback(), "[::1]", true),
            (loopback(), "::1", false),
            (loopback(), "evil.example", false),
            (loopback(), "evil.example:1111", false),
            (loopback(), "localhost.evil.example", false),
            (loopback(), "127.0.0.1.evil.example:1111", false),
            (loopback(), "localhost:1111@evil.example", false),
            (loopback(), "192.168.1.7:1111", false),
            (loopback(), "", false),
            (network(), "192.168.1.7:1111", true),
            (network(), "Desk.lan:1111", true),
            (network(), "192.168.1.8", false),
            (every(), "10.0.0.3:1111", true),
            (every(), "[fe80::1]:1111", true),
            (every(), "evil.example", false),
        ] {
            assert_eq!(hosts.answer(header), expected, "{header}");
        }
    }
}

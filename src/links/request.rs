//! One question to one address.
//!
//! In: an address that can be asked, a method, how long it may take. Out: a [`Reply`], of whose body no more was read than a
//! title needs, or why there is none. No redirect is followed here.

use std::io::{self, Read as _};
use std::time::Duration;

use ureq::http::{HeaderMap, header};
use ureq::tls::TlsConfig;
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body};

use super::answer::Fault;
use super::guard::{Guarded, NamesFound, NoNameService, PrivateHost, Reach};
use super::page_title::page_title;
use super::retry_after::retry_after;

/// As much of a page is read for its title.
const READ: u64 = 128 * 1024;
/// The largest head of an answer, in bytes.
const LARGEST_HEAD: usize = 64 * 1024;

/// How an address is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    /// For the head of the answer.
    Head,
    /// For the page.
    Get,
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reply {
    pub(super) status: u16,
    /// Where a redirect leads, as written.
    pub(super) location: Option<String>,
    /// Whether a browser would ask the next time with a cookie.
    pub(super) sets_cookie: bool,
    /// Whether it is a page, which has a title.
    pub(super) is_page: bool,
    /// How long we are told to wait, whatever the status.
    pub(super) wait: Option<Duration>,
    /// The page's title, where the page was asked for.
    pub(super) title: Option<String>,
}

impl Reply {
    /// How long the host asks to be left alone.
    pub(super) fn asks_for(&self) -> Duration {
        let asks = matches!(self.status, 429 | 503);
        self.wait.filter(|_| asks).unwrap_or_default()
    }
}

/// What asks: it follows nothing, keeps no cookies and takes no proxy, which would look up names in our place.
pub(super) fn agent(reach: Reach, names: NamesFound) -> Agent {
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .proxy(None)
        .tls_config(TlsConfig::default())
        .max_response_header_size(LARGEST_HEAD)
        .max_idle_connections(0)
        .user_agent(concat!("afterword/", env!("CARGO_PKG_VERSION"), " (asks whether links still answer)"))
        .accept("text/html,*/*;q=0.8")
        .build();
    Agent::with_parts(config, DefaultConnector::new(), Guarded::new(reach, names))
}

/// Asks once.
pub(super) fn request(agent: &Agent, url: &str, method: Method, most: Duration) -> Result<Reply, Fault> {
    let request = match method {
        Method::Head => agent.head(url),
        Method::Get => agent.get(url),
    };
    let response = request.config().timeout_global(Some(most)).build().call().map_err(|error| fault(&error))?;
    let (head, body) = response.into_parts();
    let is_page = word(&head.headers, header::CONTENT_TYPE).is_some_and(|kind| kind.to_ascii_lowercase().contains("html"));
    Ok(Reply {
        status: head.status.as_u16(),
        location: location(&head.headers),
        sets_cookie: head.headers.contains_key(header::SET_COOKIE),
        is_page,
        wait: word(&head.headers, header::RETRY_AFTER).and_then(|wait| retry_after(wait, word(&head.headers, header::DATE))),
        title: if is_page && method == Method::Get { title_of(body) } else { None },
    })
}

fn word(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

/// Many servers write it in letters that are not ASCII, as browsers allow.
fn location(headers: &HeaderMap) -> Option<String> {
    std::str::from_utf8(headers.get(header::LOCATION)?.as_bytes()).ok().map(str::to_owned)
}

/// From what comes before the bounds are reached, or the other side breaks off: the address has answered all the same.
fn title_of(mut body: Body) -> Option<String> {
    let mut bytes = Vec::new();
    let _ = body.as_reader().take(READ).read_to_end(&mut bytes);
    page_title(&bytes)
}

fn fault(error: &ureq::Error) -> Fault {
    match error {
        ureq::Error::Timeout(_) => Fault::Timeout,
        ureq::Error::HostNotFound => Fault::NoHost,
        ureq::Error::ConnectionFailed => Fault::Refused,
        ureq::Error::Tls(_) | ureq::Error::Pem(_) | ureq::Error::Rustls(_) | ureq::Error::TlsRequired => Fault::Tls,
        ureq::Error::BadUri(_) | ureq::Error::Http(_) => Fault::Address,
        ureq::Error::Other(cause) if cause.is::<PrivateHost>() => Fault::Private,
        ureq::Error::Other(cause) if cause.is::<NoNameService>() => Fault::NoNames,
        ureq::Error::Io(cause) => io_fault(cause),
        ureq::Error::StatusCode(_)
        | ureq::Error::Protocol(_)
        | ureq::Error::RedirectFailed
        | ureq::Error::InvalidProxyUrl
        | ureq::Error::BodyExceedsLimit(_)
        | ureq::Error::TooManyRedirects
        | ureq::Error::RequireHttpsOnly(_)
        | ureq::Error::LargeResponseHeader(..)
        | ureq::Error::ConnectProxyFailed(_)
        | ureq::Error::Other(_)
        | _ => Fault::Garbage,
    }
}

fn io_fault(error: &io::Error) -> Fault {
    // The library hands a mistake of encryption through as one of reading.
    let of_tls =
        error.get_ref().is_some_and(|cause| cause.to_string().contains("certificate") || error.kind() == io::ErrorKind::InvalidData);
    if of_tls {
        return Fault::Tls;
    }
    if error.kind() == io::ErrorKind::ConnectionRefused {
        Fault::Refused
    } else if matches!(error.kind(), io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock) {
        Fault::Timeout
    } else {
        Fault::Closed
    }
}

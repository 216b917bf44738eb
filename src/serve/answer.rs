//! A request → its answer.
//!
//! In: what a browser asks. Out: a page, a file, a version, or why there is none. GET and HEAD alone are answered, only
//! to those who call us by a name of ours, and nothing may be stored or embedded by others.

use std::io::{Cursor, Read};

use tiny_http::{Header, Method, Request, Response, StatusCode};

use super::browser;
use super::content_type::content_type;
use super::host::Hosts;
use super::printer::{Answer, Content};
use super::shown::{Shown, Version};

/// What the mistakes' page may do.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";
const HTML: &str = "text/html; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

/// Answers one request.
pub(super) fn request(request: Request, hosts: &Hosts, shown: &Shown) {
    let host = request.headers().iter().find(|header| header.field.equiv("Host")).map(|header| header.value.as_str());
    if !host.is_some_and(|host| hosts.answer(host)) {
        return refuse(request, 421, "this server answers to localhost and the host that it was started with\n");
    }
    if !matches!(request.method(), Method::Get | Method::Head) {
        let response = with(text(405, "only GET and HEAD are answered\n"), "Allow", "GET, HEAD");
        return send(request, response);
    }
    let url = request.url().to_owned();
    let (path, query) = url.split_once('?').unwrap_or((&url, ""));
    match path {
        browser::EVENTS => shown.tell_of_another(request, query.strip_prefix("version=").unwrap_or("")),
        browser::SCRIPT => send(request, bytes(200, content_type(path), browser::SCRIPT_BYTES.to_vec())),
        browser::STYLE => send(request, bytes(200, content_type(path), browser::STYLE_BYTES.to_vec())),
        _ => match path.strip_prefix('/').and_then(decoded) {
            Some(path) => page(request, &path, shown),
            None => refuse(request, 400, "that is no address\n"),
        },
    }
}

/// What lies at a path from the site's root.
fn page(request: Request, path: &str, shown: &Shown) {
    let (version, printer) = match shown.printer() {
        Ok(printer) => printer,
        Err(version) => return mistakes(request, &version),
    };
    match printer.answer(path) {
        Answer::Found(Content::Page(page)) => send(request, bytes(200, HTML, browser::with_script(page, &version))),
        Answer::Found(Content::Bytes(address, content)) => send(request, bytes(200, content_type(&address), content)),
        Answer::Found(Content::File(address, file)) => {
            send(request, with(Response::from_file(file), "Content-Type", content_type(&address)));
        }
        Answer::Moved(url) => send(request, with(text(302, "it lies elsewhere\n"), "Location", &url)),
        Answer::Missing(Some(page)) => send(request, bytes(404, HTML, browser::with_script(page, &version))),
        Answer::Missing(None) => refuse(request, 404, "nothing lies there\n"),
        Answer::Mistaken(words) => mistakes(request, &Version { name: version, mistakes: Some(words.into()) }),
    }
}

/// Why there is no page.
fn mistakes(request: Request, version: &Version) {
    send(request, with(bytes(500, HTML, browser::page(version)), "Content-Security-Policy", POLICY));
}

/// Which version there is, to a browser that has another.
pub(super) fn version(request: Request, version: &Version) {
    send(request, bytes(200, content_type(".json"), browser::json(version)));
}

fn refuse(request: Request, status: u16, words: &str) {
    send(request, text(status, words));
}

fn text(status: u16, words: &str) -> Response<Cursor<Vec<u8>>> {
    bytes(status, TEXT, words.as_bytes().to_vec())
}

fn bytes(status: u16, content_type: &str, bytes: Vec<u8>) -> Response<Cursor<Vec<u8>>> {
    let length = bytes.len();
    let response = Response::new(StatusCode(status), Vec::new(), Cursor::new(bytes), Some(length), None);
    with(response, "Content-Type", content_type)
}

fn send<R: Read>(request: Request, response: Response<R>) {
    // Never in pieces: the length is known.
    let mut response = response.with_chunked_threshold(usize::MAX);
    for (name, value) in
        [("Cache-Control", "no-store"), ("Cross-Origin-Resource-Policy", "same-origin"), ("X-Content-Type-Options", "nosniff")]
    {
        response = with(response, name, value);
    }
    // A browser that has gone away is nobody's mistake.
    let _ = request.respond(response);
}

/// The same with one more header; its words are ASCII: this program's own, or an address in per cent.
fn with<R: Read>(mut response: Response<R>, name: &str, value: &str) -> Response<R> {
    if let Ok(header) = Header::from_bytes(name, value) {
        response.add_header(header);
    }
    response
}

/// Without its escapes (RFC 3986, section 2.1); `None` for what is no UTF-8 then, or half an escape.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first == b'%' {
            let digits =
                std::str::from_utf8(after.get(..2)?).ok().filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_without_its_escapes() {
        for (path, expected) in [
            ("articles/a.html", Some("articles/a.html")),
            ("%ED%9A%8C%eb%8b%b4.html", Some("회담.html")),
            ("a+b%20c", Some("a+b c")),
            ("%", None),
            ("%4", None),
            ("%+4", None),
            ("%ff", None),
        ] {
            assert_eq!(decoded(path).as_deref(), expected, "{path}");
        }
    }
}

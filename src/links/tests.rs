//! A server on this machine that misbehaves in every way that we know of.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use super::*;
use crate::progress::Progress;

type Asked = Arc<Mutex<HashMap<String, usize>>>;

/// Where it listens, and how often each method and path was asked.
fn server() -> (SocketAddr, Asked) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let asked = Asked::default();
    let counted = asked.clone();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let counted = counted.clone();
            // Who hangs up early is no failure of the test.
            thread::spawn(move || drop(answer_badly(stream, &counted)));
        }
    });
    (address, asked)
}

fn answer_badly(mut stream: TcpStream, asked: &Asked) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = line.split(' ');
    let (method, path) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let times = {
        let mut asked = asked.lock().unwrap();
        let times = asked.entry(format!("{method} {path}")).or_default();
        *times += 1;
        *times
    };
    let page = |title: &str| {
        let body = format!("<!doctype html><title>{title}</title>");
        let sent = if method == "HEAD" { "" } else { &body };
        format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n{sent}", body.len())
    };
    let empty = |status: &str, headers: &str| format!("HTTP/1.1 {status}\r\n{headers}Content-Length: 0\r\n\r\n");
    let to = |status: &str, location: &str| empty(status, &format!("Location: {location}\r\n"));
    let reply = match path {
        "/ok" => empty("200 OK", ""),
        "/page" => page("A page"),
        "/" => page("Home"),
        "/missing" => empty("404 Not Found", ""),
        "/gone" => empty("410 Gone", ""),
        "/forbidden" => empty("403 Forbidden", ""),
        "/moved" => to("301 Moved", "page"),
        "/moved-twice" => to("308 Moved", "/moved"),
        "/moved-then-for-now" => to("301 Moved", "/for-now"),
        "/for-now" => to("302 Found", "/ok"),
        "/moved-and-gone" => to("301 Moved", "/missing"),
        "/to-home" => to("302 Found", "/"),
        "/loop" => to("302 Found", "/loop-back"),
        "/loop-back" => to("302 Found", "/loop"),
        path if path.starts_with("/redirect-to/") => to("301 Moved", &path["/redirect-to/".len()..]),
        path if path.starts_with("/endless") => to("301 Moved", &format!("{path}-on")),
        "/to-file" => to("302 Found", "file:///etc/passwd"),
        "/to-nowhere" => to("302 Found", "http://\\"),
        "/to-utf8" => to("301 Moved", "/남북?q=ü"),
        "/%EB%82%A8%EB%B6%81?q=%C3%BC" => empty("200 OK", ""),
        "/to-mail" => to("302 Found", "mailto:desk@example.org"),
        "/to-name" => to("302 Found", "http://name:word@example.org/"),
        "/needs-cookie" => empty("302 Found", "Location: /needs-cookie?2\r\nSet-Cookie: a=b\r\n"),
        "/needs-cookie?2" => to("302 Found", "/needs-cookie"),
        "/cookies" => empty("302 Found", "Location: /cookies\r\nSet-Cookie: a=b\r\n"),
        "/999" => empty("999 Request denied", ""),
        "/no-location" => empty("302 Found", ""),
        "/no-head" if method == "HEAD" => empty("405 Method Not Allowed", ""),
        "/head-breaks" if method == "HEAD" => return Ok(()),
        "/head-lies" if method == "HEAD" => page("There"),
        "/head-lies" => empty("404 Not Found", ""),
        "/no-head" | "/head-breaks" => page("A page"),
        "/early" => return Ok(()),
        "/early-head" => "HTTP/1.1 200 OK\r\nContent-Ty".to_owned(),
        "/half" => "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999\r\n\r\n<title>Half".to_owned(),
        "/garbage" => "\u{0}\u{1}\u{2} hello \r\n\r\n\r\n".to_owned(),
        "/huge-head" => format!("HTTP/1.1 200 OK\r\nX: {}\r\n\r\n", "x".repeat(4 * 1024 * 1024)),
        "/many-headers" => format!("HTTP/1.1 200 OK\r\n{}\r\n", "X: y\r\n".repeat(5_000)),
        "/wait" if times == 1 => empty("429 Too Many Requests", "Retry-After: 0\r\n"),
        "/wait" => empty("200 OK", ""),
        "/wait-long" => empty("429 Too Many Requests", "Retry-After: 86400\r\n"),
        "/closed-long" => empty("503 Service Unavailable", "Retry-After: 86400\r\n"),
        "/closed" if times == 1 => empty("503 Service Unavailable", "Retry-After: 1\r\n"),
        "/closed" => empty("200 OK", ""),
        "/flaky" if method == "HEAD" || times < 3 => empty("503 Service Unavailable", ""),
        "/flaky" => empty("200 OK", ""),
        "/broken" => empty("500 Internal Server Error", ""),
        "/slow" => {
            thread::sleep(Duration::from_secs(20));
            empty("200 OK", "")
        }
        "/drip" | "/flood" => {
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Endless</title>")?;
            let (bytes, pause) = if path == "/drip" { (1, Duration::from_millis(50)) } else { (64 * 1024, Duration::ZERO) };
            if method == "HEAD" {
                return Ok(());
            }
            loop {
                stream.write_all(&vec![b'x'; bytes])?;
                thread::sleep(pause);
            }
        }
        _ => empty("500 Internal Server Error", ""),
    };
    stream.write_all(reply.as_bytes())
}

fn bounds() -> Bounds {
    Bounds {
        connections: 4,
        pause: Duration::ZERO,
        question: Duration::from_millis(400),
        address: Duration::from_millis(1_500),
        back_off: Duration::from_millis(5),
        longest_wait: Duration::from_millis(100),
        ..Bounds::new(Reach::Private)
    }
}

/// `dead 404 → https://…`, without the server's address.
fn told(answer: &Answer, server: SocketAddr) -> String {
    let mut words = vec![answer.outcome.as_str().to_owned()];
    words.extend(answer.status.map(|status| status.to_string()));
    words.extend(answer.to.as_deref().map(|to| to.replace(&format!("http://{server}"), "")));
    words.join(" ")
}

#[test]
fn what_misbehaves_gets_an_answer_in_time() {
    let (address, _) = server();
    let table = [
        ("/ok", "ok 200"),
        ("/page", "ok 200"),
        ("/", "ok 200"),
        ("/missing", "dead 404"),
        ("/gone", "dead 410"),
        ("/forbidden", "blocked 403"),
        ("/moved", "moved 301 /page"),
        ("/moved-twice", "moved 308 /page"),
        ("/moved-then-for-now", "moved 301 /for-now"),
        ("/for-now", "ok 200"),
        ("/moved-and-gone", "dead 404"),
        ("/to-home", "drifted 302 /"),
        ("/loop", "dead /loop"),
        ("/to-file", "not-asked"),
        ("/to-nowhere", "not-asked"),
        ("/to-utf8", "moved 301 /%EB%82%A8%EB%B6%81?q=%C3%BC"),
        ("/to-mail", "not-asked"),
        ("/to-name", "not-asked"),
        ("/needs-cookie", "blocked /needs-cookie"),
        ("/cookies", "blocked /cookies"),
        ("/999", "blocked 999"),
        ("/no-location", "unclear 302"),
        ("/no-head", "ok 200"),
        ("/head-breaks", "ok 200"),
        ("/head-lies", "dead 404"),
        ("/early", "unclear"),
        ("/early-head", "unclear"),
        ("/half", "ok 200"),
        ("/garbage", "unclear"),
        ("/huge-head", "unclear"),
        ("/many-headers", "unclear"),
        ("/wait", "ok 200"),
        ("/wait-long", "blocked 429"),
        ("/closed-long", "blocked 503"),
        ("/flaky", "ok 200"),
        ("/broken", "unclear 500"),
        ("/slow", "unclear"),
        ("/drip", "ok 200"),
        ("/flood", "ok 200"),
    ];
    let start = Instant::now();
    for (path, expected) in table {
        let url = format!("http://{address}{path}#place");
        let answers = ask_all(&[(&url, None)], bounds(), &Progress::default());
        assert_eq!(told(&answers[0], address), expected, "{path}: {}", answers[0].reason);
    }
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    let url = format!("http://{address}/endless");
    let endless = ask_all(&[(&url, None)], bounds(), &Progress::default());
    assert_eq!((endless[0].outcome, endless[0].reason.as_str()), (Outcome::Unclear, "more redirects than are followed"));
    let url = format!("http://{address}/to-mail");
    let elsewhere = ask_all(&[(&url, None)], bounds(), &Progress::default());
    assert_eq!(elsewhere[0].reason, "leads to an address that can't be asked");
}

#[test]
fn what_nobody_listens_to_or_speaks_no_tls_is_dead() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let plain = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = plain.local_addr().unwrap();
    thread::spawn(move || {
        for mut stream in plain.incoming().flatten() {
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            let _ = std::io::copy(&mut stream, &mut std::io::sink());
        }
    });
    for (url, reason) in [
        (format!("http://{closed}/"), "nothing listens there"),
        (format!("https://{address}/ok"), "its certificate or encryption is wrong"),
    ] {
        let answers = ask_all(&[(&url, None)], bounds(), &Progress::default());
        assert_eq!((answers[0].outcome, answers[0].status, answers[0].reason.as_str()), (Outcome::Dead, None, reason), "{url}");
    }
}

#[test]
fn where_no_name_leads_anywhere_no_host_is_dead() {
    let (address, _) = server();
    let urls = ["http://nowhere.invalid/".to_owned(), "https://elsewhere.invalid/a".to_owned(), format!("http://{address}/ok")];
    let questions: Vec<Question<'_>> = urls.iter().map(|url| (url.as_str(), None)).collect();
    let slow = Bounds { question: Duration::from_secs(10), address: Duration::from_secs(10), ..bounds() };
    let told: Vec<String> = ask_all(&questions, slow, &Progress::default()).iter().map(|answer| told(answer, address)).collect();
    assert_eq!(told, ["unclear", "unclear", "ok 200"]);
}

#[test]
fn a_host_that_asks_us_to_wait_is_left_alone() {
    for (first, others, expected, least) in [
        ("/closed", "/ok", ["ok 200", "ok 200"], Duration::from_secs(1)),
        ("/closed-long", "/ok", ["blocked 503", "blocked"], Duration::ZERO),
        ("/wait-long", "/ok", ["blocked 429", "blocked"], Duration::ZERO),
    ] {
        let (address, asked) = server();
        let urls = [first, others].map(|path| format!("http://{address}{path}"));
        let questions: Vec<Question<'_>> = urls.iter().map(|url| (url.as_str(), None)).collect();
        let patient = Bounds { longest_wait: Duration::from_secs(2), address: Duration::from_secs(10), ..bounds() };
        let start = Instant::now();
        let told: Vec<String> = ask_all(&questions, patient, &Progress::default()).iter().map(|answer| told(answer, address)).collect();
        assert_eq!(told, expected, "{first}");
        assert!(start.elapsed() >= least, "{first}: {:?}", start.elapsed());
        let was_asked = |question: String| asked.lock().unwrap().contains_key(&question);
        assert_eq!(was_asked(format!("GET {first}")), first == "/closed", "{first}");
        assert_eq!(was_asked(format!("HEAD {others}")), first == "/closed", "{first}");
    }
}

#[test]
fn a_machine_of_our_own_is_not_asked() {
    let (address, asked) = server();
    for url in [
        format!("http://{address}/ok"),
        format!("http://localhost:{}/ok", address.port()),
        format!("http://[::ffff:7f00:1]:{}/", address.port()),
    ] {
        let answers = ask_all(&[(&url, None)], Bounds { reach: Reach::Public, ..bounds() }, &Progress::default());
        assert_eq!(answers[0].outcome, Outcome::NotAsked, "{url}: {}", answers[0].reason);
    }
    assert!(asked.lock().unwrap().is_empty(), "no question may leave");
}

#[test]
fn each_address_is_asked_once_and_its_title_compared() {
    let (address, asked) = server();
    let urls: Vec<String> = ["/ok", "/page", "/missing"].iter().map(|path| format!("http://{address}{path}")).collect();
    let questions: Vec<Question<'_>> = urls.iter().map(|url| (url.as_str(), Some("Another page"))).collect();
    let progress = Progress::default();
    let answers = ask_all(&questions, bounds(), &progress);
    let told: Vec<String> = answers.iter().map(|answer| told(answer, address)).collect();
    assert_eq!(told, ["ok 200", "drifted 200", "dead 404"]);
    assert_eq!(answers[1].reason, "its title was “Another page” and is “A page”");
    assert_eq!(progress.seen(), (3, 3));
    let mut asked: Vec<(String, usize)> = asked.lock().unwrap().clone().into_iter().collect();
    asked.sort();
    let once = ["GET /missing", "GET /page", "HEAD /missing", "HEAD /ok", "HEAD /page"].map(|asked| (asked.to_owned(), 1));
    assert_eq!(asked, once, "a page is asked for its title, and what HEAD can't find once more");
}

#[test]
fn a_redirect_to_a_machine_of_our_own_is_not_followed() {
    let (allowed, _) = server();
    // Of this machine's many addresses one alone may be reached here.
    let listener = TcpListener::bind("127.0.0.2:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let private = listener.local_addr().unwrap();
    for path in [format!("/redirect-to/http://{private}/"), format!("/redirect-to///{private}/")] {
        let url = format!("http://{allowed}{path}");
        let answers = ask_all(&[(&url, None)], Bounds { reach: Reach::Only(allowed.ip()), ..bounds() }, &Progress::default());
        assert_eq!(answers[0].outcome, Outcome::NotAsked, "{path}: {}", answers[0].reason);
        assert_eq!(answers[0].to.as_deref(), Some(format!("http://{private}/").as_str()));
    }
    assert!(listener.accept().is_err(), "nobody may knock there");
}

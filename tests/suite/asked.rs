//! `afterword links` against a server on this machine, from the first question to what is written.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use super::archives::Archive;

/// A server, how often it was asked, and the title of its page.
fn server() -> (SocketAddr, Arc<AtomicUsize>, Arc<Mutex<&'static str>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (asked, title) = (Arc::new(AtomicUsize::new(0)), Arc::new(Mutex::new("The minutes")));
    let (counted, shown) = (asked.clone(), title.clone());
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            counted.fetch_add(1, Ordering::SeqCst);
            let _ = answer(stream, *shown.lock().unwrap());
        }
    });
    (address, asked, title)
}

fn answer(mut stream: TcpStream, title: &str) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let (mut line, mut header) = (String::new(), String::new());
    reader.read_line(&mut line)?;
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let body = format!("<title>{title}</title>");
    let sent = if line.starts_with("HEAD") { "" } else { &body };
    let (status, kind) = if line.contains("/minutes") { ("200 OK", "text/html") } else { ("410 Gone", "text/plain") };
    write!(stream, "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{sent}", body.len())
}

#[test]
fn from_the_first_question_to_what_is_written() {
    let (address, asked, title) = server();
    let archive = Archive::of("");
    let article = format!(
        "---\ntitle: A\ndate: 2024-05-02\nsources:\n  - {{id: minutes, title: Minutes, url: 'http://{address}/minutes'}}\n  \
         - {{id: plan, title: Plan, url: 'http://{address}/plan', archived: 'http://127.0.0.1:1/copy'}}\n---\nText.\n"
    );
    archive.write("content/articles/a.md", &article);
    let links = |arguments: &[&str]| {
        let output = archive.run(&[&["links", "--allow-private", "--format", "json"], arguments].concat());
        let printed: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let addresses = printed["addresses"].as_array().unwrap().clone();
        let told = |one: &serde_json::Value| {
            let path = one["url"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
            format!("{path} {} {} {}", one["outcome"].as_str().unwrap(), one["status"], one["copies"].as_array().unwrap().len())
        };
        (output.status.code(), addresses.iter().map(told).collect::<Vec<String>>())
    };
    let found = ["copy dead null 0", "plan dead 410 1", "minutes ok 200 0"].map(str::to_owned).to_vec();
    assert_eq!(links(&[]), (Some(1), found.clone()));
    let times = asked.load(Ordering::SeqCst);
    assert_eq!(times, 4, "HEAD and GET of each");
    assert_eq!(links(&[]), (Some(1), found));
    assert_eq!(asked.load(Ordering::SeqCst), times, "what was asked today is known");

    *title.lock().unwrap() = "Buy this domain";
    let drifted = ["copy dead null 0", "plan dead 410 1", "minutes drifted 200 0"].map(str::to_owned).to_vec();
    assert_eq!(links(&["--fresh", "--write"]), (Some(1), drifted));
    let written = std::fs::read_to_string(archive.root().join("content/articles/a.md")).unwrap();
    let day = written.split("status_checked: ").nth(1).unwrap()[..10].to_owned();
    let noted = |id: &str, status: &str| format!("{{id: {id}, status: {status}, status_checked: {day},");
    let expected = article.replace("{id: minutes,", &noted("minutes", "drifted")).replace("{id: plan,", &noted("plan", "dead"));
    assert_eq!(written, expected, "nothing but the two keys");
    assert!(archive.run(&["check"]).status.success());
    assert!(archive.root().join(".afterword/links.json").is_file());
}

#[test]
fn a_source_that_cannot_be_edited_is_named() {
    let (address, _, _) = server();
    let archive = Archive::of("");
    let article = format!(
        "---\ntitle: A\ndate: 2024-05-02\nsources:\n  - {{id: minutes, status, title: Minutes, url: 'http://{address}/minutes'}}\n  \
         - {{id: plan, title: Plan, url: 'http://{address}/plan'}}\n---\nText.\n"
    );
    archive.write("content/articles/a.md", &article);
    let output = archive.run(&["links", "--allow-private", "--write"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("nothing was written into source minutes of content/articles/a.md: "), "{said}");
    assert!(said.contains("noted in 1 article\n"), "{said}");
    let written = std::fs::read_to_string(archive.root().join("content/articles/a.md")).unwrap();
    assert!(written.contains("{id: minutes, status, title") && written.contains("{id: plan, status: dead, status_checked: "), "{written}");
}

#[test]
fn an_archive_without_addresses_asks_nobody() {
    let archive = Archive::of("== content/articles/2024-05-02-a.md\n---\ntitle: A\n---\nText.\n");
    let output = archive.run(&["links"]);
    assert!(output.status.success());
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "the archive has no outside address\n");
}

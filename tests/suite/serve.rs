//! `afterword serve`, over real sockets: its pages are those of a build, also after changes; mistakes are shown and go
//! away; nothing else is answered. Waits are bounded, and no time is asserted.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::time::Duration;

use super::archives::{Archive, program, repository, tree};

/// Longer than one answer takes on a busy machine. How many of them a test waits for is no matter of time.
const PATIENCE: Duration = Duration::from_secs(120);
/// More readings than one change makes.
const READINGS: usize = 100;

/// The program, serving an archive.
struct Served {
    child: Child,
    address: SocketAddr,
}

/// An answer.
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Served {
    fn of(archive: &Archive, options: &[&str]) -> Served {
        let mut child = program()
            .args(["serve", "--port", "0", "--as-of", "2026-01-01"])
            .args(options)
            .current_dir(archive.root())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
        let line = lines.find(|line| line.starts_with("the archive is at ")).unwrap();
        let address = line.split(['/', ';']).find_map(|part| part.parse().ok()).unwrap();
        std::thread::spawn(move || lines.for_each(drop));
        Served { child, address }
    }

    fn ask(&self, method: &str, path: &str, host: &str) -> Answer {
        let mut socket = TcpStream::connect(self.address).unwrap();
        socket.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(socket, "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        socket.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(answer[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head, body: answer[end + 4..].to_vec() }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &format!("localhost:{}", self.address.port()))
    }

    fn text(&self, path: &str) -> String {
        String::from_utf8(self.get(path).body).unwrap()
    }

    /// The version that follows another, with its mistakes.
    fn version_after(&self, version: &str) -> (String, Option<String>) {
        let news: serde_json::Value = serde_json::from_str(&self.text(&format!("/.afterword/events?version={version}"))).unwrap();
        (news["version"].as_str().unwrap().to_owned(), news["mistakes"].as_str().map(str::to_owned))
    }

    /// Makes a change, and waits until `holds` is true of what is shown: after each reading it is asked, however long that
    /// takes, and the next one is awaited.
    fn until(&self, change: impl FnOnce(), mut holds: impl FnMut(Option<&str>) -> bool) {
        let (mut version, _) = self.version_after("none");
        change();
        for _ in 0..READINGS {
            let mistakes;
            (version, mistakes) = self.version_after(&version);
            if holds(mistakes.as_deref()) {
                return;
            }
        }
        panic!("the change is not shown");
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The body without the script, which has to be there once.
fn without_script(body: &str) -> String {
    let (before, rest) = body.split_once("<script src=\"/.afterword/serve.js\"").unwrap();
    let (_, after) = rest.split_once("</script>\n").unwrap();
    format!("{before}{after}")
}

/// The paths of what is served otherwise than a build publishes it.
fn differences(served: &Served, archive: &Archive) -> Vec<String> {
    archive.build();
    let mut differing = Vec::new();
    for (path, published) in tree(&archive.output()) {
        let url = format!("/{}", path.bytes().map(|byte| format!("%{byte:02x}")).collect::<String>());
        let answer = served.get(&url);
        let is_page = path.ends_with(".html") && !String::from_utf8_lossy(&published).contains("http-equiv=\"refresh\"");
        let body = if is_page && answer.status == 200 {
            without_script(&String::from_utf8(answer.body).unwrap()).into_bytes()
        } else {
            answer.body
        };
        // Only a build has a whole folder to vouch for.
        if path != "manifest.json" && (answer.status, &body) != (200, &published) {
            differing.push(path);
        }
    }
    differing
}

fn example() -> Archive {
    let archive = Archive::of("");
    for folder in ["content", "archive.yaml"] {
        for entry in walkdir::WalkDir::new(repository().join(folder)) {
            let entry = entry.unwrap();
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(repository()).unwrap().to_str().unwrap();
                archive.write(path, std::fs::read(entry.path()).unwrap());
            }
        }
    }
    archive
}

fn small() -> Archive {
    Archive::of(
        "
== content/articles/2018-03-06-pledge.md
---
title: A pledge
claims: [{id: meet, text: They will meet., speaker: kim, due: 2018-04}]
---
They will meet. [Again](claim:meet)
== content/static/map.txt
a map
",
    )
}

#[test]
fn what_is_served_is_what_a_build_publishes_after_every_change() {
    let archive = example();
    let served = Served::of(&archive, &[]);
    assert_eq!(differences(&served, &archive), Vec::<String>::new(), "at first");
    let article = "content/articles/korea/2018-03-06-five-undertakings.md";
    let text = std::fs::read_to_string(archive.root().join(article)).unwrap();
    let titled = text.replacen("title: ", "title: Changed, ", 1);
    let longer = format!("{titled}\n\n## A further heading\n\nA further paragraph.\n");
    let new = "---\ntitle: A new one\nclaims: [{id: brand-new, text: All will be new., speaker: somebody-new, due: 2030}]\n---\nAll.\n";
    let changes: [(&str, &str, Option<&str>); 8] = [
        ("a body", article, Some(&longer)),
        ("a title", article, Some(&titled)),
        ("the text as it was", article, Some(&text)),
        ("a new article", "content/articles/2019/2019-01-01-new.md", Some(new)),
        ("a new file", "content/static/new.txt", Some("new")),
        ("that article is gone", "content/articles/2019/2019-01-01-new.md", None),
        ("a copied file", "content/static/new.txt", Some("newer")),
        ("a theme's words", "themes/own/theme.yaml", Some("name: own\napi: 1\n")),
    ];
    for (name, path, text) in changes {
        let change = || match text {
            Some(text) => archive.write(path, text),
            None => std::fs::remove_file(archive.root().join(path)).unwrap(),
        };
        served.until(change, |_| differences(&served, &archive).is_empty());
        assert_eq!(differences(&served, &archive), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn an_editor_that_replaces_the_file_is_seen_too() {
    let archive = small();
    let served = Served::of(&archive, &[]);
    let replace = || {
        archive.write("content/articles/.2018-03-06-pledge.md.swp", "---\ntitle: Replaced\n---\n");
        let from = archive.root().join("content/articles/.2018-03-06-pledge.md.swp");
        std::fs::rename(from, archive.root().join("content/articles/2018-03-06-pledge.md")).unwrap();
    };
    served.until(replace, |_| served.text("/articles/pledge.html").contains("Replaced"));
    assert_eq!(served.get("/commitments/meet.html").status, 404, "the claim is gone with its entry");
}

#[test]
fn mistakes_are_shown_over_the_last_good_pages_and_go_away() {
    let archive = small();
    // Without a base_url there is a note, which is no mistake.
    archive.write("archive.yaml", "title: Test\nlints: {no-archived-copy: off, undeclared-speaker: off}\n");
    let served = Served::of(&archive, &[]);
    let path = "content/articles/2018-03-06-pledge.md";
    let good = std::fs::read_to_string(archive.root().join(path)).unwrap();
    let bad = || archive.write(path, good.replace("claim:meet", "claim:<b>met"));
    let mut said = String::new();
    served.until(bad, |mistakes| {
        said = mistakes.unwrap_or_default().to_owned();
        !said.is_empty()
    });
    let checked = archive.run(&["check", "--quiet", "--as-of", "2026-01-01"]);
    assert_eq!(said, String::from_utf8(checked.stderr).unwrap());
    assert!(said.contains("content/articles/2018-03-06-pledge.md:5:"), "{said}");
    assert!(served.text("/articles/pledge.html").contains("<h1"), "the last good page");
    served.until(|| archive.write(path, &good), |mistakes| mistakes.is_none());
    assert_eq!(differences(&served, &archive), Vec::<String>::new());
}

#[test]
fn an_archive_with_mistakes_from_the_start_shows_them() {
    let archive = small();
    archive.write("content/articles/2018-03-07-bad.md", "---\ntitle: Bad\ncolour: <script>alert(1)</script>\n---\nX.\n");
    let served = Served::of(&archive, &[]);
    let answer = served.get("/articles/pledge.html");
    let page = String::from_utf8(answer.body).unwrap();
    assert_eq!(answer.status, 500);
    assert!(page.contains("error[unknown-key]") && page.contains("content/articles/2018-03-07-bad.md:3:1"), "{page}");
    assert!(page.contains("&lt;script&gt;alert(1)") && !page.contains("<script>alert"), "{page}");
    let mend = || archive.write("content/articles/2018-03-07-bad.md", "---\ntitle: Good\n---\nX.\n");
    served.until(mend, |mistakes| mistakes.is_none());
    assert_eq!(served.get("/articles/pledge.html").status, 200);
}

#[test]
fn nothing_is_answered_but_what_the_site_has() {
    let archive = small();
    archive.write("content/articles/2018-03-08-draft.md", "---\ntitle: Unseen\ndraft: true\n---\nX.\n");
    archive.write("secret.txt", "secret");
    let before = tree(archive.root());
    let served = Served::of(&archive, &[]);
    let own = format!("127.0.0.1:{}", served.address.port());
    for (method, path, host, status) in [
        ("GET", "/", own.as_str(), 200),
        ("GET", "/?query", &own, 200),
        ("HEAD", "/", &own, 200),
        ("GET", "/map.txt", &own, 200),
        ("GET", "/articles", &own, 302),
        ("GET", "/articles/", &own, 200),
        ("GET", "/nothing.html", &own, 404),
        ("GET", "/articles/draft.html", &own, 404),
        ("GET", "/archive.yaml", &own, 404),
        ("GET", "/secret.txt", &own, 404),
        ("GET", "/content/static/map.txt", &own, 404),
        ("GET", "/../secret.txt", &own, 404),
        ("GET", "/articles/../secret.txt", &own, 404),
        ("GET", "/%2e%2e/secret.txt", &own, 404),
        ("GET", "//etc/passwd", &own, 404),
        ("GET", "/%00", &own, 404),
        ("GET", "/%", &own, 400),
        ("POST", "/", &own, 405),
        ("DELETE", "/index.html", &own, 405),
        ("GET", "/", "evil.example", 421),
        ("GET", "/.afterword/events?version=none", "evil.example", 421),
    ] {
        let answer = served.ask(method, path, host);
        assert_eq!(answer.status, status, "{method} {path} of {host}");
        assert!(answer.head.contains("Cache-Control: no-store"), "{path}: {}", answer.head);
        assert!(method != "HEAD" || answer.body.is_empty(), "HEAD has no body");
    }
    assert!(served.text("/nothing.html").contains("data-page=\"missing\""), "the site's own page for what is missing");
    assert!(served.get("/articles").head.contains("Location: /articles/"));
    let types = ["/", "/map.txt", "/.afterword/serve.js"].map(|path| served.get(path).head);
    for (head, kind) in types.iter().zip(["text/html; charset=utf-8", "text/plain; charset=utf-8", "text/javascript; charset=utf-8"]) {
        assert!(head.contains(&format!("Content-Type: {kind}")), "{head}");
    }
    assert!(tree(archive.root()) == before, "no file is written");
}

#[test]
fn the_page_for_what_is_missing_is_whole_at_every_depth() {
    let archive = small();
    for (base_url, root) in [("", "/"), ("base_url: https://example.org/archive/\n", "/archive/")] {
        archive.write("archive.yaml", format!("title: Test\n{base_url}lints: {{no-archived-copy: off, undeclared-speaker: off}}\n"));
        let served = Served::of(&archive, &[]);
        let answer = served.get("/no/such/page.html");
        let page = String::from_utf8(answer.body).unwrap();
        assert_eq!(answer.status, 404);
        let sheet = page.split("<link rel=\"stylesheet\" href=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        assert!(sheet.starts_with(root), "{sheet}");
        assert_eq!(served.get(sheet).status, 200, "{sheet}");
        assert!(page.contains(&format!("href=\"{root}articles/index.html\"")), "{page}");
    }
}

#[test]
fn a_site_below_a_path_is_found_without_the_last_slash() {
    let archive = small();
    for (base_url, path, location) in [
        ("https://example.org/archive/", "/archive", "/archive/"),
        ("https://example.org/a/회담", "/a/%ED%9A%8C%EB%8B%B4", "/a/%ED%9A%8C%EB%8B%B4/"),
    ] {
        archive.write(
            "archive.yaml",
            format!("title: Test\nbase_url: {base_url}\nlints: {{no-archived-copy: off, undeclared-speaker: off}}\n"),
        );
        let served = Served::of(&archive, &[]);
        let answer = served.get(path);
        assert_eq!(answer.status, 302, "{path}");
        assert!(answer.head.contains(&format!("Location: {location}\r\n")), "{}", answer.head);
    }
}

#[test]
fn drafts_are_shown_where_they_are_asked_for() {
    let archive = small();
    archive.write("content/articles/2018-03-08-draft.md", "---\ntitle: Unseen\ndraft: true\n---\nX.\n");
    let served = Served::of(&archive, &["--drafts"]);
    assert_eq!(served.get("/articles/draft.html").status, 200);
}

#[test]
fn a_port_that_is_taken_is_said() {
    let archive = small();
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = archive.run(&["serve", "--port", &port]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains(&format!("error: can't listen on 127.0.0.1:{port}: ")), "{said}");
}

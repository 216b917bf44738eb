//! Addresses taken apart and put together, as far as redirects need it (RFC 3986, section 5.2).

/// The address without its place in the page, in letters that a request can hold: what is not ASCII in per cent.
///
/// `None` where it is no address of the web, or its host has letters that are not ASCII.
pub(super) fn askable(url: &str) -> Option<String> {
    let url = url.split('#').next().unwrap_or(url);
    let (scheme, rest) = url.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    if scheme != "http" && scheme != "https" {
        return None;
    }
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    // What stands before an `@` would be sent as a name and password.
    if authority.is_empty() || !authority.bytes().all(|byte| byte.is_ascii_graphic()) || authority.contains(['@', '\\']) {
        return None;
    }
    let slash = if path.starts_with('/') { "" } else { "/" };
    let mut askable = format!("{scheme}://{}{slash}", authority.to_ascii_lowercase());
    for byte in path.bytes() {
        if byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}') {
            askable.push(char::from(byte));
        } else {
            askable.push_str(&format!("%{byte:02X}"));
        }
    }
    Some(askable)
}

/// The host of an address that can be asked, without its port.
pub(super) fn host(url: &str) -> &str {
    let authority = authority(url);
    match authority.rfind(':') {
        Some(colon) if !authority[colon..].contains(']') => &authority[..colon],
        Some(_) | None => authority,
    }
}

/// Where a redirect from `base` leads; `None` where that is no address of the web.
pub(super) fn resolved(base: &str, location: &str) -> Option<String> {
    let location = location.trim();
    let scheme_end = base.find("://")? + 3;
    let root = &base[..scheme_end + authority(base).len()];
    let path = base[root.len()..].split('?').next().unwrap_or("/");
    let has_scheme = location.split(['/', '?', '#']).next().is_some_and(|head| head.contains(':'));
    let whole = if has_scheme {
        location.to_owned()
    } else if let Some(rest) = location.strip_prefix("//") {
        format!("{}{rest}", &base[..scheme_end])
    } else if location.starts_with('/') {
        format!("{root}{location}")
    } else if location.starts_with(['?', '#']) || location.is_empty() {
        format!("{root}{path}{location}")
    } else {
        let folder = path.rfind('/').map_or("/", |slash| &path[..=slash]);
        format!("{root}{folder}{location}")
    };
    askable(&whole).map(|url| without_dots(&url))
}

/// Whether it is the first page of a host.
pub(super) fn is_home(url: &str) -> bool {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let path = path.split(['?', '#']).next().unwrap_or(path).trim_end_matches('/');
    path.is_empty() || ["index.html", "index.htm", "index.php", "home", "en"].contains(&path)
}

fn authority(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

/// The same with `.` and `..` followed.
fn without_dots(url: &str) -> String {
    let (path, query) = url.split_once('?').map_or((url, None), |(path, query)| (path, Some(query)));
    let Some((scheme, rest)) = path.split_once("://") else { return url.to_owned() };
    let mut parts = rest.split('/');
    let authority = parts.next().unwrap_or_default();
    let mut kept: Vec<&str> = Vec::new();
    let mut open_end = false;
    for part in parts {
        open_end = matches!(part, "." | "..");
        match part {
            "." => {}
            ".." => drop(kept.pop()),
            part => kept.push(part),
        }
    }
    if open_end {
        kept.push("");
    }
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    format!("{scheme}://{authority}/{}{query}", kept.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_as_it_is_asked_for() {
        for (url, expected) in [
            ("https://Example.org", Some("https://example.org/")),
            ("HTTP://example.org/a#b", Some("http://example.org/a")),
            ("https://example.org?q=1", Some("https://example.org/?q=1")),
            ("https://example.org/남 {x}", Some("https://example.org/%EB%82%A8%20%7Bx%7D")),
            ("https://example.org/%EB%82%A8", Some("https://example.org/%EB%82%A8")),
            ("https://[::1]:8080/", Some("https://[::1]:8080/")),
            ("https://münchen.example/", None),
            ("https://name:word@example.org/", None),
            ("ftp://example.org/", None),
            ("mailto:a@example.org", None),
            ("https:///x", None),
        ] {
            assert_eq!(askable(url).as_deref(), expected, "{url}");
        }
    }

    #[test]
    fn where_a_redirect_leads() {
        let base = "https://example.org:8080/a/b?c";
        for (location, expected) in [
            ("https://other.org/x", Some("https://other.org/x")),
            ("//other.org", Some("https://other.org/")),
            ("/x?y#z", Some("https://example.org:8080/x?y")),
            ("x", Some("https://example.org:8080/a/x")),
            ("../x", Some("https://example.org:8080/x")),
            ("../../../x", Some("https://example.org:8080/x")),
            (".", Some("https://example.org:8080/a/")),
            ("?y", Some("https://example.org:8080/a/b?y")),
            ("", Some("https://example.org:8080/a/b")),
            ("x?u=https://other.org/", Some("https://example.org:8080/a/x?u=https://other.org/")),
            ("file:///etc/passwd", None),
            ("javascript:alert(1)", None),
        ] {
            assert_eq!(resolved(base, location).as_deref(), expected, "{location}");
        }
    }

    #[test]
    fn hosts_and_home_pages() {
        for (url, of, home) in [
            ("https://example.org/", "example.org", true),
            ("https://example.org", "example.org", true),
            ("https://example.org:8080/?utm=1", "example.org", true),
            ("http://[::1]:80/index.html", "[::1]", true),
            ("http://[::1]/home/", "[::1]", true),
            ("https://example.org/news", "example.org", false),
            ("https://example.org/a/index.html", "example.org", false),
        ] {
            assert_eq!((host(url), is_home(url)), (of, home), "{url}");
        }
    }
}

//! Links and images of a body, led to what they name.

use std::collections::HashSet;

use super::index::{Index, is_image};
use crate::archive::{ArticleKey, Body, BodyHeading, BodyLink, ClaimMention, LinkTarget};
use crate::diagnostic::{Code, Diagnostic, Log, repeated, suggest};
use crate::files::{FileId, Span};
use crate::id::{ClaimId, Slug, SourceId, SpeakerId};
use crate::markdown::{Address, AddressError, OwnScheme, check_address};
use crate::parse::{BodyFile, HeadingEntry, LinkEntry};

/// The body with every link's target. `article` is the article whose body it is, if it is one's.
pub(super) fn resolve(body: &BodyFile, article: Option<ArticleKey>, index: &Index, log: &mut Log) -> Body {
    let BodyFile { span, links: entries, headings } = body;
    let own = Own { file: span.file, article, headings: headings.iter().map(|heading| heading.id.as_str()).collect(), index };
    let mut links = Vec::new();
    let mut mentions: Vec<ClaimMention> = Vec::new();
    let mut mentioned = HashSet::new();
    for link in entries {
        let target = match own.target(link) {
            Ok(None) => continue,
            Ok(Some(target)) => target,
            Err(mistake) => {
                log.push(*mistake);
                LinkTarget::Nowhere
            }
        };
        if let LinkTarget::Claim(claim) = target
            && mentioned.insert(claim)
        {
            mentions.push(ClaimMention { claim, sentence: link.sentence.clone().unwrap_or_default() });
        }
        let start = span.start as usize;
        let address = link.at.range().start.saturating_sub(start)..link.at.range().end.saturating_sub(start);
        links.push(BodyLink { range: link.range.clone(), address, is_image: link.image, target });
    }
    let heading = |HeadingEntry { level, text, id }: &HeadingEntry| BodyHeading { level: *level, text: text.clone(), id: id.clone() };
    let headings = headings.iter().map(heading).collect();
    Body { span: *span, links, headings, mentions }
}

type Mistake = Box<Diagnostic>;

struct Own<'a> {
    file: FileId,
    article: Option<ArticleKey>,
    headings: HashSet<&'a str>,
    index: &'a Index,
}

impl Own<'_> {
    /// `None` for an outside address, which stays as it is.
    fn target(&self, link: &LinkEntry) -> Result<Option<LinkTarget>, Mistake> {
        let address = check_address(&link.destination)
            .map_err(|error| Box::new(Diagnostic::new(Code::WrongAddress, link.at, error.to_string()).help(in_its_place(&error))))?;
        if link.image {
            return self.image(link, address).map(Some);
        }
        match address {
            Address::External(_) | Address::Contact(_) => Ok(None),
            Address::Own(scheme, rest) => self.own(scheme, rest, tail(link, rest)).map(Some),
            Address::Fragment(fragment) => self.here(fragment.trim_start_matches('#'), tail(link, fragment)).map(Some),
            Address::RootRelative(path) => {
                let (path, fragment) = split(path);
                let path = decode(path.trim_start_matches('/'), link.at)?;
                Ok(Some(LinkTarget::Site(path, fragment.map(|fragment| decode(fragment, link.at)).transpose()?)))
            }
            Address::Relative(path) => self.relative(path, link).map(Some),
        }
    }

    fn image(&self, link: &LinkEntry, address: Address<'_>) -> Result<LinkTarget, Mistake> {
        let mistake = |message: String| Box::new(Diagnostic::new(Code::MissingImage, link.at, message));
        match address {
            Address::External(_) | Address::Contact(_) | Address::Fragment(_) | Address::Own(..) => Err(Box::new(
                mistake("an image lies in the archive, beside the article".to_owned())
                    .help("save it there: no page asks another site for anything"),
            )),
            Address::RootRelative(path) => {
                let path = decode(split(path).0.trim_start_matches('/'), link.at)?;
                if is_image(&path) { Ok(LinkTarget::Site(path, None)) } else { Err(mistake(format!("`/{}` is no image", repeated(&path)))) }
            }
            Address::Relative(path) => {
                let full = self.joined(path, link.at)?;
                match self.index.files.find(&full).filter(|file| self.index.assets.contains_key(file)) {
                    Some(file) if is_image(&full) => Ok(LinkTarget::Asset(file)),
                    Some(_) => Err(mistake(format!("`{}` is no image", repeated(path)))),
                    None => {
                        let help = self.index.file_names().help(&full, self.index.folder_of(self.file), &self.index.suggestions);
                        Err(Box::new(mistake(format!("there is no image `{}`", repeated(path))).maybe_help(help)))
                    }
                }
            }
        }
    }

    fn own(&self, scheme: OwnScheme, rest: &str, at: Span) -> Result<LinkTarget, Mistake> {
        let unknown = |code, message: String, help: Option<String>| Err(Box::new(Diagnostic::new(code, at, message).maybe_help(help)));
        let shown = repeated(rest);
        if rest.is_empty() {
            return unknown(Code::BrokenLink, "there is no id behind the colon".to_owned(), None);
        }
        match scheme {
            OwnScheme::Claim => match ClaimId::new(rest).ok().and_then(|id| self.index.claims.get(&id)) {
                Some(claim) => Ok(LinkTarget::Claim(*claim)),
                None if ClaimId::new(rest).is_ok_and(|id| self.index.unread.claims.contains(&id)) => Ok(LinkTarget::Nowhere),
                None => {
                    let help = self.index.suggestions.help(rest, self.index.claims.keys().map(ClaimId::as_str));
                    unknown(Code::UnknownClaim, format!("no claim has the id `{shown}`"), help)
                }
            },
            OwnScheme::Article => {
                let (slug, fragment) = split(rest);
                let slug_length = slug.len();
                let slug = decode(slug, at)?;
                let is_plain = at.range().len() == rest.len();
                let fragment_at = if is_plain { Span::new(at.file, at.range().start + slug_length..at.range().end) } else { at };
                match Slug::new(&slug).ok().and_then(|slug| self.index.articles.get(&slug)) {
                    Some(article) => self.article(*article, fragment, fragment_at),
                    None if Slug::new(&slug).is_ok_and(|slug| self.index.unread.articles.contains(&slug)) => Ok(LinkTarget::Nowhere),
                    None => {
                        let help = self.index.suggestions.help(&slug, self.index.articles.keys().map(Slug::as_str));
                        unknown(Code::UnknownArticle, format!("no article has the slug `{shown}`"), help)
                    }
                }
            }
            OwnScheme::Speaker => match SpeakerId::new(rest).ok().and_then(|id| self.index.speakers.get(&id)) {
                Some(speaker) => Ok(LinkTarget::Speaker(*speaker)),
                None if SpeakerId::new(rest).is_ok_and(|id| self.index.unread.speakers.contains(&id)) => Ok(LinkTarget::Nowhere),
                None => {
                    let help = self.index.suggestions.help(rest, self.index.speakers.keys().map(SpeakerId::as_str));
                    unknown(Code::BrokenLink, format!("no speaker has the id `{shown}`"), help)
                }
            },
            OwnScheme::Source => {
                let Some(article) = self.article else {
                    return unknown(Code::UnknownSource, "only an article has sources".to_owned(), None);
                };
                let known = &self.index.source_ids[article.position()];
                match SourceId::new(rest).ok().and_then(|id| known.get(&id)) {
                    Some(source) => Ok(LinkTarget::Source(*source)),
                    None => {
                        let help = self.index.suggestions.help(rest, known.keys().map(SourceId::as_str));
                        unknown(Code::UnknownSource, format!("the article lists no source `{shown}`"), help)
                    }
                }
            }
        }
    }

    fn here(&self, fragment: &str, at: Span) -> Result<LinkTarget, Mistake> {
        let fragment = decode(fragment, at)?;
        let known = match self.article {
            Some(article) => self.has_anchor(article, &fragment),
            None => self.headings.contains(fragment.as_str()),
        };
        if fragment.is_empty() || known {
            return Ok(LinkTarget::Here(fragment));
        }
        let help = self.index.suggestions.help(&fragment, self.headings.iter().copied());
        Err(Box::new(Diagnostic::new(Code::BrokenAnchor, at, format!("the page has no place `#{fragment}`")).maybe_help(help)))
    }

    fn relative(&self, path: &str, link: &LinkEntry) -> Result<LinkTarget, Mistake> {
        let (file, fragment) = split(path);
        let at = fragment.map_or(link.at, |_| tail(link, &path[file.len()..]));
        let full = self.joined(file, link.at)?;
        let Some(found) = self.index.files.find(&full) else {
            let near = || self.index.file_names().help(&full, self.index.folder_of(self.file), &self.index.suggestions);
            let help = meant_outside(file).or_else(near);
            let message = format!("there is no file `{}`", repeated(file));
            return Err(Box::new(Diagnostic::new(Code::BrokenLink, link.at, message).maybe_help(help)));
        };
        if let Some(article) = self.index.article_files.get(&found) {
            return self.article(*article, fragment, at);
        }
        if let Some(page) = self.index.page_files.get(&found).copied() {
            let fragment = fragment.map(|fragment| decode(fragment, at)).transpose()?;
            if let Some(fragment) = &fragment {
                let known = &self.index.page_headings[page.position()];
                if !known.contains(fragment) {
                    let help = self.index.suggestions.help(fragment, known.iter().map(String::as_str));
                    return Err(Box::new(
                        Diagnostic::new(Code::BrokenAnchor, at, format!("`{full}` has no place `#{fragment}`")).maybe_help(help),
                    ));
                }
            }
            return Ok(LinkTarget::Page(page, fragment));
        }
        if let Some(speaker) = self.index.speaker_files.get(&found).and_then(|id| self.index.speakers.get(id)) {
            return Ok(LinkTarget::Speaker(*speaker));
        }
        if self.index.assets.contains_key(&found) {
            return Ok(LinkTarget::Asset(found));
        }
        if full == "content/index.md" {
            return Ok(LinkTarget::Site("index.html".to_owned(), None));
        }
        // A file that could not be read: its own mistake is in the log.
        Ok(LinkTarget::Nowhere)
    }

    fn article(&self, article: ArticleKey, fragment: Option<&str>, at: Span) -> Result<LinkTarget, Mistake> {
        let Some(fragment) = fragment else { return Ok(LinkTarget::Article(article, None)) };
        let fragment = decode(fragment, at)?;
        if self.has_anchor(article, &fragment) {
            return Ok(LinkTarget::Article(article, Some(fragment)));
        }
        let anchors = &self.index.anchors[article.position()];
        let help = self.index.suggestions.help(&fragment, anchors.headings.iter().map(String::as_str));
        let message = format!("the article `{}` has no place `#{fragment}`", anchors.slug);
        Err(Box::new(Diagnostic::new(Code::BrokenAnchor, at, message).maybe_help(help)))
    }

    fn has_anchor(&self, article: ArticleKey, fragment: &str) -> bool {
        let anchors = &self.index.anchors[article.position()];
        let sources = &self.index.source_ids[article.position()];
        let claim = fragment.strip_prefix("claim-").and_then(|id| ClaimId::new(id).ok()).is_some_and(|id| anchors.claims.contains(&id));
        let source = fragment.strip_prefix("source-").and_then(|id| SourceId::new(id).ok()).is_some_and(|id| sources.contains_key(&id));
        claim || source || anchors.headings.contains(fragment)
    }

    /// The path below the root that a path from this file's folder means.
    fn joined(&self, path: &str, at: Span) -> Result<String, Mistake> {
        let decoded = decode(path, at)?;
        let mut parts: Vec<&str> = self.index.folder_of(self.file).split('/').collect();
        for part in decoded.split('/') {
            match part {
                "" | "." => {}
                ".." if parts.len() > 1 => {
                    parts.pop();
                }
                ".." => return Err(Box::new(Diagnostic::new(Code::BrokenLink, at, format!("`{decoded}` leads out of content/")))),
                part => parts.push(part),
            }
        }
        Ok(parts.join("/"))
    }
}

/// The place of the end of an address, where it stands in the text as it is: what follows a scheme, or from `#` on.
fn tail(link: &LinkEntry, end: &str) -> Span {
    let is_plain = link.at.range().len() == link.destination.len() && link.destination.ends_with(end) && !end.is_empty();
    match is_plain {
        true => Span::new(link.at.file, link.at.end as usize - end.len()..link.at.end as usize),
        false => link.at,
    }
}

/// What could stand in place of an address that is refused.
fn in_its_place(error: &AddressError) -> String {
    let near = match error {
        AddressError::Scheme(scheme) => {
            suggest::nearest(scheme, ["claim", "article", "speaker", "source", "https", "http", "mailto", "tel"])
        }
        AddressError::Empty | AddressError::NoScheme | AddressError::Backslash | AddressError::NoHost => None,
    };
    near.map_or_else(|| "http, https, mailto, tel, or a path".to_owned(), |near| format!("did you mean `{near}:`?"))
}

/// Endings of hosts that are hardly those of files.
const HOSTS: [&str; 6] = ["com", "org", "net", "gov", "edu", "eu"];

/// The address that was meant by one without its scheme: of a site, or of a mailbox.
fn meant_outside(path: &str) -> Option<String> {
    let host = path.split('/').next().unwrap_or(path);
    let ending = host.rsplit_once('.').filter(|(name, _)| !name.is_empty()).map(|(_, ending)| ending)?;
    let is_mail = host == path && host.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    let scheme = match is_mail {
        true => "mailto:",
        false if !host.contains('@') && (host.starts_with("www.") || HOSTS.contains(&ending)) => "https://",
        false => return None,
    };
    Some(format!("did you mean `{scheme}{}`?", repeated(path)))
}

fn split(path: &str) -> (&str, Option<&str>) {
    match path.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment)),
        None => (path, None),
    }
}

/// Undoes percent signs once (RFC 3986, section 2.1); never again later.
fn decode(text: &str, at: Span) -> Result<String, Mistake> {
    if text.contains('?') {
        return Err(Box::new(
            Diagnostic::new(Code::BrokenLink, at, "a link within the archive has no query")
                .help("write `?` as `%3F` if it is part of a name"),
        ));
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = match tail {
            [high, low, ..] if *first == b'%' => (char::from(*high).to_digit(16)).zip(char::from(*low).to_digit(16)),
            _ => None,
        };
        match escaped {
            Some((high, low)) => {
                bytes.push(u8::try_from(high * 16 + low).unwrap_or(b'%'));
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    match String::from_utf8(bytes) {
        Ok(decoded) if !decoded.chars().any(|c| c.is_control() || c == '\\') => Ok(decoded),
        Ok(_) | Err(_) => Err(Box::new(Diagnostic::new(Code::BrokenLink, at, "the address holds bytes that no name has"))),
    }
}

#[cfg(test)]
mod tests {
    use super::meant_outside;

    #[test]
    fn addresses_without_their_scheme() {
        for (path, meant) in [
            ("www.example.org", Some("https://www.example.org")),
            ("example.org/minutes.pdf", Some("https://example.org/minutes.pdf")),
            ("www.city.example/minutes", Some("https://www.city.example/minutes")),
            ("bob@example.org", Some("mailto:bob@example.org")),
            ("minutes.pdf", None),
            ("2018-03-06-pledge.md", None),
            ("articles/pledge.com", None),
            (".org", None),
            ("a@b", None),
            ("@b.org", None),
        ] {
            assert_eq!(meant_outside(path), meant.map(|meant| format!("did you mean `{meant}`?")), "{path}");
        }
    }
}

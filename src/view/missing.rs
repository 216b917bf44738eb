//! Where nothing lies: what a host shows then, and what stands at a former address.
//!
//! In: the ways on; the address where a page lies now. Out: a [`MissingPage`]; a whole small document that leads on.

use super::frame::Head;
use super::model::{Link, MissingPage};
use super::standpoint::View;
use crate::plan::{Address, Page, Part};
use crate::theme::{Html, direction};

impl View<'_> {
    /// The page for what is missing. It may be shown at any address, so its links begin at the site's root.
    pub fn missing_page(&self) -> MissingPage {
        let title = self.strings.text("title.missing").to_owned();
        let page = |key: &str, page: Page| self.url(&page).map(|url| self.link(self.strings.text(key), url));
        let ways: [Option<Link>; 4] = [
            page("nav.search", Page::Search),
            page("nav.status", Page::Status),
            page("nav.articles", Page::Articles { part: Part::Own }),
            page("nav.home", Page::Home),
        ];
        MissingPage {
            text: self.strings.text("missing.text").to_owned(),
            ways: ways.into_iter().flatten().collect(),
            title: title.clone(),
            frame: self.frame(Head { kind: "missing", title, ..Head::default() }),
        }
    }

    /// What stands at a former address: it leads on at once, and by a link.
    pub fn redirect(&self, to: &Address) -> String {
        let url = Html::text(&self.href(to));
        let canonical = match &self.archive().config.base_url {
            Some(base_url) => format!("<link rel=\"canonical\" href=\"{}\">\n", Html::text(&to.absolute(base_url)).as_str()),
            None => String::new(),
        };
        let (lang, dir) = (Html::text(self.language), direction(self.language));
        let title = self.word("moved.title");
        let link = self.word("moved.link").linked(&self.href(to));
        let text = self.strings.phrase("moved.text", &[("link", &link)]);
        let (lang, url, title, text) = (lang.as_str(), url.as_str(), title.as_str(), text.as_str());
        format!(
            "<!doctype html>\n<html lang=\"{lang}\" dir=\"{dir}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'\">\n\
             <title>{title}</title>\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n\
             <meta name=\"robots\" content=\"noindex\">\n{canonical}<meta http-equiv=\"refresh\" content=\"0; url={url}\">\n</head>\n\
             <body>\n<main id=\"main\">\n<h1>{title}</h1>\n<p>{text}</p>\n</main>\n</body>\n</html>\n"
        )
    }
}

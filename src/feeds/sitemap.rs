//! The sitemap (sitemaps.org), and robots.txt (RFC 9309), which names it.

use super::Location;
use super::text::escaped;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// A file of pages.
pub fn sitemap(pages: &[Location]) -> Vec<u8> {
    let mut file = format!("{HEAD}<urlset xmlns=\"{NAMESPACE}\">\n");
    for Location { url, updated } in pages {
        file.push_str("<url><loc>");
        file.push_str(&escaped(url));
        file.push_str("</loc>");
        if let Some(day) = updated {
            file.push_str(&format!("<lastmod>{day}</lastmod>"));
        }
        file.push_str("</url>\n");
    }
    file.push_str("</urlset>\n");
    file.into_bytes()
}

/// The list of such files, where there are several.
pub fn sitemap_index(files: &[String]) -> Vec<u8> {
    let mut file = format!("{HEAD}<sitemapindex xmlns=\"{NAMESPACE}\">\n");
    for url in files {
        file.push_str(&format!("<sitemap><loc>{}</loc></sitemap>\n", escaped(url)));
    }
    file.push_str("</sitemapindex>\n");
    file.into_bytes()
}

/// Everybody may read everything; the sitemap lies there, where there is one.
pub fn robots(sitemap: Option<&str>) -> Vec<u8> {
    let mut file = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(url) = sitemap {
        file.push_str(&format!("\nSitemap: {url}\n"));
    }
    file.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Day;

    #[test]
    fn the_files() {
        let page = |url: &str, updated: Option<&str>| Location { url: url.into(), updated: updated.map(|day| Day::parse(day).unwrap()) };
        let pages = [page("https://example.org/a&b/x.html", Some("2018-03-06")), page("https://example.org/y.html", None)];
        for (file, expected) in [
            (
                sitemap(&pages),
                "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\
                 <url><loc>https://example.org/a&amp;b/x.html</loc><lastmod>2018-03-06</lastmod></url>\n\
                 <url><loc>https://example.org/y.html</loc></url>\n</urlset>\n",
            ),
            (
                sitemap_index(&["https://example.org/sitemap-1.xml".into()]),
                "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\
                 <sitemap><loc>https://example.org/sitemap-1.xml</loc></sitemap>\n</sitemapindex>\n",
            ),
        ] {
            assert_eq!(String::from_utf8(file).unwrap(), format!("{HEAD}{expected}"));
        }
        let robots = |sitemap| String::from_utf8(robots(sitemap)).unwrap();
        assert_eq!(robots(None), "User-agent: *\nAllow: /\n");
        assert_eq!(
            robots(Some("https://example.org/sitemap.xml")),
            "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n"
        );
    }
}

//! The theme that was compiled last.
//!
//! In: the files and archive.yaml's word. Out: the theme: the one that was kept, where it would be made of the same; else
//! another, which is kept. One with mistakes is never kept: they are told each time.

use std::sync::Arc;

use super::{absent, compiled, own, said_in_vain};
use crate::archive::Config;
use crate::diagnostic::Log;
use crate::files::Files;
use crate::theme::Theme;

/// What one compiling leaves to the next.
#[derive(Default)]
pub struct Kept(Option<(Made, Arc<Theme>)>);

/// What a theme is made of.
#[derive(PartialEq, Eq)]
struct Made {
    name: String,
    language: String,
    files: Vec<(String, [u8; 32])>,
}

/// What [`super::compile`] gives.
pub fn compile_again(files: &Files, config: &Config, kept: &mut Kept, log: &mut Log) -> Option<Arc<Theme>> {
    if let Some(mistake) = absent(files, config) {
        log.push(mistake);
        return None;
    }
    let own = own(files, config);
    let of = own.iter().map(|(path, id)| ((*path).to_owned(), files.get(*id).sha256)).collect();
    let made = Made { name: config.theme.clone(), language: config.language.clone(), files: of };
    if let Some((of, theme)) = &kept.0
        && *of == made
    {
        said_in_vain(&own, Some(theme), files, config, log);
        return Some(Arc::clone(theme));
    }
    let theme = compiled(&own, files, config, log).map(Arc::new);
    kept.0 = theme.clone().map(|theme| (made, theme));
    theme
}

#[cfg(test)]
mod tests {
    use super::super::compile;
    use super::*;
    use crate::files::{ArchivePath, InputFile};
    use crate::parse::{self, Overrides};

    fn files(config: &str, template: &str) -> Files {
        let file = |path: &str, text: &str| InputFile {
            path: ArchivePath::new(path),
            text: Some(text.to_owned()),
            spoiled: false,
            image_size: None,
            sha256: std::array::from_fn(|at| text.as_bytes().get(at).copied().unwrap_or(0)),
        };
        Files::new(vec![file("archive.yaml", config), file("themes/own/templates/page.html", template)])
    }

    #[test]
    fn a_theme_is_kept_as_long_as_it_would_be_made_of_the_same() {
        let own = "title: T\ntheme: own\n";
        let mut kept = Kept::default();
        let mut last: Option<Arc<Theme>> = None;
        for (name, config, template, is_same) in [
            ("the first", own, "a", false),
            ("nothing changed", own, "a", true),
            ("another title", "title: Other\ntheme: own\n", "a", true),
            ("another template", own, "b", false),
            ("another language", "title: T\ntheme: own\nlanguage: de\n", "b", false),
            ("another theme", "title: T\n", "b", false),
            ("a file of a theme that is not asked for", "title: T\n", "c", true),
            ("a mistake", own, "{{", false),
            ("the same mistake", own, "{{", false),
            ("mended", own, "b", false),
            ("a language without words", "title: T\ntheme: own\nlanguage: nl\n", "b", false),
            ("the same, which is told again", "title: T\ntheme: own\nlanguage: nl\n", "b", true),
        ] {
            let files = files(config, template);
            let config = parse::config(&files, &Overrides::default(), &mut Log::new()).config;
            let (mut fresh, mut again) = (Log::new(), Log::new());
            let theme = compile_again(&files, &config, &mut kept, &mut again);
            assert_eq!(compile(&files, &config, &mut fresh).is_some(), theme.is_some(), "{name}");
            assert_eq!(format!("{fresh:?}"), format!("{again:?}"), "{name}");
            assert_eq!(last.zip(theme.clone()).is_some_and(|(last, theme)| Arc::ptr_eq(&last, &theme)), is_same, "{name}");
            last = theme;
        }
    }
}

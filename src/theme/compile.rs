//! The theme: two layers of templates made ready, and views printed through them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, Value};

use super::asset::{self, Addressed, StaticContent, StaticFile, Unaddressed};
use super::builtin::builtin_files;
use super::fault::{Layer, Sources, TemplateFault, faults};
use super::strings::Strings;

/// The room that a page is given at first, in bytes.
const USUAL_SIZE: usize = 32 * 1024;

/// A file of the archive's theme.
#[derive(Clone, Copy, Debug)]
pub struct ThemeFile<'a> {
    /// Below `themes/NAME/`, with `/` between its parts: `templates/article.html`.
    pub path: &'a str,
    /// Its text; `None` for what is copied unread.
    pub text: Option<&'a str>,
    /// SHA-256 of the file.
    pub sha256: [u8; 32],
}

/// Templates ready to print, with the words of one language.
#[derive(Clone)]
pub struct Theme {
    tera: Tera,
    sources: Sources,
    strings: Strings,
    files: Vec<StaticFile>,
}

impl Theme {
    /// Lays the archive's theme over the one in the program, file by file (its strings: word by word).
    ///
    /// `language` is BCP 47: its own words, else its base language's, else English ones.
    pub fn compile(files: &[ThemeFile<'_>], language: &str) -> Result<Theme, Vec<TemplateFault>> {
        let mut found = Vec::new();
        let mut sources = Sources::new();
        let mut static_files = BTreeMap::new();
        for (path, bytes) in builtin_files() {
            if let (Some(name), Ok(text)) = (path.strip_prefix("templates/"), std::str::from_utf8(bytes)) {
                sources.insert(format!("{}{name}", Layer::Builtin.prefix()), text.to_owned());
            } else if path.starts_with("static/") {
                static_files.insert(
                    path.to_owned(),
                    Unaddressed { layer: Layer::Builtin, content: StaticContent::Bytes(Cow::Borrowed(bytes)), sha256: [0; 32] },
                );
            }
        }
        for file in files {
            if let Some(name) = file.path.strip_prefix("templates/") {
                match file.text {
                    Some(text) => drop(sources.insert(format!("{}{name}", Layer::Archive.prefix()), text.to_owned())),
                    None => found.push(TemplateFault::whole(Layer::Archive, file.path, "a template is a text")),
                }
            } else if file.path.starts_with("static/") {
                let content = match file.text {
                    Some(text) => StaticContent::Bytes(Cow::Owned(text.as_bytes().to_vec())),
                    None => StaticContent::CopyOf(file.path.to_owned()),
                };
                static_files.insert(file.path.to_owned(), Unaddressed { layer: Layer::Archive, content, sha256: file.sha256 });
            }
        }
        let Addressed { addresses, files: published, faults } = asset::address(static_files);
        found.extend(faults);
        let strings = Strings::of(language, files);
        let tera = ready(&sources, addresses);
        match tera {
            Ok(mut tera) if found.is_empty() => {
                tera.global_context().insert_value("t", strings.for_templates());
                Ok(Theme { tera, sources, strings, files: published })
            }
            tera => {
                found.extend(tera.err().unwrap_or_default());
                Err(found)
            }
        }
    }

    /// The page of a view, which is a struct with the field `page.root`. `template` is a name such as `article.html`.
    pub fn render(&self, template: &str, view: &impl Serialize) -> Result<Vec<u8>, TemplateFault> {
        let mut page = Vec::with_capacity(USUAL_SIZE);
        Context::from_serialize(view)
            .and_then(|context| self.tera.render_to(template, &context, &mut page))
            .map_err(|error| first(faults(&error, &self.sources), template))?;
        Ok(page)
    }

    /// The words of the theme.
    pub fn strings(&self) -> &Strings {
        &self.strings
    }

    /// The static files to publish, in the order of addresses.
    pub fn files(&self) -> &[StaticFile] {
        &self.files
    }
}

fn first(faults: Vec<TemplateFault>, template: &str) -> TemplateFault {
    faults.into_iter().next().unwrap_or_else(|| TemplateFault::whole(Layer::Builtin, template, "the template gives no page"))
}

/// The engine with both layers, or everything that is wrong with them.
fn ready(sources: &Sources, addresses: BTreeMap<String, String>) -> Result<Tera, Vec<TemplateFault>> {
    let mut tera = Tera::new();
    let layers = [Layer::Archive, Layer::Builtin].map(Layer::prefix);
    tera.set_fallback_prefixes(layers).map_err(|error| faults(&error, sources))?;
    tera.register_function("asset", move |arguments: Kwargs, state: &State<'_>| asset_address(&arguments, state, &addresses));
    match tera.add_raw_templates(sources.iter().map(|(name, text)| (name.as_str(), text.as_str()))) {
        Ok(()) => Ok(tera),
        Err(error) => {
            let syntax = syntax_faults(sources);
            Err(if syntax.is_empty() { faults(&error, sources) } else { syntax })
        }
    }
}

/// Every template that can't be parsed; the engine itself stops at the first.
fn syntax_faults(sources: &Sources) -> Vec<TemplateFault> {
    let alone = |(name, text): (&String, &String)| Tera::new().add_raw_template(name, text).err();
    sources
        .iter()
        .filter_map(alone)
        .filter(|error| matches!(error.kind(), tera::ErrorKind::SyntaxError(_)))
        .flat_map(|error| faults(&error, sources))
        .collect()
}

/// The function `asset(path="static/afterword.css")`: where a static file lies, relative to the page.
fn asset_address(arguments: &Kwargs, state: &State<'_>, addresses: &BTreeMap<String, String>) -> tera::TeraResult<String> {
    let path: &str = arguments.must_get("path")?;
    let path = if path.starts_with("static/") { path.to_owned() } else { format!("static/{path}") };
    let address = addresses.get(&path).ok_or_else(|| tera::Error::message(format!("the theme has no file `{path}`")))?;
    let page: Option<Value> = state.get("page")?;
    let root = page.as_ref().and_then(|page| page.get_from_path("root")).and_then(Value::as_str);
    match root {
        Some(root) => Ok(format!("{root}{address}")),
        None => Err(tera::Error::message("`asset` needs `page`: a component takes it as `@page`")),
    }
}

#[cfg(test)]
mod tests;

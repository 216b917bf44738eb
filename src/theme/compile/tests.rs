use super::*;

#[derive(Serialize)]
struct View {
    page: Page,
    title: Option<String>,
}

#[derive(Serialize)]
struct Page {
    root: &'static str,
}

fn view(root: &'static str) -> View {
    View { page: Page { root }, title: None }
}

fn file(path: &'static str, text: &'static str) -> ThemeFile<'static> {
    ThemeFile { path, text: Some(text), sha256: [0; 32] }
}

fn print(files: &[ThemeFile<'_>], template: &str, root: &'static str) -> Result<String, TemplateFault> {
    let theme = Theme::compile(files, "en").unwrap();
    theme.render(template, &view(root)).map(|page| String::from_utf8(page).unwrap())
}

#[test]
fn the_archives_templates_lie_over_the_programs() {
    let files = [
        file("templates/own.html", "{% set day = {\"text\": \"<2018>\"} %}{{ <date date={day} /> }}{{ t.skip }}"),
        file("templates/parts/mine.html", "{% component date(date) %}[{{ date.text }}]{% endcomponent date %}"),
    ];
    assert_eq!(print(&files, "own.html", "").unwrap(), "[&lt;2018&gt;]Skip to the content");
}

#[test]
fn an_override_may_extend_what_it_overrides() {
    let files = [file("templates/missing.html", "{% extends \"builtin/missing.html\" %}{% block title %}Gone{% endblock %}")];
    let theme = Theme::compile(&files, "en").unwrap();
    assert!(theme.tera.contains_template("theme/missing.html") && theme.tera.contains_template("builtin/missing.html"));
}

#[test]
fn a_static_file_is_found_from_every_depth() {
    let files = [
        file("templates/own.html", "{{ asset(path=\"own.css\") }}"),
        file("templates/gone.html", "\n  {{ asset(path=\"none.css\") }}"),
        file("static/own.css", "a{}"),
    ];
    let address = "static/own.5f546eb460.css";
    for (root, expected) in [("", address.to_owned()), ("../../", format!("../../{address}"))] {
        assert_eq!(print(&files, "own.html", root).unwrap(), expected);
    }
    let theme = Theme::compile(&files, "en").unwrap();
    assert!(theme.files().iter().any(|file| file.address == address));
    let fault = print(&files, "gone.html", "").unwrap_err();
    assert_eq!((fault.file.as_str(), fault.line, fault.column), ("templates/gone.html", Some(2), Some(6)));
    assert_eq!(fault.message, "the theme has no file `static/none.css`");
}

/// Files of a theme; file, line, column and message of the faults.
type Faulty<'a> = (&'a [(&'static str, &'static str)], &'a [(&'static str, Option<usize>, Option<usize>, &'static str)]);

#[test]
fn every_mistake_has_its_place() {
    let cases: &[Faulty<'_>] = &[
        (
            &[("templates/a.html", "x\n{{ 1 + }}"), ("templates/b.html", "{% if %}")],
            &[
                ("templates/a.html", Some(2), Some(8), "found `}}` but expected one of"),
                ("templates/b.html", Some(1), Some(7), "found `%}` but expected one of"),
            ],
        ),
        (&[("templates/a.html", "{{ \"a\" | shout }}")], &[("templates/a.html", Some(1), Some(10), "unknown filter `shout`")]),
        (
            &[("templates/a.html", "{% extends \"none.html\" %}")],
            &[(
                "templates/a.html",
                None,
                None,
                "template 'theme/a.html' is inheriting from 'none.html', which doesn't exist or isn't loaded",
            )],
        ),
        (&[("theme.yaml", "name: x\napi: 2")], &[("theme.yaml", None, None, "the theme doesn't say for which version")]),
        (&[("theme.yaml", "name: x\ncolour: red\napi: 1")], &[("theme.yaml", None, None, "there is no key `colour`")]),
    ];
    for (files, expected) in cases {
        let files: Vec<ThemeFile<'_>> = files.iter().map(|(path, text)| file(path, text)).collect();
        let faults = Theme::compile(&files, "en").err().unwrap();
        assert_eq!(faults.len(), expected.len(), "{faults:#?}");
        for (fault, (file, line, column, message)) in faults.iter().zip(*expected) {
            assert_eq!((fault.file.as_str(), fault.line, fault.column), (*file, *line, *column));
            assert!(fault.message.starts_with(message), "{}", fault.message);
        }
        assert!(faults.iter().all(|fault| fault.layer == Layer::Archive));
    }
}

#[test]
fn a_misspelt_field_is_a_fault_with_its_line() {
    let fault = print(&[file("templates/own.html", "a\n{{ page.rot }}")], "own.html", "").unwrap_err();
    assert_eq!((fault.line, fault.column, fault.text.as_deref()), (Some(2), Some(9), Some("{{ page.rot }}")));
    assert!(fault.message.contains("`rot` is not defined"), "{}", fault.message);
}

#[test]
fn what_is_not_text_is_copied() {
    let files = [ThemeFile { path: "static/f.woff2", text: None, sha256: [0xab; 32] }];
    let theme = Theme::compile(&files, "en").unwrap();
    let font = theme.files().iter().find(|file| file.address == "static/f.ababababab.woff2").unwrap();
    assert_eq!(font.content, StaticContent::CopyOf("static/f.woff2".into()));
}

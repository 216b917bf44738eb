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
            &[("templates/a.html", Some(1), Some(1), "there is no template `none.html`")],
        ),
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

/// A template of the archive's theme at `claim.html`; line, column, message and help of the only fault.
type Helped = (&'static str, usize, usize, &'static str, &'static str);

#[test]
fn what_the_engine_refuses_is_helped() {
    let cases: [Helped; 14] = [
        (
            "{% extends \"claim.html\" %}",
            1,
            1,
            "templates extend each other in a circle: `theme/claim.html`",
            "did you mean `{% extends \"builtin/claim.html\" %}`?",
        ),
        (
            "\n {% include \"claim.html\" %}",
            2,
            2,
            "templates include each other in a circle: `theme/claim.html`, `theme/claim.html`",
            "did you mean `{% include \"builtin/claim.html\" %}`?",
        ),
        ("{% extends \"bas.html\" %}", 1, 1, "there is no template `bas.html`", "did you mean `base.html`?"),
        ("{% include \"basse.html\" %}", 1, 12, "unknown template `basse.html`", "did you mean `base.html`?"),
        (
            "{% block main %}\nx{% if row %}\n{% endblock %}",
            2,
            2,
            "`{% if %}` is not closed",
            "write `{% endif %}` before the `{% endblock %}` of line 3",
        ),
        ("{% block main %}x", 1, 1, "`{% block %}` is not closed", "write `{% endblock %}`"),
        ("{% block main %}{% endfi %}{% endblock %}", 1, 20, "unknown tag", "did you mean `endif`?"),
        ("{% endif %}", 1, 4, "unknown tag", "no tag is open that `endif` could close or go on with"),
        ("{{ asset(\"x.css\") }}", 1, 10, "found string but expected identifier", "arguments have names: `asset(path=\"afterword.css\")`"),
        ("{{ range(\"3\") }}", 1, 10, "found string but expected identifier", "arguments have names: `range(NAME=…)`"),
        ("{{ <nmae name={row} /> }}", 1, 4, "unknown component `nmae`", "did you mean `name`?"),
        (
            "{% extends \"builtin/claim.html\" %}{% block mian %}{% endblock %}",
            1,
            44,
            "block `mian` is not defined in any parent template",
            "did you mean `main`?",
        ),
        ("{{ row | shout }}", 1, 10, "unknown filter `shout`", ""),
        ("{% extends \"theme/own.html\" %}", 1, 1, "templates extend each other in a circle: `theme/own.html`, `theme/claim.html`", ""),
    ];
    let own = file("templates/own.html", "{% extends \"theme/claim.html\" %}");
    for (text, line, column, message, help) in cases {
        let files = [file("templates/claim.html", text), own];
        let used = if text.contains("own.html") { &files[..] } else { &files[..1] };
        let faults = Theme::compile(used, "en").err().unwrap();
        let fault = faults.iter().find(|fault| fault.file == "templates/claim.html").unwrap();
        assert_eq!((fault.line, fault.column), (Some(line), Some(column)), "{text}");
        assert_eq!((fault.message.as_str(), fault.help.as_deref().unwrap_or_default()), (message, help), "{text}");
    }
}

#[test]
fn what_shows_in_the_programs_templates_lies_where_the_theme_brings_it_about() {
    let signature = [file("templates/parts/own.html", "\n{% component more(link) %}{% endcomponent more %}")];
    let theme = Theme::compile(&signature, "en").unwrap();
    let mut tera = theme;
    let calls = "{% component outer(a) %}{{ <more links={[a]} /> }}{% endcomponent outer %}{{ <outer a=\"x\" /> }}";
    tera.sources.insert("builtin/call.html".to_owned(), calls.to_owned());
    tera.tera.add_raw_template("builtin/call.html", calls).unwrap();
    let fault = tera.render("call.html", &view("")).unwrap_err();
    assert_eq!(
        (fault.layer, fault.file.as_str(), fault.line, fault.column),
        (Layer::Archive, "templates/parts/own.html", Some(2), Some(1))
    );
    assert!(fault.message.starts_with("the program's templates call `more` otherwise: unknown argument(s) `links`"), "{}", fault.message);

    let blocks = [file(
        "templates/base.html",
        "<html>{% block title %}{% endblock %}{% block policy %}{% endblock %}{% block main %}{% endblock %}",
    )];
    let faults = Theme::compile(&blocks, "en").err().unwrap();
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert_eq!((faults[0].layer, faults[0].file.as_str()), (Layer::Archive, "templates/base.html"));
    assert_eq!(faults[0].help.as_deref(), Some("add `{% block head %}{% endblock %}`"));

    let given = [file("templates/own.html", "{{ <crumbs crumbs={[1]} then=\"\" /> }}")];
    let fault = print(&given, "own.html", "").unwrap_err();
    assert_eq!((fault.layer, fault.file.as_str(), fault.line, fault.column), (Layer::Archive, "templates/own.html", Some(1), Some(4)));
    assert!(fault.message.starts_with("templates/parts/words.html: "), "{}", fault.message);
}

#[test]
fn a_misspelt_field_is_a_fault_with_its_line() {
    let fault = print(&[file("templates/own.html", "a\n{{ page.rot }}")], "own.html", "").unwrap_err();
    assert_eq!((fault.line, fault.column), (Some(2), Some(9)));
    assert!(fault.message.contains("`rot` is not defined"), "{}", fault.message);
}

#[test]
fn what_is_not_text_is_copied() {
    let files = [ThemeFile { path: "static/f.woff2", text: None, sha256: [0xab; 32] }];
    let theme = Theme::compile(&files, "en").unwrap();
    let font = theme.files().iter().find(|file| file.address == "static/f.ababababab.woff2").unwrap();
    assert_eq!(font.content, StaticContent::CopyOf("static/f.woff2".into()));
}

//! What a style may say.
//!
//! In: CSS. Out: the first thing that could load something, as a phrase. Only functions that are known to load nothing
//! are let through, and `url()` only of a part of the same file. No CSS is parsed: a sign that could hide a word
//! from us (a backslash) is refused, and what we take for a function in a comment or string is one too much, never one
//! too few.

/// Functions of CSS that load nothing.
const FUNCTIONS: &[&str] = &[
    "rgb",
    "rgba",
    "hsl",
    "hsla",
    "hwb",
    "lab",
    "lch",
    "oklab",
    "oklch",
    "color",
    "color-mix",
    "light-dark",
    "calc",
    "min",
    "max",
    "clamp",
    "var",
    "env",
    "matrix",
    "matrix3d",
    "translate",
    "translatex",
    "translatey",
    "scale",
    "scalex",
    "scaley",
    "rotate",
    "skew",
    "skewx",
    "skewy",
    "cubic-bezier",
    "steps",
    "blur",
    "brightness",
    "contrast",
    "drop-shadow",
    "grayscale",
    "hue-rotate",
    "invert",
    "opacity",
    "saturate",
    "sepia",
    "linear",
    "not",
];
/// Rules of CSS that load nothing.
const RULES: &[&str] = &["@media", "@supports", "@keyframes"];

/// A style sheet.
pub(super) fn sheet(css: &str) -> Result<(), String> {
    let plain = without_comments(css);
    for (at, _) in plain.match_indices('@') {
        let rule: String =
            plain[at..].chars().take_while(|c| *c == '@' || *c == '-' || c.is_alphanumeric()).collect::<String>().to_ascii_lowercase();
        if !RULES.contains(&rule.as_str()) {
            return Err(format!("`{rule}`"));
        }
    }
    functions(&plain)
}

/// The declarations of a `style` attribute.
pub(super) fn declarations(css: &str) -> Result<(), String> {
    let plain = without_comments(css);
    if plain.contains('@') {
        return Err("`@`".to_owned());
    }
    functions(&plain)
}

/// The value of one property.
pub(super) fn value(css: &str) -> Result<(), String> {
    functions(&without_comments(css))
}

/// A comment ends a word in CSS, as a blank does.
fn without_comments(css: &str) -> String {
    let mut plain = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        plain.push_str(&rest[..start]);
        plain.push(' ');
        rest = rest[start + 2..].split_once("*/").map_or("", |(_, rest)| rest);
    }
    plain.push_str(rest);
    plain
}

fn functions(css: &str) -> Result<(), String> {
    if css.contains('\\') {
        return Err("a backslash".to_owned());
    }
    for (at, _) in css.match_indices('(') {
        let start = css[..at]
            .rfind(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_')))
            .map_or(0, |before| before + css[before..].chars().next().map_or(1, char::len_utf8));
        let name = css[start..at].to_ascii_lowercase();
        let argument = css[at + 1..].trim_start().trim_start_matches(['"', '\'']);
        let harmless = match name.as_str() {
            "" => true,
            "url" => argument.starts_with('#'),
            name => FUNCTIONS.contains(&name),
        };
        if !harmless {
            return Err(format!("`{}(`", name.chars().take(40).collect::<String>()));
        }
    }
    let lower = css.to_ascii_lowercase();
    ["javascript:", "expression", "-moz-binding", "behavior"]
        .iter()
        .find(|word| lower.contains(**word))
        .map_or(Ok(()), |word| Err(format!("`{word}`")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_loads_something_is_refused() {
        for (css, refused) in [
            ("fill: red; stroke-width: 2px", None),
            ("fill:url(#a)", None),
            ("fill: url( '#a' )", None),
            ("transform: rotate(45deg) translate(1px, 2px)", None),
            ("fill: url(https://x/)", Some("`url(`")),
            ("fill: URL(x.svg#a)", Some("`url(`")),
            ("fill: u\\72l(x)", Some("a backslash")),
            ("background: image-set('https://x/' 1x)", Some("`image-set(`")),
            ("background: u/**/rl(x)", Some("`rl(`")),
            ("fill: /* url(x) */ red", None),
            ("fill: /* url(x)", None),
            ("src: src(x)", Some("`src(`")),
            ("width: expression(alert(1))", Some("`expression(`")),
            ("-moz-binding: none", Some("`-moz-binding`")),
        ] {
            assert_eq!(declarations(css).err().as_deref(), refused, "{css}");
        }
    }

    #[test]
    fn rules_of_a_sheet() {
        for (css, refused) in [
            (".a { fill: red } @media (prefers-color-scheme: dark) { .a { fill: blue } }", None),
            ("@import 'x.css';", Some("`@import`")),
            ("@IMPORT url(#x);", Some("`@import`")),
            ("@font-face { src: local(x) }", Some("`@font-face`")),
            ("@namespace x 'y';", Some("`@namespace`")),
        ] {
            assert_eq!(sheet(css).err().as_deref(), refused, "{css}");
        }
    }
}

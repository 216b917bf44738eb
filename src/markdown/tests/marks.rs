//! Marked words and their notes.

use super::page::{assert_balanced, assert_inert, marks_over, outline_of, parsed, shown, text_of};
use crate::markdown::{Mark, Quote, find_quote};

/// Marks as `[1 …]`, where they go on as `[+1 …]`, their numbers as `1`, in HTML without the tags of marks: easier on the eye.
fn short(html: &str) -> String {
    let mut html = html.to_owned();
    for number in 1..4 {
        html = html.replace(&format!("<mark class=\"claim good\" id=\"claim-c{number}\">"), &format!("[{number} "));
        html = html.replace(&format!("<mark class=\"claim good\" data-claim=\"c{number}\">"), &format!("[+{number} "));
        html = html.replace(&format!("<a>{number}</a>"), &format!("({number})"));
    }
    html.replace("</mark>", "]")
}

#[test]
fn marked_words() {
    const OPEN: &str = "<div class=\"noted\"><div>";
    for (text, words, expected) in [
        ("a b c", vec!["b"], format!("{OPEN}<p>a [1 b](1) c</p>\n</div>{{0}}</div>\n")),
        ("a b", vec!["a b"], format!("{OPEN}<p>[1 a b](1)</p>\n</div>{{0}}</div>\n")),
        ("x\n\na b\n\ny", vec!["b"], format!("<p>x</p>\n{OPEN}<p>a [1 b](1)</p>\n</div>{{0}}</div>\n<p>y</p>\n")),
        // Across emphasis, a line break and a link: one mark a text, the number behind the link.
        ("a *b c* d", vec!["b c* d"], format!("{OPEN}<p>a <em>[1 b c]</em>[+1  d](1)</p>\n</div>{{0}}</div>\n")),
        ("a *b* d", vec!["b"], format!("{OPEN}<p>a <em>[1 b]</em>(1) d</p>\n</div>{{0}}</div>\n")),
        ("a *b c* d", vec!["b"], format!("{OPEN}<p>a <em>[1 b](1) c</em> d</p>\n</div>{{0}}</div>\n")),
        ("a b\nc d", vec!["b\nc"], format!("{OPEN}<p>a [1 b\nc](1) d</p>\n</div>{{0}}</div>\n")),
        ("> a b\n> c d", vec!["b\n> c"], format!("<blockquote>\n{OPEN}<p>a [1 b\nc](1) d</p>\n</div>{{0}}</div>\n</blockquote>\n")),
        ("a [b c](d) e", vec!["a [b"], format!("{OPEN}<p>[1 a ]<a href=\"d\">[+1 b] c</a>(1) e</p>\n</div>{{0}}</div>\n")),
        ("a [b](d), e", vec!["b"], format!("{OPEN}<p>a <a href=\"d\">[1 b]</a>(1), e</p>\n</div>{{0}}</div>\n")),
        ("a [b](claim:x) e", vec!["[b](claim:x)"], format!("{OPEN}<p>a [1 b](1) e</p>\n</div>{{0}}</div>\n")),
        ("a [b](source:cite) e", vec!["b"], format!("{OPEN}<p>a [1 b]<a href=\"#s\">[1]</a>(1) e</p>\n</div>{{0}}</div>\n")),
        (
            "a `b` ![c](d.png) e",
            vec!["a `b` ![c](d.png)"],
            format!(
                "{OPEN}<p>[1 a <code>b</code> <img src=\"d.png\" alt=\"c\" width=\"4\" height=\"3\" loading=\"lazy\">](1) e</p>\n</div>{{0}}</div>\n"
            ),
        ),
        ("a &amp; b", vec!["&amp;"], format!("{OPEN}<p>a [1 &amp;](1) b</p>\n</div>{{0}}</div>\n")),
        // Overlaps.
        ("a b c d", vec!["a b c", "b c d"], format!("{OPEN}<p>[1 a [2 b c]](1)[+2  d](2)</p>\n</div>{{0,1}}</div>\n")),
        ("a b c d", vec!["b", "a b c"], format!("{OPEN}<p>[2 a [1 b]](1)[+2  c](2) d</p>\n</div>{{1,0}}</div>\n")),
        ("a b c", vec!["b", "b"], format!("{OPEN}<p>a [1 [2 b]](1)(2) c</p>\n</div>{{0,1}}</div>\n")),
        // Every kind of block.
        ("# a b", vec!["b"], format!("{OPEN}<h2 id=\"a-b\">a [1 b](1)</h2>\n</div>{{0}}</div>\n")),
        ("- a b\n- c", vec!["b"], format!("<ul>\n<li>{OPEN}a [1 b](1)</div>{{0}}</div>\n</li>\n<li>c</li>\n</ul>\n")),
        ("- a b\n  - c", vec!["b"], format!("<ul>\n<li>{OPEN}a [1 b](1)</div>{{0}}</div>\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n")),
        ("- a b\n\n- c", vec!["b"], format!("<ul>\n<li>{OPEN}<p>a [1 b](1)</p>\n</div>{{0}}</div>\n</li>\n<li><p>c</p>\n</li>\n</ul>\n")),
        ("a\n: b c", vec!["c"], format!("<dl>\n<dt>a</dt>\n<dd>{OPEN}b [1 c](1)</div>{{0}}</div>\n</dd>\n</dl>\n")),
        ("<p>a b", vec!["b"], format!("{OPEN}<p>&lt;p&gt;a [1 b](1)</p>\n</div>{{0}}</div>\n")),
        // A mark over no words is not there.
        ("a b", vec![" b", ""], format!("{OPEN}<p>a[1  b](1)</p>\n</div>{{0}}</div>\n")),
        ("```\na\n```\n\nb", vec!["a"], "<pre class=\"code\" tabindex=\"0\"><code>a\n</code></pre>\n<p>b</p>\n".to_owned()),
    ] {
        let html = shown(text, &marks_over(text, &words));
        assert_eq!(short(&html), expected, "{text}");
        assert_balanced(&html);
    }
}

#[test]
fn a_table_with_marked_words_is_boxed_as_a_whole() {
    let text = "|a|b|\n|-|-|\n|c d|e|\n|f|g h|";
    let html = short(&shown(text, &marks_over(text, &["d", "h"])));
    assert!(html.starts_with("<div class=\"noted\"><div><div class=\"scroll\""), "{html}");
    assert!(html.contains("<td>c [1 d](1)</td>") && html.contains("<td>g [2 h](2)</td>"), "{html}");
    assert!(html.ends_with("</table>\n</div>\n</div>{0,1}</div>\n"), "{html}");
}

#[test]
fn words_in_a_note_are_marked_there() {
    let text = "x[^1]\n\n[^1]: a b\n[^2]: c d\n";
    let html = short(&shown(text, &marks_over(text, &["b", "d"])));
    assert!(html.contains("<li id=\"fn-1\"><div class=\"noted\"><div><p>a [1 b](1)</p>\n</div>{0}</div>\n<p><a class=\"back\""), "{html}");
    assert!(!html.contains("(2)"), "{html}");
}

#[test]
fn ids_and_classes_of_marks_are_escaped() {
    let marks = [Mark { range: 0..1, id: "\"><b>".into(), class: "\"x".into(), after_html: String::new() }];
    assert_inert(&shown("a", &marks));
}

#[test]
fn many_marks_on_the_same_words_stay_shallow() {
    let text = "a *b* ".repeat(50);
    let outline = outline_of(&text);
    let found = find_quote(&outline.flat, &Quote { exact: &text.replace('*', ""), ..Quote::default() }).unwrap();
    let mark = |number| Mark { range: found.range.clone(), id: format!("c{number}"), class: String::new(), after_html: "<b>n</b>".into() };
    let marks: Vec<Mark> = (0..200).map(mark).collect();
    let html = shown(&text, &marks);
    assert_balanced(&html);
    assert_inert(&html);
    assert_eq!(html.matches("id=\"claim-").count(), 200);
    assert_eq!(html.matches("<b>n</b>").count(), 200);
    assert_eq!(html.matches("<mark").count(), 100 * 12 + 188);
}

#[test]
fn marks_change_no_word() {
    let text = "a [b *c*](d) e\n- f `g` h\n\n|i j|\n|-|\n|k|";
    let plain = text_of(&parsed(&shown(text, &[])).0);
    let marks: Vec<Mark> = (0..text.len())
        .map(|start| Mark {
            range: start..(start + 7).min(text.len()),
            id: start.to_string(),
            class: String::new(),
            after_html: String::new(),
        })
        .collect();
    let html = shown(text, &marks);
    assert_balanced(&html);
    let marked: String = text_of(&parsed(&html).0);
    let unspaced = |text: &str| {
        text.split(['{', '}', ',']).filter(|part| part.parse::<usize>().is_err()).collect::<String>().split_whitespace().collect::<String>()
    };
    assert_eq!(unspaced(&marked), unspaced(&plain));
}

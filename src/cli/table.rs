//! A table that fits the terminal.

use afterword::diagnostic::report::harmless;
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use super::status_sign::painted;

/// Columns narrower than this are not cut further.
const NARROWEST: usize = 12;

/// Rows under a head, each column as wide as its widest cell. Where `width` is too small, the widest columns are cut.
pub(super) fn table(head: &[&str], rows: &[Vec<String>], width: Option<usize>) -> String {
    table_in_colour(head, rows, width, &|_, _| None)
}

/// The same; `colour` gives the parameters of SGR for a cell by its row and column.
pub(super) fn table_in_colour(
    head: &[&str],
    rows: &[Vec<String>],
    width: Option<usize>,
    colour: &dyn Fn(usize, usize) -> Option<&'static str>,
) -> String {
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| harmless(cell)).collect()).collect();
    let mut widths: Vec<usize> = head.iter().map(|name| name.width()).collect();
    for row in &rows {
        for (column, cell) in row.iter().enumerate() {
            widths[column] = widths[column].max(cell.width());
        }
    }
    if let Some(width) = width {
        narrow(&mut widths, width);
    }
    let mut out = line(head, &widths, &|_| None);
    for (place, row) in rows.iter().enumerate() {
        let cells: Vec<&str> = row.iter().map(String::as_str).collect();
        out.push_str(&line(&cells, &widths, &|column| colour(place, column)));
    }
    out
}

fn narrow(widths: &mut [usize], width: usize) {
    let gaps = 2 * widths.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > width {
        let Some(widest) = widths.iter_mut().max_by_key(|width| **width).filter(|width| **width > NARROWEST) else { return };
        *widest -= 1;
    }
}

fn line(cells: &[&str], widths: &[usize], colour: &dyn Fn(usize) -> Option<&'static str>) -> String {
    let mut out = String::new();
    for (column, (cell, width)) in cells.iter().zip(widths).enumerate() {
        if column > 0 {
            out.push_str("  ");
        }
        let cut = cut(cell, *width);
        out.push_str(&painted(&cut, colour(column)));
        out.extend(std::iter::repeat_n(' ', width - cut.width()));
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// The text in at most `width` columns, with `…` at its end where it was cut.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 0;
    for letter in text.chars() {
        let wide = letter.width().unwrap_or(0);
        if used + wide + 1 > width {
            break;
        }
        used += wide;
        out.push(letter);
    }
    out.push('…');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_and_cut_where_the_terminal_is_narrow() {
        let rows = vec![vec!["a".into(), "정상 회담".into()], vec!["long-enough".into(), "a text of many words".into()]];
        assert_eq!(table(&["id", "text"], &rows, None), "id           text\na            정상 회담\nlong-enough  a text of many words\n");
        let narrow = table(&["id", "text"], &rows, Some(26));
        assert!(narrow.lines().all(|line| line.width() <= 26), "{narrow}");
        assert!(narrow.contains("a text of ma…") || narrow.contains('…'), "{narrow}");
    }

    #[test]
    fn colour_takes_no_room() {
        let rows = vec![vec!["kept".into(), "a".into()], vec!["x".into(), "b".into()]];
        let colour = |row: usize, column: usize| (row == 0 && column == 0).then_some("32");
        assert_eq!(table_in_colour(&["S", "T"], &rows, None, &colour), "S     T\n\u{1b}[32mkept\u{1b}[0m  a\nx     b\n");
    }
}

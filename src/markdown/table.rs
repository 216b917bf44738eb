//! Tables in HTML.
//!
//! In: the beginnings and ends of a table's parts. Out: their tags. A table lies in a box that scrolls and can
//! be reached by keyboard; how a column is set is a class, since no page has a `style`.

use pulldown_cmark::Alignment;

use crate::markdown::escape::push_attribute;

/// A table while it is written.
pub(crate) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    has_body: bool,
    /// Where the content of the open cell begins.
    cell: usize,
}

impl Table {
    /// Opens a table; `label` names the box.
    pub(crate) fn begin(html: &mut String, alignments: Vec<Alignment>, label: &str) -> Table {
        html.push_str("<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"");
        push_attribute(html, label);
        html.push_str("\">\n<table>\n");
        Table { alignments, column: 0, in_head: false, has_body: false, cell: html.len() }
    }

    pub(crate) fn begin_head(&mut self, html: &mut String) {
        self.in_head = true;
        self.column = 0;
        html.push_str("<thead>\n<tr>");
    }

    pub(crate) fn end_head(&mut self, html: &mut String) {
        self.in_head = false;
        html.push_str("</tr>\n</thead>\n");
    }

    pub(crate) fn begin_row(&mut self, html: &mut String) {
        self.column = 0;
        html.push_str(if self.has_body { "<tr>" } else { "<tbody>\n<tr>" });
        self.has_body = true;
    }

    pub(crate) fn end_row(&mut self, html: &mut String) {
        html.push_str("</tr>\n");
    }

    pub(crate) fn begin_cell(&mut self, html: &str) {
        self.cell = html.len();
    }

    /// Closes the cell. A head without words is no head, so that nobody is read an empty one.
    pub(crate) fn end_cell(&mut self, html: &mut String) {
        let is_head = self.in_head && html.len() > self.cell;
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"centre\"",
            Some(Alignment::Right) => " class=\"right\"",
            Some(Alignment::None) | None => "",
        };
        let (tag, scope) = if is_head { ("th", " scope=\"col\"") } else { ("td", "") };
        html.insert_str(self.cell, &format!("<{tag}{scope}{class}>"));
        html.push_str(&format!("</{tag}>"));
        self.column += 1;
    }

    pub(crate) fn end(self, html: &mut String) {
        html.push_str(if self.has_body { "</tbody>\n</table>\n</div>\n" } else { "</table>\n</div>\n" });
    }
}

//! Drawings for the fixtures: enough of each form to see it.

use super::words::{html, mark, text, texts};
use crate::view::model::{Drawing, Html, Lane, Row, Shared, Table, TableRow};

const YEARS: [(&str, &str); 7] =
    [("11.03", "2019"), ("24.37", "2020"), ("37.74", "2021"), ("51.08", "2022"), ("64.41", "2023"), ("77.75", "2024"), ("91.12", "2025")];

fn years(height: u32, baseline: u32, labels: bool) -> String {
    let mut svg = String::new();
    for (place, (x, year)) in YEARS.iter().enumerate() {
        svg.push_str(&format!("<line x1=\"{x}%\" x2=\"{x}%\" y1=\"0\" y2=\"{height}\" class=\"ax\"/>"));
        if labels {
            let class = if place % 2 == 1 { " class=\"alt\"" } else { "" };
            svg.push_str(&format!("<text x=\"{x}%\" dx=\"3\" y=\"{baseline}\"{class}>{year}</text>"));
        }
    }
    svg
}

/// A spell as a bar from one x to another, in per cent.
fn bar(status: &str, from: f64, to: f64, top: u32, height: u32) -> String {
    let (tone, width, middle) = (mark(status).tone.clone(), to - from, f64::from(top) + f64::from(height) / 2.0);
    let line = |more: &str| format!("<line x1=\"{from:.2}%\" x2=\"{to:.2}%\" y1=\"{middle}\" y2=\"{middle}\" class=\"s {tone}\" {more}/>");
    let rect =
        |y: u32, height: u32, more: &str| format!("<rect x=\"{from:.2}%\" y=\"{y}\" width=\"{width:.2}%\" height=\"{height}\" {more}/>");
    match status {
        "pending" => line("stroke-width=\"1.5\""),
        "conditional" => line("stroke-width=\"1.5\" stroke-dasharray=\"6 4\""),
        "holding" | "in-progress" => line("stroke-width=\"5\""),
        "overdue" => line("stroke-width=\"5\" stroke-dasharray=\"3 3\""),
        "broken" => rect(top, height, "class=\"f bad\"") + &rect(top, height, "fill=\"url(#hatch)\""),
        "contested" => {
            rect(top, height / 2 - 1, "class=\"f bad\"")
                + &rect(top + height / 2 + 2, height / 2 - 3, "class=\"s void\" stroke-width=\"1.5\"")
        }
        "partly-kept" => rect(top, height, "class=\"s mid\" stroke-width=\"1.5\"") + &rect(top + height / 2, height / 2, "class=\"f mid\""),
        "withdrawn" | "lapsed" => rect(top, height, "class=\"s void\" stroke-width=\"1.5\""),
        _ => rect(top, height, &format!("class=\"f {tone}\"")),
    }
}

/// The strip of a claim with five spells.
pub(crate) fn strip() -> Drawing {
    let spells = [
        ("pending", 0.15, 11.07, "1.2"),
        ("holding", 11.07, 15.75, "11.07"),
        ("broken", 15.75, 16.65, "15.75"),
        ("contested", 16.65, 24.44, "20.35"),
        ("broken", 24.44, 100.0, "24.95"),
    ];
    let mut svg = String::from(
        "<svg class=\"strip\" height=\"62\" role=\"img\" aria-labelledby=\"strip-title strip-desc\"><title id=\"strip-title\">Every status, from March 2018 to September 2025</title><desc id=\"strip-desc\">Pending, holding, broken, contested, broken. The list below says the same.</desc>",
    );
    svg.push_str(&years(36, 9, true));
    for (place, (status, from, to, label)) in spells.into_iter().enumerate() {
        svg.push_str(&bar(status, from, to, 18, 16));
        svg.push_str(&format!(
            "<line x1=\"{from:.2}%\" y1=\"35\" x2=\"{label}%\" y2=\"47\" class=\"ld\"/><text class=\"num\" x=\"{label}%\" y=\"59\" text-anchor=\"middle\">{}</text>",
            place + 1
        ));
    }
    svg.push_str("</svg>");
    Drawing { svg: html(&svg), title: text("Every status it ever had"), key: Vec::new(), table: None }
}

pub(crate) fn axis() -> Html {
    html(&format!("<svg class=\"strip\" height=\"18\">{}</svg>", years(18, 12, true)))
}

pub(crate) fn lane(row: &Shared<Row>) -> Lane {
    let svg = format!(
        "<svg class=\"strip\" height=\"18\" role=\"img\" aria-label=\"Statuses: pending from 5 March 2018, then {} from {}\">{}{}{}</svg>",
        row.mark.label.to_lowercase(),
        row.since.as_ref().unwrap().text,
        years(18, 12, false),
        bar("pending", 0.15, 12.0, 3, 12),
        bar(&row.mark.id, 12.0, 100.0, 3, 12)
    );
    Lane { row: row.clone(), svg: html(&svg) }
}

/// Statuses over time: a column a quarter.
pub(crate) fn chart() -> Drawing {
    let mut svg = String::from(
        "<svg class=\"strip\" height=\"198\" role=\"img\" aria-labelledby=\"chart-title chart-desc\"><title id=\"chart-title\">Statuses over time, by quarter</title><desc id=\"chart-desc\">From 11 commitments in 2018 to 18 today.</desc>",
    );
    for column in 0..30 {
        let x = 0.12 + 3.333 * f64::from(column);
        let mut y = 178;
        let kept = (column + 2).min(6);
        for (status, count) in [("kept", kept), ("partly-kept", kept / 2), ("broken", column / 6), ("contested", 1), ("overdue", 2)] {
            let height = count * 9;
            if height > 0 {
                y -= height;
                let tone = mark(status).tone.clone();
                svg.push_str(&format!("<rect x=\"{x:.2}%\" width=\"2.83%\" y=\"{y}\" height=\"{}\" class=\"f {tone}\"/>", height - 1));
                if status == "broken" {
                    svg.push_str(&format!(
                        "<rect x=\"{x:.2}%\" width=\"2.83%\" y=\"{y}\" height=\"{}\" fill=\"url(#hatch)\"/>",
                        height - 1
                    ));
                }
            }
        }
        svg.push_str(&format!(
            "<rect x=\"{x:.2}%\" width=\"2.83%\" y=\"{}\" height=\"25.8\" class=\"s open\" stroke-width=\"1.2\"/>",
            y - 28
        ));
        if column % 4 == 3 {
            svg.push_str(&format!(
                "<text x=\"{x:.2}%\" y=\"194\"{}>{}</text>",
                if column % 8 == 7 { " class=\"alt\"" } else { "" },
                2019 + column / 4
            ));
        }
    }
    svg.push_str("</svg>");
    Drawing {
        svg: html(&svg),
        title: text("How the record filled up, quarter by quarter"),
        key: ["kept", "partly-kept", "broken", "contested", "overdue", "pending", "lapsed"].map(mark).to_vec(),
        table: Some(Table {
            caption: text("Claims by status at the end of each year"),
            head: texts(&["Year", "Kept", "Partly kept", "Broken", "Open"]),
            rows: vec![
                TableRow { head: text("2018"), cells: texts(&["4", "1", "0", "11"]) },
                TableRow { head: text("now"), cells: texts(&["4", "3", "3", "3"]) },
            ],
        }),
    }
}

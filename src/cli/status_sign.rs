//! Statuses in a terminal: a sign, a colour, and a claim's history as one bar.
//!
//! In: statuses with their days. Out: text. The sign says the same as the colour; NO_COLOR takes away the colour alone.

use afterword::archive::{Archive, ClaimKind};
use afterword::date::Day;
use afterword::drawing::Tone;
use afterword::view::tone_of_status;

use super::output::results_have_colours;

/// How a status is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sign(Tone);

impl Sign {
    pub(super) fn of(archive: &Archive, kind: ClaimKind, status: &str) -> Sign {
        Sign(tone_of_status(&archive.config.scales, kind, status))
    }

    /// One column wide, as it stands beside the status's word.
    pub(super) fn mark(self) -> char {
        match self.0 {
            Tone::Good => '✓',
            Tone::Mid => '◐',
            Tone::Bad => '✗',
            Tone::Split => '◆',
            Tone::Time => '▲',
            Tone::Open => '○',
            Tone::Void => '□',
        }
    }

    /// One column of a bar.
    pub(super) fn bar(self) -> char {
        match self.0 {
            Tone::Good => '█',
            Tone::Mid => '▄',
            Tone::Bad => '▒',
            Tone::Split => '▚',
            Tone::Time => '╍',
            Tone::Open => '─',
            Tone::Void => '░',
        }
    }

    /// The parameters of SGR (ECMA-48, 8.3.117): one of the eight colours that every terminal has.
    pub(super) fn code(self) -> &'static str {
        match self.0 {
            Tone::Good => "32",
            Tone::Mid => "33",
            Tone::Bad => "31",
            Tone::Split => "35",
            Tone::Time => "33;1",
            Tone::Open => "34",
            Tone::Void => "2",
        }
    }

    /// The text in its colour, where results have colours.
    pub(super) fn paint(self, text: &str) -> String {
        painted(text, results_have_colours().then(|| self.code()))
    }
}

/// The text between the two sequences that colour it; without a code, as it is.
pub(super) fn painted(text: &str, code: Option<&str>) -> String {
    match code {
        Some(code) => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
        None => text.to_owned(),
    }
}

/// Every status from its first day on, up to a day, in so many columns: in scale, but each with a column of its own while
/// there are enough.
pub(super) fn history(spells: &[(Day, Sign)], up_to: Day, columns: usize) -> String {
    let Some((first, _)) = spells.first() else { return String::new() };
    let whole = usize::try_from(first.days_until(up_to)).unwrap_or(0).max(1);
    let column = |day: Day| usize::try_from(first.days_until(day)).unwrap_or(0).min(whole) * columns / whole;
    let mut starts: Vec<usize> = Vec::with_capacity(spells.len());
    for (day, _) in spells {
        let least = starts.last().map_or(0, |last| last + 1);
        starts.push(column(*day).max(least));
    }
    // What was pushed over the end goes back.
    for (place, start) in starts.iter_mut().enumerate() {
        *start = (*start).min((columns + place).saturating_sub(spells.len()));
    }
    let ends = starts.iter().copied().skip(1).chain([columns]);
    let part = |((start, end), (_, sign)): ((usize, usize), &(Day, Sign))| {
        let bar: String = std::iter::repeat_n(sign.bar(), end.saturating_sub(start)).collect();
        if bar.is_empty() { bar } else { sign.paint(&bar) }
    };
    starts.iter().copied().zip(ends).zip(spells).map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_history_is_a_bar_in_scale() {
        let day = |text: &str| Day::parse(text).unwrap();
        let up_to = day("2018-01-11");
        let open = Sign(Tone::Open);
        for (spells, columns, expected) in [
            (vec![("2018-01-01", open)], 4, "────"),
            (vec![("2018-01-01", open), ("2018-01-06", Sign(Tone::Good))], 10, "─────█████"),
            (vec![("2018-01-01", open), ("2018-01-01", Sign(Tone::Bad)), ("2018-01-06", Sign(Tone::Good))], 4, "─▒██"),
            (vec![("2018-01-01", open), ("2018-01-10", Sign(Tone::Split)), ("2018-01-11", Sign(Tone::Mid))], 5, "───▚▄"),
            (vec![("2018-01-11", open)], 3, "───"),
            (vec![], 3, ""),
        ] {
            let spells: Vec<(Day, Sign)> = spells.into_iter().map(|(text, sign)| (day(text), sign)).collect();
            assert_eq!(history(&spells, up_to, columns), expected, "{spells:?}");
        }
    }
}

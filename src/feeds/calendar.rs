//! A calendar as iCalendar (RFC 5545).
//!
//! The library asks the clock and invents a name where an event has no stamp or name; ours always have both.

use icalendar::{Component as _, EventLike as _, Property};

use super::text::{one_line, printable};
use super::{Calendar, Event};
use crate::date::Day;

/// How the library ends a calendar.
const END: &str = "END:VCALENDAR\r\n";

/// What stands in a calendar without events, since none may be without any component (RFC 5545, section 3.6): the time zone
/// of its stamps, which readers show nothing of.
const TIME_ZONE: &str = "BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n\
                         TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

/// The file of a calendar.
pub fn calendar(calendar: &Calendar) -> Vec<u8> {
    let Calendar { title, description, generator, as_of, events } = calendar;
    let (program, version) = generator;
    let mut file = icalendar::Calendar::empty();
    file.append_property(("VERSION", "2.0"));
    file.append_property(("PRODID", format!("-//{program}//{program} {version}//EN").as_str()));
    file.append_property(("CALSCALE", "GREGORIAN"));
    file.append_property(("METHOD", "PUBLISH"));
    for name in ["NAME", "X-WR-CALNAME"] {
        file.append_property(text(name, title));
    }
    if let Some(description) = description {
        file.append_property(text("X-WR-CALDESC", description));
    }
    // The library keeps ten texts for each event; so each is printed before the next is made.
    let mut text = file.to_string();
    text.truncate(text.len() - END.len());
    if events.is_empty() {
        text.push_str(TIME_ZONE);
    }
    for event in events {
        // Writing to memory does not fail.
        let _ = whole_day(event, *as_of).fmt_write(&mut text);
    }
    (text + END).into_bytes()
}

fn whole_day(event: &Event, as_of: Day) -> icalendar::Event {
    let Event { id, day, title, description, url, categories } = event;
    icalendar::Event::new()
        .append_property(Property::new("UID", one_line(id)))
        .append_property(Property::new("DTSTAMP", format!("{}T000000Z", digits(as_of))))
        .append_property(Property::new("DTSTART", digits(*day)).add_parameter("VALUE", "DATE").done())
        .append_property(Property::new("SUMMARY", one_line(title)))
        .append_property(Property::new("DESCRIPTION", printable(description)))
        .append_property(Property::new("URL", one_line(url)))
        // The day is no appointment: it takes nobody's time.
        .append_property(Property::new("TRANSP", "TRANSPARENT"))
        .categories(categories.iter().map(|category| one_line(category)))
        .done()
}

/// Words in one line. Their type is said, since the library escapes only what it knows to be text.
fn text(name: &str, words: &str) -> Property {
    Property::new(name, one_line(words)).add_parameter("VALUE", "TEXT").done()
}

/// `20180430`.
fn digits(day: Day) -> String {
    day.to_string().replace('-', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calendar_with_one_event() {
        let day = |text| Day::parse(text).unwrap();
        let file = calendar(&Calendar {
            title: "Words, deeds\r\nATTACH:x".into(),
            description: None,
            generator: ("Afterword", "1.0"),
            as_of: day("2026-01-01"),
            events: vec![Event {
                id: "summit@example.org".into(),
                day: day("2018-12-31"),
                title: "A summit; at\nnoon".into(),
                description: "One line\r\nEND:VCALENDAR".into(),
                url: "https://example.org/commitments/summit.html".into(),
                categories: vec!["Summits, large".into(), "Overdue".into()],
            }],
        });
        let expected = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Afterword//Afterword 1.0//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "NAME;VALUE=TEXT:Words\\, deeds ATTACH:x",
            "X-WR-CALNAME;VALUE=TEXT:Words\\, deeds ATTACH:x",
            "BEGIN:VEVENT",
            "DESCRIPTION:One line\\nEND:VCALENDAR",
            "DTSTAMP:20260101T000000Z",
            "DTSTART;VALUE=DATE:20181231",
            "SUMMARY:A summit\\; at noon",
            "TRANSP:TRANSPARENT",
            "UID:summit@example.org",
            "URL:https://example.org/commitments/summit.html",
            "CATEGORIES:Summits\\, large,Overdue",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ];
        assert_eq!(String::from_utf8(file).unwrap().split("\r\n").collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_calendar_without_events_has_a_component() {
        let file = calendar(&Calendar {
            title: "Words".into(),
            description: None,
            generator: ("Afterword", "1.0"),
            as_of: Day::parse("2026-01-01").unwrap(),
            events: Vec::new(),
        });
        let read: Vec<_> = ical::IcalParser::new(file.as_slice()).collect::<Result<_, _>>().unwrap();
        assert_eq!(read.iter().map(|calendar| (calendar.events.len(), calendar.timezones.len())).collect::<Vec<_>>(), [(0, 1)]);
    }
}

//! How long a host asks us to wait (RFC 9110, section 10.2.3).
//!
//! In: its headers. Out: a time. A date is counted from the host's own `Date`, so that no clock of ours is asked.

use std::time::Duration;

use crate::date::Day;

/// The time; `None` where the header says none.
pub(super) fn retry_after(header: &str, date: Option<&str>) -> Option<Duration> {
    let header = header.trim();
    match header.parse::<u64>() {
        Ok(seconds) => Some(Duration::from_secs(seconds)),
        Err(_) => u64::try_from(seconds_of(header)? - seconds_of(date?)?).ok().map(Duration::from_secs),
    }
}

/// Seconds since 1970 of `Wed, 21 Oct 2015 07:28:00 GMT`, the one form that servers still write.
fn seconds_of(date: &str) -> Option<i64> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let mut parts = date.trim().split_once(", ")?.1.split(' ');
    let day: u8 = parts.next()?.parse().ok()?;
    let name = parts.next()?;
    let month = u8::try_from(MONTHS.iter().position(|month| *month == name)?).ok()? + 1;
    let day = Day::new(parts.next()?.parse().ok()?, month, day)?;
    let mut clock = parts.next()?.split(':').map(|number| number.parse::<i64>().ok().filter(|number| (0..=60).contains(number)));
    let (hour, minute, second) = (clock.next()??, clock.next()??, clock.next()??);
    let days = Day::new(1970, 1, 1)?.days_until(day);
    (parts.next() == Some("GMT")).then_some(((days * 24 + hour) * 60 + minute) * 60 + second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_to_wait() {
        let now = Some("Wed, 21 Oct 2015 07:28:00 GMT");
        for (header, date, seconds) in [
            ("0", None, Some(0)),
            (" 120 ", None, Some(120)),
            ("Wed, 21 Oct 2015 07:28:30 GMT", now, Some(30)),
            ("Thu, 22 Oct 2015 07:28:00 GMT", now, Some(86_400)),
            ("Wed, 21 Oct 2015 07:27:00 GMT", now, None), // past
            ("Wed, 21 Oct 2015 07:28:30 GMT", None, None),
            ("Wed, 31 Feb 2015 07:28:30 GMT", now, None),
            ("99999999999999999999", now, None),
            ("-1", now, None),
            ("soon", now, None),
        ] {
            assert_eq!(retry_after(header, date), seconds.map(Duration::from_secs), "{header}");
        }
    }
}

//! Days and moments as spreadsheets write them.

use std::str::FromStr;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::ids::Timestamp;

/// In which order a date has its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// 2016-10-20 (ISO 8601), also with slashes or points.
    YearMonthDay,
    /// 20.10.2016, 20/10/2016.
    DayMonthYear,
    /// 10/20/2016.
    MonthDayYear,
}

impl DateOrder {
    /// All of them. Where several fit a whole column the first one is taken, so
    /// points mean Europe and slashes America.
    fn candidates(sample: &str) -> [Self; 3] {
        if sample.contains('/') {
            [Self::YearMonthDay, Self::MonthDayYear, Self::DayMonthYear]
        } else {
            [Self::YearMonthDay, Self::DayMonthYear, Self::MonthDayYear]
        }
    }

    /// The order in which all of these are dates, alone or with a time; none if
    /// there is no such order, or no date.
    pub(super) fn detect<'a>(cells: impl Iterator<Item = &'a str> + Clone) -> Option<Self> {
        let sample = cells.clone().next()?;
        Self::candidates(sample)
            .into_iter()
            .find(|order| cells.clone().all(|cell| order.split(cell).is_some()))
    }

    /// The order in which the most of these are dates.
    pub(super) fn of_most<'a, I: Iterator<Item = &'a str>>(cells: impl Fn() -> I) -> Self {
        let candidates = Self::candidates(cells().next().unwrap_or_default());
        let mut best = (candidates[0], 0);
        for order in candidates {
            let count = cells().filter(|cell| order.split(cell).is_some()).count();
            if count > best.1 {
                best = (order, count);
            }
        }
        best.0
    }

    /// How a day is written in this order.
    pub(super) fn written(self) -> &'static str {
        match self {
            Self::YearMonthDay => "year-month-day",
            Self::DayMonthYear => "day.month.year",
            Self::MonthDayYear => "month/day/year",
        }
    }

    /// The order's name in messages.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::YearMonthDay => "ymd",
            Self::DayMonthYear => "dmy",
            Self::MonthDayYear => "mdy",
        }
    }

    /// The day in this order. A time after it must be midnight.
    pub(super) fn date(self, text: &str) -> Option<Date> {
        let (date, time) = self.split(text)?;
        time.is_none_or(|time| Self::time(time).is_some_and(|(time, _)| time == Time::midnight()))
            .then_some(date)
    }

    /// The moment in this order; what names no zone is meant in this one.
    pub(super) fn moment(self, text: &str, zone: &TimeZone) -> Option<Timestamp> {
        let at = |moment: jiff::Timestamp| Timestamp(moment.as_millisecond());
        if let Ok(moment) = jiff::Timestamp::from_str(text) {
            return Some(at(moment));
        }
        let (date, time) = self.split(text)?;
        let time = match time {
            Some(text) => match Self::time(text)? {
                (time, false) => time,
                (time, true) => {
                    let moment = DateTime::from_parts(date, time)
                        .to_zoned(TimeZone::UTC)
                        .ok()?;
                    return Some(at(moment.timestamp()));
                }
            },
            None => Time::midnight(),
        };
        let moment = DateTime::from_parts(date, time)
            .to_zoned(zone.clone())
            .ok()?;
        Some(at(moment.timestamp()))
    }

    /// Whether the text has a time after its date.
    pub(super) fn has_time(self, text: &str) -> bool {
        self.split(text).is_some_and(|(_, time)| time.is_some())
    }

    /// The date, and what stands after it as a time.
    fn split(self, text: &str) -> Option<(Date, Option<&str>)> {
        let (date, time) = match text.find([' ', 'T']) {
            Some(at) => (&text[..at], Some(text[at + 1..].trim())),
            None => (text, None),
        };
        let separator = date.chars().find(|c| !c.is_ascii_digit())?;
        if !matches!(separator, '-' | '.' | '/') {
            return None;
        }
        let mut parts = date.trim_end_matches('.').split(separator);
        let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let (year, month, day) = match self {
            Self::YearMonthDay => (first, second, third),
            Self::DayMonthYear => (third, second, first),
            Self::MonthDayYear => (third, first, second),
        };
        // Years of two digits are anybody's guess, so they are no dates.
        if year.len() != 4 || month.len() > 2 || day.len() > 2 {
            return None;
        }
        let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
        Some((date, time.filter(|time| !time.is_empty())))
    }

    /// A time of day, and whether it says that it is in UTC.
    fn time(text: &str) -> Option<(Time, bool)> {
        let (text, utc) = match text.strip_suffix(['Z', 'z']) {
            Some(text) => (text, true),
            None => (text, false),
        };
        let mut parts = text.split(':');
        let (hour, minute) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let second = match parts.next() {
            Some(second) => second.split('.').next()?.parse().ok()?,
            None => 0,
        };
        Time::new(hour, minute, second, 0)
            .ok()
            .map(|time| (time, utc))
    }
}

#[cfg(test)]
mod tests {
    use super::DateOrder;
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    fn detect(cells: &[&str]) -> Option<DateOrder> {
        DateOrder::detect(cells.iter().copied())
    }

    #[test]
    fn one_clear_date_decides_for_the_whole_column() {
        assert_eq!(detect(&["2016-10-20"]), Some(DateOrder::YearMonthDay));
        assert_eq!(
            detect(&["1/2/2017", "10/20/2016"]),
            Some(DateOrder::MonthDayYear)
        );
        assert_eq!(
            detect(&["1/2/2017", "20/10/2016"]),
            Some(DateOrder::DayMonthYear)
        );
        assert_eq!(detect(&["20.10.2016"]), Some(DateOrder::DayMonthYear));
        assert_eq!(detect(&["20/10/2016", "10/20/2016"]), None);
        assert_eq!(detect(&["2016-02-30"]), None);
        assert_eq!(detect(&["1.5"]), None);
        assert_eq!(detect(&[]), None);
    }

    #[test]
    fn a_day_may_come_with_midnight_but_no_other_time() {
        let order = DateOrder::DayMonthYear;
        assert_eq!(order.date("20.10.2016 00:00:00"), Some(date(2016, 10, 20)));
        assert_eq!(order.date("20.10.2016 12:30"), None);
    }

    #[test]
    fn a_moment_without_a_zone_is_meant_where_the_account_is() {
        let order = DateOrder::YearMonthDay;
        let warsaw = TimeZone::get("Europe/Warsaw").unwrap();
        let utc = order.moment("2017-03-01T08:00:00Z", &warsaw).unwrap();
        assert_eq!(order.moment("2017-03-01 09:00", &warsaw), Some(utc));
        assert_eq!(order.moment("2017-03-01 08:00Z", &warsaw), Some(utc));
    }
}

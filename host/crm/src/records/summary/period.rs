//! Parts of the calendar by which records are counted.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

/// How much of the calendar is one group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Period {
    /// A day.
    Day,
    /// Monday to Sunday.
    Week,
    /// A month.
    #[default]
    Month,
    /// Three months.
    Quarter,
    /// A year.
    Year,
}

impl Period {
    /// All of them, the shortest first.
    pub const ALL: [Self; 5] = [
        Self::Day,
        Self::Week,
        Self::Month,
        Self::Quarter,
        Self::Year,
    ];

    /// Its name in the API.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// The period of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|period| period.name() == name)
    }

    /// The first day of the period that this day is in.
    #[must_use]
    pub fn first(self, day: Date) -> Date {
        let begins = |month: i8| Date::new(day.year(), month, 1).unwrap_or(day);
        match self {
            Self::Day => day,
            Self::Week => {
                let since = day.weekday().since(Weekday::Monday);
                day.checked_sub(i32::from(since).days()).unwrap_or(day)
            }
            Self::Month => begins(day.month()),
            Self::Quarter => begins((day.month() - 1) / 3 * 3 + 1),
            Self::Year => begins(1),
        }
    }

    /// The first day of the period after the one that begins on this day; none
    /// at the calendar's end.
    #[must_use]
    pub fn next(self, first: Date) -> Option<Date> {
        let span = match self {
            Self::Day => 1.day(),
            Self::Week => 1.week(),
            Self::Month => 1.month(),
            Self::Quarter => 3.months(),
            Self::Year => 1.year(),
        };
        first.checked_add(span).ok()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::Period;

    #[test]
    fn a_period_begins_on_its_first_day_and_ends_before_the_next() {
        let day = date(2024, 2, 29);
        let found: Vec<(Date, Option<Date>)> = Period::ALL
            .into_iter()
            .map(|period| (period.first(day), period.next(period.first(day))))
            .collect();
        assert_eq!(
            found,
            [
                (day, Some(date(2024, 3, 1))),
                (date(2024, 2, 26), Some(date(2024, 3, 4))),
                (date(2024, 2, 1), Some(date(2024, 3, 1))),
                (date(2024, 1, 1), Some(date(2024, 4, 1))),
                (date(2024, 1, 1), Some(date(2025, 1, 1))),
            ]
        );
        assert_eq!(Period::Year.next(date(9999, 1, 1)), None);
    }
}

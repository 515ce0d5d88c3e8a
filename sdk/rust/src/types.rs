//! The words that every interface shares: ids, values, errors.

use std::fmt;

use crate::bindings::bailey::crm::archive::ArchiveQuery;
use crate::bindings::bailey::crm::bin::BinQuery;
pub use crate::bindings::bailey::crm::types::{
    Actor, Argument, ArgumentValue, ChangeKind, Credential, Cursor, Date, Decimal, Error,
    FieldValue, FileRef, JournalFilter, Money, OperationId, OtherScalar, PluginActor, Problem,
    RecordId, RecordRef, RecordState, Scalar, Text, Timestamp, TokenActor, Translated, UserId,
    Value, Viewer,
};

/// Milliseconds in a day of 24 hours.
pub const DAY: Timestamp = 24 * 60 * 60 * 1000;

impl JournalFilter {
    /// Every entry of the journal.
    pub fn all() -> Self {
        Self {
            by_user: None,
            by_plugin: None,
            kinds: Vec::new(),
            table: None,
            record: None,
            address: None,
            request: None,
            since: None,
            until: None,
        }
    }
}

impl BinQuery {
    /// All of the bin, so many entries a page.
    pub fn all(limit: u32) -> Self {
        Self {
            table: None,
            by: None,
            deletion: None,
            since: None,
            until: None,
            text: None,
            limit,
            after: None,
        }
    }
}

impl ArchiveQuery {
    /// All of the archive, so many records a page.
    pub fn all(limit: u32) -> Self {
        Self {
            table: None,
            by: None,
            since: None,
            until: None,
            text: None,
            limit,
            after: None,
        }
    }
}

impl Error {
    /// The request can't be carried out; the problem is about no one field.
    pub fn invalid(message: impl Into<Text>) -> Self {
        Self::Invalid(vec![Problem {
            field: None,
            message: message.into(),
        }])
    }

    /// The request can't be carried out because of this field.
    pub fn field(field: impl Into<String>, message: impl Into<Text>) -> Self {
        Self::Invalid(vec![Problem {
            field: Some(field.into()),
            message: message.into(),
        }])
    }
}

impl RecordRef {
    /// The record of this table with this number.
    pub fn new(table: impl Into<String>, id: RecordId) -> Self {
        Self {
            table: table.into(),
            id,
        }
    }
}

impl Actor {
    /// The user who acted, or on whose behalf something acted.
    pub fn user_id(&self) -> Option<UserId> {
        match self {
            Self::User(id) => Some(*id),
            Self::Plugin(plugin) => plugin.on_behalf_of,
            Self::Token(token) => Some(token.user),
            Self::Support(_) | Self::Operator | Self::Anonymous => None,
        }
    }
}

/// `YYYY-MM-DD`, as a form's date field has it.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Date {
    /// Reads `YYYY-MM-DD`, as a form's date field sends it.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        let day = parts.next()?.parse().ok()?;
        let date = Self { year, month, day };
        ((1..=12).contains(&month) && (1..=date.days_in_month()).contains(&day)).then_some(date)
    }

    /// The day after this one.
    pub fn next(self) -> Self {
        if self.day < self.days_in_month() {
            Self {
                day: self.day + 1,
                ..self
            }
        } else if self.month < 12 {
            Self {
                month: self.month + 1,
                day: 1,
                ..self
            }
        } else {
            Self {
                year: self.year.saturating_add(1),
                month: 1,
                day: 1,
            }
        }
    }

    /// The day before this one.
    pub fn previous(self) -> Self {
        if self.day > 1 {
            return Self {
                day: self.day - 1,
                ..self
            };
        }
        let first = if self.month > 1 {
            Self {
                month: self.month - 1,
                day: 1,
                ..self
            }
        } else {
            Self {
                year: self.year.saturating_sub(1),
                month: 12,
                day: 1,
            }
        };
        Self {
            day: first.days_in_month(),
            ..first
        }
    }

    fn days_in_month(self) -> u8 {
        let year = self.year;
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        match self.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_as_forms_send_it() {
        assert_eq!(
            Date::parse("2024-02-29"),
            Some(Date {
                year: 2024,
                month: 2,
                day: 29
            })
        );
        for text in [
            "",
            "2023-02-29",
            "2024-13-01",
            "2024-00-10",
            "2024-1",
            "x-y-z",
            "1-2-3-4",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_and_back_is_the_same_day() {
        let mut date = Date {
            year: 2023,
            month: 12,
            day: 30,
        };
        for _ in 0..800 {
            assert_eq!(date.next().previous(), date);
            assert_eq!(Date::parse(&date.to_string()), Some(date));
            date = date.next();
        }
        assert_eq!(
            date,
            Date {
                year: 2026,
                month: 3,
                day: 9
            }
        );
    }
}

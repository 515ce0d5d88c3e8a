//! Names of things. Numbers are never reused, and one kind of number can't be
//! taken for another.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

macro_rules! number {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = std::num::ParseIntError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl rusqlite::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                self.0.to_sql()
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                i64::column_result(value).map(Self)
            }
        }
    };
}

number!(
    /// A user of an account.
    UserId
);
number!(
    /// A department of an account.
    DepartmentId
);
number!(
    /// A table of an account.
    TableId
);
number!(
    /// A field of a table.
    FieldId
);
number!(
    /// A record within its table.
    RecordId
);
number!(
    /// A saved view of a table's list.
    SavedViewId
);
number!(
    /// A report.
    ReportId
);
number!(
    /// A file on a record.
    FileId
);
number!(
    /// An entry of the journal; each is one more than the one before.
    OperationId
);
number!(
    /// Milliseconds since 1970-01-01T00:00:00Z.
    Timestamp
);

impl Timestamp {
    /// The moment of the call, by the system's clock.
    #[must_use]
    pub fn now() -> Self {
        Self(jiff::Timestamp::now().as_millisecond())
    }

    /// The moment as RFC 3339 writes it, in UTC; the number if it is beyond the
    /// years that RFC 3339 knows.
    #[must_use]
    pub fn to_rfc3339(self) -> String {
        jiff::Timestamp::from_millisecond(self.0)
            .map_or_else(|_| self.0.to_string(), |moment| moment.to_string())
    }

    /// This moment and so many milliseconds more, or the last one there is.
    #[must_use]
    pub fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }
}

/// An account's name in addresses and on the command line: 1 to 40 lower-case
/// Latin letters, digits and inner hyphens, so that it is a valid DNS label.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AccountId(String);

impl AccountId {
    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text is no account name.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is no account name: use 1 to 40 lower-case letters, digits and inner hyphens")]
pub struct InvalidAccountId(String);

impl TryFrom<String> for AccountId {
    type Error = InvalidAccountId;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let fits = (1..=40).contains(&text.len())
            && text
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !text.starts_with('-')
            && !text.ends_with('-');
        if fits {
            Ok(Self(text))
        } else {
            Err(InvalidAccountId(text))
        }
    }
}

impl FromStr for AccountId {
    type Err = InvalidAccountId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::try_from(text.to_owned())
    }
}

impl From<AccountId> for String {
    fn from(id: AccountId) -> Self {
        id.0
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

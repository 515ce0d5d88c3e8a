//! What a field can hold.

use serde::{Deserialize, Serialize};

/// What a field can hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum FieldKind {
    /// A line of text.
    Text,
    /// Text of several lines.
    LongText,
    /// A whole number.
    Integer,
    /// A number with a fixed count of digits after the point.
    Decimal {
        /// How many digits, 1 to 9.
        scale: u8,
    },
    /// An amount in a currency.
    Money,
    /// Yes or no.
    Boolean,
    /// A day, without a time zone.
    Date,
    /// A moment.
    Datetime,
    /// Refers to a record.
    Reference {
        /// The key of the record's table; `users` for the account's users.
        table: String,
    },
    /// One of a list.
    Choice {
        /// The list, in the order in which it is shown and sorted.
        options: Vec<ChoiceOption>,
    },
    /// A file of the account's store.
    File,
}

/// One of the choices of a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceOption {
    /// What records hold.
    pub key: String,
    /// What people read.
    pub label: String,
    /// Records that have it keep it, but it is offered no more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

impl FieldKind {
    /// The kind's name, as the API and the journal have it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::LongText => "long-text",
            Self::Integer => "integer",
            Self::Decimal { .. } => "decimal",
            Self::Money => "money",
            Self::Boolean => "boolean",
            Self::Date => "date",
            Self::Datetime => "datetime",
            Self::Reference { .. } => "reference",
            Self::Choice { .. } => "choice",
            Self::File => "file",
        }
    }

    /// The key of the table that it refers to, if it is a reference.
    #[must_use]
    pub fn refers_to(&self) -> Option<&str> {
        match self {
            Self::Reference { table } => Some(table),
            _ => None,
        }
    }

    /// The choices, if it is a choice.
    #[must_use]
    pub fn options(&self) -> &[ChoiceOption] {
        match self {
            Self::Choice { options } => options,
            _ => &[],
        }
    }

    /// Whether it holds text that people wrote: folded for sorting, searched.
    #[must_use]
    pub fn is_text(&self) -> bool {
        matches!(self, Self::Text | Self::LongText)
    }
}

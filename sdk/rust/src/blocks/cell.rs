//! The smallest thing that is shown.

use super::parts::{Part, Parts};
use super::{Target, Tone, wit};
use crate::text::Message;
use crate::types::{Actor, RecordRef, Text, Timestamp, UserId, Value};

/// The smallest thing that is shown. The host finds names and labels by itself, as
/// the reader may see them.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(Text),
    /// What a field holds.
    Value(Value),
    /// A whole number.
    Number(i64),
    /// Days, hours and minutes, in the reader's time zone.
    Moment(Timestamp),
    /// How far away a moment is: "in 3 days".
    Relative(Timestamp),
    /// An amount of data.
    Bytes(u64),
    /// The record's label, as a link if it can be opened.
    Record(RecordRef),
    /// A user's name.
    User(UserId),
    /// Who did something.
    Actor(Actor),
    /// A table's label, by its key.
    Table(String),
    /// A field's label: table key and field key.
    Field((String, String)),
    /// A link.
    Link(Link),
    /// A word with a tone.
    Badge(Badge),
}

/// A link with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// What it says.
    pub label: Text,
    /// Where it leads.
    pub target: Target,
}

/// A word with a tone.
#[derive(Debug, Clone, PartialEq)]
pub struct Badge {
    /// The word.
    pub label: Text,
    /// What its colour says.
    pub tone: Tone,
}

impl Cell {
    /// A whole number; one beyond the range of `i64` is shown as its end.
    pub fn number(number: impl TryInto<i64>) -> Self {
        Self::Number(number.try_into().unwrap_or(i64::MAX))
    }

    /// A moment, in the reader's time zone.
    pub fn moment(at: Timestamp) -> Self {
        Self::Moment(at)
    }

    /// A user's name.
    pub fn user(id: UserId) -> Self {
        Self::User(id)
    }

    /// A table's label.
    pub fn table(key: impl Into<String>) -> Self {
        Self::Table(key.into())
    }

    /// A field's label.
    pub fn field(table: impl Into<String>, field: impl Into<String>) -> Self {
        Self::Field((table.into(), field.into()))
    }

    /// A word with a tone.
    pub fn badge(label: impl Into<Text>, tone: Tone) -> Self {
        Self::Badge(Badge {
            label: label.into(),
            tone,
        })
    }

    /// A link.
    pub fn link(label: impl Into<Text>, target: impl Into<Target>) -> Self {
        Self::Link(Link {
            label: label.into(),
            target: target.into(),
        })
    }
}

/// What each kind of cell is made of.
macro_rules! cells {
    ($($kind:ty => $case:ident),+ $(,)?) => {
        $(impl From<$kind> for Cell {
            fn from(value: $kind) -> Self {
                Self::$case(value.into())
            }
        })+
    };
}

cells! {
    Text => Text,
    Message => Text,
    Value => Value,
    Actor => Actor,
    RecordRef => Record,
}

impl Part for Cell {
    type Sent = u32;

    fn sent(self, parts: &mut Parts) -> u32 {
        let cell = match self {
            Self::Empty => wit::Cell::Empty,
            Self::Text(text) => wit::Cell::Text(text.sent(parts)),
            Self::Value(value) => wit::Cell::Value(value.sent(parts)),
            Self::Number(number) => wit::Cell::Number(number),
            Self::Moment(at) => wit::Cell::Moment(at),
            Self::Relative(at) => wit::Cell::Relative(at),
            Self::Bytes(bytes) => wit::Cell::Bytes(bytes),
            Self::Record(record) => wit::Cell::Record(record),
            Self::User(user) => wit::Cell::User(user),
            Self::Actor(actor) => wit::Cell::Actor(actor),
            Self::Table(table) => wit::Cell::Table(table),
            Self::Field(field) => wit::Cell::Field(field),
            Self::Link(link) => wit::Cell::Link(wit::Link {
                label: link.label.sent(parts),
                target: link.target,
            }),
            Self::Badge(badge) => wit::Cell::Badge(wit::Badge {
                label: badge.label.sent(parts),
                tone: badge.tone,
            }),
        };
        parts.cell(cell)
    }
}

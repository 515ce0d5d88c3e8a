//! The smallest thing that is shown.

use bailey_crm::{Actor, RecordRef, Timestamp, UserId, Value};
use serde::Serialize;

use super::{Link, Tone};

/// A short word with a tone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Badge {
    /// The word.
    pub label: String,
    /// What its colour says.
    pub tone: Tone,
}

/// One cell. The host finds labels and names by itself, as the reader may see
/// them.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text, written out.
    Text {
        /// What it says.
        text: String,
    },
    /// What a field holds.
    Value {
        /// Typed.
        value: Value,
    },
    /// A whole number.
    Number {
        /// As it is.
        number: i64,
    },
    /// A moment, in the reader's time zone.
    Moment {
        /// When.
        at: Timestamp,
    },
    /// How far away a moment is.
    Relative {
        /// When.
        at: Timestamp,
    },
    /// An amount of data.
    Bytes {
        /// How many.
        bytes: u64,
    },
    /// A record's label, as a link if it can be opened.
    Record {
        /// Which.
        record: RecordRef,
    },
    /// A user's name.
    User {
        /// Which.
        user: UserId,
    },
    /// Who did something.
    Actor {
        /// Who.
        actor: Actor,
    },
    /// A table's label.
    Table {
        /// The table's key.
        table: String,
    },
    /// A field's label.
    Field {
        /// The table's key.
        table: String,
        /// The field's key.
        field: String,
    },
    /// A link.
    Link(Link),
    /// A badge.
    Badge(Badge),
}

//! What a field of a record holds: nothing, one scalar, or many.
//!
//! The serialised form is the journal's: every scalar says its own type, so an
//! entry can be read after the field was changed or dropped.

use serde::{Deserialize, Serialize};

use crate::ids::{RecordId, Timestamp};

/// `units` divided by ten to the power of `scale`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Decimal {
    /// The digits, without the point.
    pub units: i64,
    /// How many of them stand after the point; at most 18.
    pub scale: u8,
}

/// An amount in a currency's smallest unit.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Cents, kopecks, grosze.
    pub minor: i64,
    /// An ISO 4217 code.
    pub currency: String,
}

/// Names one record, whether or not it still exists.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RecordRef {
    /// The table's key; `users` names the account's users.
    pub table: String,
    /// The record's number within the table.
    pub id: RecordId,
}

/// A file of the account's content-addressed store.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FileRef {
    /// SHA-256 of the content in lower-case hex.
    pub digest: String,
    /// The name it was uploaded under.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Its length in bytes.
    pub size: u64,
}

/// One thing that a field can hold.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "type", content = "value", rename_all = "kebab-case")]
pub enum Scalar {
    /// Text of any length.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number with a fixed count of digits after the point.
    Decimal(Decimal),
    /// An amount of money.
    Money(Money),
    /// Yes or no.
    Boolean(bool),
    /// A day, without a time zone.
    Date(jiff::civil::Date),
    /// A moment.
    Datetime(Timestamp),
    /// Another record.
    Reference(RecordRef),
    /// The key of one of the field's choices.
    Choice(String),
    /// A file.
    File(FileRef),
}

/// What a field holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Nothing.
    #[default]
    None,
    /// One scalar.
    One(Scalar),
    /// Several, in their order.
    Many(Vec<Scalar>),
}

impl Value {
    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_none(&self) -> bool {
        match self {
            Self::None => true,
            Self::One(_) => false,
            Self::Many(scalars) => scalars.is_empty(),
        }
    }

    /// Its scalars, in their order.
    #[must_use]
    pub fn scalars(&self) -> &[Scalar] {
        match self {
            Self::None => &[],
            Self::One(scalar) => std::slice::from_ref(scalar),
            Self::Many(scalars) => scalars,
        }
    }
}

impl From<Scalar> for Value {
    fn from(scalar: Scalar) -> Self {
        Self::One(scalar)
    }
}

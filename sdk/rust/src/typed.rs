//! Records as structs: each field of the struct is one of the table's, in its type.
//!
//! ```
//! use bailey_sdk::prelude::*;
//! use bailey_sdk::query::{Filter, Query};
//! use bailey_sdk::typed::{Choice, Record};
//!
//! #[derive(Record)]
//! #[record(table = "deals")]
//! struct Deal {
//!     #[record(id)]
//!     id: RecordId,
//!     name: String,
//!     stage: Choice,
//!     #[record(field = "value")]
//!     worth: Option<Money>,
//!     company: Option<RecordRef>,
//! }
//!
//! /// The ten biggest of those that are open.
//! fn biggest() -> Result<Vec<Deal>, Error> {
//!     let open = Filter::field("closed").is_empty();
//!     Deal::list(Query::of("deals").only(open).descending("value").limit(10))
//! }
//! # fn main() { let _ = biggest; }
//! ```

pub use bailey_sdk_derive::Record;

use crate::query::Query;
use crate::records::{self, Record as Raw};
use crate::records_write;
use crate::types::{
    Date, Decimal, Error, FieldValue, FileRef, Money, RecordId, RecordRef, Scalar, Timestamp, Value,
};

/// A table's record as a struct. Derived: `#[derive(Record)]` with
/// `#[record(table = "deals")]`; a field is that of the same key, or
/// `#[record(field = "key")]`, or the record's `#[record(id)]` or `#[record(version)]`.
pub trait Record: Sized {
    /// The table's key.
    const TABLE: &'static str;

    /// Reads it.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the field that holds something of another type.
    fn read(record: Raw) -> Result<Self, Error>;

    /// What its fields hold, to be written.
    fn values(&self) -> Vec<FieldValue>;

    /// The record with this number, as the user behind the call may see it.
    ///
    /// # Errors
    /// [`Error::NotFound`] for one that there isn't, or that the user may not see.
    fn get(id: RecordId) -> Result<Self, Error> {
        Self::read(records::get(&RecordRef::new(Self::TABLE, id))?)
    }

    /// The records that a query finds, of its first page.
    ///
    /// # Errors
    /// The host's, and those of [`read`](Self::read).
    fn list(query: Query) -> Result<Vec<Self>, Error> {
        let page = records::list(&query.into())?;
        page.records.into_iter().map(Self::read).collect()
    }

    /// Makes a record of it; answers which.
    ///
    /// # Errors
    /// The host's: fields that are not as the table wants them.
    fn create(&self) -> Result<RecordRef, Error> {
        records_write::create(Self::TABLE, &self.values())
    }
}

/// A type that a field can have.
pub trait Field: Sized {
    /// Reads it; none if the value is of another type.
    fn read(value: &Value) -> Option<Self>;

    /// Writes it.
    fn write(&self) -> Value;
}

/// Reads one field of a record.
///
/// # Errors
/// [`Error::Invalid`] with the field, if it holds something of another type.
pub fn read<T: Field>(record: &Raw, field: &str) -> Result<T, Error> {
    let mut values = record.values.iter();
    let found = values.find(|value| value.field == field);
    let value = found.map_or(&Value::None, |found| &found.value);
    T::read(value).ok_or_else(|| {
        let message = format!("{field} holds something of another type, or nothing");
        Error::field(field, crate::text::literal(message))
    })
}

/// The key of one of a field's choices.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Choice(pub String);

/// A moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub Timestamp);

/// Each type by the scalar that holds it.
macro_rules! fields {
    ($($kind:ty => $case:ident, $read:expr, $write:expr;)+) => {
        $(impl Field for $kind {
            fn read(value: &Value) -> Option<Self> {
                match value {
                    Value::One(Scalar::$case(held)) => Some($read(held)),
                    _ => None,
                }
            }

            fn write(&self) -> Value {
                Value::One(Scalar::$case($write(self)))
            }
        })+
    };
}

fields! {
    i64 => Integer, |held: &i64| *held, |held: &i64| *held;
    bool => Boolean, |held: &bool| *held, |held: &bool| *held;
    Decimal => Decimal, |held: &Decimal| *held, |held: &Decimal| *held;
    Date => Date, |held: &Date| *held, |held: &Date| *held;
    Money => Money, Clone::clone, Clone::clone;
    FileRef => File, Clone::clone, Clone::clone;
    RecordRef => Reference, Clone::clone, Clone::clone;
    String => Text, Clone::clone, Clone::clone;
    Choice => Choice, |held: &String| Choice(held.clone()), |held: &Choice| held.0.clone();
    Moment => Datetime, |held: &Timestamp| Moment(*held), |held: &Moment| held.0;
}

/// A field that may hold nothing.
impl<T: Field> Field for Option<T> {
    fn read(value: &Value) -> Option<Self> {
        match value {
            Value::None => Some(None),
            other => T::read(other).map(Some),
        }
    }

    fn write(&self) -> Value {
        self.as_ref().map_or(Value::None, T::write)
    }
}

/// A field that holds several.
impl<T: Field> Field for Vec<T> {
    fn read(value: &Value) -> Option<Self> {
        match value {
            Value::None => Some(Self::new()),
            Value::Many(scalars) => {
                let one = |scalar: &Scalar| T::read(&Value::One(scalar.clone()));
                scalars.iter().map(one).collect()
            }
            one @ Value::One(_) => T::read(one).map(|one| vec![one]),
        }
    }

    fn write(&self) -> Value {
        let one = |held: &T| match held.write() {
            Value::One(scalar) => Some(scalar),
            Value::None | Value::Many(_) => None,
        };
        Value::Many(self.iter().filter_map(one).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::RecordState;

    #[derive(Debug, PartialEq, Record)]
    #[record(table = "deals")]
    struct Deal {
        #[record(id)]
        id: RecordId,
        #[record(version)]
        version: u64,
        name: String,
        stage: Choice,
        #[record(field = "value")]
        worth: Option<Money>,
        tags: Vec<String>,
        opened: Option<Moment>,
    }

    fn raw(values: Vec<(&str, Value)>) -> Raw {
        let value = |(field, value): (&str, Value)| FieldValue {
            field: field.into(),
            value,
        };
        Raw {
            ref_: RecordRef::new("deals", 7),
            label: "Seven".into(),
            state: RecordState::Active,
            version: 3,
            created_at: 0,
            created_by: None,
            updated_at: 0,
            updated_by: None,
            values: values.into_iter().map(value).collect(),
        }
    }

    fn text(text: &str) -> Scalar {
        Scalar::Text(text.into())
    }

    #[test]
    fn a_record_is_read_into_its_struct_and_written_as_it_was() {
        let tags = Value::Many(vec![text("new"), text("big")]);
        let stage = Value::One(Scalar::Choice("won".into()));
        let values = vec![
            ("name", Value::One(text("Seven"))),
            ("stage", stage),
            ("tags", tags),
        ];
        let record = raw(values);
        let deal = Deal::read(record.clone()).unwrap();
        assert_eq!((deal.id, deal.version, &*deal.stage.0), (7, 3, "won"));
        assert_eq!((&deal.worth, deal.opened), (&None, None));
        let written = raw(Vec::new());
        let written = Raw {
            values: deal.values(),
            ..written
        };
        assert_eq!(Deal::read(written).unwrap(), deal);
    }

    #[test]
    fn what_holds_another_type_is_named() {
        let stage = Value::One(text("won"));
        let record = raw(vec![("name", Value::One(text("Seven"))), ("stage", stage)]);
        let Err(Error::Invalid(problems)) = Deal::read(record) else {
            unreachable!("a text is no choice");
        };
        assert_eq!(problems[0].field.as_deref(), Some("stage"));
    }
}

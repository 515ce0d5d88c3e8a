//! One field of a table, and the SQL columns that hold it.

use serde::{Deserialize, Serialize};

use crate::ids::FieldId;
use crate::schema::FieldKind;

/// One field of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Field {
    /// Its number, never reused.
    pub id: FieldId,
    /// Its name for programs, and of its column.
    pub key: String,
    /// Its name for people. Those of standard fields are translated by key.
    pub label: String,
    /// What it holds.
    pub kind: FieldKind,
    /// A record must have it.
    pub required: bool,
    /// No two active records have the same; text regardless of case.
    pub unique: bool,
    /// It holds a list.
    pub multiple: bool,
    /// A reference: records belong to what they refer to, and are deleted along.
    pub along: bool,
    /// It came with Bailey.
    pub standard: bool,
    /// Grows by one with each change of the field itself.
    pub version: u64,
}

/// A field that is to be made.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewField {
    /// Its name for programs.
    pub key: String,
    /// Its name for people.
    pub label: String,
    /// What it holds.
    pub kind: FieldKind,
    /// A record must have it.
    #[serde(default)]
    pub required: bool,
    /// No two active records have the same.
    #[serde(default)]
    pub unique: bool,
    /// It holds a list.
    #[serde(default)]
    pub multiple: bool,
    /// A reference: records belong to what they refer to.
    #[serde(default)]
    pub along: bool,
}

impl NewField {
    /// An optional field with one value.
    pub fn new(key: impl Into<String>, label: impl Into<String>, kind: FieldKind) -> Self {
        Self {
            key: key.into(),
            label: label.into(),
            kind,
            required: false,
            unique: false,
            multiple: false,
            along: false,
        }
    }

    /// The same, but a record must have it.
    #[must_use]
    pub fn required(self) -> Self {
        Self {
            required: true,
            ..self
        }
    }

    /// The same, but no two active records have the same.
    #[must_use]
    pub fn unique(self) -> Self {
        Self {
            unique: true,
            ..self
        }
    }

    /// The same, but it holds a list.
    #[must_use]
    pub fn multiple(self) -> Self {
        Self {
            multiple: true,
            ..self
        }
    }

    /// The same, but records belong to what they refer to.
    #[must_use]
    pub fn along(self) -> Self {
        Self {
            along: true,
            ..self
        }
    }
}

impl From<&Field> for NewField {
    fn from(field: &Field) -> Self {
        Self {
            key: field.key.clone(),
            label: field.label.clone(),
            kind: field.kind.clone(),
            required: field.required,
            unique: field.unique,
            multiple: field.multiple,
            along: field.along,
        }
    }
}

/// The type of a SQL column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// A whole number.
    Integer,
    /// Text.
    Text,
}

impl Field {
    /// The columns that hold the field, in the order in which rows have them:
    /// the value, then for text its fold, for money its currency.
    #[must_use]
    pub fn columns(&self) -> Vec<(String, ColumnType)> {
        columns(&self.key, &self.kind, self.multiple)
    }

    /// The column of the value's fold.
    #[must_use]
    pub fn sort_column(&self) -> String {
        sort_column(&self.key)
    }

    /// The column of the amount's currency.
    #[must_use]
    pub fn currency_column(&self) -> String {
        currency_column(&self.key)
    }

    /// The columns in all of which equal values are equal: an amount is another
    /// one in another currency.
    #[must_use]
    pub fn unique_columns(&self) -> Vec<String> {
        let mut columns = vec![self.unique_column()];
        if matches!(self.kind, FieldKind::Money) {
            columns.push(self.currency_column());
        }
        columns
    }

    /// The column in which equal values are equal, whatever their case.
    #[must_use]
    pub fn unique_column(&self) -> String {
        if self.kind.is_text() {
            self.sort_column()
        } else {
            self.key.clone()
        }
    }
}

fn sort_column(key: &str) -> String {
    format!("{key}__sort")
}

fn currency_column(key: &str) -> String {
    format!("{key}_currency")
}

/// The columns of a field with this key and kind.
pub(super) fn columns(key: &str, kind: &FieldKind, multiple: bool) -> Vec<(String, ColumnType)> {
    let value = match kind {
        _ if multiple => ColumnType::Text,
        FieldKind::Text
        | FieldKind::LongText
        | FieldKind::Date
        | FieldKind::Choice { .. }
        | FieldKind::File => ColumnType::Text,
        FieldKind::Integer
        | FieldKind::Decimal { .. }
        | FieldKind::Money
        | FieldKind::Boolean
        | FieldKind::Datetime
        | FieldKind::Reference { .. } => ColumnType::Integer,
    };
    let mut columns = vec![(key.to_owned(), value)];
    match kind {
        FieldKind::Text | FieldKind::LongText => {
            columns.push((sort_column(key), ColumnType::Text));
        }
        FieldKind::Money => columns.push((currency_column(key), ColumnType::Text)),
        _ => {}
    }
    columns
}

//! Tables, fields and records, on the way out; orders and values, on the way in.

use bailey_crm::records::{Direction, Record, RecordState, Sort, Values};
use bailey_crm::schema::{Field, FieldKind, Table};

use super::error::Invalid;
use super::filter::field;
use crate::contract::bailey::crm::{records as wit, types};

impl From<RecordState> for types::RecordState {
    fn from(state: RecordState) -> Self {
        match state {
            RecordState::Active => Self::Active,
            RecordState::Archived => Self::Archived,
            RecordState::Deleted => Self::Deleted,
        }
    }
}

impl From<types::RecordState> for RecordState {
    fn from(state: types::RecordState) -> Self {
        match state {
            types::RecordState::Active => Self::Active,
            types::RecordState::Archived => Self::Archived,
            types::RecordState::Deleted => Self::Deleted,
        }
    }
}

impl From<&Table> for wit::TableInfo {
    fn from(table: &Table) -> Self {
        Self {
            key: table.key.clone(),
            singular: table.singular.clone(),
            plural: table.plural.clone(),
            fields: table.fields.iter().map(Into::into).collect(),
        }
    }
}

impl From<&Field> for wit::FieldInfo {
    fn from(field: &Field) -> Self {
        Self {
            key: field.key.clone(),
            label: field.label.clone(),
            kind: (&field.kind).into(),
            required: field.required,
            unique: field.unique,
            multiple: field.multiple,
        }
    }
}

impl From<&FieldKind> for wit::FieldKind {
    fn from(kind: &FieldKind) -> Self {
        match kind {
            FieldKind::Text => Self::Text,
            FieldKind::LongText => Self::LongText,
            FieldKind::Integer => Self::Integer,
            FieldKind::Decimal { scale } => Self::Decimal(*scale),
            FieldKind::Money => Self::Money,
            FieldKind::Boolean => Self::Boolean,
            FieldKind::Date => Self::Date,
            FieldKind::Datetime => Self::Datetime,
            FieldKind::Reference { table } => Self::Reference(table.clone()),
            FieldKind::Choice { options } => {
                let option = |option: &bailey_crm::schema::ChoiceOption| wit::ChoiceOption {
                    key: option.key.clone(),
                    label: option.label.clone(),
                    retired: option.retired,
                };
                Self::Choice(options.iter().map(option).collect())
            }
            FieldKind::File => Self::File,
        }
    }
}

impl From<Record> for wit::Record {
    fn from(record: Record) -> Self {
        let ref_ = record.reference().into();
        let values = record.table.fields.iter().zip(record.values);
        let values = values.map(|(field, value)| types::FieldValue {
            field: field.key.clone(),
            value: value.into(),
        });
        Self {
            ref_,
            values: values.collect(),
            label: record.label,
            state: record.state.into(),
            version: record.version,
            created_at: record.created_at.0,
            created_by: record.created_by.map(|user| user.0),
            updated_at: record.updated_at.0,
            updated_by: record.updated_by.map(|user| user.0),
        }
    }
}

impl From<wit::Sort> for Sort {
    fn from(sort: wit::Sort) -> Self {
        let direction = match sort.direction {
            wit::Direction::Ascending => Direction::Ascending,
            wit::Direction::Descending => Direction::Descending,
        };
        Self {
            field: field(sort.field),
            direction,
        }
    }
}

/// The values of a write, by field.
pub fn values(values: Vec<types::FieldValue>) -> Result<Values, Invalid> {
    let mut by_field = Values::new();
    for types::FieldValue { field, value } in values {
        if by_field.contains_key(&field) {
            return Err(Invalid::new(format!("the field `{field}` is named twice")));
        }
        by_field.insert(field, value.try_into()?);
    }
    Ok(by_field)
}

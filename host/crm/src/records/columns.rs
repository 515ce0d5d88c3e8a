//! How a field's value stands in SQL columns.

use rusqlite::types::{Value as Sql, ValueRef};
use serde_json::Value as Json;

use crate::error::{Error, Result};
use crate::ids::{RecordId, Timestamp};
use crate::schema::{Field, FieldKind};
use crate::search::fold;
use crate::value::{Decimal, Money, RecordRef, Scalar, Value};

/// Adds what the field's columns hold, in the order of [`Field::columns`].
pub(crate) fn encode(field: &Field, value: &Value, columns: &mut Vec<Sql>) -> Result<()> {
    let scalars = value.scalars();
    if scalars.is_empty() {
        columns.extend(field.columns().iter().map(|_| Sql::Null));
        return Ok(());
    }
    if field.multiple {
        let list: Vec<Json> = scalars.iter().map(element).collect::<Result<_>>()?;
        columns.push(Sql::Text(Json::Array(list).to_string()));
        if field.kind.is_text() {
            let folds = scalars
                .iter()
                .map(|scalar| Json::String(text_fold(scalar)))
                .collect();
            columns.push(Sql::Text(Json::Array(folds).to_string()));
        }
        return Ok(());
    }
    let scalar = &scalars[0];
    columns.push(primitive(scalar)?);
    match scalar {
        Scalar::Text(text) => columns.push(Sql::Text(fold(text))),
        Scalar::Money(money) => columns.push(Sql::Text(money.currency.clone())),
        _ => {}
    }
    Ok(())
}

/// A scalar as one column holds it. Money's currency stands in another.
pub(crate) fn primitive(scalar: &Scalar) -> Result<Sql> {
    Ok(match scalar {
        Scalar::Text(text) | Scalar::Choice(text) => Sql::Text(text.clone()),
        Scalar::Integer(number) => Sql::Integer(*number),
        Scalar::Decimal(decimal) => Sql::Integer(decimal.units),
        Scalar::Money(money) => Sql::Integer(money.minor),
        Scalar::Boolean(yes) => Sql::Integer(i64::from(*yes)),
        Scalar::Date(date) => Sql::Text(date.to_string()),
        Scalar::Datetime(at) => Sql::Integer(at.0),
        Scalar::Reference(record) => Sql::Integer(record.id.0),
        Scalar::File(file) => Sql::Text(serde_json::to_string(file).map_err(Error::damaged)?),
    })
}

fn element(scalar: &Scalar) -> Result<Json> {
    Ok(match scalar {
        Scalar::File(file) => serde_json::to_value(file).map_err(Error::damaged)?,
        other => match primitive(other)? {
            Sql::Integer(number) => number.into(),
            Sql::Text(text) => text.into(),
            _ => Json::Null,
        },
    })
}

fn text_fold(scalar: &Scalar) -> String {
    match scalar {
        Scalar::Text(text) => fold(text),
        _ => String::new(),
    }
}

/// Reads a field's value from its columns; returns it and how many they are.
pub(crate) fn decode(field: &Field, row: &rusqlite::Row<'_>, at: usize) -> Result<(Value, usize)> {
    let width = match field.kind {
        FieldKind::Text | FieldKind::LongText | FieldKind::Money => 2,
        _ => 1,
    };
    let raw = row.get_ref(at)?;
    if raw == ValueRef::Null {
        return Ok((Value::None, width));
    }
    if field.multiple {
        let list: Vec<Json> =
            serde_json::from_str(text(field, raw)?).map_err(|error| damaged(field, error))?;
        let scalars = list.into_iter().map(|json| from_element(field, json));
        return Ok((Value::Many(scalars.collect::<Result<_>>()?), width));
    }
    let scalar = match raw {
        ValueRef::Integer(number) if field.kind == FieldKind::Money => Scalar::Money(Money {
            minor: number,
            currency: text(field, row.get_ref(at + 1)?)?.to_owned(),
        }),
        ValueRef::Integer(number) => from_number(field, number)?,
        other => from_text(field, text(field, other)?)?,
    };
    Ok((Value::One(scalar), width))
}

fn from_element(field: &Field, json: Json) -> Result<Scalar> {
    match json {
        Json::Number(number) => {
            let number = number
                .as_i64()
                .ok_or_else(|| damaged(field, "a number out of range"))?;
            from_number(field, number)
        }
        Json::String(text) => from_text(field, &text),
        object => serde_json::from_value(object)
            .map(Scalar::File)
            .map_err(|error| damaged(field, error)),
    }
}

fn from_number(field: &Field, number: i64) -> Result<Scalar> {
    Ok(match &field.kind {
        FieldKind::Integer => Scalar::Integer(number),
        FieldKind::Decimal { scale } => Scalar::Decimal(Decimal {
            units: number,
            scale: *scale,
        }),
        FieldKind::Boolean => Scalar::Boolean(number != 0),
        FieldKind::Datetime => Scalar::Datetime(Timestamp(number)),
        FieldKind::Reference { table } => Scalar::Reference(RecordRef {
            table: table.clone(),
            id: RecordId(number),
        }),
        _ => return Err(damaged(field, "a number where there should be none")),
    })
}

fn from_text(field: &Field, text: &str) -> Result<Scalar> {
    Ok(match &field.kind {
        FieldKind::Text | FieldKind::LongText => Scalar::Text(text.to_owned()),
        FieldKind::Choice { .. } => Scalar::Choice(text.to_owned()),
        FieldKind::Date => Scalar::Date(text.parse().map_err(|error| damaged(field, error))?),
        FieldKind::File => {
            Scalar::File(serde_json::from_str(text).map_err(|error| damaged(field, error))?)
        }
        _ => return Err(damaged(field, "text where there should be none")),
    })
}

fn text<'a>(field: &Field, raw: ValueRef<'a>) -> Result<&'a str> {
    raw.as_str().map_err(|error| damaged(field, error))
}

fn damaged(field: &Field, what: impl std::fmt::Display) -> Error {
    Error::damaged(format!("field `{}`: {what}", field.key))
}

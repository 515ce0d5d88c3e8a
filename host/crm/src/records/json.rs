//! Values as the API writes them: by the field's kind, so that a client sends
//! `"won"` or `12` and not the journal's self-describing form.

use std::str::FromStr;

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value as Json, json};

use crate::error::{Error, Problem, Result};
use crate::ids::{RecordId, Timestamp};
use crate::records::Values;
use crate::schema::{Field, FieldKind, Table, minor_digits};
use crate::value::{Decimal, Money, RecordRef, Scalar, Value};

/// A value that serializes as the API writes it.
#[derive(Clone, Copy, Debug)]
pub struct Plain<'a>(pub &'a Value);

impl Serialize for Plain<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::None => serializer.serialize_unit(),
            Value::One(scalar) => PlainScalar(scalar).serialize(serializer),
            Value::Many(scalars) => serializer.collect_seq(scalars.iter().map(PlainScalar)),
        }
    }
}

struct PlainScalar<'a>(&'a Scalar);

impl Serialize for PlainScalar<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Scalar::Text(text) | Scalar::Choice(text) => serializer.serialize_str(text),
            Scalar::Integer(number) => serializer.serialize_i64(*number),
            Scalar::Decimal(decimal) => serializer.collect_str(decimal),
            Scalar::Money(money) => {
                let mut map = serializer.serialize_map(Some(2))?;
                map.serialize_entry("amount", &money.amount().to_string())?;
                map.serialize_entry("currency", &money.currency)?;
                map.end()
            }
            Scalar::Boolean(yes) => serializer.serialize_bool(*yes),
            Scalar::Date(date) => serializer.collect_str(date),
            Scalar::Datetime(at) => match jiff::Timestamp::from_millisecond(at.0) {
                Ok(moment) => serializer.collect_str(&moment),
                Err(_) => serializer.serialize_i64(at.0),
            },
            Scalar::Reference(record) => record.serialize(serializer),
            Scalar::File(file) => file.serialize(serializer),
        }
    }
}

/// The value as the API writes it.
#[must_use]
pub fn value_to_json(value: &Value) -> Json {
    json!(Plain(value))
}

/// Values by key, as the API sends them.
///
/// # Errors
/// `Invalid` with a problem for each field that is unknown or of another form.
pub fn values_from_json(table: &Table, object: &Map<String, Json>) -> Result<Values> {
    let mut values = Values::new();
    let mut problems = Vec::new();
    for (key, json) in object {
        let value = match table.find(key) {
            Some(field) => value_from_json(field, json),
            None => Err(table.unknown(key, key)),
        };
        match value {
            Ok(value) => {
                values.insert(key.clone(), value);
            }
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() {
        Ok(values)
    } else {
        Err(Error::Invalid(problems))
    }
}

/// One field's value, as the API sends it.
///
/// # Errors
/// What form the field takes.
pub fn value_from_json(field: &Field, json: &Json) -> Result<Value, Problem> {
    match json {
        Json::Null => Ok(Value::None),
        Json::Array(list) => {
            let scalars = list.iter().map(|json| scalar_from_json(field, json));
            Ok(Value::Many(scalars.collect::<Result<_, _>>()?))
        }
        one => scalar_from_json(field, one).map(Value::One),
    }
}

/// One scalar of the field's kind, as the API sends it.
///
/// # Errors
/// What form the field takes.
pub fn scalar_from_json(field: &Field, json: &Json) -> Result<Scalar, Problem> {
    let scalar = match &field.kind {
        FieldKind::Text | FieldKind::LongText => json.as_str().map(|s| Scalar::Text(s.into())),
        FieldKind::Choice { .. } => json.as_str().map(|s| Scalar::Choice(s.into())),
        FieldKind::Integer => json.as_i64().map(Scalar::Integer),
        FieldKind::Decimal { .. } => decimal(json).map(Scalar::Decimal),
        FieldKind::Money => money(json).map(Scalar::Money),
        FieldKind::Boolean => json.as_bool().map(Scalar::Boolean),
        FieldKind::Date => json.as_str().and_then(|s| s.parse().ok()).map(Scalar::Date),
        FieldKind::Datetime => json.as_str().and_then(moment).map(Scalar::Datetime),
        FieldKind::Reference { table } => reference(table, json).map(Scalar::Reference),
        FieldKind::File => serde_json::from_value(json.clone()).ok().map(Scalar::File),
    };
    scalar.ok_or_else(|| {
        let message = format!("`{}` takes {}", field.key, form(&field.kind));
        Problem::field(&field.key, "wrong-type", message)
    })
}

fn form(kind: &FieldKind) -> String {
    match kind {
        FieldKind::Text | FieldKind::LongText => "a string".into(),
        FieldKind::Choice { options } => {
            let keys: Vec<&str> = options.iter().take(20).map(|o| o.key.as_str()).collect();
            format!("one of its choices: {}", keys.join(", "))
        }
        FieldKind::Integer => "a whole number".into(),
        FieldKind::Decimal { scale } => {
            format!("a number as a string, with up to {scale} digits after the point: \"12.5\"")
        }
        FieldKind::Money => {
            "an amount: {\"amount\":\"12.50\",\"currency\":\"USD\"}, with no more digits than the \
             currency has"
                .into()
        }
        FieldKind::Boolean => "true or false".into(),
        FieldKind::Date => "a date: \"2026-12-31\"".into(),
        FieldKind::Datetime => "a moment (RFC 3339): \"2026-12-31T09:00:00Z\"".into(),
        FieldKind::Reference { table } => {
            format!("a reference: {{\"table\":\"{table}\",\"id\":1}}")
        }
        FieldKind::File => "a file that was uploaded".into(),
    }
}

fn decimal(json: &Json) -> Option<Decimal> {
    match json {
        Json::String(text) => text.parse().ok(),
        Json::Number(number) => number.to_string().parse().ok(),
        _ => None,
    }
}

fn money(json: &Json) -> Option<Money> {
    let object = json.as_object()?;
    let currency = object.get("currency")?.as_str()?.to_owned();
    let amount = decimal(object.get("amount")?)?;
    let minor = amount.rescaled(minor_digits(&currency)?)?.units;
    Some(Money { minor, currency })
}

fn moment(text: &str) -> Option<Timestamp> {
    let moment = jiff::Timestamp::from_str(text).ok()?;
    Some(Timestamp(moment.as_millisecond()))
}

fn reference(table: &str, json: &Json) -> Option<RecordRef> {
    let id = match json {
        Json::Object(object) => {
            if object.get("table").is_some_and(|named| named != table) {
                return None;
            }
            object.get("id")?.as_i64()?
        }
        Json::Number(number) => number.as_i64()?,
        _ => return None,
    };
    Some(RecordRef {
        table: table.to_owned(),
        id: RecordId(id),
    })
}

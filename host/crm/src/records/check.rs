//! What a value must be before a field takes it. What comes out is in the
//! field's own form: empty text is nothing, a whole number a decimal.

use std::sync::Arc;

use jiff::civil::Date;

use crate::access::owner;
use crate::error::{Error, Problem, Result};
use crate::ids::RecordId;
use crate::records::Values;
use crate::schema::{Field, FieldKind, Table, USERS, minor_digits};
use crate::value::{Decimal, RecordRef, Scalar, Value};

/// How long a line of text can be, in characters.
const LONGEST_TEXT: usize = 1_000;

/// How long a text of several lines can be, in characters.
const LONGEST_LONG_TEXT: usize = 100_000;

/// How many values a field can hold.
const MOST_VALUES: usize = 500;

/// 0001-01-01T00:00:00Z in milliseconds.
const EARLIEST: i64 = -62_135_596_800_000;

/// 9999-12-30T22:00:00Z, jiff's last moment, in milliseconds.
const LATEST: i64 = 253_402_207_200_000;

/// Checks values by key; returns them by the fields' places in the table.
///
/// # Errors
/// `Invalid` with a problem for each field that can't take its value.
pub(super) fn check(table: &Table, values: Values) -> Result<Vec<(usize, Value)>> {
    let mut checked = Vec::with_capacity(values.len());
    let mut problems = Vec::new();
    for (key, value) in values {
        let Some(place) = table.position(&key) else {
            problems.push(table.unknown(&key, &key));
            continue;
        };
        match check_field(&table.fields[place], value) {
            Ok(value) => checked.push((place, value)),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() {
        Ok(checked)
    } else {
        Err(Error::Invalid(problems))
    }
}

/// Refuses values for fields that are shown and that nobody changes.
///
/// # Errors
/// `Invalid` with a problem for each such field.
pub(super) fn writable<'a>(table: &Table, fields: impl Iterator<Item = &'a Field>) -> Result<()> {
    let problems: Vec<Problem> = fields
        .filter(|field| !table.is_writable(field))
        .map(|field| {
            let message = format!("`{}` is not yours to change: leave it as it is", field.key);
            Problem::field(&field.key, "read-only", message)
        })
        .collect();
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(problems))
    }
}

/// The values of a record that is new, by the fields' places in the table as it
/// is: whose it is, if nobody was named, is up to the rules for whoever makes it.
pub(crate) fn widened(table: &Arc<Table>, values: Vec<Value>) -> Vec<Value> {
    let whole = table.whole();
    let mut row = vec![Value::None; whole.fields.len()];
    for (field, value) in table.fields.iter().zip(values) {
        if let Some(place) = whole.position(&field.key) {
            row[place] = value;
        }
    }
    if let (Some(user), Some(place)) = (table.default_owner(), owner(whole))
        && row[place].is_none()
    {
        row[place] = Value::One(Scalar::Reference(RecordRef {
            table: USERS.to_owned(),
            id: RecordId(user.0),
        }));
    }
    row
}

/// As [`check`], for a record that is new: one value for each of the table's
/// fields, and those that are required must be among them.
pub(super) fn check_new(table: &Table, values: Values) -> Result<Vec<Value>> {
    let missing = missing(table, |field| values.contains_key(&field.key));
    let checked = match check(table, values) {
        Ok(checked) if missing.is_empty() => checked,
        Ok(_) => return Err(Error::Invalid(missing)),
        Err(Error::Invalid(mut problems)) => {
            problems.extend(missing);
            return Err(Error::Invalid(problems));
        }
        Err(other) => return Err(other),
    };
    let mut row = vec![Value::None; table.fields.len()];
    for (place, value) in checked {
        row[place] = value;
    }
    Ok(row)
}

/// Refuses choices that are offered no more, but for those that the record has:
/// each field comes with what it is to hold, and with what it held.
///
/// # Errors
/// `Invalid` with a problem for each such field.
pub(super) fn offered<'a>(
    values: impl Iterator<Item = (&'a Field, &'a Value, &'a Value)>,
) -> Result<()> {
    let mut problems = Vec::new();
    for (field, after, before) in values {
        let retired = field.kind.options().iter().filter(|option| option.retired);
        for option in retired {
            let choice = Scalar::Choice(option.key.clone());
            if after.scalars().contains(&choice) && !before.scalars().contains(&choice) {
                problems.push(Problem::field(
                    &field.key,
                    "retired-choice",
                    format!(
                        "`{}`: `{}` is offered no more; choose another",
                        field.key, option.key
                    ),
                ));
            }
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(problems))
    }
}

fn missing(table: &Table, given: impl Fn(&Field) -> bool) -> Vec<Problem> {
    table
        .fields
        .iter()
        .filter(|field| field.required && !given(field))
        .map(required)
        .collect()
}

fn required(field: &Field) -> Problem {
    Problem::field(
        &field.key,
        "required",
        format!("`{}` is required", field.key),
    )
}

/// Checks what one field is to hold.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn check_field(field: &Field, value: Value) -> Result<Value, Problem> {
    let scalars = match value {
        Value::None => Vec::new(),
        Value::One(scalar) => vec![scalar],
        Value::Many(scalars) => scalars,
    };
    let mut checked = Vec::with_capacity(scalars.len());
    for scalar in scalars {
        let empty = matches!(&scalar, Scalar::Text(text) if text.trim().is_empty());
        if !empty {
            checked.push(coerce(field, scalar)?);
        }
    }
    if checked.is_empty() {
        return if field.required {
            Err(required(field))
        } else {
            Ok(Value::None)
        };
    }
    if field.multiple {
        if checked.len() > MOST_VALUES {
            let message = format!("`{}` holds at most {MOST_VALUES} values", field.key);
            return Err(Problem::field(&field.key, "too-many", message));
        }
        return Ok(Value::Many(checked));
    }
    if checked.len() > 1 {
        let message = format!("`{}` holds one value, not {}", field.key, checked.len());
        return Err(Problem::field(&field.key, "too-many", message));
    }
    Ok(checked.pop().map_or(Value::None, Value::One))
}

/// Brings a scalar into the form of the field's kind.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn coerce(field: &Field, scalar: Scalar) -> Result<Scalar, Problem> {
    let wrong = |code, message: String| Err(Problem::field(&field.key, code, message));
    let key = &field.key;
    match (&field.kind, scalar) {
        (FieldKind::Text, Scalar::Text(text)) => {
            let line = text.split(['\r', '\n']).filter(|part| !part.is_empty());
            text_within(field, line.collect::<Vec<_>>().join(" "), LONGEST_TEXT)
        }
        (FieldKind::LongText, Scalar::Text(text)) => text_within(field, text, LONGEST_LONG_TEXT),
        (FieldKind::Integer, Scalar::Integer(number)) => Ok(Scalar::Integer(number)),
        (FieldKind::Decimal { scale }, Scalar::Integer(number)) => rescale(
            field,
            Decimal {
                units: number,
                scale: 0,
            },
            *scale,
        ),
        (FieldKind::Decimal { scale }, Scalar::Decimal(decimal)) => rescale(field, decimal, *scale),
        (FieldKind::Money, Scalar::Money(money)) => match minor_digits(&money.currency) {
            Some(_) => Ok(Scalar::Money(money)),
            None => wrong(
                "not-a-currency",
                format!(
                    "`{key}`: `{}` is no currency code of ISO 4217, such as USD",
                    money.currency
                ),
            ),
        },
        (FieldKind::Boolean, Scalar::Boolean(yes)) => Ok(Scalar::Boolean(yes)),
        (FieldKind::Date, Scalar::Date(date)) => date_within(field, date),
        (FieldKind::Datetime, Scalar::Datetime(at)) => {
            if (EARLIEST..=LATEST).contains(&at.0) {
                Ok(Scalar::Datetime(at))
            } else {
                wrong(
                    "not-a-datetime",
                    format!("`{key}`: use a year from 1 to 9999"),
                )
            }
        }
        (FieldKind::Reference { table }, Scalar::Reference(record)) if record.table == *table => {
            Ok(Scalar::Reference(record))
        }
        (FieldKind::Choice { options }, Scalar::Choice(choice) | Scalar::Text(choice)) => {
            if options.iter().any(|option| option.key == choice) {
                Ok(Scalar::Choice(choice))
            } else {
                wrong(
                    "not-a-choice",
                    format!("`{key}`: `{choice}` is none of its choices"),
                )
            }
        }
        (FieldKind::File, Scalar::File(file)) => {
            let digest = file.digest.as_bytes();
            let hex = |b: &u8| b.is_ascii_digit() || (b'a'..=b'f').contains(b);
            if digest.len() == 64 && digest.iter().all(hex) {
                Ok(Scalar::File(file))
            } else {
                wrong(
                    "not-a-file",
                    format!("`{key}`: the digest is no SHA-256 in hex"),
                )
            }
        }
        (kind, _) => wrong(
            "wrong-type",
            match kind.refers_to() {
                Some(table) => format!("`{key}` takes a reference to `{table}`"),
                None => format!("`{key}` takes a value of kind {}", kind.name()),
            },
        ),
    }
}

fn text_within(field: &Field, text: String, most: usize) -> Result<Scalar, Problem> {
    let key = &field.key;
    let length = text.chars().count();
    if length > most {
        let message = format!("`{key}` has {length} characters; at most {most} fit");
        return Err(Problem::field(key, "too-long", message));
    }
    if text.contains('\0') {
        let message = format!("`{key}` contains a NUL character; take it out");
        return Err(Problem::field(key, "not-text", message));
    }
    Ok(Scalar::Text(text))
}

fn date_within(field: &Field, date: Date) -> Result<Scalar, Problem> {
    if (1..=9999).contains(&date.year()) {
        return Ok(Scalar::Date(date));
    }
    let message = format!("`{}`: use a year from 1 to 9999", field.key);
    Err(Problem::field(&field.key, "not-a-date", message))
}

fn rescale(field: &Field, decimal: Decimal, scale: u8) -> Result<Scalar, Problem> {
    decimal.rescaled(scale).map(Scalar::Decimal).ok_or_else(|| {
        let message = format!(
            "`{}` takes at most {scale} digits after the point, and 18 in all",
            field.key
        );
        Problem::field(&field.key, "not-a-decimal", message)
    })
}

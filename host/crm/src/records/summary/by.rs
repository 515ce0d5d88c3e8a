//! By what records are counted: what SQL groups them by, and what that means.

use jiff::tz::TimeZone;
use rusqlite::Row;
use sea_query::{Alias, Expr};

use super::{By, Group, Period};
use crate::error::{Error, Result};
use crate::filter::Subject;
use crate::ids::{RecordId, Timestamp};
use crate::records::columns;
use crate::schema::{Field, FieldKind, SystemField, SystemKind, Table, USERS};
use crate::value::{RecordRef, Scalar, Value};

/// Zones differ by quarters of hours: within one, a moment's day is the same
/// everywhere, so SQL can group by them and leave the zone to us.
const QUARTER: i64 = 15 * 60 * 1000;

/// By what records are grouped.
pub(super) enum Grouped<'a> {
    /// All are one group.
    Nothing,
    /// By what a field holds.
    Field(&'a Field),
    /// By a line of text, whatever its letters' case.
    Text(&'a Field),
    /// By the period that a day is in.
    Days(&'a Field, Period),
    /// By the period that a moment is in.
    Moments(String, Period, TimeZone),
    /// By the user who made it, or changed it last.
    User(SystemField),
}

impl<'a> Grouped<'a> {
    /// What is meant by this in the table.
    pub(super) fn find(table: &'a Table, by: Option<&By>) -> Result<Self> {
        let Some(By {
            field: key,
            period,
            zone,
        }) = by
        else {
            return Ok(Self::Nothing);
        };
        let months = period.unwrap_or_default();
        let found = match Subject::find(table, key)? {
            Subject::System(field, SystemKind::User) => Some(Self::User(field)),
            Subject::System(field, SystemKind::Datetime) => {
                Some(Self::Moments(field.key().to_owned(), months, zone.clone()))
            }
            Subject::System(..) => None,
            Subject::Own(field) if field.multiple => None,
            Subject::Own(field) => match field.kind {
                FieldKind::Choice { .. } | FieldKind::Boolean | FieldKind::Reference { .. } => {
                    Some(Self::Field(field))
                }
                FieldKind::Text => Some(Self::Text(field)),
                FieldKind::Date => Some(Self::Days(field, months)),
                FieldKind::Datetime => Some(Self::Moments(field.key.clone(), months, zone.clone())),
                FieldKind::LongText
                | FieldKind::Integer
                | FieldKind::Decimal { .. }
                | FieldKind::Money
                | FieldKind::File => None,
            },
        };
        let found = found.ok_or_else(|| {
            let message = format!(
                "`{key}` is no field by which records are counted: take one with one choice, \
                 reference, line of text, day, moment, or yes and no"
            );
            Error::invalid_field("by", "not-countable", message)
        })?;
        let has_periods = matches!(found, Self::Days(..) | Self::Moments(..));
        if period.is_some() && !has_periods {
            let message = format!("`{key}` holds no days, so there are no periods of it");
            return Err(Error::invalid_field("period", "no-days", message));
        }
        Ok(found)
    }

    /// What SQL groups by.
    pub(super) fn key(&self, table: &Table) -> Expr {
        let column = |name: &str| Expr::col((Alias::new(&table.key), Alias::new(name)));
        match self {
            Self::Nothing => Expr::cust("NULL"),
            Self::Field(field) | Self::Days(field, _) => column(&field.key),
            Self::Text(field) => column(&field.sort_column()),
            // Rounded down, also before 1970.
            Self::Moments(key, ..) => {
                let at = format!(r#""{}"."{key}""#, table.key);
                Expr::cust(format!(
                    "{at} - (({at} % {QUARTER}) + {QUARTER}) % {QUARTER}"
                ))
            }
            Self::User(field) => column(field.key()),
        }
    }

    /// What is shown of the group, where that is not what it is grouped by.
    pub(super) fn shown(&self, table: &Table) -> Expr {
        match self {
            Self::Text(field) => Expr::cust(format!(r#"min("{}"."{}")"#, table.key, field.key)),
            _ => Expr::cust("NULL"),
        }
    }

    /// The value of the row's group: its key stands first, what is shown third.
    pub(super) fn read(&self, row: &Row<'_>) -> Result<Value> {
        Ok(match self {
            Self::Nothing => Value::None,
            Self::Field(field) => columns::decode(field, row, 0)?.0,
            Self::Text(_) => {
                let text: Option<String> = row.get(2)?;
                text.map_or(Value::None, |text| Scalar::Text(text).into())
            }
            Self::Days(field, period) => match columns::decode(field, row, 0)?.0 {
                Value::One(Scalar::Date(day)) => Scalar::Date(period.first(day)).into(),
                _ => Value::None,
            },
            Self::Moments(_, period, zone) => {
                let at: Option<Timestamp> = row.get(0)?;
                let at = at.and_then(|at| jiff::Timestamp::from_millisecond(at.0).ok());
                at.map_or(Value::None, |at| {
                    let day = at.to_zoned(zone.clone()).date();
                    Scalar::Date(period.first(day)).into()
                })
            }
            Self::User(_) => {
                let id: Option<RecordId> = row.get(0)?;
                id.map_or(Value::None, |id| {
                    Scalar::Reference(RecordRef {
                        table: USERS.to_owned(),
                        id,
                    })
                    .into()
                })
            }
        })
    }

    /// Puts groups into the order in which people look for them.
    pub(super) fn sort(&self, groups: &mut [Group]) {
        match self {
            Self::Field(field) if !matches!(field.kind, FieldKind::Reference { .. }) => {
                groups.sort_by_key(|group| place(field, &group.value));
            }
            Self::Days(..) | Self::Moments(..) => groups.sort_by_key(|group| day(&group.value)),
            Self::Nothing | Self::Field(_) | Self::Text(_) | Self::User(_) => {
                groups.sort_by(|a, b| {
                    let empty = a.value.is_none().cmp(&b.value.is_none());
                    let many = b.count.cmp(&a.count);
                    let name = || name(&a.value).cmp(&name(&b.value));
                    empty.then(many).then_with(name)
                });
            }
        }
    }
}

/// Where a value stands among those that the field can hold.
fn place(by: &Field, value: &Value) -> usize {
    match value {
        Value::One(Scalar::Choice(key)) => {
            let mut options = by.kind.options().iter();
            options
                .position(|option| option.key == *key)
                .unwrap_or(usize::MAX - 1)
        }
        Value::One(Scalar::Boolean(yes)) => usize::from(!yes),
        _ => usize::MAX,
    }
}

/// The day of a period; what has none comes last.
fn day(value: &Value) -> (bool, Option<jiff::civil::Date>) {
    match value {
        Value::One(Scalar::Date(day)) => (false, Some(*day)),
        _ => (true, None),
    }
}

/// What sets groups of equal size apart, so that their order is always the same.
fn name(value: &Value) -> (i64, &str) {
    match value {
        Value::One(Scalar::Reference(record)) => (record.id.0, ""),
        Value::One(Scalar::Text(text)) => (0, text),
        _ => (0, ""),
    }
}

//! Conditions as people keep them: in the address of a list, in a saved view, in
//! a report. Their values are text in one plain form, the same for whoever
//! reads it; only `me` means another user for each of them.

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Problem, Result};
use crate::filter::{Filter, Operator, Subject};
use crate::ids::{RecordId, Timestamp, UserId};
use crate::schema::{FieldKind, Table, USERS, minor_digits};
use crate::value::{Decimal, Money, RecordRef, Scalar, Value};

/// The word by which a condition means whoever looks.
pub const ME: &str = "me";

/// One condition, as a person wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chip {
    /// The field's key, or that of a system field: `created_at`.
    pub field: String,
    /// How it is compared.
    pub operator: Operator,
    /// With what: numbers as `12.5`, money as `12.50 USD`, days as `2026-12-31`,
    /// moments as `2026-12-31T09:00`, records by their numbers; several with
    /// commas between them, and [`ME`] for whoever looks.
    #[serde(default)]
    pub value: String,
}

/// Who looks, and in which zone their days begin.
#[derive(Clone, Debug)]
pub struct Looker {
    /// Who [`ME`] is; nobody for the operator.
    pub user: Option<UserId>,
    /// Where moments without a zone are.
    pub zone: TimeZone,
}

/// What a condition on this field compares.
///
/// # Errors
/// `Invalid`, naming the field, if there is none that could be compared.
pub fn kind_of(table: &Table, field: &str) -> Result<FieldKind> {
    Ok(Subject::find(table, field)?.kind())
}

impl Chip {
    /// What must hold for a record.
    ///
    /// # Errors
    /// `Invalid`, naming the field: there is none, or the value is none of it.
    pub fn filter(&self, table: &Table, looker: &Looker) -> Result<Filter> {
        let kind = kind_of(table, &self.field)?;
        let read = |text: &str| {
            scalar(&kind, text.trim(), looker).ok_or_else(|| {
                let message = format!("“{text}” can't be compared with `{}`", self.field);
                Error::Invalid(vec![Problem::field(&self.field, "unreadable", message)])
            })
        };
        let value = match self.operator {
            Operator::IsEmpty | Operator::IsSet => Value::None,
            Operator::OneOf => {
                let parts = self.value.split(',').map(str::trim);
                let parts = parts.filter(|part| !part.is_empty()).map(read);
                Value::Many(parts.collect::<Result<_>>()?)
            }
            _ if self.value.trim().is_empty() => Value::None,
            _ => Value::One(read(&self.value)?),
        };
        Ok(Filter::compare(&self.field, self.operator, value))
    }

    /// The text that stands for a value: what [`filter`](Self::filter) reads.
    #[must_use]
    pub fn written(scalar: &Scalar) -> String {
        match scalar {
            Scalar::Text(text) | Scalar::Choice(text) => text.clone(),
            Scalar::Integer(number) => number.to_string(),
            Scalar::Decimal(decimal) => decimal.to_string(),
            Scalar::Money(money) => format!("{} {}", money.amount(), money.currency),
            Scalar::Boolean(yes) => yes.to_string(),
            Scalar::Date(date) => date.to_string(),
            Scalar::Datetime(at) => at.to_rfc3339(),
            Scalar::Reference(record) => record.id.to_string(),
            Scalar::File(file) => file.name.clone(),
        }
    }
}

fn scalar(kind: &FieldKind, text: &str, looker: &Looker) -> Option<Scalar> {
    Some(match kind {
        FieldKind::Text | FieldKind::LongText => Scalar::Text(text.to_owned()),
        FieldKind::Choice { .. } => Scalar::Choice(text.to_owned()),
        FieldKind::Integer => Scalar::Integer(text.parse().ok()?),
        FieldKind::Decimal { scale } => {
            let decimal: Decimal = text.parse().ok()?;
            Scalar::Decimal(decimal.rescaled(*scale)?)
        }
        FieldKind::Money => {
            let (amount, currency) = text.rsplit_once(' ')?;
            let currency = currency.to_ascii_uppercase();
            let amount: Decimal = amount.trim().parse().ok()?;
            let minor = amount.rescaled(minor_digits(&currency)?)?.units;
            Scalar::Money(Money { minor, currency })
        }
        FieldKind::Boolean => Scalar::Boolean(text.parse().ok()?),
        FieldKind::Date => Scalar::Date(text.parse().ok()?),
        FieldKind::Datetime => Scalar::Datetime(moment(text, &looker.zone)?),
        FieldKind::Reference { table } => {
            let id = if text == ME && table == USERS {
                looker.user?.0
            } else {
                text.strip_prefix('#').unwrap_or(text).parse().ok()?
            };
            Scalar::Reference(RecordRef {
                table: table.clone(),
                id: RecordId(id),
            })
        }
        FieldKind::File => return None,
    })
}

/// A moment with its zone, or one of the looker's own: a day means its beginning.
fn moment(text: &str, zone: &TimeZone) -> Option<Timestamp> {
    if let Ok(at) = text.parse::<jiff::Timestamp>() {
        return Some(Timestamp(at.as_millisecond()));
    }
    let local: jiff::civil::DateTime = text.parse().ok()?;
    let at = local.to_zoned(zone.clone()).ok()?;
    Some(Timestamp(at.timestamp().as_millisecond()))
}

#[cfg(test)]
mod tests {
    use jiff::tz::{TimeZone, offset};

    use super::{Chip, Looker};
    use crate::filter::{Filter, Operator};
    use crate::ids::{RecordId, Timestamp, UserId};
    use crate::store::Account;
    use crate::value::{Money, RecordRef, Scalar, Value};

    fn read(field: &str, operator: Operator, value: &str) -> Option<Value> {
        let account = Account::in_memory().unwrap();
        let table = account
            .whole_schema()
            .unwrap()
            .table("deals")
            .unwrap()
            .clone();
        let looker = Looker {
            user: Some(UserId(7)),
            zone: TimeZone::fixed(offset(8)),
        };
        let chip = Chip {
            field: field.into(),
            operator,
            value: value.into(),
        };
        match chip.filter(&table, &looker).ok()? {
            Filter::Compare(comparison) => Some(comparison.value),
            _ => None,
        }
    }

    #[test]
    fn values_are_read_in_their_one_plain_form() {
        let equal = |field, value| read(field, Operator::Equal, value);
        let money = Money {
            minor: 1250,
            currency: "USD".into(),
        };
        assert_eq!(
            equal("value", "12.5 usd"),
            Some(Scalar::Money(money).into())
        );
        assert_eq!(equal("value", "12,5 USD"), None);
        assert_eq!(equal("value", "12.5"), None);
        let me = RecordRef {
            table: "users".into(),
            id: RecordId(7),
        };
        assert_eq!(equal("owner", "me"), Some(Scalar::Reference(me).into()));
        assert_eq!(equal("company", "me"), None);
        assert_eq!(equal("owner", "Anna"), None);
        let choices = read("stage", Operator::OneOf, "won, lost,");
        let choice = |key: &str| Scalar::Choice(key.into());
        assert_eq!(
            choices,
            Some(Value::Many(vec![choice("won"), choice("lost")]))
        );
    }

    #[test]
    fn a_moment_without_a_zone_is_in_the_lookers() {
        let begins = read("created_at", Operator::GreaterOrEqual, "1970-01-02");
        let day = 24 * 60 * 60 * 1000;
        let at = Timestamp(day - 8 * 60 * 60 * 1000);
        assert_eq!(begins, Some(Scalar::Datetime(at).into()));
        let exact = read("created_at", Operator::Less, "1970-01-02T00:00:00Z");
        assert_eq!(exact, Some(Scalar::Datetime(Timestamp(day)).into()));
        let written = Chip::written(&Scalar::Datetime(at));
        assert_eq!(read("created_at", Operator::Less, &written), begins);
    }

    #[test]
    fn a_field_that_there_is_not_is_named() {
        assert_eq!(read("nothing", Operator::IsEmpty, ""), None);
        assert_eq!(read("name", Operator::IsEmpty, "x"), Some(Value::None));
    }
}

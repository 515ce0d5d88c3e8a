//! Scalars and values, both ways.

use bailey_crm::{Decimal, FileRef, Money, RecordId, RecordRef, Scalar, Timestamp, Value};

use super::error::Invalid;
use crate::contract::bailey::crm::types as wit;

/// Digits after the point that a decimal can have; ten to the power of 18 still
/// fits into its units.
const MOST_DIGITS: u8 = 18;

impl From<RecordRef> for wit::RecordRef {
    fn from(record: RecordRef) -> Self {
        Self {
            table: record.table,
            id: record.id.0,
        }
    }
}

impl From<wit::RecordRef> for RecordRef {
    fn from(record: wit::RecordRef) -> Self {
        Self {
            table: record.table,
            id: RecordId(record.id),
        }
    }
}

impl From<Money> for wit::Money {
    fn from(money: Money) -> Self {
        Self {
            minor: money.minor,
            currency: money.currency,
        }
    }
}

impl From<wit::Money> for Money {
    fn from(money: wit::Money) -> Self {
        Self {
            minor: money.minor,
            currency: money.currency,
        }
    }
}

impl From<FileRef> for wit::FileRef {
    fn from(file: FileRef) -> Self {
        let FileRef {
            digest,
            name,
            media_type,
            size,
        } = file;
        Self {
            digest,
            name,
            media_type,
            size,
        }
    }
}

impl From<wit::FileRef> for FileRef {
    fn from(file: wit::FileRef) -> Self {
        let wit::FileRef {
            digest,
            name,
            media_type,
            size,
        } = file;
        Self {
            digest,
            name,
            media_type,
            size,
        }
    }
}

impl From<jiff::civil::Date> for wit::Date {
    fn from(date: jiff::civil::Date) -> Self {
        // jiff's months and days are positive by construction.
        Self {
            year: date.year(),
            month: date.month().unsigned_abs(),
            day: date.day().unsigned_abs(),
        }
    }
}

impl TryFrom<wit::Date> for jiff::civil::Date {
    type Error = Invalid;

    fn try_from(date: wit::Date) -> Result<Self, Invalid> {
        let wit::Date { year, month, day } = date;
        let parts = i8::try_from(month).ok().zip(i8::try_from(day).ok());
        parts
            .and_then(|(month, day)| Self::new(year, month, day).ok())
            .ok_or_else(|| Invalid::new(format!("there is no day {year}-{month:02}-{day:02}")))
    }
}

impl From<Scalar> for wit::Scalar {
    fn from(scalar: Scalar) -> Self {
        match scalar {
            Scalar::Text(text) => Self::Text(text),
            Scalar::Integer(number) => Self::Integer(number),
            Scalar::Decimal(Decimal { units, scale }) => {
                Self::Decimal(wit::Decimal { units, scale })
            }
            Scalar::Money(money) => Self::Money(money.into()),
            Scalar::Boolean(yes) => Self::Boolean(yes),
            Scalar::Date(date) => Self::Date(date.into()),
            Scalar::Datetime(at) => Self::Datetime(at.0),
            Scalar::Reference(record) => Self::Reference(record.into()),
            Scalar::Choice(key) => Self::Choice(key),
            Scalar::File(file) => Self::File(file.into()),
        }
    }
}

impl TryFrom<wit::Scalar> for Scalar {
    type Error = Invalid;

    fn try_from(scalar: wit::Scalar) -> Result<Self, Invalid> {
        Ok(match scalar {
            wit::Scalar::Text(text) => Self::Text(text),
            wit::Scalar::Integer(number) => Self::Integer(number),
            wit::Scalar::Decimal(wit::Decimal { units, scale }) if scale <= MOST_DIGITS => {
                Self::Decimal(Decimal { units, scale })
            }
            wit::Scalar::Decimal(wit::Decimal { scale, .. }) => {
                let message = format!(
                    "a decimal has at most {MOST_DIGITS} digits after the point, not {scale}"
                );
                return Err(Invalid::new(message));
            }
            wit::Scalar::Money(money) => Self::Money(money.into()),
            wit::Scalar::Boolean(yes) => Self::Boolean(yes),
            wit::Scalar::Date(date) => Self::Date(date.try_into()?),
            wit::Scalar::Datetime(at) => Self::Datetime(Timestamp(at)),
            wit::Scalar::Reference(record) => Self::Reference(record.into()),
            wit::Scalar::Choice(key) => Self::Choice(key),
            wit::Scalar::File(file) => Self::File(file.into()),
            wit::Scalar::Other(other) => {
                let message = format!(
                    "a value of the type `{}` can be read, not written",
                    other.type_name
                );
                return Err(Invalid::new(message));
            }
        })
    }
}

impl From<Value> for wit::Value {
    fn from(value: Value) -> Self {
        match value {
            Value::None => Self::None,
            Value::One(scalar) => Self::One(scalar.into()),
            Value::Many(scalars) => Self::Many(scalars.into_iter().map(Into::into).collect()),
        }
    }
}

impl TryFrom<wit::Value> for Value {
    type Error = Invalid;

    fn try_from(value: wit::Value) -> Result<Self, Invalid> {
        Ok(match value {
            wit::Value::None => Self::None,
            wit::Value::One(scalar) => Self::One(scalar.try_into()?),
            wit::Value::Many(scalars) => Self::Many(
                scalars
                    .into_iter()
                    .map(TryInto::try_into)
                    .collect::<Result<_, _>>()?,
            ),
        })
    }
}

/// About how many bytes a value has on its way to a guest.
pub fn weight(value: &Value) -> u64 {
    let scalar = |scalar: &Scalar| match scalar {
        Scalar::Text(text) | Scalar::Choice(text) => text.len(),
        Scalar::Reference(record) => record.table.len() + size_of::<i64>(),
        Scalar::File(file) => file.name.len() + file.digest.len() + file.media_type.len(),
        _ => size_of::<i64>(),
    };
    value.scalars().iter().map(|one| scalar(one) as u64).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_comes_back_as_it_went() -> Result<(), Invalid> {
        let scalars = vec![
            Scalar::Text("Żółć".into()),
            Scalar::Integer(i64::MIN),
            Scalar::Decimal(Decimal {
                units: -125,
                scale: 2,
            }),
            Scalar::Money(Money {
                minor: 1250,
                currency: "PLN".into(),
            }),
            Scalar::Boolean(true),
            Scalar::Date(jiff::civil::date(2024, 2, 29)),
            Scalar::Datetime(Timestamp(-1)),
            Scalar::Reference(RecordRef {
                table: "deals".into(),
                id: RecordId(7),
            }),
            Scalar::Choice("won".into()),
        ];
        for value in [
            Value::None,
            Value::One(Scalar::Integer(1)),
            Value::Many(scalars),
        ] {
            let out = wit::Value::from(value.clone());
            assert_eq!(Value::try_from(out)?, value);
        }
        Ok(())
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused() {
        for (month, day) in [(2, 30), (0, 1), (13, 1), (200, 200)] {
            let date = wit::Date {
                year: 2023,
                month,
                day,
            };
            assert!(jiff::civil::Date::try_from(date).is_err(), "{month}-{day}");
        }
    }

    #[test]
    fn a_decimal_with_too_many_digits_is_refused() {
        let decimal = wit::Scalar::Decimal(wit::Decimal {
            units: 1,
            scale: 19,
        });
        assert!(Scalar::try_from(decimal).is_err());
    }
}

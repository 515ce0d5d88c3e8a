//! Text and its arguments, on the way in. A guest that names what can't be is
//! shown what it named: a text is no reason to fail a page.

use bailey_crm::{Scalar, Timestamp, UserId, Value};

use crate::contract::bailey::crm::types as wit;
use crate::texts::{Argument, Text};

impl From<wit::Text> for Text {
    fn from(text: wit::Text) -> Self {
        match text {
            wit::Text::Literal(text) => Self::Literal(text),
            wit::Text::Translated(wit::Translated { id, arguments }) => {
                let arguments = arguments
                    .into_iter()
                    .map(|argument| (argument.name, argument.value.into()));
                Self::Message {
                    id,
                    arguments: arguments.collect(),
                }
            }
        }
    }
}

impl From<wit::ArgumentValue> for Argument {
    fn from(value: wit::ArgumentValue) -> Self {
        match value {
            wit::ArgumentValue::Text(text) => Self::Text(text),
            wit::ArgumentValue::Integer(number) => Self::Integer(number),
            wit::ArgumentValue::Decimal(decimal) => scalar(wit::Scalar::Decimal(decimal)),
            wit::ArgumentValue::Money(money) => scalar(wit::Scalar::Money(money)),
            wit::ArgumentValue::Boolean(yes) => scalar(wit::Scalar::Boolean(yes)),
            wit::ArgumentValue::Datetime(at) => Self::Moment(Timestamp(at)),
            wit::ArgumentValue::Date(date) => match date.try_into() {
                Ok(date) => Self::Date(date),
                Err(_) => Self::Text(format!("{}-{:02}-{:02}", date.year, date.month, date.day)),
            },
            wit::ArgumentValue::Record(record) => Self::Record(record.into()),
            wit::ArgumentValue::User(user) => Self::User(UserId(user)),
            wit::ArgumentValue::Table(table) => Self::Table(table),
            wit::ArgumentValue::Field((table, field)) => Self::Field(table, field),
            wit::ArgumentValue::Choice((table, field, choice)) => {
                Self::Choice(table, field, choice)
            }
        }
    }
}

/// A text on the way back to the plugin whose it is.
impl From<Text> for wit::Text {
    fn from(text: Text) -> Self {
        match text {
            Text::Literal(text) => Self::Literal(text),
            Text::Message { id, arguments } => {
                let arguments = arguments.into_iter().map(|(name, value)| wit::Argument {
                    name,
                    value: value.into(),
                });
                Self::Translated(wit::Translated {
                    id,
                    arguments: arguments.collect(),
                })
            }
        }
    }
}

impl From<Argument> for wit::ArgumentValue {
    fn from(argument: Argument) -> Self {
        match argument {
            Argument::Text(text) => Self::Text(text),
            Argument::Integer(number) => Self::Integer(number),
            Argument::Moment(at) => Self::Datetime(at.0),
            Argument::Date(date) => Self::Date(date.into()),
            Argument::Record(record) => Self::Record(record.into()),
            Argument::User(user) => Self::User(user.0),
            Argument::Table(table) => Self::Table(table),
            Argument::Field(table, field) => Self::Field((table, field)),
            Argument::Choice(table, field, choice) => Self::Choice((table, field, choice)),
            Argument::Value(Value::One(scalar)) => match scalar.into() {
                wit::Scalar::Decimal(decimal) => Self::Decimal(decimal),
                wit::Scalar::Money(money) => Self::Money(money),
                wit::Scalar::Boolean(yes) => Self::Boolean(yes),
                other => Self::Text(format!("{other:?}")),
            },
            Argument::Value(_) => Self::Text(String::new()),
        }
    }
}

fn scalar(scalar: wit::Scalar) -> Argument {
    Argument::Value(Value::One(shown_scalar(scalar)))
}

/// A value that is to be shown: what can't be a value is shown as text.
pub(super) fn shown(value: wit::Value) -> Value {
    match value {
        wit::Value::None => Value::None,
        wit::Value::One(scalar) => Value::One(shown_scalar(scalar)),
        wit::Value::Many(scalars) => Value::Many(scalars.into_iter().map(shown_scalar).collect()),
    }
}

fn shown_scalar(scalar: wit::Scalar) -> Scalar {
    match scalar {
        wit::Scalar::Other(other) => Scalar::Text(other.text),
        scalar => {
            let text = format!("{scalar:?}");
            Scalar::try_from(scalar).unwrap_or(Scalar::Text(text))
        }
    }
}

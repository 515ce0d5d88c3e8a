//! Texts that people read: messages of the plugin's locales with their
//! arguments, or words that stand as they are.

use crate::types::{
    Argument, ArgumentValue, Date, Decimal, Money, RecordRef, Scalar, Text, Timestamp, Translated,
    UserId, Value,
};

/// A message of the plugin's locales, by its id.
pub fn tr(id: impl Into<String>) -> Message {
    Message(Translated {
        id: id.into(),
        arguments: Vec::new(),
    })
}

/// Text that is shown as it stands: names, numbers, what people typed.
pub fn literal(text: impl Into<String>) -> Text {
    Text::Literal(text.into())
}

/// A message that is being given its arguments.
#[derive(Debug, Clone, PartialEq)]
pub struct Message(Translated);

impl Message {
    /// An argument that knows by its type how it is shown: a number, a text, a
    /// date, an amount of money, a record, a value.
    #[must_use]
    pub fn arg(mut self, name: &str, value: impl Into<ArgumentValue>) -> Self {
        self.0.arguments.push(Argument {
            name: name.into(),
            value: value.into(),
        });
        self
    }

    /// A moment, shown in the reader's time zone.
    #[must_use]
    pub fn moment(self, name: &str, at: Timestamp) -> Self {
        self.arg(name, ArgumentValue::Datetime(at))
    }

    /// A user, shown by name.
    #[must_use]
    pub fn user(self, name: &str, id: UserId) -> Self {
        self.arg(name, ArgumentValue::User(id))
    }

    /// A table, shown by its label.
    #[must_use]
    pub fn table(self, name: &str, key: impl Into<String>) -> Self {
        self.arg(name, ArgumentValue::Table(key.into()))
    }

    /// A field, shown by its label.
    #[must_use]
    pub fn field(self, name: &str, table: impl Into<String>, field: impl Into<String>) -> Self {
        self.arg(name, ArgumentValue::Field((table.into(), field.into())))
    }

    /// What a field holds: choices by their labels, all else as [`Message::arg`]
    /// has it.
    #[must_use]
    pub fn held(self, name: &str, table: &str, field: &str, value: Value) -> Self {
        match value {
            Value::One(Scalar::Choice(choice)) => self.arg(
                name,
                ArgumentValue::Choice((table.into(), field.into(), choice)),
            ),
            value => self.arg(name, value),
        }
    }
}

impl From<Message> for Text {
    fn from(message: Message) -> Self {
        Self::Translated(message.0)
    }
}

/// What each kind of argument is made of.
macro_rules! arguments {
    ($($kind:ty => $case:ident),+ $(,)?) => {
        $(impl From<$kind> for ArgumentValue {
            fn from(value: $kind) -> Self {
                Self::$case(value.into())
            }
        })+
    };
}

arguments! {
    i64 => Integer,
    u32 => Integer,
    &str => Text,
    String => Text,
    Decimal => Decimal,
    Money => Money,
    bool => Boolean,
    Date => Date,
    RecordRef => Record,
}

impl From<Scalar> for ArgumentValue {
    fn from(scalar: Scalar) -> Self {
        match scalar {
            Scalar::Text(text) | Scalar::Choice(text) => Self::Text(text),
            Scalar::Integer(number) => Self::Integer(number),
            Scalar::Decimal(decimal) => Self::Decimal(decimal),
            Scalar::Money(money) => Self::Money(money),
            Scalar::Boolean(yes) => Self::Boolean(yes),
            Scalar::Date(date) => Self::Date(date),
            Scalar::Datetime(at) => Self::Datetime(at),
            Scalar::Reference(record) => Self::Record(record),
            Scalar::File(file) => Self::Text(file.name),
            Scalar::Other(other) => Self::Text(other.text),
        }
    }
}

/// What a field holds; of several, the texts one after the other.
impl From<Value> for ArgumentValue {
    fn from(value: Value) -> Self {
        match value {
            Value::None => Self::Text(String::new()),
            Value::One(scalar) => scalar.into(),
            Value::Many(scalars) => {
                let texts: Vec<String> = scalars.iter().map(Scalar::to_string).collect();
                Self::Text(texts.join(", "))
            }
        }
    }
}

impl From<u64> for ArgumentValue {
    fn from(number: u64) -> Self {
        Self::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<usize> for ArgumentValue {
    fn from(number: usize) -> Self {
        Self::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_carries_its_arguments_in_order() {
        let text: Text = tr("deleted").arg("count", 3_u32).user("who", 7).into();
        let arguments = vec![
            Argument {
                name: "count".into(),
                value: ArgumentValue::Integer(3),
            },
            Argument {
                name: "who".into(),
                value: ArgumentValue::User(7),
            },
        ];
        assert_eq!(
            text,
            Text::Translated(Translated {
                id: "deleted".into(),
                arguments
            })
        );
    }
}

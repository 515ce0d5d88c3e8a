//! Types of Rust as JSON.

use std::fmt::Display;
use std::str::FromStr;

use super::{Json, Object, Unreadable, Value};
use crate::sorted::Map;

macro_rules! numbers {
    ($($number:ty)+) => {
        $(impl Json for $number {
            fn write(&self) -> Value {
                Value::Number(self.to_string())
            }

            fn read(value: Value) -> Result<Self, Unreadable> {
                number(&value)
            }
        })+
    };
}

numbers! { u8 u16 u32 u64 usize i8 i16 i32 i64 isize }

fn number<T: FromStr>(value: &Value) -> Result<T, Unreadable> {
    let number = match value {
        Value::Number(digits) => digits.parse().ok(),
        _ => None,
    };
    number.ok_or_else(|| Unreadable::expected("another number"))
}

impl Json for f64 {
    /// Nothing where it is no number, or endless.
    fn write(&self) -> Value {
        if self.is_finite() {
            Value::Number(self.to_string())
        } else {
            Value::Null
        }
    }

    fn read(value: Value) -> Result<Self, Unreadable> {
        number(&value)
    }
}

impl Json for bool {
    fn write(&self) -> Value {
        Value::Bool(*self)
    }

    fn read(value: Value) -> Result<Self, Unreadable> {
        match value {
            Value::Bool(held) => Ok(held),
            _ => Err(Unreadable::expected("true or false")),
        }
    }
}

impl Json for String {
    fn write(&self) -> Value {
        Value::Text(self.clone())
    }

    fn read(value: Value) -> Result<Self, Unreadable> {
        match value {
            Value::Text(text) => Ok(text),
            _ => Err(Unreadable::expected("a text")),
        }
    }
}

impl Json for Value {
    fn write(&self) -> Value {
        self.clone()
    }

    fn read(value: Value) -> Result<Self, Unreadable> {
        Ok(value)
    }
}

impl<T: Json> Json for Option<T> {
    fn write(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::write)
    }

    fn read(value: Value) -> Result<Self, Unreadable> {
        match value {
            Value::Null => Ok(None),
            value => T::read(value).map(Some),
        }
    }
}

impl<T: Json> Json for Vec<T> {
    fn write(&self) -> Value {
        Value::List(self.iter().map(T::write).collect())
    }

    fn read(value: Value) -> Result<Self, Unreadable> {
        let mut read = Self::new();
        each_value(value, &mut |value| {
            read.push(T::read(value)?);
            Ok(())
        })?;
        Ok(read)
    }
}

/// An object by its keys, which numbers are too.
impl<K: Ord + Display + FromStr, V: Json> Json for Map<K, V> {
    fn write(&self) -> Value {
        let mut fields = Object::default();
        for (key, value) in self.iter() {
            fields.put(&key.to_string(), value.write());
        }
        Value::Object(fields)
    }

    fn read(value: Value) -> Result<Self, Unreadable> {
        let mut map = Self::new();
        each_field(value, &mut |name, value| {
            let key = name.parse();
            let key = key.map_err(|_| Unreadable::expected("another name"))?;
            map.insert(key, V::read(value)?);
            Ok(())
        })?;
        Ok(map)
    }
}

// These two know no types, so that a component has them once.

fn each_value(
    value: Value,
    take: &mut dyn FnMut(Value) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    match value {
        Value::List(values) => values.into_iter().try_for_each(take),
        _ => Err(Unreadable::expected("a list")),
    }
}

fn each_field(
    value: Value,
    take: &mut dyn FnMut(&str, Value) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    for (name, value) in value.into_object()? {
        take(&name, value).map_err(|error| error.within(&name))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::json::{Json, from_str, to_string};
    use crate::sorted::Map;

    #[derive(Debug, Clone, PartialEq, Json)]
    enum Draft {
        NotYet,
        Role {
            key: String,
            rights: Map<String, Level>,
        },
        Of(Vec<Option<u64>>),
    }

    #[derive(Debug, Clone, Copy, PartialEq, Json)]
    enum Level {
        AllAndBelow,
    }

    #[derive(Debug, PartialEq, Json)]
    struct Whole {
        by_number: Map<i64, bool>,
        drafts: Vec<Draft>,
        r#type: Option<f64>,
    }

    #[derive(Debug, Default, PartialEq, Json)]
    #[json(default)]
    struct Lenient {
        grace: u16,
        since: i64,
    }

    #[test]
    fn a_struct_is_read_as_it_was_written() {
        let drafts = vec![
            Draft::NotYet,
            Draft::Role {
                key: "a".into(),
                rights: [("deals".to_owned(), Level::AllAndBelow)].into(),
            },
            Draft::Of(vec![Some(u64::MAX), None]),
        ];
        let whole = Whole {
            by_number: [(10, true), (-2, false)].into(),
            drafts,
            r#type: Some(0.5),
        };
        let text = to_string(&whole);
        assert_eq!(
            text,
            r#"{"by_number":{"-2":false,"10":true},"drafts":["not-yet",{"role":{"key":"a","rights":{"deals":"all-and-below"}}},{"of":[18446744073709551615,null]}],"type":0.5}"#
        );
        assert_eq!(from_str::<Whole>(&text), Ok(whole));
    }

    #[test]
    fn what_is_missing_is_named_but_where_it_need_not_be_there() {
        let read = from_str::<Whole>(r#"{"by_number":{},"drafts":[],"more":1}"#);
        assert_eq!(read.map(|whole| whole.r#type), Ok(None));
        let wrong = from_str::<Whole>(r#"{"by_number":{"1":"x"},"drafts":[]}"#);
        assert_eq!(
            wrong.map_err(|error| error.to_string()),
            Err("`by_number`: `1`: expected true or false".to_owned())
        );
        assert!(from_str::<Whole>(r#"{"by_number":{}}"#).is_err());
        let lenient = from_str::<Lenient>(r#"{"grace":3}"#);
        assert_eq!(lenient, Ok(Lenient { grace: 3, since: 0 }));
    }

    #[test]
    fn another_type_is_refused() {
        assert!(from_str::<u8>("256").is_err() && from_str::<u8>("1.0").is_err());
        assert!(from_str::<Level>("\"none\"").is_err());
        assert!(from_str::<Draft>(r#"{"of":[],"role":{}}"#).is_err());
        assert!(from_str::<Vec<u8>>("{}").is_err());
    }
}

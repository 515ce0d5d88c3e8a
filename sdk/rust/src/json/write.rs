//! Writes documents, without spaces.

use std::fmt::{self, Display, Formatter, Write as _};

use super::Value;

impl Display for Value {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => to.write_str("null"),
            Self::Bool(true) => to.write_str("true"),
            Self::Bool(false) => to.write_str("false"),
            Self::Number(digits) => to.write_str(digits),
            Self::Text(text) => quoted(text, to),
            Self::List(values) => {
                let mut before = '[';
                for value in values {
                    to.write_char(before)?;
                    value.fmt(to)?;
                    before = ',';
                }
                to.write_str(if before == '[' { "[]" } else { "]" })
            }
            Self::Object(fields) => {
                let mut before = '{';
                for (name, value) in fields.iter() {
                    to.write_char(before)?;
                    quoted(name, to)?;
                    to.write_char(':')?;
                    value.fmt(to)?;
                    before = ',';
                }
                to.write_str(if before == '{' { "{}" } else { "}" })
            }
        }
    }
}

fn quoted(text: &str, to: &mut Formatter<'_>) -> fmt::Result {
    to.write_char('"')?;
    for letter in text.chars() {
        match letter {
            '"' => to.write_str("\\\"")?,
            '\\' => to.write_str("\\\\")?,
            '\n' => to.write_str("\\n")?,
            '\r' => to.write_str("\\r")?,
            '\t' => to.write_str("\\t")?,
            '\u{8}' => to.write_str("\\b")?,
            '\u{c}' => to.write_str("\\f")?,
            '\0'..' ' => write!(to, "\\u{:04x}", u32::from(letter))?,
            _ => to.write_char(letter)?,
        }
    }
    to.write_char('"')
}

//! Takes out of a recording what it says of people and business, and leaves its shape: a
//! letter becomes a letter, a digit a digit, and the plugin meets texts as long and as
//! odd as those that it failed at.
//!
//! Left as they are: the numbers of records and users, moments, names of the account's
//! design, words of the contract, and what stands in the plugin's own package, such as
//! the names of its settings. Amounts keep their first digit, dates their year.

use std::collections::HashSet;

use bailey_crm::schema::Schema;
use memchr::memmem;
use serde_json::{Map, Value};

use super::Recording;

/// The words that the contract itself uses as values: its cases.
const CASES: &[&str] = &include!(concat!(env!("OUT_DIR"), "/cases.rs"));

/// Where lists of small numbers are bytes: in these capabilities, and under these keys.
const BYTES_IN: [&str; 3] = ["storage", "secrets", "random"];
const BYTES_AT: [&str; 2] = ["body", "content"];
/// What digits become. Dates and addresses stay such.
const DIGIT: char = '1';
/// What digits of secrets become. A secret in base 32 stays one.
const SECRET_DIGIT: char = '2';
/// Shorter words that stand in a package stand there by chance.
const SHORTEST: usize = 2;
const SHORTEST_WITH_CAPITALS: usize = 5;

/// What stays as it is.
pub struct Known<'a> {
    words: HashSet<&'a str>,
    package: &'a [u8],
}

impl<'a> Known<'a> {
    /// What an account with this design and a plugin of this package name things.
    pub fn new(schema: &'a Schema, package: &'a [u8]) -> Self {
        let mut words: HashSet<&str> = CASES.iter().copied().collect();
        for table in schema.tables() {
            words.insert(&table.key);
            for field in &table.fields {
                words.insert(&field.key);
                words.extend(field.kind.options().iter().map(|of| of.key.as_str()));
            }
        }
        for currency in bailey_crm::schema::currencies() {
            words.insert(currency);
        }
        Self { words, package }
    }

    fn knows(&self, text: &str) -> bool {
        self.words.contains(text)
            || is_name(text) && memmem::find(self.package, text.as_bytes()).is_some()
    }
}

/// Whether it could be the name of a setting, a page or a parameter.
fn is_name(text: &str) -> bool {
    let shortest = if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        SHORTEST_WITH_CAPITALS
    } else {
        SHORTEST
    };
    let parts = |byte: u8| byte.is_ascii_alphanumeric() || b"-_/.".contains(&byte);
    text.len() >= shortest
        && text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(parts)
}

/// Redacts a whole recording.
pub fn redact(recording: &mut Recording, known: &Known<'_>) {
    let open = Redaction {
        known: Some(known),
        bytes: false,
        digit: DIGIT,
    };
    open.value(&mut recording.arguments);
    for exchange in &mut recording.exchanges {
        let of = open.in_capability(&exchange.capability);
        of.value(&mut exchange.asked);
        of.value(&mut exchange.answered);
    }
}

/// What is the same for a value before and after it was redacted.
pub fn as_shape(capability: &str, value: &Value) -> Value {
    let all = Redaction {
        known: None,
        bytes: false,
        digit: DIGIT,
    };
    let mut shape = value.clone();
    all.in_capability(capability).value(&mut shape);
    shape
}

#[derive(Clone, Copy)]
struct Redaction<'a> {
    known: Option<&'a Known<'a>>,
    /// Whether lists of small numbers are bytes here.
    bytes: bool,
    digit: char,
}

impl Redaction<'_> {
    fn in_capability(self, capability: &str) -> Self {
        let secret = capability == "secrets";
        Self {
            known: self.known.filter(|_| !secret),
            bytes: BYTES_IN.contains(&capability),
            digit: if secret { SECRET_DIGIT } else { DIGIT },
        }
    }

    fn value(self, value: &mut Value) {
        match value {
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
            Value::String(text) => self.text(text),
            Value::Array(values) => match self.bytes.then(|| bytes(values)).flatten() {
                Some(bytes) => {
                    *values = self.content(&bytes).into_iter().map(Value::from).collect();
                }
                None => values.iter_mut().for_each(|value| self.value(value)),
            },
            Value::Object(fields) => self.fields(fields),
        }
    }

    fn fields(self, fields: &mut Map<String, Value>) {
        for (key, value) in fields {
            match key.as_str() {
                "Integer" | "Decimal" | "Money" => {
                    amount(value);
                    self.value(value);
                }
                "Date" => date(value),
                key => Self {
                    bytes: self.bytes || BYTES_AT.contains(&key),
                    ..self
                }
                .value(value),
            }
        }
    }

    fn text(self, text: &mut String) {
        if self.known.is_some_and(|known| known.knows(text)) {
            return;
        }
        match inner(text.as_bytes()) {
            Some(mut value) => {
                self.value(&mut value);
                *text = value.to_string();
            }
            None => *text = self.shape(text),
        }
    }

    /// Bytes that a plugin keeps, or is sent.
    fn content(self, bytes: &[u8]) -> Vec<u8> {
        match std::str::from_utf8(bytes) {
            Ok(text) => {
                let mut text = text.to_owned();
                self.text(&mut text);
                text.into_bytes()
            }
            Err(_) => vec![0; bytes.len()],
        }
    }

    fn shape(self, text: &str) -> String {
        let like = |letter: char| match letter {
            _ if letter.is_ascii_digit() => self.digit,
            _ if letter.is_ascii_uppercase() => 'A',
            _ if letter.is_ascii_lowercase() => 'a',
            _ if !letter.is_alphanumeric() => letter,
            // As long in UTF-8 as it was.
            _ => match letter.len_utf8() {
                2 if letter.is_uppercase() => 'Я',
                2 => 'я',
                3 => '字',
                _ => '𠀀',
            },
        };
        text.chars().map(like).collect()
    }
}

/// What is itself JSON with parts.
fn inner(text: &[u8]) -> Option<Value> {
    let first = text.iter().find(|byte| !byte.is_ascii_whitespace())?;
    matches!(first, b'{' | b'[' | b'"')
        .then(|| serde_json::from_slice(text).ok())
        .flatten()
}

fn bytes(values: &[Value]) -> Option<Vec<u8>> {
    let byte = |value: &Value| u8::try_from(value.as_u64()?).ok();
    values.iter().map(byte).collect()
}

/// Keeps the first digit of a figure, or of the figures in it but for the scale.
fn amount(value: &mut Value) {
    match value {
        Value::Number(number) => {
            if let Some(exact) = number.as_i64() {
                *value = first_digit(exact).into();
            }
        }
        Value::Object(parts) => {
            let figures = parts.iter_mut().filter(|(key, _)| *key != "scale");
            figures.for_each(|(_, part)| amount(part));
        }
        _ => {}
    }
}

fn first_digit(number: i64) -> i64 {
    let digits = number.unsigned_abs().checked_ilog10().unwrap_or_default();
    let unit = 10_i64.checked_pow(digits).unwrap_or(1);
    number / unit * unit
}

/// Keeps a date's year.
fn date(value: &mut Value) {
    if let Value::Object(parts) = value {
        for (key, part) in parts {
            if key != "year" {
                *part = 1.into();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn redacted(capability: &str, mut value: Value) -> Value {
        let schema = Schema::new(Vec::new(), Vec::new());
        let known = Known::new(&schema, b"..settings/amount..Untouched..");
        let open = Redaction {
            known: Some(&known),
            bytes: false,
            digit: DIGIT,
        };
        open.in_capability(capability).value(&mut value);
        value
    }

    #[test]
    fn texts_keep_their_shape_and_nothing_else() {
        for (before, after) in [
            ("Anna O'Neil", "Aaaa A'Aaaa"),
            ("anna@company.example", "aaaa@aaaaaaa.aaaaaaa"),
            ("+48 600 700 800", "+11 111 111 111"),
            ("192.0.2.24", "111.1.1.11"),
            ("Иванова Ольга", "Яяяяяяя Яяяяя"),
            ("王小明", "字字字"),
            ("2026-11-23", "1111-11-11"),
        ] {
            assert_eq!(redacted("records", json!(before)), json!(after));
            assert_eq!(after.len(), before.len() + after.len() - before.len());
        }
    }

    #[test]
    fn names_of_the_plugin_and_the_contract_stay() {
        for name in ["settings/amount", "amount", "Untouched", "Active", "EUR"] {
            assert_eq!(redacted("records", json!(name)), json!(name));
        }
        // In a secret nothing stays.
        assert_eq!(redacted("secrets", json!("amount")), json!("aaaaaa"));
    }

    #[test]
    fn amounts_and_dates_are_rough_and_numbers_of_records_exact() {
        let value = json!({ "id": 8123, "value": { "One": { "Money": { "minor": -98_765, "currency": "EUR" } } } });
        let rough = json!({ "id": 8123, "value": { "One": { "Money": { "minor": -90_000, "currency": "EUR" } } } });
        assert_eq!(redacted("records", value), rough);
        let value = json!([{ "Decimal": { "units": 4711, "scale": 2 } }, { "Integer": i64::MIN }]);
        let rough = json!([
            { "Decimal": { "units": 4000, "scale": 2 } },
            { "Integer": -9_000_000_000_000_000_000_i64 },
        ]);
        assert_eq!(redacted("records", value), rough);
        let value = json!({ "Date": { "year": 1984, "month": 5, "day": 17 } });
        let rough = json!({ "Date": { "year": 1984, "month": 1, "day": 1 } });
        assert_eq!(redacted("records", value), rough);
    }

    #[test]
    fn what_a_plugin_stores_stays_readable_to_it() {
        let stored = json!({ "amount": "Anna", "since": 1_700_000_000 }).to_string();
        let after = redacted("storage", json!(["amount", stored.as_bytes()]));
        let bytes = bytes(after[1].as_array().expect("a list")).expect("bytes");
        let read: Value = serde_json::from_slice(&bytes).expect("JSON");
        assert_eq!(read, json!({ "amount": "Aaaa", "since": 1_700_000_000 }));
        assert_eq!(redacted("storage", json!([255, 254])), json!([0, 0]));
        // The same numbers are numbers elsewhere.
        assert_eq!(redacted("mail", json!([65, 66])), json!([65, 66]));
    }

    #[test]
    fn a_redacted_value_has_the_shape_of_the_value() {
        let value = json!({ "Text": "Anna", "Money": { "minor": 98_765, "currency": "EUR" } });
        let shape = as_shape("records", &value);
        assert_eq!(as_shape("records", &redacted("records", value)), shape);
    }
}

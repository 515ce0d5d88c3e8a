//! By which texts a person is known, and how they look where copies of them
//! stand.
//!
//! These are what the records' text fields hold and ever held, and what the
//! records were called. A text of fewer than four characters says too little, and
//! one that stands in the same field of another record as well, a first name or a
//! job title, says nothing of this person; neither is looked for. A short one
//! counts only where it stands as a word of its own.

use std::collections::BTreeSet;

use memchr::memmem::Finder;
use rusqlite::{Connection, params};

use crate::erasure::subject::Subject;
use crate::error::Result;
use crate::ids::RecordId;
use crate::journal::record_lines;
use crate::records::row;
use crate::schema::{Schema, Table};
use crate::value::{Scalar, Value};

/// A shorter text is not looked for.
const LEAST_CHARACTERS: usize = 4;

/// A text of fewer bytes counts only as a word of its own.
const LONG: usize = 8;

/// The column with what a record is called.
const LABEL: &str = "label";

/// What is looked for.
pub(super) struct Texts {
    finders: Vec<Finder<'static>>,
}

impl Texts {
    /// The texts of these records, from the records and from their history.
    pub(super) fn of(connection: &Connection, schema: &Schema, subject: &Subject) -> Result<Self> {
        let mut texts = BTreeSet::new();
        for (key, ids) in &subject.records {
            let table = schema.table(key)?;
            let ids: Vec<RecordId> = ids.keys().copied().collect();
            let json = row::json_ids(&ids);
            for (text, field) in held(connection, schema, key, &ids)? {
                if !is_common(connection, table, &field, &text, &json)? {
                    texts.insert(text);
                }
            }
        }
        Ok(Self::new(&texts))
    }

    fn new(texts: &BTreeSet<String>) -> Self {
        let looks: BTreeSet<String> = texts.iter().flat_map(|text| looks(text)).collect();
        Self {
            finders: looks
                .into_iter()
                .map(|look| Finder::new(&look).into_owned())
                .collect(),
        }
    }

    /// Whether one of them stands in these bytes.
    pub(super) fn are_in(&self, bytes: &[u8]) -> bool {
        self.finders.iter().any(|text| {
            let length = text.needle().len();
            text.find_iter(bytes)
                .any(|at| length >= LONG || is_word(bytes, at, at + length))
        })
    }
}

/// The texts that records of one table hold and held, each with its field.
fn held(
    connection: &Connection,
    schema: &Schema,
    key: &str,
    ids: &[RecordId],
) -> Result<BTreeSet<(String, String)>> {
    let table = schema.table(key)?;
    let mut texts = BTreeSet::new();
    let mut add = |field: &str, text: &str| {
        if text.trim().chars().count() >= LEAST_CHARACTERS {
            texts.insert((text.trim().to_owned(), field.to_owned()));
        }
    };
    for record in row::find_all(connection, table, ids)? {
        add(LABEL, &record.label);
        for (field, value) in record.fields() {
            texts_in(value).for_each(|text| add(&field.key, text));
        }
    }
    record_lines(connection, key, ids, |label, fields| {
        if let Some(label) = label {
            add(LABEL, label);
        }
        for (field, before, after) in fields {
            texts_in(before)
                .chain(texts_in(after))
                .for_each(|text| add(field, text));
        }
    })?;
    Ok(texts)
}

fn texts_in(value: &Value) -> impl Iterator<Item = &str> {
    value.scalars().iter().filter_map(|scalar| match scalar {
        Scalar::Text(text) => Some(text.as_str()),
        _ => None,
    })
}

/// Whether the text stands in this field of another record of the table as well,
/// or in what a user goes by.
fn is_common(
    connection: &Connection,
    table: &Table,
    field: &str,
    text: &str,
    own: &str,
) -> Result<bool> {
    // The column of a field that is gone is not there.
    let holds = if field == LABEL || table.find(field).is_some() {
        format!(r#"instr("{field}", ?1) > 0"#)
    } else {
        "0".to_owned()
    };
    let sql = format!(
        r#"SELECT EXISTS (SELECT 1 FROM "{}"
               WHERE {holds} AND "id" NOT IN (SELECT value FROM json_each(?2)))
           OR EXISTS (SELECT 1 FROM bailey_user
                      WHERE instr(name, ?1) > 0 OR instr(email, ?1) > 0)"#,
        table.key
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_row(params![text, own], |row| row.get(0))?)
}

/// Whether neither a letter nor a digit goes on at either end.
fn is_word(bytes: &[u8], from: usize, to: usize) -> bool {
    let goes_on = |byte: Option<&u8>| {
        byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())
    };
    let before = from.checked_sub(1).and_then(|at| bytes.get(at));
    !goes_on(before) && !goes_on(bytes.get(to))
}

/// The text as it stands, as a JSON string has it, and as JSON within JSON does.
fn looks(text: &str) -> BTreeSet<String> {
    let escaped = |text: &str| {
        let json = serde_json::Value::from(text).to_string();
        json[1..json.len() - 1].to_owned()
    };
    let once = escaped(text);
    [text.to_owned(), escaped(&once), once].into()
}

#[cfg(test)]
mod tests {
    use super::Texts;

    #[test]
    fn a_text_is_found_as_it_stands_and_within_json() {
        let texts = Texts::new(&["a \"quoted\" name".to_owned()].into());
        assert!(texts.are_in(br#"by a "quoted" name, said"#));
        assert!(texts.are_in(br#"["a \"quoted\" name"]"#));
        assert!(texts.are_in(br#"["filter","{\"is\":\"a \\\"quoted\\\" name\"}"]"#));
        assert!(!texts.are_in(b"a quoted name"));
    }

    #[test]
    fn a_short_text_counts_only_as_a_word() {
        let texts = Texts::new(&["Anna".to_owned()].into());
        assert!(texts.are_in(b"call Anna.") && texts.are_in(b"Anna"));
        assert!(!texts.are_in(b"Annapolis") && !texts.are_in(b"JoAnna"));
    }
}

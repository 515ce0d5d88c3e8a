//! By which texts a person is known, and how they look where copies of them
//! stand.
//!
//! These are what the records' text fields hold and ever held, and what the
//! records were called. A text of fewer than four characters says too little, and
//! one that another record has in the same field as well, a job title or a city,
//! says nothing of this person; neither is looked for.

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
        self.finders.iter().any(|text| text.find(bytes).is_some())
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

/// Whether another record of the table holds the text in this field, or a user
/// goes by it.
fn is_common(
    connection: &Connection,
    table: &Table,
    field: &str,
    text: &str,
    own: &str,
) -> Result<bool> {
    let holds = match table.find(field) {
        Some(field) if field.multiple => format!(
            r#"EXISTS (SELECT 1 FROM json_each("{}") AS held WHERE held.value = ?1)"#,
            field.key
        ),
        Some(field) => format!(r#""{}" = ?1"#, field.key),
        None if field == LABEL => r#""label" = ?1"#.to_owned(),
        // The field is gone.
        None => "0".to_owned(),
    };
    let sql = format!(
        r#"SELECT EXISTS (SELECT 1 FROM "{}"
               WHERE {holds} AND "id" NOT IN (SELECT value FROM json_each(?2)))
           OR EXISTS (SELECT 1 FROM bailey_user WHERE name = ?1 OR email = ?1)"#,
        table.key
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_row(params![text, own], |row| row.get(0))?)
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
}

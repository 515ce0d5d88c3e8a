//! Who holds a unique value that a record would come back with.

use rusqlite::{Connection, OptionalExtension, params};

use crate::error::{Error, Result};
use crate::ids::RecordId;
use crate::records::{columns, row};
use crate::schema::{Field, Table};
use crate::value::Value;

/// Two records that can't both be in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clash {
    /// The one that would come back.
    pub(crate) record: RecordId,
    /// The field whose value both have.
    pub(crate) field: String,
    /// The one that has it.
    pub(crate) holder: RecordId,
    /// What that one is called.
    pub(crate) label: String,
}

impl Clash {
    /// The clash as whoever asked hears of it.
    pub(crate) fn into_error(self, table: &Table) -> Error {
        Error::Conflict(format!(
            "{}/{} can't come back: {}/{} ({}) has its `{}`, which must be unique; change or \
             delete that one first",
            table.key, self.record, table.key, self.holder, self.label, self.field
        ))
    }
}

/// The clashes there would be if these records were in use again: with records
/// that are in use, and among themselves.
pub(crate) fn of_returning(
    connection: &Connection,
    table: &Table,
    ids: &[RecordId],
) -> Result<Vec<Clash>> {
    let mut clashes = Vec::new();
    for field in table.fields.iter().filter(|field| field.unique) {
        let (key, columns) = (&table.key, field.unique_columns());
        let same: Vec<String> = columns
            .iter()
            .map(|column| format!(r#"b."{column}" = a."{column}""#))
            .collect();
        let with_active = format!(
            r#"SELECT a."id", b."id", b."label" FROM "{key}" a
               JOIN "{key}" b ON {} AND b."state" = 'active'
               WHERE a."id" IN (SELECT value FROM json_each(?1)) AND b."id" <> a."id"
               ORDER BY a."id""#,
            same.join(" AND ")
        );
        let columns = columns.join(r#"", ""#);
        let among = format!(
            r#"SELECT id, first, label FROM (
                   SELECT "id" AS id, first_value("id") OVER alike AS first,
                       first_value("label") OVER alike AS label
                   FROM "{key}"
                   WHERE "id" IN (SELECT value FROM json_each(?1)) AND "{}" IS NOT NULL
                   WINDOW alike AS (PARTITION BY "{columns}" ORDER BY "id"))
               WHERE id <> first ORDER BY id"#,
            field.unique_column()
        );
        for sql in [with_active, among] {
            let mut statement = connection.prepare_cached(&sql)?;
            let mut rows = statement.query([row::json_ids(ids)])?;
            while let Some(row) = rows.next()? {
                clashes.push(Clash {
                    record: row.get(0)?,
                    field: field.key.clone(),
                    holder: row.get(1)?,
                    label: row.get(2)?,
                });
            }
        }
    }
    Ok(clashes)
}

/// The record in use, other than `id`, that holds the value in a unique field.
pub(crate) fn holder(
    connection: &Connection,
    table: &Table,
    field: &Field,
    value: &Value,
    id: RecordId,
) -> Result<Option<RecordId>> {
    if !field.unique || value.is_none() {
        return Ok(None);
    }
    let mut encoded = Vec::new();
    columns::encode(field, value, &mut encoded)?;
    let unique = field.unique_column();
    let place = field
        .columns()
        .iter()
        .position(|(column, _)| *column == unique);
    let Some(value) = place.and_then(|place| encoded.get(place)) else {
        return Ok(None);
    };
    let sql = format!(
        r#"SELECT "id" FROM "{}" WHERE "{unique}" = ?1 AND "state" = 'active' AND "id" <> ?2"#,
        table.key
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement
        .query_row(params![value, id], |row| row.get(0))
        .optional()?)
}

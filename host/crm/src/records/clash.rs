//! Who holds a unique value that a record would come back with.

use rusqlite::{Connection, OptionalExtension, params};

use crate::access::Action;
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
    /// The field whose value both have, if whoever asks sees it.
    pub(crate) field: Option<String>,
    /// The one that has it, if they see it.
    pub(crate) holder: Option<RecordId>,
    /// What that one is called; empty if they don't see it.
    pub(crate) label: String,
}

impl Clash {
    /// The clash as whoever asked hears of it.
    pub(crate) fn into_error(self, table: &Table) -> Error {
        let (key, label) = (&table.key, &self.label);
        let holder = match self.holder {
            Some(holder) => format!("{key}/{holder} ({label})"),
            None => "another record".to_owned(),
        };
        let field = match &self.field {
            Some(field) => format!("its `{field}`"),
            None => "a value of its".to_owned(),
        };
        Error::Conflict(format!(
            "{key}/{} can't come back: {holder} has {field}, which must be unique; change or \
             delete that one first",
            self.record
        ))
    }
}

/// The clashes there would be if these records were in use again: with records
/// that are in use, and among themselves. They tell what `seen` has, the table as
/// whoever asks sees it, if they do.
pub(crate) fn of_returning(
    connection: &Connection,
    table: &Table,
    seen: Option<&Table>,
    ids: &[RecordId],
) -> Result<Vec<Clash>> {
    let shown = |named: &str| match seen {
        Some(seen) => seen
            .condition(Action::View, named)
            .unwrap_or_else(|| "1".to_owned()),
        None => "0".to_owned(),
    };
    let label = |named: &str| seen.unwrap_or(table).label_sql(named);
    let mut clashes = Vec::new();
    for field in table.fields.iter().filter(|field| field.unique) {
        let (key, columns) = (&table.key, field.unique_columns());
        let same: Vec<String> = columns
            .iter()
            .map(|column| format!(r#"b."{column}" = a."{column}""#))
            .collect();
        let with_active = format!(
            r#"SELECT a."id", b."id", {}, {} FROM "{key}" a
               JOIN "{key}" b ON {} AND b."state" = 'active'
               WHERE a."id" IN (SELECT value FROM json_each(?1)) AND b."id" <> a."id"
               ORDER BY a."id""#,
            label("b"),
            shown("b"),
            same.join(" AND ")
        );
        let columns = columns.join(r#"", ""#);
        let among = format!(
            r#"SELECT id, first, label, shown FROM (
                   SELECT "id" AS id, first_value("id") OVER alike AS first,
                       first_value({}) OVER alike AS label,
                       first_value({}) OVER alike AS shown
                   FROM "{key}"
                   WHERE "id" IN (SELECT value FROM json_each(?1)) AND "{}" IS NOT NULL
                   WINDOW alike AS (PARTITION BY "{columns}" ORDER BY "id"))
               WHERE id <> first ORDER BY id"#,
            label(key),
            shown(key),
            field.unique_column()
        );
        let is_seen = seen.is_some_and(|seen| seen.find(&field.key).is_some());
        for sql in [with_active, among] {
            let mut statement = connection.prepare_cached(&sql)?;
            let mut rows = statement.query([row::json_ids(ids)])?;
            while let Some(row) = rows.next()? {
                let shown: Option<bool> = row.get(3)?;
                let shown = shown == Some(true);
                clashes.push(Clash {
                    record: row.get(0)?,
                    field: is_seen.then(|| field.key.clone()),
                    holder: if shown { row.get(1)? } else { None },
                    label: if shown { row.get(2)? } else { String::new() },
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

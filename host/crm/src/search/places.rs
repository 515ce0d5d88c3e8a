//! Where words stand, the latest first.
//!
//! The index goes from the oldest text to the latest, or back. Going back it reads through
//! all texts that have a common word to find the few that have a rare one too, so what is
//! in few texts is found on the way there, and put in order then.

use crate::access::Action;
use crate::error::Result;
use crate::ids::{FieldId, RecordId, TableId};
use crate::schema::Schema;
use crate::store::Read;

/// How many texts are few.
const FEW: usize = 200;

/// How many places in texts a search looks at before it gives up finding more
/// records that the asker can be shown.
const MOST: usize = 5_000;

/// Where words stand.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) table: TableId,
    pub(super) record: RecordId,
    pub(super) field: FieldId,
}

/// Goes through the places where a query of the index holds and that the asker may be
/// shown, the latest first, until `look` has seen enough.
pub(super) fn latest(
    read: &Read<'_>,
    schema: &Schema,
    query: &str,
    look: &mut dyn FnMut(Place) -> Result<bool>,
) -> Result<()> {
    let seen = seen(schema);
    let mut statement;
    let mut rows = match few(read, query)? {
        Some(ids) => {
            statement = read.connection().prepare_cached(&format!(
                "SELECT place.table_id, place.record_id, place.field_id
                 FROM bailey_search_row AS place
                 WHERE place.id IN (SELECT value FROM json_each(?1)) AND ({seen})
                 ORDER BY place.id DESC"
            ))?;
            statement.query([ids])?
        }
        None => {
            // A cross join is what SQLite does in this order: the words first, then where
            // they stand. Else it would go through all places and ask of each for its words.
            statement = read.connection().prepare_cached(&format!(
                "SELECT place.table_id, place.record_id, place.field_id
                 FROM bailey_search CROSS JOIN bailey_search_row AS place
                 WHERE bailey_search MATCH ?1 AND place.id = bailey_search.rowid AND ({seen})
                 ORDER BY bailey_search.rowid DESC LIMIT ?2"
            ))?;
            statement.query((query, MOST as i64))?
        }
    };
    while let Some(row) = rows.next()? {
        let place = Place {
            table: row.get(0)?,
            record: row.get(1)?,
            field: row.get(2)?,
        };
        if !look(place)? {
            break;
        }
    }
    Ok(())
}

/// The rows of the index that have the words, as a JSON array, if they are few.
fn few(read: &Read<'_>, query: &str) -> Result<Option<String>> {
    let mut statement = read
        .connection()
        .prepare_cached("SELECT rowid FROM bailey_search WHERE bailey_search MATCH ?1 LIMIT ?2")?;
    let ids = statement.query_map((query, FEW as i64 + 1), |row| row.get(0))?;
    let ids = ids.collect::<rusqlite::Result<Vec<i64>>>()?;
    Ok((ids.len() <= FEW).then(|| serde_json::Value::from(ids).to_string()))
}

/// What holds for the places that the asker may be shown: which fields of which
/// tables, and of which records.
fn seen(schema: &Schema) -> String {
    let tables = schema.tables().iter().map(|table| {
        let texts = table.fields.iter().filter(|field| field.kind.is_text());
        let texts: Vec<String> = texts.map(|field| field.id.to_string()).collect();
        let fields = format!(
            "(place.table_id = {} AND place.field_id IN ({}))",
            table.id,
            texts.join(", ")
        );
        match table.condition(Action::View, "found") {
            None => fields,
            Some(seen) => format!(
                r#"({fields} AND EXISTS (SELECT 1 FROM "{}" AS "found"
                   WHERE "found"."id" = place.record_id AND {seen}))"#,
                table.key
            ),
        }
    });
    let tables: Vec<String> = tables.collect();
    if tables.is_empty() {
        return "0".to_owned();
    }
    tables.join(" OR ")
}

//! The records that are called what somebody typed.
//!
//! What people search for most is something by its name, and that is found by the index of
//! labels alone: however many texts have these words, and however long ago it was made.

use crate::error::Result;
use crate::records::RecordState;
use crate::schema::{Schema, Table};
use crate::search::fold;
use crate::search::places::Place;
use crate::store::Read;

/// Stands behind all that begins with what stands before it.
const LAST: char = char::MAX;

/// Where the names stand that begin with this text and that the asker may be shown, by name;
/// at most `limit`, of each table as many as of the others, as far as it has them.
pub(super) fn named(
    read: &Read<'_>,
    schema: &Schema,
    text: &str,
    states: &[RecordState],
    limit: usize,
) -> Result<Vec<Place>> {
    let from = fold(text.trim());
    let to = format!("{from}{LAST}");
    let mut named: Vec<(usize, String, Place)> = Vec::new();
    for table in schema.tables() {
        let Some(field) = table.label_field().filter(|field| field.kind.is_text()) else {
            continue;
        };
        let before = named.len();
        let mut statement = read.connection().prepare_cached(&statement(table))?;
        for state in states {
            let mut rows = statement.query((state.as_str(), &from, &to, limit as i64))?;
            while let Some(row) = rows.next()? {
                let place = Place {
                    table: table.id,
                    record: row.get(0)?,
                    field: field.id,
                };
                named.push((named.len() - before, row.get(1)?, place));
            }
        }
    }
    named.sort_by(|(turn, name, _), (other_turn, other, _)| (turn, name).cmp(&(other_turn, other)));
    named.truncate(limit);
    Ok(named.into_iter().map(|(_, _, place)| place).collect())
}

/// A statement that goes along the index of a table's labels.
fn statement(table: &Table) -> String {
    format!(
        r#"SELECT "id", "label__sort" FROM "{}" AS "named"
           WHERE "state" = ?1 AND "label__sort" >= ?2 AND "label__sort" < ?3{}
           ORDER BY "label__sort" LIMIT ?4"#,
        table.key,
        table.and_seen("named")
    )
}

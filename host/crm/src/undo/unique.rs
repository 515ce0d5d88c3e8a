//! Whether unique values are free for the records that would hold them again.

use std::collections::{BTreeMap, HashSet};

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;
use crate::ids::RecordId;
use crate::records::{RecordState, columns};
use crate::schema::{Field, Table};
use crate::undo::Obstacle;
use crate::value::Value;

/// What one record would come to hold in a unique field.
pub(crate) struct Claim<'a> {
    pub(crate) id: RecordId,
    /// Where it is.
    pub(crate) now: RecordState,
    /// Where it would be.
    pub(crate) then: RecordState,
    /// What it would hold, and whether that is something else than now.
    pub(crate) value: (&'a Value, bool),
}

/// Adds the records whose value others would have. Who stays keeps its value,
/// which may keep another from going back: this goes on until nothing more is
/// found.
pub(crate) fn taken<'a>(
    connection: &Connection,
    table: &Table,
    field: &Field,
    claims: impl Iterator<Item = Claim<'a>>,
    found: &mut BTreeMap<RecordId, Obstacle>,
) -> Result<()> {
    let sql = format!(
        r#"SELECT "id" FROM "{}" WHERE "{}" = ?1 AND "state" = 'active'"#,
        table.key,
        field.unique_column()
    );
    let mut holder = connection.prepare_cached(&sql)?;
    // What each record would hold, and who holds that now; and the records that
    // give their value free.
    let (mut wanted, mut leaving) = (Vec::new(), HashSet::new());
    for Claim {
        id,
        now,
        then,
        value: (value, changes),
    } in claims
    {
        if !changes && now == then {
            continue;
        }
        if now == RecordState::Active {
            leaving.insert(id);
        }
        if then != RecordState::Active || value.is_none() {
            continue;
        }
        let Some(key) = key(field, value)? else {
            continue;
        };
        let held = match &key {
            Key::Number(number) => holder.query_row([number], |row| row.get(0)),
            Key::Text(text) => holder.query_row([text], |row| row.get(0)),
        };
        let held: Option<RecordId> = held.optional()?;
        wanted.push((id, key, held.filter(|held| *held != id)));
    }
    loop {
        let before = found.len();
        let mut given: HashSet<&Key> = HashSet::new();
        for (id, key, held) in &wanted {
            if found.contains_key(id) {
                continue;
            }
            let free =
                held.is_none_or(|held| leaving.contains(&held) && !found.contains_key(&held));
            if !free || !given.insert(key) {
                found.insert(*id, Obstacle::UniqueTaken);
            }
        }
        if found.len() == before {
            return Ok(());
        }
    }
}

/// A value as its unique column has it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    Number(i64),
    Text(String),
}

fn key(field: &Field, value: &Value) -> Result<Option<Key>> {
    let mut encoded = Vec::new();
    columns::encode(field, value, &mut encoded)?;
    let unique = field.unique_column();
    let columns = field.columns();
    let place = columns.iter().position(|(column, _)| *column == unique);
    Ok(
        match place.and_then(|place| encoded.into_iter().nth(place)) {
            Some(Sql::Integer(number)) => Some(Key::Number(number)),
            Some(Sql::Text(text)) => Some(Key::Text(text)),
            _ => None,
        },
    )
}

//! Views as their table holds them, and as the journal tells of them.

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use crate::directory::difference::Journalled;
use crate::error::{Error, Result};
use crate::ids::{RecordId, SavedViewId, UserId};
use crate::saved_views::{Look, SAVED_VIEWS, SavedView};
use crate::schema::Table;
use crate::value::{Scalar, Value};

const COLUMNS: &str = "id, name, owner, shared, look, version";

fn from_row(table: &Table, row: &Row<'_>) -> Result<SavedView> {
    let look = row.get_ref(4)?.as_str().map_err(Error::damaged)?;
    Ok(SavedView {
        id: row.get(0)?,
        table: table.key.clone(),
        name: row.get(1)?,
        owner: row.get(2)?,
        shared: row.get(3)?,
        look: serde_json::from_str(look).map_err(Error::damaged)?,
        version: row.get(5)?,
    })
}

/// What stands under a condition, the shared ones first, by name.
fn select(
    connection: &Connection,
    table: &Table,
    condition: &str,
    values: &[&dyn rusqlite::ToSql],
) -> Result<Vec<SavedView>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM bailey_saved_view WHERE table_id = ?1 AND deletion IS NULL AND {condition}
         ORDER BY shared DESC, name, id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(values)?;
    let mut views = Vec::new();
    while let Some(row) = rows.next()? {
        views.push(from_row(table, row)?);
    }
    Ok(views)
}

/// The shared views of a table, and this user's own.
pub(super) fn of_table(
    connection: &Connection,
    table: &Table,
    user: Option<UserId>,
) -> Result<Vec<SavedView>> {
    let condition = "(shared = 1 OR owner = ?2)";
    select(connection, table, condition, params![table.id, user])
}

/// The views that stand beside this one: its owner's, or the shared ones.
pub(super) fn beside(
    connection: &Connection,
    table: &Table,
    view: &SavedView,
) -> Result<Vec<SavedView>> {
    let condition = "shared = ?2 AND (shared = 1 OR owner = ?3)";
    select(
        connection,
        table,
        condition,
        params![table.id, view.shared, view.owner],
    )
}

/// The view with this number.
pub(super) fn get(
    connection: &Connection,
    table: &Table,
    id: SavedViewId,
) -> Result<Option<SavedView>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM bailey_saved_view
         WHERE table_id = ?1 AND id = ?2 AND deletion IS NULL"
    );
    connection
        .prepare_cached(&sql)?
        .query_row(params![table.id, id], |row| Ok(from_row(table, row)))
        .optional()?
        .transpose()
}

pub(super) fn insert(connection: &Connection, table: &Table, view: SavedView) -> Result<SavedView> {
    connection.execute(
        "INSERT INTO bailey_saved_view (table_id, name, owner, shared, look) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            table.id,
            view.name,
            view.owner,
            view.shared,
            json(&view.look)?
        ],
    )?;
    Ok(SavedView {
        id: SavedViewId(connection.last_insert_rowid()),
        ..view
    })
}

pub(super) fn update(connection: &Connection, view: &SavedView) -> Result<()> {
    connection.execute(
        "UPDATE bailey_saved_view SET name = ?2, shared = ?3, look = ?4, version = ?5 WHERE id = ?1",
        params![
            view.id,
            view.name,
            view.shared,
            json(&view.look)?,
            view.version
        ],
    )?;
    Ok(())
}

/// The name of a view in the bin, with that of each view where it stood.
pub(super) fn names_beside(
    connection: &Connection,
    id: SavedViewId,
) -> Result<Vec<(String, String)>> {
    let sql = "SELECT own.name, other.name
         FROM bailey_saved_view AS own
         JOIN bailey_saved_view AS other ON other.table_id = own.table_id
              AND other.id <> own.id AND other.deletion IS NULL AND other.shared = own.shared
              AND (own.shared = 1 OR other.owner IS own.owner)
         WHERE own.id = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let names = statement.query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

impl Journalled<4> for SavedView {
    const TABLE: &'static str = SAVED_VIEWS;

    fn named(&self) -> (RecordId, u64, &str) {
        (RecordId(self.id.0), self.version, &self.name)
    }

    fn fields(&self) -> Result<[(&'static str, Value); 4]> {
        Ok([
            ("table", Scalar::Text(self.table.clone()).into()),
            ("name", Scalar::Text(self.name.clone()).into()),
            ("shared", Scalar::Boolean(self.shared).into()),
            ("look", Scalar::Text(json(&self.look)?).into()),
        ])
    }
}

fn json(look: &Look) -> Result<String> {
    serde_json::to_string(look).map_err(Error::damaged)
}

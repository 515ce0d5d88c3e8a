//! Views as their table holds them, and as the journal tells of them.

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use crate::directory::difference;
use crate::error::{Error, Result};
use crate::ids::{RecordId, SavedViewId, UserId};
use crate::journal::{Change, ChangeKind, OperationBuilder};
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
        "SELECT {COLUMNS} FROM bailey_saved_view WHERE table_id = ?1 AND {condition}
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
    let sql = format!("SELECT {COLUMNS} FROM bailey_saved_view WHERE table_id = ?1 AND id = ?2");
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

pub(super) fn delete(connection: &Connection, id: SavedViewId) -> Result<()> {
    connection.execute("DELETE FROM bailey_saved_view WHERE id = ?1", [id])?;
    Ok(())
}

/// What became of a view, for the journal.
pub(super) fn change(before: Option<&SavedView>, after: Option<&SavedView>) -> Result<Change> {
    let kind = match (before, after) {
        (None, _) => ChangeKind::Created,
        (Some(_), Some(_)) => ChangeKind::Updated,
        (Some(_), None) => ChangeKind::Purged,
    };
    let named = after
        .or(before)
        .ok_or_else(|| Error::Internal("a change of no view".into()))?;
    let values = |view: Option<&SavedView>| view.map(values).transpose();
    Ok(Change {
        table: SAVED_VIEWS.to_owned(),
        record: RecordId(named.id.0),
        kind,
        version: named.version,
        label: named.name.clone(),
        fields: difference::of(values(before)?.as_ref(), values(after)?.as_ref()),
    })
}

fn values(view: &SavedView) -> Result<[(&'static str, Value); 4]> {
    Ok([
        ("table", Scalar::Text(view.table.clone()).into()),
        ("name", Scalar::Text(view.name.clone()).into()),
        ("shared", Scalar::Boolean(view.shared).into()),
        ("look", Scalar::Text(json(&view.look)?).into()),
    ])
}

fn json(look: &Look) -> Result<String> {
    serde_json::to_string(look).map_err(Error::damaged)
}

/// The views, of whatever table, that hold what `hit` looks for.
pub(crate) fn holding(
    connection: &Connection,
    hit: impl Fn(&[u8]) -> bool,
) -> Result<Vec<SavedViewId>> {
    let mut statement =
        connection.prepare_cached("SELECT id, name, look FROM bailey_saved_view ORDER BY id")?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        if hit(row.get_ref(1)?.as_bytes()?) || hit(row.get_ref(2)?.as_bytes()?) {
            found.push(row.get(0)?);
        }
    }
    Ok(found)
}

/// Takes views away without saying what they held; what the journal kept of them
/// is erased by whoever began the operation.
pub(crate) fn erase(
    connection: &Connection,
    operation: &mut OperationBuilder<'_>,
    views: &[SavedViewId],
) -> Result<()> {
    for id in views {
        let version: u64 = connection.query_row(
            "SELECT version FROM bailey_saved_view WHERE id = ?1",
            [id],
            |row| row.get(0),
        )?;
        delete(connection, *id)?;
        operation.change(&Change {
            table: SAVED_VIEWS.to_owned(),
            record: RecordId(id.0),
            kind: ChangeKind::Purged,
            version: version + 1,
            label: String::new(),
            fields: Vec::new(),
        })?;
    }
    Ok(())
}

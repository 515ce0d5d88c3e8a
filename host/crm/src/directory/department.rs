//! The account's departments as they are read: a tree, each with a head.

use rusqlite::{Connection, OptionalExtension as _, Row};

use crate::error::{Error, Result};
use crate::ids::{DepartmentId, UserId};

/// A part of the company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Department {
    /// Never reused.
    pub id: DepartmentId,
    /// What it is called.
    pub name: String,
    /// The department that it is part of; none at the top.
    pub parent: Option<DepartmentId>,
    /// Who leads it.
    pub head: Option<UserId>,
    /// Grows by one with each change.
    pub version: u64,
}

const COLUMNS: &str = "id, name, parent, head, version";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Department> {
    Ok(Department {
        id: row.get(0)?,
        name: row.get(1)?,
        parent: row.get(2)?,
        head: row.get(3)?,
        version: row.get(4)?,
    })
}

/// All departments, by name.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Department>> {
    let sql = format!("SELECT {COLUMNS} FROM bailey_department ORDER BY name, id");
    let mut statement = conn.prepare_cached(&sql)?;
    let departments = statement.query_map([], from_row)?;
    Ok(departments.collect::<rusqlite::Result<_>>()?)
}

/// One department.
pub(crate) fn get(conn: &Connection, id: DepartmentId) -> Result<Department> {
    let sql = format!("SELECT {COLUMNS} FROM bailey_department WHERE id = ?1");
    let found = conn
        .prepare_cached(&sql)?
        .query_row([id], from_row)
        .optional()?;
    found.ok_or_else(|| Error::NotFound(format!("department {id}")))
}

/// Whether one department is another, or somewhere below it.
pub(crate) fn within(conn: &Connection, id: DepartmentId, above: DepartmentId) -> Result<bool> {
    // UNION, not UNION ALL: a circle in a damaged file still comes to an end.
    let sql = "WITH RECURSIVE up (id) AS (
                   SELECT ?1
                   UNION
                   SELECT d.parent FROM bailey_department AS d JOIN up ON d.id = up.id
                   WHERE d.parent IS NOT NULL
               )
               SELECT EXISTS (SELECT 1 FROM up WHERE id = ?2)";
    Ok(conn
        .prepare_cached(sql)?
        .query_row((id, above), |row| row.get(0))?)
}

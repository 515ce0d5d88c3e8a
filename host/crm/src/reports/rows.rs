//! Reports as their table holds them, and as the journal tells of them.

use rusqlite::{OptionalExtension as _, Row, params};

use crate::directory::difference::Journalled;
use crate::error::{Error, Result};
use crate::ids::{RecordId, ReportId};
use crate::reports::{REPORTS, Report, Shape};
use crate::store::Read;
use crate::value::{Scalar, Value};

const SELECT: &str = "SELECT r.id, r.name, r.owner, r.shape, r.audience, r.version
     FROM bailey_report AS r
     JOIN bailey_table AS t ON t.id = r.table_id AND t.deletion IS NULL
     WHERE r.deletion IS NULL";

fn from_row(row: &Row<'_>) -> Result<Report> {
    let json = |at| -> Result<&str> { row.get_ref(at)?.as_str().map_err(Error::damaged) };
    Ok(Report {
        id: row.get(0)?,
        name: row.get(1)?,
        owner: row.get(2)?,
        shape: serde_json::from_str(json(3)?).map_err(Error::damaged)?,
        audience: serde_json::from_str(json(4)?).map_err(Error::damaged)?,
        version: row.get(5)?,
    })
}

/// All reports, by name.
pub(super) fn all(read: &Read<'_>) -> Result<Vec<Report>> {
    let sql = format!("{SELECT} ORDER BY r.name, r.id");
    let mut statement = read.connection().prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let mut reports = Vec::new();
    while let Some(row) = rows.next()? {
        reports.push(from_row(row)?);
    }
    Ok(reports)
}

/// The report with this number.
pub(super) fn get(read: &Read<'_>, id: ReportId) -> Result<Option<Report>> {
    let sql = format!("{SELECT} AND r.id = ?1");
    let mut statement = read.connection().prepare_cached(&sql)?;
    statement
        .query_row([id], |row| Ok(from_row(row)))
        .optional()?
        .transpose()
}

pub(super) fn insert(read: &Read<'_>, report: Report) -> Result<Report> {
    let connection = read.connection();
    connection.execute(
        "INSERT INTO bailey_report (table_id, name, owner, shape, audience)
         VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            read.whole_schema()?.table(&report.shape.table)?.id,
            report.name,
            report.owner,
            json(&report.shape)?,
            json(&report.audience)?,
        ],
    )?;
    Ok(Report {
        id: ReportId(connection.last_insert_rowid()),
        ..report
    })
}

pub(super) fn update(read: &Read<'_>, report: &Report) -> Result<()> {
    read.connection().execute(
        "UPDATE bailey_report SET table_id = ?2, name = ?3, shape = ?4, audience = ?5, version = ?6
         WHERE id = ?1",
        params![
            report.id,
            read.whole_schema()?.table(&report.shape.table)?.id,
            report.name,
            json(&report.shape)?,
            json(&report.audience)?,
            report.version,
        ],
    )?;
    Ok(())
}

impl Journalled<4> for Report {
    const TABLE: &'static str = REPORTS;

    fn named(&self) -> (RecordId, u64, &str) {
        (RecordId(self.id.0), self.version, &self.name)
    }

    fn fields(&self) -> Result<[(&'static str, Value); 4]> {
        let Shape { table, .. } = &self.shape;
        Ok([
            ("table", Scalar::Text(table.clone()).into()),
            ("name", Scalar::Text(self.name.clone()).into()),
            ("audience", Scalar::Text(json(&self.audience)?).into()),
            ("shape", Scalar::Text(json(&self.shape)?).into()),
        ])
    }
}

fn json<T: serde::Serialize>(part: &T) -> Result<String> {
    serde_json::to_string(part).map_err(Error::damaged)
}

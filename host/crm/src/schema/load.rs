//! Reads the schema from the account's file.

use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::ids::TableId;
use crate::schema::{Field, Schema, Table};

impl Schema {
    /// Reads the schema as the connection's transaction sees it.
    pub(crate) fn load(connection: &Connection) -> Result<Self> {
        let mut statement = connection.prepare_cached(
            "SELECT id, key, singular, plural, standard FROM bailey_table ORDER BY id",
        )?;
        let mut rows = statement.query([])?;
        let mut tables = Vec::new();
        while let Some(row) = rows.next()? {
            let id: TableId = row.get(0)?;
            let names = (row.get(2)?, row.get(3)?);
            let fields = load_fields(connection, id)?;
            tables.push(Table::new(id, row.get(1)?, names, row.get(4)?, fields));
        }
        Ok(Self::new(tables))
    }
}

fn load_fields(connection: &Connection, table: TableId) -> Result<Vec<Field>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, key, label, kind, required, is_unique, multiple, along, standard
         FROM bailey_field WHERE table_id = ?1 ORDER BY id",
    )?;
    let mut rows = statement.query([table])?;
    let mut fields = Vec::new();
    while let Some(row) = rows.next()? {
        let key: String = row.get(1)?;
        let kind: String = row.get(3)?;
        let kind = serde_json::from_str(&kind)
            .map_err(|error| Error::damaged(format!("the kind of field `{key}`: {error}")))?;
        fields.push(Field {
            id: row.get(0)?,
            key,
            label: row.get(2)?,
            kind,
            required: row.get(4)?,
            unique: row.get(5)?,
            multiple: row.get(6)?,
            along: row.get(7)?,
            standard: row.get(8)?,
        });
    }
    Ok(fields)
}

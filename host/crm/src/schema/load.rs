//! Reads the schema from the account's file.

use std::sync::Arc;

use rusqlite::{Connection, Row};

use crate::access::Reach;
use crate::error::{Error, Result};
use crate::ids::{OperationId, TableId};
use crate::records::Binned;
use crate::schema::table::TableSql;
use crate::schema::{DeletedField, DeletedTable, Field, Schema, Table};

impl Schema {
    /// Reads the schema as the connection's transaction sees it.
    pub(crate) fn load(connection: &Connection) -> Result<Self> {
        let mut statement = connection.prepare_cached(
            "SELECT deletion, deleted_at, deleted_by, keep_until, 0,
                 id, key, singular, plural, standard, version, label_field, held
             FROM bailey_table ORDER BY id",
        )?;
        let mut rows = statement.query([])?;
        let (mut tables, mut deleted) = (Vec::new(), Vec::new());
        while let Some(row) = rows.next()? {
            let id = row.get(5)?;
            let (fields, deleted_fields) = load_fields(connection, id)?;
            let table = Table {
                id,
                key: row.get(6)?,
                singular: row.get(7)?,
                plural: row.get(8)?,
                standard: row.get(9)?,
                version: row.get(10)?,
                names: row.get(11)?,
                fields,
                deleted: deleted_fields,
                sql: TableSql::default(),
                reach: Reach::default(),
            }
            .prepared();
            match binned(row)? {
                None => tables.push(table),
                Some(binned) => deleted.push(DeletedTable {
                    table: Arc::new(table),
                    binned,
                    held: row.get(12)?,
                }),
            }
        }
        Ok(Self::new(tables, deleted))
    }
}

fn load_fields(connection: &Connection, table: TableId) -> Result<(Vec<Field>, Vec<DeletedField>)> {
    let mut statement = connection.prepare_cached(
        "SELECT deletion, deleted_at, deleted_by, keep_until, went_along,
             id, key, label, kind, required, is_unique, multiple, along, standard, version, held
         FROM bailey_field WHERE table_id = ?1 ORDER BY place",
    )?;
    let mut rows = statement.query([table])?;
    let (mut fields, mut deleted) = (Vec::new(), Vec::new());
    while let Some(row) = rows.next()? {
        let key: String = row.get(6)?;
        let kind: String = row.get(8)?;
        let kind = serde_json::from_str(&kind)
            .map_err(|error| Error::damaged(format!("the kind of field `{key}`: {error}")))?;
        let field = Field {
            id: row.get(5)?,
            key,
            label: row.get(7)?,
            kind,
            required: row.get(9)?,
            unique: row.get(10)?,
            multiple: row.get(11)?,
            along: row.get(12)?,
            standard: row.get(13)?,
            version: row.get(14)?,
        };
        match binned(row)? {
            None => fields.push(field),
            Some(binned) => deleted.push(DeletedField {
                field,
                binned,
                held: row.get(15)?,
            }),
        }
    }
    Ok((fields, deleted))
}

/// How the row went to the bin, by its first five columns, if it is there.
fn binned(row: &Row<'_>) -> Result<Option<Binned>> {
    let Some(operation) = row.get::<_, Option<OperationId>>(0)? else {
        return Ok(None);
    };
    Ok(Some(Binned {
        operation,
        at: row.get(1)?,
        by: row.get(2)?,
        keep_until: row.get(3)?,
        along: row.get(4)?,
    }))
}

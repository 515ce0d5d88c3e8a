//! The bin's list of tables and fields.

use crate::context::{Actor, Context};
use crate::error::{Error, Result};
use crate::ids::{FieldId, OperationId, TableId, Timestamp};
use crate::records::Binned;
use crate::schema::{DeletedField, DeletedTable, Schema, Table, may_change};
use crate::store::{Account, Read};

/// Names a table or a field in the bin, whose key may be taken again later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// A table.
    Table(TableId),
    /// A field.
    Field(FieldId),
}

/// A table or a field in the bin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletedItem {
    /// Which.
    pub item: Item,
    /// The key of the table, or of the field's table.
    pub table: String,
    /// The field's key.
    pub field: Option<String>,
    /// What it was called.
    pub label: String,
    /// The operation that deleted it.
    pub operation: OperationId,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Actor,
    /// Until when it is kept at least; none means without end.
    pub keep_until: Option<Timestamp>,
    /// How many records it had, or held a value in it, when it was deleted.
    pub held: u64,
    /// How many fields of other tables went along, and come back along.
    pub along: u64,
    /// Its table is in the bin itself, and has to come back first.
    pub waits: bool,
}

/// Tables and fields in the bin, the last one first. Fields that went along with
/// a table belong to it and are not listed.
///
/// # Errors
/// `Denied` unless an admin asks.
pub fn deleted(account: &Account, context: &Context) -> Result<Vec<DeletedItem>> {
    account.read(|read| {
        may_change(context)?;
        let schema = read.whole_schema()?;
        let mut items = Vec::new();
        for deleted in schema.deleted() {
            items.push(of_table(read, &schema, deleted)?);
        }
        for table in schema.all() {
            for deleted in table.deleted.iter().filter(|d| !d.binned.along) {
                items.push(of_field(read, &schema, table, deleted)?);
            }
        }
        items.sort_by_key(|item| std::cmp::Reverse((item.operation, item.item)));
        Ok(items)
    })
}

fn of_table(read: &Read<'_>, schema: &Schema, deleted: &DeletedTable) -> Result<DeletedItem> {
    let table = &deleted.table;
    Ok(DeletedItem {
        item: Item::Table(table.id),
        table: table.key.clone(),
        field: None,
        label: table.plural.clone(),
        operation: deleted.binned.operation,
        at: deleted.binned.at,
        by: by(read, &deleted.binned)?,
        keep_until: deleted.binned.keep_until,
        held: deleted.held,
        along: went_along(schema, deleted.binned.operation).count() as u64,
        waits: false,
    })
}

fn of_field(
    read: &Read<'_>,
    schema: &Schema,
    table: &Table,
    deleted: &DeletedField,
) -> Result<DeletedItem> {
    let field = &deleted.field;
    Ok(DeletedItem {
        item: Item::Field(field.id),
        table: table.key.clone(),
        field: Some(field.key.clone()),
        label: field.label.clone(),
        operation: deleted.binned.operation,
        at: deleted.binned.at,
        by: by(read, &deleted.binned)?,
        keep_until: deleted.binned.keep_until,
        held: deleted.held,
        along: 0,
        waits: awaited(schema, table, deleted).is_some(),
    })
}

/// The fields that went to the bin along with a table, with their tables.
pub(super) fn went_along(
    schema: &Schema,
    operation: OperationId,
) -> impl Iterator<Item = (&Table, &DeletedField)> {
    schema
        .all()
        .flat_map(|table| table.deleted.iter().map(move |field| (&**table, field)))
        .filter(move |(_, field)| field.binned.along && field.binned.operation == operation)
}

/// The key of the table that has to come back before this field can: its own,
/// or the one that it refers to.
pub(super) fn awaited<'a>(
    schema: &'a Schema,
    table: &'a Table,
    deleted: &'a DeletedField,
) -> Option<&'a str> {
    let target = deleted.field.kind.refers_to();
    [Some(table.key.as_str()), target]
        .into_iter()
        .flatten()
        .find(|key| schema.find_deleted(key).is_some())
}

/// A field in the bin, with its table, by its number.
pub(super) fn find_field(schema: &Schema, id: FieldId) -> Option<(&Table, &DeletedField)> {
    schema
        .all()
        .flat_map(|table| table.deleted.iter().map(move |field| (&**table, field)))
        .find(|(_, deleted)| deleted.field.id == id)
}

/// A table in the bin by its number.
pub(super) fn find_table(schema: &Schema, id: TableId) -> Option<&DeletedTable> {
    schema
        .deleted()
        .iter()
        .find(|deleted| deleted.table.id == id)
}

fn by(read: &Read<'_>, binned: &Binned) -> Result<Actor> {
    let by: String = read
        .connection()
        .prepare_cached("SELECT actor FROM bailey_operation WHERE id = ?1")?
        .query_row([binned.operation], |row| row.get(0))?;
    serde_json::from_str(&by).map_err(Error::damaged)
}

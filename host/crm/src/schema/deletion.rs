//! What deleting a table or a field would take: asked before it is done, by the
//! person who is about to do it and by the policies that say what becomes of it.

use crate::context::Context;
use crate::error::{Error, Result};
use crate::records::Relation;
use crate::schema::{Field, Schema, Table, fitness, may_change};
use crate::store::{Account, Read};

/// What deleting a table or a field would take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaDeletion {
    /// The table's key.
    pub table: String,
    /// The field's key; none if the whole table goes.
    pub field: Option<String>,
    /// How many records the table has, or hold a value in the field: those that
    /// are archived or in the bin among them.
    pub count: u64,
    /// The fields of other tables that refer to the table, and how many records
    /// hold a value there. They go along with it and come back with it.
    pub relations: Vec<Relation>,
}

/// What deleting the table, or one field of it, would take; nothing is changed.
///
/// # Errors
/// `Denied` unless an admin asks; `NotFound` and `Invalid` for what there is
/// not; `Conflict` for what Bailey relies on.
pub fn deletion(
    account: &Account,
    context: &Context,
    table: &str,
    field: Option<&str>,
) -> Result<SchemaDeletion> {
    account.read(|read| {
        may_change(context)?;
        let schema = read.whole_schema()?;
        let table = schema.table(table)?;
        let Some(field) = field else {
            must_be_own(table)?;
            return of_table(read, &schema, table);
        };
        let field = table.field(field)?;
        must_not_be_relied_on(table, field)?;
        Ok(SchemaDeletion {
            table: table.key.clone(),
            field: Some(field.key.clone()),
            count: fitness::holding(read.connection(), &table.key, field)?,
            relations: Vec::new(),
        })
    })
}

fn of_table(read: &Read<'_>, schema: &Schema, table: &Table) -> Result<SchemaDeletion> {
    let mut relations = Vec::new();
    for (referring, field) in going_along(schema, table) {
        relations.push(Relation {
            table: referring.key.clone(),
            field: field.key.clone(),
            count: fitness::holding(read.connection(), &referring.key, field)?,
            along: true,
        });
    }
    Ok(SchemaDeletion {
        table: table.key.clone(),
        field: None,
        count: fitness::records(read.connection(), &table.key)?,
        relations,
    })
}

/// The fields of other tables that refer to this one, also of tables in the bin:
/// they could not come back without it.
pub(super) fn going_along<'a>(
    schema: &'a Schema,
    table: &'a Table,
) -> impl Iterator<Item = (&'a Table, &'a Field)> {
    schema
        .all()
        .filter(|other| other.id != table.id)
        .flat_map(|other| other.fields.iter().map(move |field| (&**other, field)))
        .filter(|(_, field)| field.kind.refers_to() == Some(&table.key))
}

/// Refuses to delete a table that came with Bailey.
pub(super) fn must_be_own(table: &Table) -> Result<()> {
    if table.standard {
        return Err(Error::Conflict(format!(
            "the table `{}` came with Bailey, which relies on it: it can be renamed, not deleted",
            table.key
        )));
    }
    Ok(())
}

/// Refuses to delete a field that Bailey or the table relies on.
pub(super) fn must_not_be_relied_on(table: &Table, field: &Field) -> Result<()> {
    if field.standard {
        return Err(Error::Conflict(format!(
            "the field `{}` of `{}` came with Bailey, which relies on it: it can be renamed, not \
             deleted",
            field.key, table.key
        )));
    }
    if table.names == Some(field.id) {
        return Err(Error::Conflict(format!(
            "the field `{}` names the records of `{}`: it can be renamed, not deleted",
            field.key, table.key
        )));
    }
    Ok(())
}

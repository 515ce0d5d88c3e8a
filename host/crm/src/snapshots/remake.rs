//! Making again what was deleted for good of the schema, as a snapshot has it: a
//! table with its fields, or the fields that a table lacks. They are empty then; a
//! restore brings back what they held.

use crate::backups::may_restore;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::schema::{self, Field, NewField, NewTable, Schema, Table};
use crate::snapshots::Snapshot;
use crate::store::Account;

/// Makes it again; answers how many tables and fields that were.
///
/// # Errors
/// `Denied` to who may not restore; `NotFound` for a table that the snapshot has not;
/// `Invalid`, naming what is in the way: a table that a field refers to and that is
/// gone too, say; `Conflict` where nothing is missing, and for what is in the bin.
pub fn remake(account: &Account, context: &Context, snapshot: &Snapshot, key: &str) -> Result<u64> {
    account.read(|read| may_restore(read, context))?;
    let then = Schema::load(&snapshot.connection)?;
    let then = then
        .find(key)
        .ok_or_else(|| Error::NotFound(format!("the backup has no table `{key}`")))?;
    let now = account.whole_schema()?;
    if now.find_deleted(key).is_some() {
        return Err(Error::Conflict(format!(
            "the table `{key}` is in the bin: bring it back from there"
        )));
    }
    let Some(table) = now.find(key) else {
        schema::create_table(account, context, again(then))?;
        return Ok(1);
    };
    let missing: Vec<&Field> = missing(then, table).collect();
    if missing.is_empty() {
        return Err(Error::Conflict(format!(
            "the table `{key}` is there, and has all fields that it had"
        )));
    }
    for field in &missing {
        schema::add_field(account, context, key, NewField::from(*field))?;
    }
    Ok(missing.len() as u64)
}

/// The fields of then that are neither in use now nor in the bin.
fn missing<'a>(then: &'a Table, now: &'a Table) -> impl Iterator<Item = &'a Field> {
    let gone =
        |field: &&Field| now.find(&field.key).is_none() && now.find_deleted(&field.key).is_none();
    then.fields.iter().filter(gone)
}

fn again(then: &Table) -> NewTable {
    NewTable {
        key: then.key.clone(),
        singular: then.singular.clone(),
        plural: then.plural.clone(),
        fields: then.fields.iter().map(NewField::from).collect(),
    }
}

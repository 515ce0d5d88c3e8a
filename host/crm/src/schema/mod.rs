//! What tables an account has and what their fields hold.
//!
//! A CRM table is a real SQL table named by its key, with real typed columns,
//! so that any SQLite tool can read it. A [`Schema`] is a snapshot: it never
//! changes, and the account hands out a new one after a schema act committed.
//!
//! Each act on tables and fields is one operation of the journal, by an admin.
//! What is deleted goes to the bin as records do: the column or table stands,
//! out of sight, until it is restored or purged.

mod add_field;
mod bin;
mod binned;
mod change_field;
mod change_table;
mod check;
mod choices;
mod create_table;
mod currency;
mod ddl;
mod delete;
mod deletion;
mod field;
mod fitness;
mod journalled;
mod key;
mod kind;
mod load;
mod purge;
mod restore;
mod rows;
pub mod standard;
mod system;
mod table;
#[cfg(test)]
mod tests;
pub(crate) mod undo;

pub use add_field::add_field;
pub use bin::{DeletedItem, Item, deleted};
pub use binned::{DeletedField, DeletedTable};
pub use change_field::{FieldUpdate, change_field};
pub use change_table::{TableUpdate, change_table};
pub use create_table::{create_standard, create_table, create_table_in};
pub use currency::{currencies, minor_digits};
pub(crate) use ddl::{make_again, renew_indices};
pub use delete::{delete_field, delete_table};
pub use deletion::{SchemaDeletion, deletion};
pub use field::{Field, NewField};
pub use journalled::{FIELDS, TABLES};
pub use key::check_key;
pub use kind::{ChoiceOption, FieldKind};
pub use purge::{purge, purge_due};
pub use restore::{Fit, restore};
pub use system::{SystemField, SystemKind};
pub use table::{NewTable, Table};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::TableId;

/// The key by which fields refer to the account's users, who are no records.
pub const USERS: &str = "users";

/// How many fields a table can have, those in the bin among them.
pub const MOST_FIELDS: usize = 500;

/// All tables of an account, as they stood at one moment.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    tables: Vec<Arc<Table>>,
    by_key: BTreeMap<String, usize>,
    deleted: Vec<DeletedTable>,
}

impl Schema {
    /// A schema of these tables, in this order, and of those in the bin.
    #[must_use]
    pub fn new(tables: Vec<Table>, deleted: Vec<DeletedTable>) -> Self {
        let bin = Self {
            deleted,
            ..Self::default()
        };
        bin.with(tables.into_iter().map(Arc::new).collect())
    }

    /// The same bin with these tables.
    pub(crate) fn with(&self, tables: Vec<Arc<Table>>) -> Self {
        let numbered = tables.iter().enumerate();
        Self {
            by_key: numbered.map(|(n, table)| (table.key.clone(), n)).collect(),
            tables,
            deleted: self.deleted.clone(),
        }
    }

    /// The tables, in the order in which they were made.
    #[must_use]
    pub fn tables(&self) -> &[Arc<Table>] {
        &self.tables
    }

    /// The table with this key.
    ///
    /// # Errors
    /// `NotFound` if there is none.
    pub fn table(&self, key: &str) -> Result<&Arc<Table>> {
        self.find(key).ok_or_else(|| {
            Error::NotFound(if self.find_deleted(key).is_some() {
                format!("the table `{key}` was deleted: restore it first")
            } else {
                format!("there is no table `{key}`")
            })
        })
    }

    /// The tables in the bin, in the order in which they were made.
    #[must_use]
    pub fn deleted(&self) -> &[DeletedTable] {
        &self.deleted
    }

    /// The table with this key that is in the bin, if there is one.
    #[must_use]
    pub fn find_deleted(&self, key: &str) -> Option<&DeletedTable> {
        self.deleted.iter().find(|deleted| deleted.table.key == key)
    }

    /// All tables, those in the bin among them.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Arc<Table>> {
        let deleted = self.deleted.iter().map(|deleted| &deleted.table);
        self.tables.iter().chain(deleted)
    }

    /// The table with this key, if there is one.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<&Arc<Table>> {
        self.by_key.get(key).map(|n| &self.tables[*n])
    }

    /// The table with this number, if there is one.
    #[must_use]
    pub fn by_id(&self, id: TableId) -> Option<&Arc<Table>> {
        self.tables.iter().find(|table| table.id == id)
    }

    /// The fields that refer to records of this table, each with its table.
    pub fn references_to<'a>(
        &'a self,
        key: &'a str,
    ) -> impl Iterator<Item = (&'a Arc<Table>, &'a Field)> {
        self.tables.iter().flat_map(move |table| {
            table
                .fields
                .iter()
                .filter(move |field| field.kind.refers_to() == Some(key))
                .map(move |field| (table, field))
        })
    }
}

/// Refuses who may not change tables and fields.
fn may_change(context: &Context) -> Result<()> {
    if context.access.admin {
        Ok(())
    } else {
        Err(Error::Denied("only admins change tables and fields".into()))
    }
}

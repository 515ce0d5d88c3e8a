//! What tables an account has and what their fields hold.
//!
//! A CRM table is a real SQL table named by its key, with real typed columns,
//! so that any SQLite tool can read it. A [`Schema`] is a snapshot: it never
//! changes, and the account hands out a new one after a schema act committed.

mod add_field;
mod check;
mod create_table;
mod currency;
mod ddl;
mod field;
mod key;
mod kind;
mod load;
pub mod standard;
mod system;
mod table;

pub use add_field::add_field;
pub use create_table::{create_standard, create_table, create_table_in};
pub use currency::{currencies, minor_digits};
pub use field::{Field, NewField};
pub use key::check_key;
pub use kind::{ChoiceOption, FieldKind};
pub use system::{SystemField, SystemKind};
pub use table::{NewTable, Table};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::error::{Error, Result};
use crate::ids::TableId;

/// The key by which fields refer to the account's users, who are no records.
pub const USERS: &str = "users";

/// How many fields a table can have.
pub const MOST_FIELDS: usize = 500;

/// All tables of an account, as they stood at one moment.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    tables: Vec<Arc<Table>>,
    by_key: BTreeMap<String, usize>,
}

impl Schema {
    /// A schema of these tables, in this order.
    #[must_use]
    pub fn new(tables: Vec<Table>) -> Self {
        let by_key = tables
            .iter()
            .enumerate()
            .map(|(n, table)| (table.key.clone(), n))
            .collect();
        Self {
            tables: tables.into_iter().map(Arc::new).collect(),
            by_key,
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
        self.find(key)
            .ok_or_else(|| Error::NotFound(format!("there is no table `{key}`")))
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

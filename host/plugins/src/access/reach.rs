//! How far a user's rights extend today, in records.

use std::sync::Arc;

use bailey_crm::access::{self, Access, Action, ActionDifference, Extent, FieldLevel};
use bailey_crm::{Account, Context, UserId, directory};

use crate::error::Result;
use crate::plugins::Plugins;

/// How far an action extends in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordReach {
    /// The table's key.
    pub table: String,
    /// The action.
    pub action: Action,
    /// To none, some or all records.
    pub extent: Extent,
    /// To how many.
    pub records: u64,
    /// Of how many.
    pub of: u64,
}

/// What a user may do with a field, less than to edit it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldReach {
    /// The table's key.
    pub table: String,
    /// The field's key.
    pub field: String,
    /// What they may.
    pub level: FieldLevel,
}

/// How far a user's rights extend.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rights {
    /// For each table and action.
    pub records: Vec<RecordReach>,
    /// The fields that are limited.
    pub fields: Vec<FieldReach>,
}

impl Plugins {
    /// How far a user's rights extend today.
    ///
    /// # Errors
    /// [`crate::Error::Crm`] with `NotFound` for an unknown user; those of
    /// [`access`](Self::access).
    pub fn rights(
        &self,
        account: &Arc<Account>,
        context: &Context,
        user: UserId,
    ) -> Result<Rights> {
        account.read(|read| directory::user(read, context, user))?;
        let access = self.access_of(account, user)?;
        Ok(account.read(|read| {
            let whole = access::compare(read, context, &Access::NONE, &Access::ALL)?;
            let theirs = access::compare(read, context, &Access::NONE, &access)?;
            let reach = |all: &ActionDifference| {
                let same =
                    |one: &&ActionDifference| (&one.table, one.action) == (&all.table, all.action);
                let found = theirs.actions.iter().find(same);
                RecordReach {
                    table: all.table.clone(),
                    action: all.action,
                    extent: found.map_or(Extent::None, |found| found.after),
                    records: found.map_or(0, |found| found.gained),
                    of: all.gained,
                }
            };
            let limited = access::compare(read, context, &Access::ALL, &access)?;
            let fields = limited.fields.into_iter().map(|field| FieldReach {
                table: field.table,
                field: field.field,
                level: field.after,
            });
            Ok(Rights {
                records: whole.actions.iter().map(reach).collect(),
                fields: fields.collect(),
            })
        })?)
    }
}

//! Deleting a table or a field, by an admin: the deletion policies say whether
//! it can come back.

use std::sync::Arc;

use bailey_crm::records::Keep;
use bailey_crm::schema::{self, SchemaDeletion};
use bailey_crm::{Account, Context, OperationId};

use crate::error::Result;
use crate::extension_points::deletion_policy;
use crate::plugins::Plugins;

/// What deleting a table or a field would do, for whoever is about to confirm it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaDeletionPreview {
    /// What it would take.
    pub deletion: SchemaDeletion,
    /// How long it would be kept.
    pub keep: Keep,
}

/// What deleting a table or a field did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletedSchema {
    /// The journal's entry.
    pub operation: OperationId,
    /// How many records the table had, or held a value in the field.
    pub count: u64,
    /// How many fields of other tables went along.
    pub along: u64,
    /// How long it is kept.
    pub keep: Keep,
}

impl Plugins {
    /// What deleting the table, or one field of it, would do. Nothing is changed.
    ///
    /// # Errors
    /// [`crate::Error::Crm`] unless an admin asks, and for what can't be deleted.
    pub fn schema_deletion_preview(
        &self,
        account: &Arc<Account>,
        context: &Context,
        table: &str,
        field: Option<&str>,
    ) -> Result<SchemaDeletionPreview> {
        let deletion = schema::deletion(account, context, table, field)?;
        let decision = deletion_policy::decide(self, account, context, &deletion)?;
        Ok(SchemaDeletionPreview {
            deletion,
            keep: decision.keep,
        })
    }

    /// Deletes the table, or one field of it, as the account's deletion policies
    /// say; for good where there is none.
    ///
    /// # Errors
    /// As [`schema_deletion_preview`](Self::schema_deletion_preview), and for one
    /// that moved on since `version`.
    pub fn delete_schema(
        &self,
        account: &Arc<Account>,
        context: &Context,
        table: &str,
        field: Option<&str>,
        version: Option<u64>,
    ) -> Result<DeletedSchema> {
        let SchemaDeletionPreview { deletion, keep } =
            self.schema_deletion_preview(account, context, table, field)?;
        let operation = match field {
            Some(field) => schema::delete_field(account, context, (table, field), version, keep)?,
            None => schema::delete_table(account, context, table, version, keep)?,
        };
        Ok(DeletedSchema {
            operation,
            count: deletion.count,
            along: deletion.relations.len() as u64,
            keep,
        })
    }
}

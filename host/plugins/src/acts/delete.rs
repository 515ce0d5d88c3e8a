//! Deleting records, by a person or by a plugin: the deletion policies say what
//! it means.

use std::sync::Arc;

use bailey_crm::records::{self, Deletion, Keep, RelationField, Selection};
use bailey_crm::{Account, Context, OperationId};

use crate::error::Result;
use crate::extension_points::deletion_policy;
use crate::plugins::Plugins;

/// What a delete would do, for whoever is about to confirm it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletionPreview {
    /// What it would take.
    pub deletion: Deletion,
    /// How long it would be kept.
    pub keep: Keep,
    /// The relations that would go along.
    pub along: Vec<RelationField>,
}

/// What a delete did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deleted {
    /// The journal's entry; restoring it brings all of it back.
    pub operation: OperationId,
    /// How many of the selected records went.
    pub count: u64,
    /// How many records went along.
    pub along: u64,
    /// How long they are kept.
    pub keep: Keep,
}

impl Plugins {
    /// What deleting the selected records would do. Nothing is changed.
    ///
    /// # Errors
    /// [`crate::Error::Crm`] if the records can't be read.
    pub fn deletion_preview(
        &self,
        account: &Arc<Account>,
        context: &Context,
        selection: &Selection,
    ) -> Result<DeletionPreview> {
        let deletion = records::deletion(account, context, selection)?;
        let decision = deletion_policy::decide(self, account, context, &deletion)?;
        Ok(DeletionPreview {
            deletion,
            keep: decision.keep,
            along: decision.along,
        })
    }

    /// Deletes the selected records as one operation, as the account's deletion
    /// policies say; for good where there is none.
    ///
    /// # Errors
    /// [`crate::Error::Crm`] if there is nothing to delete or the actor may not.
    pub fn delete(
        &self,
        account: &Arc<Account>,
        context: &Context,
        selection: Selection,
    ) -> Result<Deleted> {
        let preview = self.deletion_preview(account, context, &selection)?;
        let decision = records::Decision {
            keep: preview.keep,
            along: preview.along,
        };
        let deleted = records::delete(account, context, selection, decision)?;
        Ok(Deleted {
            operation: deleted.operation,
            count: deleted.count,
            along: deleted.along,
            keep: preview.keep,
        })
    }
}

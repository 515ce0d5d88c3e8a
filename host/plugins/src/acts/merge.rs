//! Making one record of several: the deletion policies say what becomes of the
//! others.

use std::sync::Arc;

use bailey_crm::records::{self, Keep, Merge, Merged, Selection, What};
use bailey_crm::{Account, Context};

use crate::error::Result;
use crate::extension_points::deletion_policy;
use crate::plugins::Plugins;

impl Plugins {
    /// How long the records that go in a merge would be kept. Nothing is changed,
    /// and nothing goes along: what belongs to them moves over.
    ///
    /// # Errors
    /// [`crate::Error::Crm`] if the records can't be read.
    pub fn merge_keeps(
        &self,
        account: &Arc<Account>,
        context: &Context,
        merge: &Merge,
    ) -> Result<Keep> {
        let going = Selection {
            table: merge.table.clone(),
            what: What::Ids(merge.from.clone()),
        };
        let mut deletion = records::deletion(account, context, &going)?;
        deletion.relations.clear();
        Ok(deletion_policy::decide(self, account, context, &deletion)?.keep)
    }

    /// Makes one record of several as one operation, which can be undone as long
    /// as the others are kept.
    ///
    /// # Errors
    /// [`crate::Error::Crm`] as [`records::merge`] has them.
    pub fn merge(
        &self,
        account: &Arc<Account>,
        context: &Context,
        merge: Merge,
    ) -> Result<(Merged, Keep)> {
        let keep = self.merge_keeps(account, context, &merge)?;
        Ok((records::merge(account, context, merge, keep)?, keep))
    }
}

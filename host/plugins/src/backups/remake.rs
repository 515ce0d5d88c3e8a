//! Making again, from a backup, a table or fields that were deleted for good.

use bailey_crm::backups::{BackupId, may_restore};
use bailey_crm::{Account, Context, Result, snapshots};

use super::Backups;

impl Backups {
    /// Makes it again, empty; answers how many tables and fields that were. `progress`
    /// hears how far the backup is fetched and unpacked.
    ///
    /// # Errors
    /// Those of [`snapshots::remake`]; `Unavailable` if the backup's place is away.
    pub fn remake(
        &self,
        account: &Account,
        context: &Context,
        id: BackupId,
        table: &str,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<u64> {
        account.read(|read| may_restore(read, context))?;
        let (opened, _using) = self.opened(account, context, id, progress)?;
        snapshots::remake(account, context, &opened.snapshot, table)
    }
}

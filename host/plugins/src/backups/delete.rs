//! Deleting a backup's file.

use bailey_crm::backups::{self as list, Backup, BackupId};
use bailey_crm::{Account, Context, Error, OperationId, Result};

use super::Backups;

impl Backups {
    /// Deletes a backup's file. The list says so first: nobody counts on a file that
    /// may be gone already.
    ///
    /// # Errors
    /// `Denied` to all but admins; `NotFound`; `Conflict` for
    /// one that is being read, and for the only good one; `Unavailable` if its place
    /// is away.
    pub fn delete(
        &self,
        account: &Account,
        context: &Context,
        id: BackupId,
    ) -> Result<OperationId> {
        let backup = account.read(|read| list::get(read, context, id))?;
        if self.is_in_use(account, &backup) {
            return Err(Error::Conflict(
                "the backup is being read: wait for what reads it to end".into(),
            ));
        }
        let place = self.place(account, context, &backup.made.place)?;
        let operation = list::deleted(account, context, id)?;
        place.delete(&backup.made.name)?;
        Ok(operation)
    }

    /// Whether it can't be deleted now.
    #[must_use]
    pub fn is_held(&self, account: &Account, backup: &Backup) -> bool {
        backup.only_good || self.is_in_use(account, backup)
    }

    fn is_in_use(&self, account: &Account, backup: &Backup) -> bool {
        self.0.in_use.is(account.id(), backup.id)
    }
}

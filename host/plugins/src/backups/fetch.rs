//! Having a backup's file at hand, from whatever place.

use std::path::Path;

use bailey_crm::backups::{self as list, Backup, BackupId};
use bailey_crm::{Account, Context, Error, Result};

use super::busy::Using;
use super::places::Fetched;
use super::{Backups, Opened, account_key, open};

/// A backup's file that is handed out. It stays as long as this does.
pub struct Download {
    /// What is known of it.
    pub backup: Backup,
    fetched: Fetched,
    _using: Using,
}

impl Download {
    /// Where it can be read.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.fetched.path
    }
}

impl Backups {
    /// Has a backup's file handed out; that is in the journal before it is.
    ///
    /// # Errors
    /// `Denied` to all but admins; `NotFound`; `Unavailable` if
    /// its place is away.
    pub fn download(&self, account: &Account, context: &Context, id: BackupId) -> Result<Download> {
        let (backup, fetched, using) = self.fetch(account, context, id, &mut |_, _| {})?;
        let fetched = fetched?;
        list::downloaded(account, context, id)?;
        Ok(Download {
            backup,
            fetched,
            _using: using,
        })
    }

    /// A backup, opened with the account's key. Its file is not deleted while the second
    /// of the answer lasts.
    pub(super) fn opened(
        &self,
        account: &Account,
        context: &Context,
        id: BackupId,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<(Opened, Using)> {
        let (_, fetched, using) = self.fetch(account, context, id, progress)?;
        let key = account_key(self.crm(), account.id())?;
        let opened = open(&fetched?.path, &key, self.crm().scratch()?, progress)?;
        Ok((opened, using))
    }

    /// The backup, and its file. It is not deleted while the answer lasts.
    pub(super) fn fetch(
        &self,
        account: &Account,
        context: &Context,
        id: BackupId,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<(Backup, Result<Fetched>, Using)> {
        let using = self.0.in_use.by_us(account.id(), id);
        let backup = account.read(|read| list::get(read, context, id))?;
        if backup.deleted_at.is_some() {
            let gone = format!("the file of backup {} was deleted", id.0);
            return Err(Error::NotFound(gone));
        }
        let place = self.place(account, context, &backup.made.place)?;
        let scratch = self.crm().scratch()?;
        let fetched = place.fetch(&backup.made.name, scratch, progress);
        Ok((backup, fetched, using))
    }
}

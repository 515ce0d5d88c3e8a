//! What opens an account's backups. It is kept sealed, outside of the account's
//! file.

use crate::error::{Error, Result};
use crate::ids::AccountId;
use crate::store::Crm;

/// What it is sealed for.
const PURPOSE: &[&str] = &["backup key"];

impl Crm {
    /// The key that opens the account's backups, in its own text; none if none was
    /// kept yet.
    ///
    /// # Errors
    /// `Damaged` if it was sealed with another data folder's key; `Database`.
    pub fn backup_key(&self, id: &AccountId) -> Result<Option<String>> {
        let Some(sealed) = self.home.operator.backup_key(id)? else {
            return Ok(None);
        };
        let key = self.home.folder_key.open(id, PURPOSE, &sealed)?;
        String::from_utf8(key)
            .map(Some)
            .map_err(|_| Error::damaged("an account's backup key is no text"))
    }

    /// Keeps a key for the account unless it has one, and returns the one that it has
    /// then.
    ///
    /// # Errors
    /// As [`backup_key`](Self::backup_key); `NotFound` without such an account.
    pub fn keep_backup_key(&self, id: &AccountId, key: &str) -> Result<String> {
        self.account(id)?;
        let sealed = self.home.folder_key.seal(id, PURPOSE, key.as_bytes())?;
        self.home.operator.keep_backup_key(id, &sealed)?;
        self.backup_key(id)?
            .ok_or_else(|| Error::Internal("a key that was kept is not there".into()))
    }
}

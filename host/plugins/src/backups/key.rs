//! The key that an account's backups are sealed to. It is made with the first one,
//! and kept sealed; whoever restores elsewhere needs it, so its owner keeps a copy.

use bailey_backup::{AccountKey, Recipient};
use bailey_crm::{AccountId, Crm, Error};

use crate::error::Result;

/// The account's key, made if it has none yet.
///
/// # Errors
/// [`crate::Error::Crm`] if what is kept can't be read.
pub fn account_key(crm: &Crm, account: &AccountId) -> Result<AccountKey> {
    if let Some(kept) = crm.backup_key(account)? {
        let key = kept.parse::<AccountKey>();
        return Ok(key.map_err(|_| Error::damaged("the account's backup key is none"))?);
    }
    let key = AccountKey::generate();
    // Of two at once the first one's stays.
    let kept = crm.keep_backup_key(account, &key.reveal())?;
    Ok(kept
        .parse::<AccountKey>()
        .map_err(|_| Error::damaged("the account's backup key is none"))?)
}

/// What the account's backups are sealed to.
///
/// # Errors
/// As [`account_key`].
pub fn recipient(crm: &Crm, account: &AccountId) -> Result<Recipient> {
    Ok(account_key(crm, account)?.recipient())
}

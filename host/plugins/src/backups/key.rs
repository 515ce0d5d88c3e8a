//! The key that an account's backups are sealed to. It is made with the first one,
//! and kept sealed; whoever restores elsewhere needs it, so its owner keeps a copy.

use bailey_backup::{AccountKey, Recipient};
use bailey_crm::backups as list;
use bailey_crm::{Account, AccountId, Context, Crm, Error, OperationId, Result};

/// The account's key, made if it has none yet.
///
/// # Errors
/// `Damaged` if what is kept can't be read.
pub fn account_key(crm: &Crm, account: &AccountId) -> Result<AccountKey> {
    if let Some(kept) = crm.backup_key(account)? {
        let key = kept.parse::<AccountKey>();
        return key.map_err(|_| Error::damaged("the account's backup key is none"));
    }
    let key = AccountKey::generate();
    // Of two at once the first one's stays.
    let kept = crm.keep_backup_key(account, &key.reveal())?;
    kept.parse::<AccountKey>()
        .map_err(|_| Error::damaged("the account's backup key is none"))
}

/// What the account's backups are sealed to.
///
/// # Errors
/// As [`account_key`].
pub fn recipient(crm: &Crm, account: &AccountId) -> Result<Recipient> {
    Ok(account_key(crm, account)?.recipient())
}

/// A word sealed to the account's key, by which its owner shows that they could open
/// a backup with nothing of ours.
pub struct KeyTest {
    /// What the `age` program opens, in its armoured form.
    pub sealed: String,
    /// What it says.
    pub word: String,
}

impl KeyTest {
    /// Another one for each account, and the same again for the same one: what it
    /// says is derived from the key, which nobody has who can't open it.
    ///
    /// # Errors
    /// `Internal` if nothing can be sealed.
    pub fn of(key: &AccountKey) -> Result<Self> {
        let word = key.test_word();
        let sealed = key.recipient().seal_text(&word);
        Ok(Self {
            sealed: sealed.map_err(|error| Error::Internal(error.to_string()))?,
            word,
        })
    }
}

/// Notes that the owner opened the test, by the word that it says.
///
/// # Errors
/// `Denied` to all but the owner; `Invalid` naming `word` for another one.
pub fn prove(crm: &Crm, account: &Account, context: &Context, word: &str) -> Result<OperationId> {
    let key = account_key(crm, account.id())?;
    if word.trim() != KeyTest::of(&key)?.word {
        return Err(Error::invalid_field(
            "word",
            "wrong-word",
            "the test says another word: open it with the account's key, and copy what it says",
        ));
    }
    list::proven(account, context, &key.recipient().to_string())
}

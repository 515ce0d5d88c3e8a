//! What goes on with backups now: of each account one is made at a time, and one
//! that is being read stays.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use bailey_crm::backups::BackupId;
use bailey_crm::{AccountId, Error, Result};

/// The accounts of which a backup is being made.
#[derive(Clone, Default)]
pub(super) struct Making(Arc<Mutex<HashSet<AccountId>>>);

impl Making {
    /// The right to make one, until it is dropped.
    ///
    /// # Errors
    /// `Conflict` while somebody else has it.
    pub(super) fn begin(&self, account: &AccountId) -> Result<MakingTurn> {
        let mut making = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !making.insert(account.clone()) {
            return Err(Error::Conflict(
                "a backup of the account is being made: wait for its end".into(),
            ));
        }
        Ok(MakingTurn {
            making: self.clone(),
            account: account.clone(),
        })
    }
}

/// The right to make a backup of an account.
pub(super) struct MakingTurn {
    making: Making,
    account: AccountId,
}

impl Drop for MakingTurn {
    fn drop(&mut self) {
        let mut making = self.making.0.lock().unwrap_or_else(PoisonError::into_inner);
        making.remove(&self.account);
    }
}

type Users = HashMap<(AccountId, BackupId), usize>;

/// The backups that are being read, with how many read them.
#[derive(Clone, Default)]
pub(super) struct InUse(Arc<Mutex<Users>>);

impl InUse {
    /// Marks one as read, until it is dropped.
    pub(super) fn by_us(&self, account: &AccountId, backup: BackupId) -> Using {
        let key = (account.clone(), backup);
        let mut users = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *users.entry(key.clone()).or_default() += 1;
        Using {
            in_use: self.clone(),
            key,
        }
    }

    /// Whether somebody reads it.
    pub(super) fn is(&self, account: &AccountId, backup: BackupId) -> bool {
        let users = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        users.contains_key(&(account.clone(), backup))
    }
}

/// The mark of a backup that is being read.
pub(super) struct Using {
    in_use: InUse,
    key: (AccountId, BackupId),
}

impl Drop for Using {
    fn drop(&mut self) {
        let mut users = self.in_use.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = users.get_mut(&self.key) {
            *count -= 1;
            if *count == 0 {
                users.remove(&self.key);
            }
        }
    }
}

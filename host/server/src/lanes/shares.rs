//! What each account may have of a lane's places.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use bailey_crm::AccountId;
use tokio::sync::Semaphore;

/// The accounts that are in a lane, or wait for it.
#[derive(Clone, Debug)]
pub(super) struct Shares {
    most: usize,
    accounts: Arc<Mutex<HashMap<AccountId, Share>>>,
}

/// An account's share, and how many look at it.
#[derive(Debug)]
struct Share {
    places: Arc<Semaphore>,
    holders: usize,
}

/// Somebody who is in the lane for an account, or waits.
#[derive(Debug)]
pub(super) struct Holder {
    shares: Shares,
    account: AccountId,
    places: Arc<Semaphore>,
}

impl Shares {
    /// Shares of so many places each.
    pub(super) fn of(most: usize) -> Self {
        Self {
            most,
            accounts: Arc::default(),
        }
    }

    /// The account's share.
    pub(super) fn of_account(&self, account: AccountId) -> Holder {
        let mut accounts = self.accounts.lock().unwrap_or_else(PoisonError::into_inner);
        let share = accounts.entry(account.clone()).or_insert_with(|| Share {
            places: Arc::new(Semaphore::new(self.most)),
            holders: 0,
        });
        share.holders += 1;
        let places = Arc::clone(&share.places);
        drop(accounts);
        Holder {
            shares: self.clone(),
            account,
            places,
        }
    }

    /// How many accounts are in the lane.
    #[cfg(test)]
    pub(super) fn accounts(&self) -> usize {
        self.accounts.lock().unwrap().len()
    }
}

impl Holder {
    /// The share's places.
    pub(super) fn places(&self) -> &Arc<Semaphore> {
        &self.places
    }
}

impl Drop for Holder {
    fn drop(&mut self) {
        let accounts = self.shares.accounts.lock();
        let mut accounts = accounts.unwrap_or_else(PoisonError::into_inner);
        if let Some(share) = accounts.get_mut(&self.account) {
            share.holders -= 1;
            if share.holders == 0 {
                accounts.remove(&self.account);
            }
        }
    }
}

//! Crossings that nobody was told of yet, of all accounts: filled wherever
//! somebody acts, emptied by whoever tells the plugins.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use super::{Act, Period};
use crate::ids::{AccountId, Timestamp, UserId};

/// The most that wait: what comes beyond is told after the next restart.
const MOST: usize = 10_000;

/// Somebody crossed a threshold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// Whose threshold it is, by the plugin's id.
    pub plugin: String,
    /// What the plugin knows the threshold by.
    pub name: String,
    /// What was counted.
    pub act: Act,
    /// Over which time.
    pub per: Period,
    /// The most that was allowed.
    pub limit: u32,
    /// Who crossed it.
    pub user: UserId,
    /// The minute in which they did.
    pub at: Timestamp,
    /// What the count was.
    pub count: u64,
}

/// What waits.
#[derive(Default)]
pub(crate) struct Waiting(Mutex<VecDeque<(AccountId, Crossing)>>);

impl Waiting {
    /// Adds what was crossed in an account.
    pub fn add(&self, account: &AccountId, crossed: Vec<Crossing>) {
        if crossed.is_empty() {
            return;
        }
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for crossing in crossed {
            if waiting.len() >= MOST {
                tracing::error!(%account, "too many crossings wait to be told");
                return;
            }
            waiting.push_back((account.clone(), crossing));
        }
    }

    /// Takes all that waits.
    pub fn take(&self) -> Vec<(AccountId, Crossing)> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.drain(..).collect()
    }
}

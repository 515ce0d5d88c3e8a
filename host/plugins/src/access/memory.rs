//! The memory of what users may, bounded for each account.

use std::collections::HashMap;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, PoisonError, RwLock};

use bailey_crm::access::Access;
use bailey_crm::store::Generations;
use bailey_crm::{Account, AccountId, Timestamp, UserId};

use super::has_come;
use crate::error::Result;
use crate::left::Left;
use crate::roster::Roster;

/// The most users of one account whose rights are remembered.
const MOST_USERS: usize = 10_000;

/// What a user may, and what that rests on.
#[derive(Clone)]
pub(super) struct Remembered {
    /// The numbers under which it was made.
    pub(super) generations: Generations,
    /// The account's plugins, with their versions, settings and grants.
    pub(super) roster: Arc<Roster>,
    /// No longer than to this moment.
    pub(super) until: Option<Timestamp>,
    /// What each policy read, by its plugin.
    pub(super) rests_on: Vec<(String, Left)>,
    /// What the user may.
    pub(super) access: Arc<Access>,
}

/// What is remembered of all accounts.
pub struct Memory {
    users: RwLock<HashMap<AccountId, HashMap<UserId, Remembered>>>,
    /// What owners may.
    pub(super) everything: Arc<Access>,
    /// How often a policy was asked.
    pub(super) asked: AtomicU64,
}

impl Default for Memory {
    fn default() -> Self {
        Self {
            users: RwLock::default(),
            everything: Arc::new(Access::ALL),
            asked: AtomicU64::new(0),
        }
    }
}

impl Memory {
    /// What is remembered of a user and holds.
    pub(super) fn holding(
        &self,
        account: &Account,
        user: UserId,
        roster: &Arc<Roster>,
    ) -> Option<Arc<Access>> {
        let users = self.users.read().unwrap_or_else(PoisonError::into_inner);
        let known = users.get(account.id())?.get(&user)?;
        let holds = known.generations == account.generations() && known.stands(roster);
        holds.then(|| Arc::clone(&known.access))
    }

    /// The same where something was stored since, but nothing that a policy read.
    pub(super) fn refreshed(
        &self,
        account: &Account,
        user: UserId,
        roster: &Arc<Roster>,
        now: Generations,
    ) -> Result<Option<Arc<Access>>> {
        let users = self.users.read().unwrap_or_else(PoisonError::into_inner);
        let known = users.get(account.id()).and_then(|users| users.get(&user));
        let Some(mut known) = known.cloned() else {
            return Ok(None);
        };
        drop(users);
        let stored = known.generations.stored;
        let alike = Generations { stored, ..now } == known.generations && known.stands(roster);
        let current = alike
            && account.read(|read| {
                for (plugin, left) in &known.rests_on {
                    if !left.is_current(read, plugin)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            })?;
        if !current {
            return Ok(None);
        }
        known.generations = now;
        let access = Arc::clone(&known.access);
        self.keep(account, user, known);
        Ok(Some(access))
    }

    /// Remembers what a user may.
    pub(super) fn keep(&self, account: &Account, user: UserId, remembered: Remembered) {
        let mut users = self.users.write().unwrap_or_else(PoisonError::into_inner);
        let users = users.entry(account.id().clone()).or_default();
        if users.len() >= MOST_USERS && !users.contains_key(&user) {
            users.clear();
        }
        users.insert(user, remembered);
    }
}

impl Remembered {
    /// Whether the plugins are the same and its time hasn't run out.
    fn stands(&self, roster: &Arc<Roster>) -> bool {
        Arc::ptr_eq(&self.roster, roster) && self.until.is_none_or(|until| !has_come(until))
    }
}

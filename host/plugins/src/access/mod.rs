//! What a user may do with records: what the account's policies say together, and
//! the memory of it.
//!
//! On a warm request no WebAssembly runs and nothing is read: what was remembered
//! holds as long as nothing that it rests on was changed. When something that
//! plugins stored was changed, the versions of the buckets that a policy had read
//! tell whether it was one of those; only then it is asked again.

mod explain;
mod memory;
mod reach;
mod what_if;

pub use explain::{Because, Opinion, Question, Verdict};
pub use memory::Memory;
pub use reach::{FieldReach, RecordReach, Rights};

use std::sync::Arc;
use std::sync::atomic::Ordering;

use bailey_crm::access::Access;
use bailey_crm::directory::{self, User};
use bailey_crm::{Account, Context, Timestamp, UserId};

use crate::error::Result;
use crate::extension_points::access_policy::{self, Answer, NAME};
use crate::memory::Remembered;
use crate::plugin::Plugin;
use crate::plugins::Plugins;
use crate::roster::Roster;

impl Plugins {
    /// What a user may, if that is remembered and holds. Memory alone: neither SQL
    /// nor WebAssembly.
    #[must_use]
    pub fn remembered_access(&self, account: &Account, user: &User) -> Option<Arc<Access>> {
        let memory = self.memory();
        if user.owner {
            return Some(Arc::clone(&memory.everything));
        }
        let roster = self.rosters().known(account.id())?;
        let users = &memory.users;
        users.holding(account, &user.id, &roster, Timestamp::now())
    }

    /// What a user may: remembered, or asked of the account's policies.
    ///
    /// # Errors
    /// [`Error::Failed`], [`Error::Answered`] and [`Error::Unfit`] when a policy gave
    /// no answer: whoever asked may then do nothing with records. [`Error::Crm`] if
    /// the account can't be read.
    pub fn access(&self, account: &Arc<Account>, user: &User) -> Result<Arc<Access>> {
        if let Some(access) = self.remembered_access(account, user) {
            return Ok(access);
        }
        let memory = self.memory();
        // Before anything is read: what changes from here on is noticed.
        let generations = account.generations();
        let roster = self.roster(account)?;
        let (users, now) = (&memory.users, Timestamp::now());
        if let Some(access) = users.refreshed(account, user.id, &roster, generations, now)? {
            return Ok(access);
        }
        let answers = self.policies(account, user, &roster);
        if let Err(error) = &answers {
            self.alarm(account, NAME, error, now);
        }
        let answers = answers?;
        let policies = answers.iter().map(|answer| answer.policy.clone()).collect();
        let id = user.id;
        let access = Arc::new(account.read(|read| Access::as_far_as_there(read, id, policies))?);
        let until = answers.iter().filter_map(|answer| answer.until).min();
        let rests_on = answers
            .into_iter()
            .map(|answer| (answer.policy.plugin, answer.left))
            .collect();
        let remembered = Remembered {
            generations,
            roster,
            until,
            rests_on,
            answer: Arc::clone(&access),
        };
        users.keep(account, id, remembered);
        Ok(access)
    }

    /// The same, of whoever has this number.
    ///
    /// # Errors
    /// As [`access`](Self::access); [`Error::Crm`] with `NotFound`.
    pub fn access_of(&self, account: &Arc<Account>, user: UserId) -> Result<Arc<Access>> {
        let user = account.read(|read| directory::user(read, &Context::operator(), user))?;
        if user.active {
            self.access(account, &user)
        } else {
            Ok(Arc::new(Access::NONE))
        }
    }

    /// How often a policy was asked, in all accounts since the start: the calls of
    /// WebAssembly behind rights.
    #[must_use]
    pub fn policies_asked(&self) -> u64 {
        self.memory().asked.load(Ordering::Relaxed)
    }

    /// What each of the account's policies says about a user.
    pub(crate) fn policies(
        &self,
        account: &Arc<Account>,
        user: &User,
        roster: &Roster,
    ) -> Result<Vec<Answer>> {
        roster.complete(NAME)?;
        let deciding: Vec<&Arc<Plugin>> = roster.at(NAME).collect();
        let mut answers = Vec::with_capacity(deciding.len());
        for plugin in deciding {
            answers.push(self.policy(account, user, plugin)?);
        }
        Ok(answers)
    }

    /// What one policy says about a user.
    pub(crate) fn policy(
        &self,
        account: &Arc<Account>,
        user: &User,
        plugin: &Arc<Plugin>,
    ) -> Result<Answer> {
        let (departments, schema) = account.read(|read| {
            let departments = directory::departments(read, &Context::operator())?;
            Ok((departments, read.whole_schema()?))
        })?;
        let subject = access_policy::subject(user, &departments);
        self.memory().asked.fetch_add(1, Ordering::Relaxed);
        access_policy::ask(self, account, plugin, &subject, &schema)
    }
}

//! Whether a request may go on: what the account's guards say together, and the
//! memory of it.
//!
//! On a warm request no WebAssembly runs and nothing is read. A guard that gives no
//! answer denies, and the account's owner is told by mail; whoever asks decides what
//! is left to whom then.

mod misses;
mod refusals;
mod visit;

pub use visit::{Credential, Visit};

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use bailey_crm::directory::User;
use bailey_crm::{Account, Context, Timestamp};

use crate::error::{Error, Result};
use crate::extension_points::request_guard::{self, NAME};
use crate::memory::{Memory, Remembered};
use crate::plugin::Plugin;
use crate::plugins::Plugins;
use crate::texts::{Plain, Text};
use misses::Misses;
use refusals::{Refusal, Refusals};

/// The most visits of one account of which it is remembered what the guards said.
const MOST_VISITS: usize = 10_000;

/// What the guards say of a visit.
#[derive(Clone, Debug)]
pub enum Passage {
    /// All allow it.
    Open,
    /// One doesn't.
    Barred(Arc<Bar>),
}

/// A guard's refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The plugin's id.
    pub plugin: String,
    /// What it is called, in the user's language.
    pub name: String,
    /// Why it refuses, in the user's language.
    pub reason: String,
    /// The same in English, for the journal.
    plainly: String,
}

/// What guards said of late, in all accounts.
pub struct Guards {
    visits: Memory<Visit, Passage>,
    /// How often a guard was asked.
    asked: AtomicU64,
    misses: Misses,
    refusals: Refusals,
}

impl Default for Guards {
    fn default() -> Self {
        Self {
            visits: Memory::of(request_guard::NAME, MOST_VISITS),
            asked: AtomicU64::new(0),
            misses: Misses::default(),
            refusals: Refusals::default(),
        }
    }
}

impl Plugins {
    /// What the guards say of a visit, if that is remembered and holds. Memory
    /// alone: neither SQL nor WebAssembly.
    #[must_use]
    pub fn remembered_passage(
        &self,
        account: &Account,
        visit: &Visit,
        at: Timestamp,
    ) -> Option<Passage> {
        let roster = self.rosters().known(account.id())?;
        if roster.complete(NAME).is_ok() && roster.at(NAME).next().is_none() {
            return Some(Passage::Open);
        }
        self.guards().visits.holding(account, visit, &roster, at)
    }

    /// What the guards say of a user's visit: remembered, or asked of them.
    ///
    /// # Errors
    /// [`Error::Failed`], [`Error::Answered`] and [`Error::Unfit`] when a guard gave
    /// no answer: whoever asked has to keep everybody but the owner out.
    /// [`Error::Throttled`] for a user who comes from ever new addresses;
    /// [`Error::Crm`] if the account can't be read.
    pub fn passage(
        &self,
        account: &Arc<Account>,
        user: &User,
        visit: &Visit,
        at: Timestamp,
    ) -> Result<Passage> {
        if let Some(passage) = self.remembered_passage(account, visit, at) {
            return Ok(passage);
        }
        // Before anything is read: what changes from here on is noticed.
        let generations = account.generations();
        let asked = self.ask_guards(account, user, visit, at, generations);
        if let Err(error) = &asked {
            self.alarm(account, NAME, error, at);
        }
        asked
    }

    fn ask_guards(
        &self,
        account: &Arc<Account>,
        user: &User,
        visit: &Visit,
        at: Timestamp,
        generations: bailey_crm::store::Generations,
    ) -> Result<Passage> {
        let guards = self.guards();
        let roster = self.roster(account)?;
        roster.complete(NAME)?;
        let visits = &guards.visits;
        if let Some(passage) = visits.refreshed(account, visit.clone(), &roster, generations, at)? {
            return Ok(passage);
        }
        let asking: Vec<&Arc<Plugin>> = roster.at(NAME).collect();
        if asking.is_empty() {
            return Ok(Passage::Open);
        }
        if !guards.misses.allows(account.id(), user.id, at) {
            return Err(Error::Throttled);
        }
        let (mut until, mut rests_on, mut passage) = (None, Vec::new(), Passage::Open);
        for plugin in asking {
            guards.asked.fetch_add(1, Ordering::Relaxed);
            let answer = request_guard::ask(self, account, plugin, user, visit, at)?;
            until = [until, answer.until].into_iter().flatten().min();
            rests_on.push((plugin.id.to_string(), answer.left));
            if let Some(reason) = answer.refusal {
                passage = Passage::Barred(Arc::new(bar(account, plugin, user, &reason)));
                break;
            }
        }
        let remembered = Remembered {
            generations,
            roster,
            until,
            rests_on,
            answer: passage.clone(),
        };
        visits.keep(account, visit.clone(), remembered);
        Ok(passage)
    }

    /// How often a guard was asked, in all accounts since the start: the calls of
    /// WebAssembly behind whether requests may go on.
    #[must_use]
    pub fn guards_asked(&self) -> u64 {
        self.guards().asked.load(Ordering::Relaxed)
    }

    /// Counts a refusal, and says whether it is to be journalled now: the first of
    /// its kind is, and of what follows within minutes just how often. Memory alone.
    #[must_use]
    pub fn counts_refusal(
        &self,
        account: &Account,
        context: &Context,
        visit: &Visit,
        bar: &Arc<Bar>,
    ) -> Option<Refused> {
        let refusal = Refusal {
            context: context.clone(),
            visit: visit.clone(),
            bar: Arc::clone(bar),
        };
        let times = self.guards().refusals.count(account.id(), &refusal)?;
        Some(Refused { refusal, times })
    }

    /// Journals a refusal as `session.barred`.
    ///
    /// # Errors
    /// [`Error::Crm`] if the account can't be written to.
    pub fn journal_refusal(&self, account: &Account, refused: Refused) -> Result<()> {
        Ok(refusals::journal(account, refused.refusal, refused.times)?)
    }

    /// Journals how often was refused what has stopped meanwhile.
    pub(crate) fn keep_refusals(&self, at: Timestamp) {
        for (id, refusal, times) in self.guards().refusals.over(at) {
            let account = self.crm().account(&id);
            let kept = account.and_then(|account| refusals::journal(&account, refusal, times));
            if let Err(error) = kept {
                tracing::error!(account = %id, %error, "refusals could not be journalled");
            }
        }
    }
}

/// A refusal that is to be journalled.
pub struct Refused {
    refusal: Refusal,
    times: u64,
}

/// The refusal as the user reads it.
fn bar(account: &Account, plugin: &Plugin, user: &User, reason: &Text) -> Bar {
    let texts = &plugin.offer.texts;
    let (theirs, anybody) = (Plain::of(account, user), Plain::anybody(account));
    Bar {
        plugin: plugin.id.to_string(),
        name: texts.message(&plugin.manifest().name, &theirs),
        reason: texts.write(reason, &theirs),
        plainly: texts.write(reason, &anybody),
    }
}

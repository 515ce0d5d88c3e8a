//! What pure answers of plugins are remembered by, bounded for each account.
//!
//! An answer holds as long as nothing that it rests on was changed. That is known
//! without reading anything, but for one case: when something that plugins stored
//! was changed, the versions of the buckets that the plugins had read tell whether
//! it was one of those.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, PoisonError, RwLock};

use bailey_crm::behalf::SPANS;
use bailey_crm::store::Generations;
use bailey_crm::{Account, AccountId, Timestamp};
use metrics::{Counter, counter};

use crate::error::Result;
use crate::left::Left;
use crate::roster::Roster;

/// An answer, and what it rests on.
#[derive(Clone)]
pub struct Remembered<V> {
    /// The numbers under which it was made.
    pub generations: Generations,
    /// The account's plugins, with their versions, settings and grants.
    pub roster: Arc<Roster>,
    /// No longer than to this moment.
    pub until: Option<Timestamp>,
    /// What each plugin read, by its id.
    pub rests_on: Vec<(String, Left)>,
    /// The answer.
    pub answer: V,
}

/// What is remembered of all accounts, by what was asked.
pub struct Memory<K, V> {
    /// The most answers for one account.
    most: usize,
    /// The extension point's name.
    point: &'static str,
    answers: RwLock<HashMap<AccountId, HashMap<K, Kept<V>>>>,
}

/// An answer, and what counts how often it was remembered: for each plugin that gave it.
#[derive(Clone)]
struct Kept<V> {
    remembered: Remembered<V>,
    found: Arc<[Counter]>,
}

impl<K: Eq + Hash, V: Clone> Memory<K, V> {
    /// Remembers so many answers of an extension point for each account.
    pub fn of(point: &'static str, most: usize) -> Self {
        Self {
            most,
            point,
            answers: RwLock::default(),
        }
    }

    /// What is remembered and holds at this moment.
    pub fn holding(
        &self,
        account: &Account,
        asked: &K,
        roster: &Arc<Roster>,
        at: Timestamp,
    ) -> Option<V> {
        let answers = self.answers.read().unwrap_or_else(PoisonError::into_inner);
        let kept = answers.get(account.id())?.get(asked)?;
        let known = &kept.remembered;
        let holds = known.generations == account.generations() && known.stands(roster, at);
        if !holds {
            return None;
        }
        self.found(account, kept);
        Some(known.answer.clone())
    }

    /// The same where something was stored since, but nothing that it rests on.
    pub fn refreshed(
        &self,
        account: &Account,
        asked: K,
        roster: &Arc<Roster>,
        now: Generations,
        at: Timestamp,
    ) -> Result<Option<V>> {
        let answers = self.answers.read().unwrap_or_else(PoisonError::into_inner);
        let kept = answers
            .get(account.id())
            .and_then(|known| known.get(&asked));
        let Some(mut kept) = kept.cloned() else {
            return Ok(None);
        };
        drop(answers);
        let known = &kept.remembered;
        let stored = known.generations.stored;
        let alike = Generations { stored, ..now } == known.generations && known.stands(roster, at);
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
        self.found(account, &kept);
        kept.remembered.generations = now;
        let answer = kept.remembered.answer.clone();
        self.put(account, asked, kept);
        Ok(Some(answer))
    }

    /// Counts an answer that was remembered, and has a span for it.
    fn found(&self, account: &Account, kept: &Kept<V>) {
        if kept.found.is_empty() {
            return;
        }
        for counter in &*kept.found {
            counter.increment(1);
        }
        let plugins = || {
            let ids = kept.remembered.rests_on.iter().map(|(id, _)| id.as_str());
            ids.collect::<Vec<_>>().join(" ")
        };
        let _over = tracing::info_span!(
            target: SPANS,
            "plugin",
            otel.name = format!("plugin {}", self.point),
            bailey.account = account.id().as_str(),
            bailey.plugin = plugins(),
            bailey.extension_point = self.point,
            bailey.remembered = true,
        );
    }

    /// Remembers an answer.
    pub fn keep(&self, account: &Account, asked: K, remembered: Remembered<V>) {
        let (point, ids) = (self.point, remembered.rests_on.iter());
        let found = ids.map(|(id, _)| {
            counter!("bailey_remembered_answers_total", "plugin" => id.clone(), "point" => point)
        });
        let found = found.collect();
        self.put(account, asked, Kept { remembered, found });
    }

    fn put(&self, account: &Account, asked: K, kept: Kept<V>) {
        let mut answers = self.answers.write().unwrap_or_else(PoisonError::into_inner);
        let answers = answers.entry(account.id().clone()).or_default();
        if answers.len() >= self.most && !answers.contains_key(&asked) {
            answers.clear();
        }
        answers.insert(asked, kept);
    }
}

impl<V> Remembered<V> {
    /// Whether the plugins are the same and its time hasn't run out.
    fn stands(&self, roster: &Arc<Roster>, at: Timestamp) -> bool {
        Arc::ptr_eq(&self.roster, roster) && self.until.is_none_or(|until| at < until)
    }
}

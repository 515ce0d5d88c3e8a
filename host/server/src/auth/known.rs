//! Who has been recognised lately, so that a request costs no query for it.
//!
//! An entry holds only while nothing was done in the account that could end or
//! change a session: signing out, revoking, suspending, changing a user or a
//! password gives the account a new *people generation* as soon as it is
//! committed. The generation is taken before the account is asked, so an answer
//! that a change overtook is never used. After some seconds an entry is asked
//! for again in any case, since sessions end by time too.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use bailey_crm::sessions::{Found, Token};
use bailey_crm::{Access, Account, AccountId, Timestamp};
use sha2::{Digest, Sha256};

/// How long an entry holds at most.
const LONGEST: Duration = Duration::from_secs(5);
/// How many entries are kept at most.
const MOST: usize = 20_000;

struct Entry {
    generation: u64,
    until: Instant,
    person: Arc<Found>,
    narrowed: Option<Narrowed>,
}

/// What somebody may, and what of that extends to the token. A token's scope is
/// never changed, so it holds as long as the rights do.
#[derive(Clone)]
struct Narrowed {
    whole: Arc<Access>,
    part: Arc<Access>,
}

/// A token's SHA-256: the token itself is not kept in memory.
type Digested = [u8; 32];

/// Accounts and people who have been recognised lately.
#[derive(Default)]
pub(crate) struct Known {
    accounts: RwLock<HashMap<AccountId, Arc<Account>>>,
    people: RwLock<HashMap<Digested, Entry>>,
}

impl Known {
    /// The account of this name, if it was used before.
    pub(crate) fn account(&self, id: &AccountId) -> Option<Arc<Account>> {
        self.accounts
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(id)
            .cloned()
    }

    /// Remembers an account.
    pub(crate) fn keep_account(&self, account: &Arc<Account>) {
        let mut accounts = self
            .accounts
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        accounts.insert(account.id().clone(), Arc::clone(account));
    }

    /// The person behind a token, if that still holds.
    pub(crate) fn person(&self, account: &Account, token: &Token) -> Option<Arc<Found>> {
        let people = self.people.read().unwrap_or_else(PoisonError::into_inner);
        let entry = people.get(&digest(token))?;
        let holds = entry.generation == account.people_generation()
            && entry.until > Instant::now()
            && entry
                .person
                .expires_at()
                .is_none_or(|moment| moment > Timestamp::now());
        holds.then(|| Arc::clone(&entry.person))
    }

    /// Remembers the person whom the account named, having been at this
    /// generation before it was asked.
    pub(crate) fn keep_person(&self, generation: u64, token: &Token, person: Arc<Found>) {
        let now = Instant::now();
        let mut people = self.people.write().unwrap_or_else(PoisonError::into_inner);
        if people.len() >= MOST {
            people.retain(|_, entry| entry.until > now);
            if people.len() >= MOST {
                people.clear();
            }
        }
        let digest = digest(token);
        let narrowed = people.get(&digest).and_then(|entry| entry.narrowed.clone());
        people.insert(
            digest,
            Entry {
                generation,
                until: now + LONGEST,
                person,
                narrowed,
            },
        );
    }

    /// What of these rights extends to the token, if that is known.
    pub(crate) fn narrowed(&self, token: &Token, whole: &Arc<Access>) -> Option<Arc<Access>> {
        let people = self.people.read().unwrap_or_else(PoisonError::into_inner);
        let known = people.get(&digest(token))?.narrowed.as_ref()?;
        Arc::ptr_eq(&known.whole, whole).then(|| Arc::clone(&known.part))
    }

    /// Remembers it.
    pub(crate) fn keep_narrowed(&self, token: &Token, whole: Arc<Access>, part: Arc<Access>) {
        let mut people = self.people.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(entry) = people.get_mut(&digest(token)) {
            entry.narrowed = Some(Narrowed { whole, part });
        }
    }
}

fn digest(token: &Token) -> Digested {
    Sha256::digest(token.reveal()).into()
}

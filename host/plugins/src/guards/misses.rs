//! How often guards are asked for one user: whoever comes from ever new addresses
//! can't keep the account's plugins busy.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use bailey_crm::{AccountId, Timestamp, UserId};

/// So many questions at once are free.
const BURST: i64 = 60;
/// And one more each second.
const PAUSE_MS: i64 = 1_000;

/// When each user's allowance was full, or will be.
#[derive(Default)]
pub struct Misses {
    full_at: Mutex<HashMap<AccountId, HashMap<UserId, Timestamp>>>,
}

impl Misses {
    /// Whether the guards may be asked about this user once more.
    pub fn allows(&self, account: &AccountId, user: UserId, at: Timestamp) -> bool {
        let mut accounts = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        let users = accounts.entry(account.clone()).or_default();
        let latest = at.plus_millis(BURST * PAUSE_MS);
        let full_at = users.get(&user).copied().unwrap_or(at).max(at);
        // Further off it is when the clock was put back.
        let full_at = if full_at > latest { at } else { full_at };
        let next = full_at.plus_millis(PAUSE_MS);
        if next <= latest {
            users.insert(user, next);
        }
        next <= latest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_a_burst_one_question_a_second_is_left_and_others_have_their_own() {
        let (misses, account) = (Misses::default(), "acme".parse().unwrap());
        let at = Timestamp(1_000_000);
        for _ in 0..BURST {
            assert!(misses.allows(&account, UserId(1), at));
        }
        assert!(!misses.allows(&account, UserId(1), at));
        assert!(misses.allows(&account, UserId(2), at));
        let later = at.plus_millis(PAUSE_MS);
        assert!(misses.allows(&account, UserId(1), later));
        assert!(!misses.allows(&account, UserId(1), later));
        // A clock that is put back throttles nobody for that.
        assert!(misses.allows(&account, UserId(1), at.plus_millis(-3_600_000)));
    }
}

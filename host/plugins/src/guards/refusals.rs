//! What guards refused, for the journal: who, from where, by which plugin, and why.
//!
//! The first refusal of a kind is written at once. Those that follow within ten
//! minutes are counted and written together, and an account has at most so many
//! entries in that time, so that no flood of requests fills the journal.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use bailey_crm::{Account, AccountId, Context, Timestamp};

use super::{Bar, Visit};

/// How long refusals of one kind are counted before they are written again.
const WINDOW_MS: i64 = 10 * 60 * 1000;
/// The most kinds of one account that are counted one by one.
const MOST_KINDS: usize = 200;

/// Somebody was refused.
#[derive(Clone)]
pub struct Refusal {
    /// Who asked, as the journal names them.
    pub context: Context,
    /// From where, with what.
    pub visit: Visit,
    /// By which plugin, and why.
    pub bar: Arc<Bar>,
}

/// Refusals that are one to the journal: through whichever face, and also where the
/// plugin words its reason otherwise.
type Kind = (Visit, String);

struct Counted {
    refusal: Refusal,
    written_at: Timestamp,
    unwritten: u64,
}

/// What was refused of late.
#[derive(Default)]
pub struct Refusals {
    accounts: Mutex<HashMap<AccountId, HashMap<Kind, Counted>>>,
}

impl Refusals {
    /// Counts a refusal. If it is to be written now: how many it stands for.
    pub fn count(&self, account: &AccountId, refusal: &Refusal) -> Option<u64> {
        let at = refusal.context.at;
        let kind = (refusal.visit.clone(), refusal.bar.plugin.clone());
        let mut accounts = self.accounts.lock().unwrap_or_else(PoisonError::into_inner);
        let kinds = accounts.entry(account.clone()).or_default();
        let full = kinds.len() >= MOST_KINDS;
        if let Some(counted) = kinds.get_mut(&kind) {
            if at < counted.written_at.plus_millis(WINDOW_MS) {
                counted.unwritten += 1;
                return None;
            }
            let times = counted.unwritten + 1;
            (counted.written_at, counted.unwritten) = (at, 0);
            return Some(times);
        }
        if full {
            // A flood of kinds: each further one counts with some that was written.
            if let Some(any) = kinds.values_mut().next() {
                any.unwritten += 1;
            }
            return None;
        }
        let counted = Counted {
            refusal: refusal.clone(),
            written_at: at,
            unwritten: 0,
        };
        kinds.insert(kind, counted);
        Some(1)
    }

    /// What was counted and not written though its time is over; what is over is
    /// forgotten.
    pub fn over(&self, at: Timestamp) -> Vec<(AccountId, Refusal, u64)> {
        let mut accounts = self.accounts.lock().unwrap_or_else(PoisonError::into_inner);
        let mut over = Vec::new();
        accounts.retain(|account, kinds| {
            kinds.retain(|_, counted| {
                let counts = at < counted.written_at.plus_millis(WINDOW_MS);
                if !counts && counted.unwritten > 0 {
                    over.push((account.clone(), counted.refusal.clone(), counted.unwritten));
                }
                counts
            });
            !kinds.is_empty()
        });
        over
    }
}

/// Writes a refusal that stands for so many.
pub fn journal(account: &Account, refusal: Refusal, times: u64) -> bailey_crm::Result<()> {
    account.write(move |write| {
        let mut operation = write.operation(&refusal.context, "session.barred")?;
        operation.detail("user", refusal.visit.user.to_string());
        operation.detail("plugin", &refusal.bar.plugin);
        operation.detail("reason", &refusal.bar.plainly);
        operation.detail("credential", refusal.visit.credential.as_str());
        if times > 1 {
            operation.detail("times", times.to_string());
        }
        operation.finish()?;
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use bailey_crm::{Surface, UserId};

    use super::*;
    use crate::guards::Credential;

    fn refusal(address: u8, at: i64) -> Refusal {
        let bar = Bar {
            plugin: "acme.guard".into(),
            name: "Guard".into(),
            reason: "No.".into(),
            plainly: "No.".into(),
        };
        Refusal {
            context: Context {
                at: Timestamp(at),
                ..Context::operator()
            },
            visit: Visit {
                user: UserId(2),
                address: Some([10, 0, 0, address].into()),
                credential: Credential::Session,
                surface: Surface::Page,
            },
            bar: Arc::new(bar),
        }
    }

    #[test]
    fn the_first_is_written_and_the_rest_are_counted() {
        let (refusals, account) = (Refusals::default(), "acme".parse().unwrap());
        assert_eq!(refusals.count(&account, &refusal(1, 1_000)), Some(1));
        for at in 1_001..1_100 {
            assert_eq!(refusals.count(&account, &refusal(1, at)), None);
        }
        assert_eq!(refusals.count(&account, &refusal(2, 1_100)), Some(1));
        let later = 1_000 + WINDOW_MS;
        assert_eq!(refusals.count(&account, &refusal(1, later)), Some(100));
    }

    #[test]
    fn what_has_stopped_is_told_once() {
        let (refusals, account) = (Refusals::default(), "acme".parse().unwrap());
        for at in 0..3 {
            let _first = refusals.count(&account, &refusal(1, at));
        }
        assert!(refusals.over(Timestamp(WINDOW_MS - 1)).is_empty());
        let over = refusals.over(Timestamp(WINDOW_MS));
        assert_eq!(over.iter().map(|(_, _, times)| *times).sum::<u64>(), 2);
        assert!(refusals.over(Timestamp(WINDOW_MS)).is_empty());
    }

    #[test]
    fn ever_new_addresses_fill_no_journal() {
        let (refusals, account) = (Refusals::default(), "acme".parse().unwrap());
        let mut written = 0;
        for port in 0..1_000_u16 {
            let [high, low] = port.to_be_bytes();
            let mut one = refusal(1, 5);
            one.visit.address = Some([10, 0, high, low].into());
            written += refusals.count(&account, &one).unwrap_or(0);
        }
        assert_eq!(written, MOST_KINDS as u64);
        let told: u64 = refusals
            .over(Timestamp(5 + WINDOW_MS))
            .iter()
            .map(|(_, _, times)| *times)
            .sum();
        assert_eq!(told, 1_000 - MOST_KINDS as u64);
    }
}

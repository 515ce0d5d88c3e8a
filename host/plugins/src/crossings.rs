//! Tells plugins who crossed their thresholds: soon after it happened, on threads of
//! its own, one crossing of an account after the other. What fails is told to the
//! admins once and tried again, later and later; what a process does not get to, the
//! next one finds in the counts.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bailey_crm::activity::{self, Crossing};
use bailey_crm::{AccountId, Timestamp};

use crate::calling;
use crate::error::Result;
use crate::extension_points::activity_alarm;
use crate::plugins::Plugins;

/// Crossings that are told at a time, over all accounts.
const AT_A_TIME: usize = 4;

/// The first pause after a failure, in milliseconds; each further one is twice as
/// long.
const PAUSE_MS: i64 = 1000;

/// The longest pause, in milliseconds.
const LONGEST_PAUSE_MS: i64 = 10 * 60 * 1000;

/// Tells what was crossed.
pub struct Crossings {
    plugins: Plugins,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    waiting: Vec<Waiting>,
    /// The accounts in which something is being told.
    busy: HashSet<AccountId>,
}

/// A crossing that is to be told.
struct Waiting {
    account: AccountId,
    crossing: Crossing,
    failures: u32,
    from: Timestamp,
}

impl Crossings {
    /// For the plugins of all accounts.
    pub fn new(plugins: Plugins) -> Self {
        Self {
            plugins,
            state: Arc::default(),
        }
    }

    /// Begins to tell what was crossed, as far as there is room.
    pub fn look(&self) {
        let now = Timestamp::now();
        let crossed = self.plugins.crm().take_crossings();
        let mut state = locked(&self.state);
        let waiting = crossed.into_iter().map(|(account, crossing)| Waiting {
            account,
            crossing,
            failures: 0,
            from: now,
        });
        state.waiting.extend(waiting);
        while state.busy.len() < AT_A_TIME {
            let State { waiting, busy } = &mut *state;
            let free = |one: &Waiting| one.from <= now && !busy.contains(&one.account);
            let Some(place) = waiting.iter().position(free) else {
                return;
            };
            let next = waiting.remove(place);
            busy.insert(next.account.clone());
            self.start(next);
        }
    }

    fn start(&self, waiting: Waiting) {
        let (plugins, state) = (self.plugins.clone(), Arc::clone(&self.state));
        let account = waiting.account.clone();
        let run = move || {
            let place = Place { state, account };
            let told = tell(&plugins, &waiting);
            if let Err(error) = told {
                let Waiting {
                    account, crossing, ..
                } = &waiting;
                let (plugin, threshold) = (&crossing.plugin, &crossing.name);
                tracing::error!(%account, plugin, threshold, %error, "a plugin could not be told of a crossing");
                place.again(waiting);
            }
        };
        let thread = std::thread::Builder::new().name("bailey-crossing".into());
        if let Err(error) = thread.spawn(run) {
            tracing::error!(%error, "no thread to tell a crossing on");
        }
    }
}

/// The place of an account in which something is told, given back when dropped.
struct Place {
    state: Arc<Mutex<State>>,
    account: AccountId,
}

impl Place {
    /// Has a crossing told again, after a while.
    fn again(&self, waiting: Waiting) {
        let pause = PAUSE_MS << waiting.failures.min(20);
        let from = Timestamp::now().plus_millis(pause.min(LONGEST_PAUSE_MS));
        locked(&self.state).waiting.push(Waiting {
            failures: waiting.failures + 1,
            from,
            ..waiting
        });
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        locked(&self.state).busy.remove(&self.account);
    }
}

fn locked(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Tells a plugin, and keeps what it did about it together with that it was told.
fn tell(plugins: &Plugins, waiting: &Waiting) -> Result<()> {
    let Waiting {
        account, crossing, ..
    } = waiting;
    let account = plugins.crm().account(account)?;
    let roster = plugins.roster(&account)?;
    let point = activity_alarm::NAME;
    let Some(plugin) = roster.at(point).find(|one| *one.id == *crossing.plugin) else {
        // Switched off since, or it watches and does not want to be told.
        return Ok(());
    };
    let told = activity_alarm::tell(plugins, &account, plugin, crossing).and_then(|left| {
        let done = crossing.clone();
        calling::keep_with(plugins, &account, plugin, left, move |write| {
            activity::told(write, &done)
        })
    });
    if let Err(error) = &told {
        plugins.tell_unheard(&account, crossing, error);
    }
    told
}

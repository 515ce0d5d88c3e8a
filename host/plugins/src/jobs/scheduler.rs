//! Runs what is due: looks at the operator's list, and runs a few jobs at a
//! time on threads of its own.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use bailey_crm::{AccountId, Timestamp};

use super::at_work::Share;
use super::due;
use super::set_back::SetBack;
use crate::error::Result;
use crate::plugins::Plugins;
use crate::priority::{Behind, yield_to_others};

/// Jobs that run at a time, over all accounts.
const AT_A_TIME: usize = 4;

/// How much of the list is looked at once.
const AT_ONCE: u32 = 64;

/// What of the list is being run: account and job.
type Taken = Arc<Mutex<HashSet<(AccountId, String)>>>;

/// Runs what is due.
pub struct Scheduler {
    plugins: Plugins,
    taken: Taken,
    clock: SetBack,
}

impl Scheduler {
    /// For the jobs of these plugins.
    pub fn new(plugins: Plugins) -> Self {
        Self {
            clock: SetBack::new(plugins.now()),
            plugins,
            taken: Taken::default(),
        }
    }

    /// Starts what is due now, as far as there is room.
    pub fn look(&mut self) {
        if self.clock.look(self.plugins.now()) {
            tracing::warn!("the system's clock was set back; jobs are planned anew");
            self.plugins.plan_anew();
        }
        let due = match self.plugins.crm().due(self.plugins.now(), AT_ONCE) {
            Ok(due) => due,
            Err(error) => {
                tracing::error!(%error, "what is due could not be read");
                return;
            }
        };
        for job in due {
            let key = (job.account, job.job);
            {
                let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
                if taken.len() >= AT_A_TIME {
                    return;
                }
                if !taken.insert(key.clone()) {
                    continue;
                }
            }
            self.start(key, job.at);
        }
    }

    fn start(&self, key: (AccountId, String), at: Timestamp) {
        let plugins = self.plugins.clone();
        let place = Place {
            taken: Arc::clone(&self.taken),
            key,
            _share: plugins.runs().at_work().begin(),
        };
        let run = move || {
            yield_to_others(Behind::Far);
            let (account, job) = &place.key;
            let ran = plugins
                .crm()
                .account(account)
                .map_err(Into::into)
                .and_then(|account| plugins.run_due(&account, job, at));
            if let Err(error) = ran {
                let plugin = due::plugin(job);
                tracing::warn!(%account, plugin, job, %error, "a job failed");
            }
        };
        if let Err(error) = std::thread::Builder::new()
            .name("bailey-job".into())
            .spawn(run)
        {
            tracing::error!(%error, "no thread for a job that is due");
        }
    }
}

impl Plugins {
    /// Runs all that is due by now on this thread, one after the other, and says how
    /// much that was: for whoever sets the clock.
    ///
    /// # Errors
    /// [`crate::Error::Crm`] if an account, or the list of what is due, can't be read.
    pub fn run_what_is_due(&self) -> Result<usize> {
        let mut ran = 0;
        loop {
            let due = self.crm().due(self.now(), AT_ONCE)?;
            if due.is_empty() {
                return Ok(ran);
            }
            for job in due {
                let account = self.crm().account(&job.account)?;
                if let Err(error) = self.run_due(&account, &job.job, job.at) {
                    let plugin = due::plugin(&job.job);
                    tracing::warn!(account = %job.account, plugin, job = job.job, %error, "a job failed");
                }
                ran += 1;
            }
        }
    }
}

/// A place among the running jobs, given back when dropped.
struct Place {
    taken: Taken,
    key: (AccountId, String),
    _share: Share,
}

impl Drop for Place {
    fn drop(&mut self) {
        self.taken
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&self.key);
    }
}

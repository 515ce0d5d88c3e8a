//! The runs that are going on: one at a time of each job in each account.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use bailey_crm::plugin_data::job_run::{JobRun, RunId};
use bailey_crm::{AccountId, Timestamp};

use super::at_work::AtWork;
use super::places::Places;
use crate::extension_points::job_runner::Job;
use crate::texts::Text;

/// A run that is going on.
pub struct Running {
    /// The job's name.
    pub job: String,
    /// What people read.
    pub label: Text,
    /// As what it is written down; not yet, if it only just began.
    id: OnceLock<RunId>,
    state: Mutex<Progress>,
    stop: AtomicBool,
}

/// How far a run is.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// When the run began.
    pub since: Timestamp,
    /// How much is done.
    pub done: u64,
    /// Of how much, if that is known.
    pub total: Option<u64>,
    /// What it is doing.
    pub message: Option<Text>,
}

impl Running {
    /// Notes as what it is written down.
    pub fn is_written_as(&self, id: RunId) {
        // It is written down once.
        let _ = self.id.set(id);
    }

    /// Whether it is this run. One that is written as ended is still this one until its
    /// turn is given back.
    pub fn is(&self, run: &JobRun) -> bool {
        match self.id.get() {
            Some(id) => *id == run.id,
            None => run.job == self.job && run.outcome.is_none(),
        }
    }

    /// Notes how far it is; answers whether somebody asked it to stop.
    pub fn report(&self, done: u64, total: Option<u64>, message: Option<Text>) -> bool {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        *state = Progress {
            since: state.since,
            done,
            total,
            message,
        };
        self.is_stopped()
    }

    /// Notes how far it is; what it is doing stays as it was said.
    pub fn reached(&self, done: u64, total: u64) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        (state.done, state.total) = (done, Some(total));
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        self.state
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Asks it to stop at the next place where it can.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Whether somebody asked it to stop.
    pub fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// Whose run it is: account, plugin, job.
type Key = (AccountId, Arc<str>, String);

/// All runs that are going on.
#[derive(Clone, Default)]
pub struct Runs {
    running: Arc<Mutex<HashMap<Key, Arc<Running>>>>,
    places: Arc<Places>,
    at_work: AtWork,
}

impl Runs {
    /// Begins a run, unless one of the same job is going on. It ends when the
    /// answer is dropped.
    pub fn begin(&self, account: &AccountId, plugin: &Arc<str>, job: &Job) -> Option<Turn> {
        let key = (account.clone(), Arc::clone(plugin), job.name.clone());
        let mut running = self.lock();
        if running.contains_key(&key) {
            return None;
        }
        let run = Arc::new(Running {
            job: job.name.clone(),
            label: job.label.clone(),
            id: OnceLock::new(),
            state: Mutex::new(Progress {
                since: Timestamp::now(),
                done: 0,
                total: None,
                message: None,
            }),
            stop: AtomicBool::new(false),
        });
        running.insert(key.clone(), Arc::clone(&run));
        Some(Turn {
            runs: self.clone(),
            key,
            run,
        })
    }

    /// The run of a job that is going on.
    pub fn of(&self, account: &AccountId, plugin: &Arc<str>, job: &str) -> Option<Arc<Running>> {
        self.lock()
            .get(&(account.clone(), Arc::clone(plugin), job.to_owned()))
            .cloned()
    }

    /// The threads that carry runs out.
    pub fn at_work(&self) -> &AtWork {
        &self.at_work
    }

    /// Where runs that people asked for wait for each other.
    pub fn places(&self) -> &Places {
        &self.places
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Key, Arc<Running>>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The right to run a job, given back when dropped.
pub struct Turn {
    runs: Runs,
    key: Key,
    /// The run.
    pub run: Arc<Running>,
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.runs.lock().remove(&self.key);
    }
}

#[cfg(test)]
mod tests {
    use bailey_crm::plugin_data::job_run::Outcome;

    use super::*;

    fn written(id: i64, outcome: Option<Outcome>) -> JobRun {
        JobRun {
            id: RunId(id),
            plugin: "a.plugin".into(),
            job: "sweep".into(),
            due: Timestamp(0),
            user: None,
            started_at: Timestamp(0),
            finished_at: None,
            outcome,
            report: None,
            done: 0,
            total: None,
        }
    }

    #[test]
    fn a_run_that_is_written_as_ended_goes_on_until_its_turn_is_given_back() {
        let (runs, account, plugin) = (Runs::default(), "acme".parse().unwrap(), "a.plugin".into());
        let job = Job {
            name: "sweep".into(),
            label: Text::Literal("Sweep".into()),
            schedule: None,
        };
        let turn = runs.begin(&account, &plugin, &job).unwrap();
        assert!(turn.run.is(&written(7, None)), "about to be written down");
        assert!(!turn.run.is(&written(6, Some(Outcome::Done))));
        turn.run.is_written_as(RunId(7));
        for outcome in [None, Some(Outcome::Done)] {
            assert!(turn.run.is(&written(7, outcome)));
            assert!(!turn.run.is(&written(6, outcome)), "one before it");
        }
        assert!(runs.begin(&account, &plugin, &job).is_none());
        drop(turn);
        assert!(runs.of(&account, &plugin, "sweep").is_none());
        assert!(runs.begin(&account, &plugin, &job).is_some());
    }
}

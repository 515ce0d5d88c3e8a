//! What goes on without anybody asking: listeners follow the journal, jobs run
//! when they are due, views are journalled, and unused accounts are closed.

use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use bailey_crm::{Account, AccountId, Timestamp};

use crate::crossings::Crossings;
use crate::error::Result;
use crate::extension_points::event_listener;
use crate::jobs::{Runs, Scheduler};
use crate::plugins::Plugins;
use crate::priority::{Behind, yield_to_others};

/// How long views of records are gathered before they are journalled.
const GATHERED_MS: i64 = 10_000;

/// After how long unused an account's file is closed.
const IDLE: Duration = Duration::from_secs(300);

/// How many accounts' files stay open at most, but for those that are in use: after a
/// restart, or at the hour of everybody's schedules, all of them are looked into.
const MOST_OPEN: usize = 256;

/// How often the catalogue's sources are looked at.
const REFRESH: Duration = Duration::from_secs(900);

/// How long threads and jobs that go on are waited for when the process stops.
const PATIENCE: Duration = Duration::from_secs(5);

/// How often it is looked whether they have ended.
const WAIT: Duration = Duration::from_millis(10);

/// How often journals and the list of due jobs are looked at.
const LOOK: Duration = Duration::from_millis(500);

/// The threads in the background; they end when it is dropped.
pub struct Background {
    /// Dropped first, which tells the threads to end.
    stop: Vec<Sender<()>>,
    threads: Vec<JoinHandle<()>>,
    /// The jobs that go on.
    runs: Runs,
}

impl Plugins {
    /// Starts the threads that hand events to listeners, run due jobs and look
    /// after the accounts, and readies the catalogue's components, so that nobody waits for them.
    ///
    /// # Errors
    /// [`bailey_crm::Error::Unavailable`] if there is no thread for it.
    pub fn start(&self) -> bailey_crm::Result<Background> {
        let mut background = Background {
            stop: Vec::new(),
            threads: Vec::new(),
            runs: self.runs().clone(),
        };
        let listeners = self.clone();
        background.add("bailey-listeners", move || follow(&listeners))?;
        let mut scheduler = Scheduler::new(self.clone());
        background.add("bailey-jobs", move || scheduler.look())?;
        let crossings = Crossings::new(self.clone());
        background.add("bailey-crossings", move || crossings.look())?;
        let upkept = self.clone();
        background.add("bailey-upkeep", move || {
            let (crm, now) = (upkept.crm(), Timestamp::now());
            crm.keep_views(now.plus_millis(-GATHERED_MS));
            upkept.keep_refusals(now);
            crm.keep_activity(now, false);
            upkept.keep_costs(now);
            if let Err(error) = crm.delete_due_accounts(now) {
                tracing::error!(%error, "accounts whose day has come could not be deleted");
            }
            for account in &crm.close_idle(IDLE) {
                upkept.rosters().renew(account);
            }
            close_unused(&upkept);
        })?;
        let plugins = self.clone();
        let mut refreshed: Option<Instant> = None;
        background.add("bailey-catalogue", move || {
            if refreshed.is_none_or(|last| last.elapsed() >= REFRESH) {
                if let Err(error) = plugins.refresh_catalogue(&mut |_| {}) {
                    tracing::error!(%error, "the catalogue can't be refreshed");
                }
                refreshed = Some(Instant::now());
            }
        })?;
        Ok(background)
    }
}

impl Plugins {
    /// Hands an account's listeners what happened and they haven't heard of, now and on
    /// this thread; answers whether there is more.
    ///
    /// # Errors
    /// [`crate::Error::Crm`] if the account can't be read or written.
    pub fn hand_over_events(&self, account: &Arc<Account>) -> Result<bool> {
        event_listener::deliver(self, account)
    }
}

impl Background {
    fn add(
        &mut self,
        name: &str,
        mut look: impl FnMut() + Send + 'static,
    ) -> bailey_crm::Result<()> {
        let (stop, stopped) = mpsc::channel();
        let run = move || {
            yield_to_others(Behind::Little);
            while stopped.recv_timeout(LOOK) == Err(RecvTimeoutError::Timeout) {
                look();
            }
        };
        let thread = std::thread::Builder::new()
            .name(name.to_owned())
            .spawn(run)
            .map_err(no_thread)?;
        self.stop.push(stop);
        self.threads.push(thread);
        Ok(())
    }

    /// Ends the threads and waits for them, and for jobs that are soon done. What takes
    /// longer goes on until the process ends: jobs are told as interrupted then, and what
    /// was being compiled is compiled at the next start.
    pub fn stop(mut self) {
        let until = Instant::now() + PATIENCE;
        self.stop.clear();
        while !self.threads.iter().all(JoinHandle::is_finished) && Instant::now() < until {
            std::thread::sleep(WAIT);
        }
        let (ended, cut): (Vec<_>, Vec<_>) =
            self.threads.drain(..).partition(JoinHandle::is_finished);
        self.threads = ended;
        self.end();
        for thread in cut {
            tracing::warn!(thread = thread.thread().name(), "cut off at shutdown");
        }
        let left = until.saturating_duration_since(Instant::now());
        if !self.runs.at_work().wait(left) {
            tracing::warn!("jobs were cut off at shutdown");
        }
    }

    fn end(&mut self) {
        self.stop.clear();
        for thread in self.threads.drain(..) {
            if thread.join().is_err() {
                tracing::error!("a background thread ended with a panic");
            }
        }
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        self.end();
    }
}

fn no_thread(error: std::io::Error) -> bailey_crm::Error {
    bailey_crm::Error::Unavailable(format!("no thread for the background: {error}"))
}

/// Hands over what listeners haven't had. Whose journal has moved on is known by
/// the operator's file, so that accounts where nothing happened stay closed, and
/// those where something did before a restart are not forgotten.
fn follow(plugins: &Plugins) {
    let behind = match plugins.crm().behind() {
        Ok(behind) => behind,
        Err(error) => {
            tracing::error!(%error, "whose journal moved on could not be read");
            return;
        }
    };
    for (nth, id) in behind.iter().enumerate() {
        if let Err(error) = catch_up(plugins, id) {
            tracing::warn!(account = %id, %error, "events could not be handed over");
        }
        // Sooner than the upkeep comes to it: all accounts may be behind.
        if (nth + 1) % MOST_OPEN == 0 {
            close_unused(plugins);
        }
    }
}

/// Closes the files of accounts beyond those that may stay open.
fn close_unused(plugins: &Plugins) {
    for account in &plugins.crm().close_beyond(MOST_OPEN) {
        plugins.rosters().renew(account);
    }
}

fn catch_up(plugins: &Plugins, id: &AccountId) -> Result<()> {
    // Its file stays closed for as long as they wait.
    if plugins.hours().waits_until(id, plugins.now()).is_some() {
        return Ok(());
    }
    let crm = plugins.crm();
    // Before anything is handed over: what comes in between is another look's.
    let head = crm.journal_head(id)?;
    let account = crm.account(id)?;
    if plugins.roster(&account)?.lacks(event_listener::NAME) {
        crm.unfollow(id)?;
    } else if !event_listener::deliver(plugins, &account)?
        && let Some(head) = head
    {
        crm.followed(id, head.operation)?;
    }
    Ok(())
}

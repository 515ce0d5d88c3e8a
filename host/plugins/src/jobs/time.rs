//! Runs that people ask for, where the account's plugins have used up their hour: none
//! begins, and one that goes on waits between its rounds.

use std::time::Duration;

use bailey_crm::{Account, AccountId};
use tracing::Span;

use super::places::Place;
use super::run::{Asked, Begun};
use super::running::Running;
use crate::error::{Error, Result};
use crate::extension_points::job_runner::Job;
use crate::plugin::Plugin;
use crate::plugins::Plugins;

/// How often a run that waits for time looks whether there is some.
const LOOK: Duration = Duration::from_millis(500);

/// A run's place among those that people asked for, which others have while it waits.
pub(super) struct PlaceInTurn<'a> {
    plugins: &'a Plugins,
    account: &'a AccountId,
    running: &'a Running,
    place: Option<Place<'a>>,
}

impl<'a> PlaceInTurn<'a> {
    /// Waits for a place.
    pub(super) fn wait(plugins: &'a Plugins, account: &'a AccountId, running: &'a Running) -> Self {
        Self {
            plugins,
            account,
            running,
            place: Some(plugins.runs().places().wait()),
        }
    }

    /// Gives the place to others for as long as the account's plugins have no time.
    pub(super) fn pause(&mut self) {
        let now = self.plugins.now();
        if self
            .plugins
            .hours()
            .waits_until(self.account, now)
            .is_some()
        {
            self.place = None;
            self.plugins.until_there_is_time(self.account, self.running);
            self.place = Some(self.plugins.runs().places().wait());
        }
    }
}

impl Plugins {
    /// Begins a run that somebody waits for, unless the account's plugins have used up
    /// their hour.
    pub(super) fn begin_now(
        &self,
        account: &Account,
        plugin: &Plugin,
        job: &Job,
        asked: &Asked,
        span: Span,
    ) -> Result<Begun> {
        let passed = self.hours().pass(account.id(), self.now());
        passed.map_err(|failure| Error::of(&plugin.id, failure))?;
        self.begin(account, plugin, job, asked, span)
    }

    /// Waits until the account's plugins have time again, or somebody stops the run.
    pub(super) fn until_there_is_time(&self, account: &AccountId, running: &Running) {
        while self.hours().waits_until(account, self.now()).is_some() && !running.is_stopped() {
            std::thread::sleep(LOOK);
        }
    }
}

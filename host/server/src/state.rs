//! What every handler can reach.

use std::sync::Arc;

use bailey_crm::Crm;
use bailey_plugins::Plugins;

use crate::auth::known::Known;
use crate::error::{Error, Result};
use crate::lanes::Lane;
use crate::settings::Settings;

/// What every handler can reach. Cloning it is cheap.
#[derive(Clone)]
pub struct State {
    inner: Arc<Inner>,
}

struct Inner {
    crm: Arc<Crm>,
    plugins: Arc<Plugins>,
    settings: Settings,
    known: Known,
    records: Lane,
    plugin_calls: Lane,
}

impl State {
    /// Joins the accounts, their plugins, and what the operator decided.
    #[must_use]
    pub fn new(crm: Arc<Crm>, plugins: Arc<Plugins>, settings: Settings) -> Self {
        let records = Lane::new(settings.record_lanes, settings.lane_patience);
        let plugin_calls = Lane::new(settings.plugin_lanes, settings.lane_patience);
        let known = Known::default();
        Self { inner: Arc::new(Inner { crm, plugins, settings, known, records, plugin_calls }) }
    }

    /// The accounts.
    #[must_use]
    pub fn crm(&self) -> &Arc<Crm> {
        &self.inner.crm
    }

    /// The plugins.
    #[must_use]
    pub fn plugins(&self) -> &Arc<Plugins> {
        &self.inner.plugins
    }

    /// What the operator decided.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    /// Who has been recognised lately.
    pub(crate) fn known(&self) -> &Known {
        &self.inner.known
    }

    /// Runs blocking work that touches records alone.
    ///
    /// # Errors
    /// What the work says, or that it had to wait too long.
    pub async fn records<T, E>(
        &self,
        work: impl FnOnce() -> Result<T, E> + Send + 'static,
    ) -> Result<T>
    where
        T: Send + 'static,
        Error: From<E>,
    {
        self.inner.records.run(work).await
    }

    /// Runs blocking work that may call plugins.
    ///
    /// # Errors
    /// What the work says, or that it had to wait too long.
    pub async fn plugin_calls<T, E>(
        &self,
        work: impl FnOnce() -> Result<T, E> + Send + 'static,
    ) -> Result<T>
    where
        T: Send + 'static,
        Error: From<E>,
    {
        self.inner.plugin_calls.run(work).await
    }
}

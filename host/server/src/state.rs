//! What every handler can reach.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use bailey_crm::Crm;
use bailey_plugins::Plugins;

use crate::auth::known::Known;
use crate::auth::steps::Answering;
use crate::error::{Error, Result};
use crate::idempotency::UnderWay;
use crate::lanes::Lane;
use crate::pages::once::Once;
use crate::settings::Settings;

/// What every handler can reach. Cloning it is cheap.
#[derive(Clone)]
pub struct State {
    inner: Arc<Inner>,
}

struct Inner {
    crm: Arc<Crm>,
    plugins: Plugins,
    settings: Settings,
    known: Known,
    under_way: UnderWay,
    once: Once,
    answering: Answering,
    records: Lane,
    plugin_calls: Lane,
    sign_ins: Lane,
    exports: Lane,
}

impl State {
    /// Joins the accounts, their plugins, and what the operator decided.
    #[must_use]
    pub fn new(crm: Arc<Crm>, plugins: Plugins, settings: Settings) -> Self {
        let records = Lane::new(settings.record_lanes, settings.lane_patience);
        let plugin_calls = Lane::new(settings.plugin_lanes, settings.lane_patience);
        let sign_ins = Lane::new(settings.sign_in_lanes, settings.lane_patience);
        let exports = Lane::new(settings.export_lanes, settings.lane_patience);
        let inner = Inner {
            crm,
            plugins,
            settings,
            known: Known::default(),
            under_way: UnderWay::default(),
            once: Once::default(),
            answering: Answering::default(),
            records,
            plugin_calls,
            sign_ins,
            exports,
        };
        Self {
            inner: Arc::new(inner),
        }
    }

    /// The accounts.
    #[must_use]
    pub fn crm(&self) -> &Arc<Crm> {
        &self.inner.crm
    }

    /// The plugins.
    #[must_use]
    pub fn plugins(&self) -> &Plugins {
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

    /// The requests with an idempotency key that are under way.
    pub(crate) fn under_way(&self) -> &UnderWay {
        &self.inner.under_way
    }

    /// The forms that were posted of late.
    pub(crate) fn once(&self) -> &Once {
        &self.inner.once
    }

    /// Who answers a step of signing in just now.
    pub(crate) fn answering(&self) -> &Answering {
        &self.inner.answering
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
        E: Send + 'static,
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
        E: Send + 'static,
        Error: From<E>,
    {
        self.inner.plugin_calls.run(work).await
    }

    /// Runs work that sends records out, as long as the receiver takes.
    pub(crate) async fn exports<T, E>(
        &self,
        work: impl FnOnce() -> Result<T, E> + Send + 'static,
    ) -> Result<T>
    where
        T: Send + 'static,
        E: Send + 'static,
        Error: From<E>,
    {
        self.inner.exports.run(work).await
    }

    /// Runs work that hashes passwords, which takes much memory and time.
    ///
    /// # Errors
    /// What the work says, or that it had to wait too long.
    pub async fn sign_ins<T, E>(
        &self,
        work: impl FnOnce() -> Result<T, E> + Send + 'static,
    ) -> Result<T>
    where
        T: Send + 'static,
        E: Send + 'static,
        Error: From<E>,
    {
        self.inner.sign_ins.run(work).await
    }
}

impl FromRequestParts<State> for State {
    type Rejection = Infallible;

    async fn from_request_parts(_: &mut Parts, state: &State) -> Result<Self, Infallible> {
        Ok(state.clone())
    }
}

//! What every handler can reach.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use bailey_crm::Crm;
use bailey_plugins::Plugins;

use crate::auth::known::Known;
use crate::auth::steps::Answering;
use crate::idempotency::UnderWay;
use crate::lanes::Lanes;
use crate::pages::once::Once;
use crate::pages::previews::Previews;
use crate::rates::Rates;
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
    previews: Previews,
    answering: Answering,
    lanes: Lanes,
    rates: Rates,
    stopping: AtomicBool,
}

impl State {
    /// Joins the accounts, their plugins, and what the operator decided.
    #[must_use]
    pub fn new(crm: Arc<Crm>, plugins: Plugins, settings: Settings) -> Self {
        let inner = Inner {
            lanes: Lanes::new(&settings),
            rates: Rates::new(&settings),
            crm,
            plugins,
            settings,
            known: Known::default(),
            under_way: UnderWay::default(),
            once: Once::default(),
            previews: Previews::default(),
            answering: Answering::default(),
            stopping: AtomicBool::new(false),
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

    /// What plugins' pages look like that were previewed.
    pub(crate) fn previews(&self) -> &Previews {
        &self.inner.previews
    }

    /// Who answers a step of signing in just now.
    pub(crate) fn answering(&self) -> &Answering {
        &self.inner.answering
    }

    /// From here on requests come to their end, and no new ones are wanted.
    pub(crate) fn stop(&self) {
        self.inner.stopping.store(true, Ordering::Relaxed);
    }

    /// Whether the process is about to stop.
    pub(crate) fn is_stopping(&self) -> bool {
        self.inner.stopping.load(Ordering::Relaxed)
    }

    /// How much each account asks.
    pub(crate) fn rates(&self) -> &Rates {
        &self.inner.rates
    }

    /// Where blocking work runs.
    pub(crate) fn lanes(&self) -> &Lanes {
        &self.inner.lanes
    }
}

impl FromRequestParts<State> for State {
    type Rejection = Infallible;

    async fn from_request_parts(_: &mut Parts, state: &State) -> Result<Self, Infallible> {
        Ok(state.clone())
    }
}

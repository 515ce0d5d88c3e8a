//! What the operator's pages can reach.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use bailey_crm::Crm;
use bailey_plugins::Plugins;

use super::sessions::Sessions;
use crate::figures::Figures;
use crate::settings::Settings;
use crate::state::State;

/// What the operator's pages can reach. Cloning it is cheap.
#[derive(Clone)]
pub struct OperatorState {
    inner: Arc<Inner>,
}

struct Inner {
    server: State,
    exports: PathBuf,
    sessions: Sessions,
    figures: Option<Figures>,
}

impl OperatorState {
    /// Joins the accounts, their plugins and what holds for these pages; exports go into
    /// a folder.
    #[must_use]
    pub fn new(crm: Arc<Crm>, plugins: Plugins, settings: Settings, exports: PathBuf) -> Self {
        let inner = Inner {
            server: State::new(crm, plugins, settings),
            exports,
            sessions: Sessions::default(),
            figures: None,
        };
        Self {
            inner: Arc::new(inner),
        }
    }

    /// The same with what the process counts.
    #[must_use]
    pub fn with_figures(self, figures: Figures) -> Self {
        let inner = Inner {
            server: self.inner.server.clone(),
            exports: self.inner.exports.clone(),
            sessions: Sessions::default(),
            figures: Some(figures),
        };
        Self {
            inner: Arc::new(inner),
        }
    }

    /// What the process counts, if something does.
    pub(super) fn figures(&self) -> Option<&Figures> {
        self.inner.figures.as_ref()
    }

    /// What the accounts' pages reach as well.
    pub(super) fn server(&self) -> &State {
        &self.inner.server
    }

    /// Where exports of accounts go.
    pub(super) fn exports(&self) -> &Path {
        &self.inner.exports
    }

    /// Who is in.
    pub(super) fn sessions(&self) -> &Sessions {
        &self.inner.sessions
    }
}

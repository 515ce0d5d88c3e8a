//! What the operator's pages can reach.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use bailey_crm::Crm;
use bailey_plugins::Plugins;

use super::sessions::Sessions;
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
        };
        Self {
            inner: Arc::new(inner),
        }
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

//! Backups of accounts: a snapshot that is packed, sealed to the account's key and
//! put somewhere; opened again, tried, and brought back.
//!
//! What is in an account, and what coming back means, is the core's
//! (`bailey_crm::snapshots`), and so is the list of an account's backups
//! (`bailey_crm::backups`). How a backup looks is the format's (`bailey_backup`).
//! Here they are joined with the places that backups are kept at.
//!
//! No backup is called good before it was fetched back from its place, opened,
//! checked from end to end, and put into an empty installation.

mod busy;
mod create;
mod delete;
mod fetch;
mod give;
mod key;
mod letter;
mod make;
mod open;
pub mod places;
mod plans;
mod remake;
mod restore;
mod said;
mod then;
mod verify;

use std::path::PathBuf;
use std::sync::Arc;

use bailey_crm::Crm;

pub use bailey_backup::{AccountKey, Manifest, Recipient};
pub use fetch::Download;
pub use key::{KeyTest, account_key, prove, recipient};
pub use letter::Letter;
pub use make::{Made, make};
pub use open::{Opened, manifest, open};
pub use plans::{Planned, Request};
pub use restore::Done;
pub use then::Asked;
pub use verify::{Verified, tried, verify};

use crate::egress::Egress;

/// The backups of all accounts. Cheap to clone.
#[derive(Clone)]
pub struct Backups(Arc<Shared>);

/// What the operator decides about backups.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The operator's folder; each account has one in it.
    pub folder: PathBuf,
    /// Under which address people reach the accounts; links need it.
    pub public_url: Option<String>,
    /// What accounts give to support is sealed to this key.
    pub support_key: Option<Recipient>,
}

struct Shared {
    crm: Arc<Crm>,
    settings: Settings,
    egress: Egress,
    making: busy::Making,
    in_use: busy::InUse,
    plans: plans::Plans,
}

impl Backups {
    /// Keeps backups in the operator's folder, and in the stores that accounts have.
    #[must_use]
    pub fn new(crm: Arc<Crm>, egress: Egress, settings: Settings) -> Self {
        Self(Arc::new(Shared {
            crm,
            settings,
            egress,
            making: busy::Making::default(),
            in_use: busy::InUse::default(),
            plans: plans::Plans::default(),
        }))
    }

    fn crm(&self) -> &Crm {
        &self.0.crm
    }
}

impl std::fmt::Debug for Backups {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Backups")
            .field("settings", &self.0.settings)
            .finish_non_exhaustive()
    }
}

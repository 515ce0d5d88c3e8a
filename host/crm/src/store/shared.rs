//! What the parts of an account share, open or not, and what all accounts of a
//! data folder share.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};

use ed25519_dalek::SigningKey;

use crate::activity::{Live, Waiting};
use crate::cursor::CursorKey;
use crate::ids::AccountId;
use crate::store::Options;
use crate::store::data_folder::DataFolder;
use crate::store::operator::Operator;
use crate::store::schema_cache::SchemaCache;
use crate::store::totals::Totals;
use crate::store::vault::VaultKey;

/// What all accounts of a data folder share; the folder is this process's as
/// long as one of them is held.
pub(super) struct Home {
    pub(super) folder: DataFolder,
    pub(super) operator: Operator,
    pub(super) options: Options,
    /// The number of this run: another one each time the folder is opened.
    pub(super) run: i64,
    pub(super) signing_key: SigningKey,
    pub(super) cursor_key: CursorKey,
    /// What accounts' own keys are sealed with.
    pub(super) folder_key: VaultKey,
    /// How many idle readers the open accounts keep.
    pub(super) idle_readers: AtomicUsize,
    /// No account is opened any more.
    pub(super) closing: AtomicBool,
    /// Thresholds that were crossed, of which no plugin was told yet.
    pub(super) waiting: Waiting,
}

/// What the readers and the writer of one account share.
pub(crate) struct Shared {
    pub(super) id: AccountId,
    pub(super) home: Arc<Home>,
    pub(super) schemas: SchemaCache,
    pub(super) totals: Totals,
    pub(super) people: Generation,
    pub(super) schema: Generation,
    pub(super) stored: Generation,
    /// How much each person does, as far as plugins watch it.
    pub(super) activity: Live,
}

/// How often what answers rest on may have changed. Numbers are unique within the
/// process: what was remembered under these holds as long as they do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Generations {
    /// Of people, departments, sessions and tokens.
    pub people: u64,
    /// Of tables and fields.
    pub schema: u64,
    /// Of what plugins stored, all of them together.
    pub stored: u64,
}

/// A number that no other generation in this process ever has.
pub(super) struct Generation(AtomicU64);

static NEXT: AtomicU64 = AtomicU64::new(1);

impl Generation {
    /// Draws the next number.
    pub(super) fn renew(&self) {
        self.0
            .store(NEXT.fetch_add(1, Ordering::Relaxed), Ordering::Release);
    }

    /// The number that holds now.
    pub(super) fn get(&self) -> u64 {
        self.0.load(Ordering::Acquire)
    }
}

impl Default for Generation {
    fn default() -> Self {
        Self(AtomicU64::new(NEXT.fetch_add(1, Ordering::Relaxed)))
    }
}

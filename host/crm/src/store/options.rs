//! What whoever opens a data folder may choose.

use std::num::NonZeroU64;
use std::time::Duration;

use crate::store::running::since_start;

/// What a commit promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// What was answered survives a power cut.
    Full,
    /// After a power cut the last answers may be missing; what is there is whole.
    Relaxed,
    /// Nothing after a power cut: for tests.
    None,
}

impl Durability {
    /// SQLite's word for it, as the pragma `synchronous` takes it.
    pub(super) fn synchronous(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Relaxed => "normal",
            Self::None => "off",
        }
    }

    /// The same, but without waiting for the disk at each commit.
    pub(super) fn at_most_relaxed(self) -> Self {
        if self == Self::Full {
            Self::Relaxed
        } else {
            self
        }
    }
}

/// How a data folder is used.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// What a commit promises.
    pub durability: Durability,
    /// How many idle reading connections an open account keeps, as long as all of them
    /// together don't keep many.
    pub readers: usize,
    /// After how many operations a checkpoint of the journal is signed.
    pub checkpoint_every: u32,
    /// How many bytes an account may keep on disk; none is no limit.
    pub storage: Option<NonZeroU64>,
    /// How long the process has been running, by a clock that nobody sets.
    pub running: fn() -> Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            durability: Durability::Full,
            readers: 16,
            checkpoint_every: 1000,
            storage: None,
            running: since_start,
        }
    }
}

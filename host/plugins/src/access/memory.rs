//! The memory of what users may.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use bailey_crm::UserId;
use bailey_crm::access::Access;

use crate::extension_points::access_policy;
use crate::memory::Memory as Answers;

/// The most users of one account whose rights are remembered.
const MOST_USERS: usize = 10_000;

/// What is remembered of all accounts.
pub struct Memory {
    /// What users may.
    pub(super) users: Answers<UserId, Arc<Access>>,
    /// What owners may.
    pub(super) everything: Arc<Access>,
    /// How often a policy was asked.
    pub(super) asked: AtomicU64,
}

impl Default for Memory {
    fn default() -> Self {
        Self {
            users: Answers::of(access_policy::NAME, MOST_USERS),
            everything: Arc::new(Access::ALL),
            asked: AtomicU64::new(0),
        }
    }
}

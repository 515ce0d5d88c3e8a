//! The rewinds that jobs planned last, so that a page can show what took longer
//! than a page may. In memory alone: a plan is worked out again if it is gone,
//! and carried out only under the hash of what holds then.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use bailey_crm::rewind::{RewindPlan, RewindSpan};
use bailey_crm::{AccountId, Timestamp, UserId};

/// For how long a plan is shown, in milliseconds.
const SHOWN_MS: i64 = 10 * 60 * 1000;

/// Whose plan it is: the account's, worked out through this plugin for this user.
type Whose = (AccountId, Arc<str>, Option<UserId>);

/// The last plan of each.
#[derive(Default)]
pub struct RewindPlans(Mutex<HashMap<Whose, Planned>>);

/// A plan as it was at a moment.
#[derive(Clone)]
pub struct Planned {
    /// When.
    pub at: Timestamp,
    /// Of which span.
    pub span: RewindSpan,
    /// What it found.
    pub plan: RewindPlan,
}

impl RewindPlans {
    /// Keeps a plan in place of the one before it.
    pub fn keep(&self, whose: Whose, planned: Planned) {
        let mut plans = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now = planned.at;
        plans.retain(|_, older| is_shown(older, now));
        plans.insert(whose, planned);
    }

    /// The last one, if it is of this span and not too old.
    pub fn last(&self, whose: &Whose, span: &RewindSpan, now: Timestamp) -> Option<Planned> {
        let plans = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let planned = plans.get(whose)?;
        (planned.span == *span && is_shown(planned, now)).then(|| planned.clone())
    }
}

fn is_shown(planned: &Planned, now: Timestamp) -> bool {
    now < planned.at.plus_millis(SHOWN_MS)
}

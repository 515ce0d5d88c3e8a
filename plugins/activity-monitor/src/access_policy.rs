//! Stops exports: whoever is stopped takes nothing out. Of all else, and of all
//! others, the plugin says nothing.

use bailey_sdk::access_policy::{Action, Policy, Subject};
use bailey_sdk::prelude::*;

use crate::{ActivityMonitor, store};

impl AccessPolicy for ActivityMonitor {
    fn rules(subject: Subject) -> Result<Policy, Error> {
        let stopped = store::stopped(subject.user)?;
        let stops = stopped.is_some_and(|stopped| stopped.stops_exports());
        Ok(Policy::new().abstain(left_to_others(stops)))
    }
}

/// On what others decide. What is left is denied: the plugin has no rule that grants
/// anything.
fn left_to_others(stops: bool) -> Vec<Action> {
    let actions = Action::ALL.into_iter();
    actions
        .filter(|action| !(stops && *action == Action::Export))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_who_is_stopped_it_decides_on_exports_and_of_others_on_nothing() {
        assert_eq!(left_to_others(false), Action::ALL);
        let left = left_to_others(true);
        assert_eq!(left.len(), Action::ALL.len() - 1);
        assert!(!left.contains(&Action::Export));
    }
}

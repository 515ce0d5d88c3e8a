//! Stops exports: whoever is stopped takes nothing out, all others do as they may
//! without this plugin.

use bailey_sdk::access_policy::{Action, Policy, Rule, Subject};
use bailey_sdk::prelude::*;

use crate::{ActivityMonitor, store};

impl AccessPolicy for ActivityMonitor {
    fn rules(subject: Subject) -> Result<Policy, Error> {
        let stopped = store::stopped(subject.user)?;
        let stops = stopped.is_some_and(|stopped| stopped.stops_exports());
        let reason = tr(if stops {
            "policy-stopped"
        } else {
            "policy-free"
        });
        Ok(Policy::new().rule(Rule::every_table(reason).allows(allowed(&subject, stops))))
    }
}

/// What somebody may as far as this plugin says. Deleting for good is the admins',
/// as it is where no plugin decides.
fn allowed(subject: &Subject, stops: bool) -> Vec<Action> {
    let actions = Action::ALL.into_iter();
    actions
        .filter(|action| match action {
            Action::Export => !stops,
            Action::Purge => subject.admin,
            _ => true,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject(admin: bool) -> Subject {
        Subject {
            user: 7,
            admin,
            department: None,
            heads: Vec::new(),
        }
    }

    #[test]
    fn who_is_stopped_may_all_but_export() {
        let free = allowed(&subject(true), false);
        assert_eq!(free, Action::ALL);
        let stopped = allowed(&subject(true), true);
        assert_eq!(stopped.len(), free.len() - 1);
        assert!(!stopped.contains(&Action::Export));
    }

    #[test]
    fn the_plugin_gives_members_nothing_that_they_lack_without_it() {
        assert!(!allowed(&subject(false), false).contains(&Action::Purge));
    }
}

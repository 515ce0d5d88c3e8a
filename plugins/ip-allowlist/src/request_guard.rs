//! Whether a request may go on: what the list that holds says. A list that is tried
//! holds until its time is over; the host asks again then, and hears of the one from
//! before. Nothing has to be done for that.

use std::net::IpAddr;

use bailey_sdk::directory;
use bailey_sdk::prelude::*;
use bailey_sdk::request_guard::{Credential, Verdict, Visitor};

use crate::list::{Coming, Groups};
use crate::network;
use crate::store::Kept;
use crate::{IpAllowlist, list};

impl RequestGuard for IpAllowlist {
    fn check(visitor: Visitor) -> Result<Verdict, Error> {
        let kept = Kept::read()?;
        // Who is in which group matters to a list that names one.
        let groups = if kept.holding(visitor.at).names_groups() {
            groups_of(&directory::groups()?, visitor.user)
        } else {
            Groups::new()
        };
        Ok(verdict(&kept, &visitor, &groups))
    }
}

/// The groups that somebody is in.
pub fn groups_of(groups: &[directory::Group], user: UserId) -> Groups {
    let theirs = groups.iter().filter(|group| group.members.contains(&user));
    theirs
        .map(|group| (group.plugin.clone(), group.key.clone()))
        .collect()
}

/// Whether somebody comes as a program.
pub fn is_program(credential: Credential) -> bool {
    credential == Credential::ApiToken
}

fn verdict(kept: &Kept, visitor: &Visitor, groups: &list::Groups) -> Verdict {
    let address: Option<IpAddr> = visitor.address.as_deref().and_then(network::address);
    let coming = Coming {
        user: visitor.user,
        groups,
        address,
        program: is_program(visitor.credential),
    };
    let verdict = if kept.holding(visitor.at).allows(coming) {
        Verdict::allow()
    } else {
        Verdict::deny(match address {
            Some(address) => tr("refused").arg("address", address.to_string()),
            None => tr("refused-nowhere"),
        })
    };
    match kept.trying(visitor.at) {
        Some(trial) => verdict.until(trial.until),
        None => verdict,
    }
}

#[cfg(test)]
mod tests {
    use bailey_sdk::request_guard::{Answer, Surface, Validity};

    use super::*;
    use crate::list::tests::{entry, list};
    use crate::store::Trial;

    fn visitor(address: Option<&str>, at: Timestamp) -> Visitor {
        Visitor {
            user: 3,
            admin: false,
            owner: false,
            address: address.map(ToOwned::to_owned),
            credential: Credential::Session,
            surface: Surface::Page,
            at,
        }
    }

    fn allowed(kept: &Kept, visitor: &Visitor) -> bool {
        verdict(kept, visitor, &Groups::new()).answer == Answer::Allow
    }

    #[test]
    fn a_trial_holds_until_its_time_is_over_and_undoes_itself() {
        let kept = Kept {
            list: list(vec![entry("10.0.0.0/8")]),
            trial: Some(Trial {
                list: list(vec![entry("203.0.113.0/24")]),
                until: 600_000,
                by: 1,
            }),
        };
        let (office, elsewhere) = (Some("10.0.0.1"), Some("203.0.113.9"));
        assert!(!allowed(&kept, &visitor(office, 599_999)));
        assert!(allowed(&kept, &visitor(elsewhere, 599_999)));
        let during = verdict(&kept, &visitor(office, 0), &Groups::new());
        assert_eq!(during.holds, Validity::Until(600_000));
        assert!(allowed(&kept, &visitor(office, 600_000)));
        assert!(!allowed(&kept, &visitor(elsewhere, 600_000)));
        let after = verdict(&kept, &visitor(office, 600_000), &Groups::new());
        assert_eq!(after.holds, Validity::UntilChanged);
    }

    #[test]
    fn a_refusal_names_the_address() {
        let kept = Kept {
            list: list(vec![entry("10.0.0.0/8")]),
            trial: None,
        };
        let refused = |address| verdict(&kept, &visitor(address, 0), &Groups::new()).answer;
        let named = tr("refused").arg("address", "1.2.3.4");
        assert_eq!(refused(Some("1.2.3.4")), Answer::Deny(named.into()));
        assert_eq!(refused(None), Answer::Deny(tr("refused-nowhere").into()));
    }
}

//! What a list would have done to those who signed in of late, from the journal:
//! seen before it is saved.

use std::net::IpAddr;

use bailey_sdk::directory::Group;
use bailey_sdk::journal::{self, JournalQuery, Operation};
use bailey_sdk::prelude::*;
use bailey_sdk::sorted::{Map, Set};
use bailey_sdk::types::{DAY, JournalFilter};

use crate::list::{Coming, List};
use crate::network;
use crate::request_guard::groups_of;

/// So many days back.
pub const DAYS: i64 = 30;
/// Entries that the host hands over at once.
const PAGE: u32 = 200;
/// The most sign-ins that are looked at: a page has to be drawn in time.
const MOST: usize = 4_000;

/// Somebody signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    pub user: UserId,
    pub address: Option<IpAddr>,
    pub at: Timestamp,
}

/// One who would have been refused, and how often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    pub user: UserId,
    pub address: Option<IpAddr>,
    pub times: usize,
    pub last: Timestamp,
}

/// What would have come of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replay {
    pub people: usize,
    pub sign_ins: usize,
    pub refused_people: usize,
    pub refused_sign_ins: usize,
    /// Those who would have been refused, the one who came most often first.
    pub refused: Vec<Refused>,
}

/// Who signed in during the last days.
pub fn sign_ins(now: Timestamp) -> Result<Vec<SignIn>, Error> {
    let mut query = JournalQuery {
        filter: JournalFilter {
            kinds: vec!["session.signed-in".to_owned()],
            since: Some(now - DAYS * DAY),
            ..JournalFilter::all()
        },
        limit: PAGE,
        after: None,
    };
    let mut found = Vec::new();
    loop {
        let page = journal::query(&query)?;
        found.extend(page.operations.iter().filter_map(sign_in));
        query.after = page.next;
        if query.after.is_none() || found.len() >= MOST {
            return Ok(found);
        }
    }
}

fn sign_in(operation: &Operation) -> Option<SignIn> {
    Some(SignIn {
        user: operation.by.user_id()?,
        address: operation.address.as_deref().and_then(network::address),
        at: operation.at,
    })
}

/// What the list would have done to them.
pub fn replay(list: &List, sign_ins: &[SignIn], groups: &[Group]) -> Replay {
    let people: Set<UserId> = sign_ins.iter().map(|one| one.user).collect();
    let groups: Map<UserId, _> = people
        .iter()
        .map(|user| (*user, groups_of(groups, *user)))
        .collect();
    let mut refused: Map<(UserId, Option<IpAddr>), Refused> = Map::new();
    for one in sign_ins {
        let Some(groups) = groups.get(&one.user) else {
            continue;
        };
        let coming = Coming {
            user: one.user,
            groups,
            address: one.address,
            program: false,
        };
        if list.allows(coming) {
            continue;
        }
        let refused = refused.get_or_insert_with((one.user, one.address), || Refused {
            user: one.user,
            address: one.address,
            times: 0,
            last: one.at,
        });
        refused.times += 1;
        refused.last = refused.last.max(one.at);
    }
    let refused_people: Set<UserId> = refused.keys().map(|(user, _)| *user).collect();
    let mut refused: Vec<Refused> = refused.into_iter().map(|(_, one)| one).collect();
    refused.sort_by_key(|one| (usize::MAX - one.times, one.user));
    Replay {
        people: people.len(),
        sign_ins: sign_ins.len(),
        refused_people: refused_people.len(),
        refused_sign_ins: refused.iter().map(|one| one.times).sum(),
        refused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry::Whom;
    use crate::list::tests::{entry, list};

    fn came(user: UserId, address: &str, at: Timestamp) -> SignIn {
        SignIn {
            user,
            address: network::address(address),
            at,
        }
    }

    #[test]
    fn those_who_would_have_been_refused_are_counted() {
        let sign_ins = [
            came(1, "10.0.0.1", 1),
            came(2, "203.0.113.9", 2),
            came(2, "203.0.113.9", 5),
            came(2, "10.0.0.2", 6),
            came(3, "198.51.100.1", 7),
        ];
        let found = replay(&list(vec![entry("10.0.0.0/8")]), &sign_ins, &[]);
        assert_eq!((found.people, found.sign_ins), (3, 5));
        assert_eq!((found.refused_people, found.refused_sign_ins), (2, 3));
        let first = found.refused.first().unwrap();
        assert_eq!((first.user, first.times, first.last), (2, 2, 5));
    }

    #[test]
    fn an_entry_for_a_group_lets_its_people_in() {
        let sales = Group {
            plugin: "acme.teams".to_owned(),
            key: "sales".to_owned(),
            name: "Sales".to_owned(),
            members: vec![2],
        };
        let mut for_sales = entry("203.0.113.0/24");
        for_sales.whom = Whom::Group {
            plugin: sales.plugin.clone(),
            key: sales.key.clone(),
        };
        let sign_ins = [came(2, "203.0.113.9", 1), came(3, "203.0.113.9", 1)];
        let found = replay(&list(vec![for_sales]), &sign_ins, &[sales]);
        assert_eq!(found.refused_people, 1);
        assert_eq!(found.refused.first().unwrap().user, 3);
    }
}

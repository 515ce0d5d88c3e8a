//! The list, whether it holds, and what it says about somebody who comes.

use std::net::IpAddr;

use bailey_sdk::json::Json;
use bailey_sdk::prelude::*;
use bailey_sdk::sorted::{Map, Set};

use crate::entry::{Entry, Whom, With};

/// The most entries of a list.
pub const MOST: usize = 500;

/// The groups that somebody is in, each by its plugin's id and its key.
pub type Groups = Set<(String, String)>;

/// The list and the settings of the rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Json)]
pub struct List {
    /// One more with each time that it was saved.
    pub version: u64,
    /// It holds for people, who come with sessions and passwords.
    pub people: bool,
    /// It holds for programs, which come with API tokens.
    pub programs: bool,
    /// By number, which names an entry on the pages.
    pub entries: Map<u32, Entry>,
}

/// Somebody who comes.
#[derive(Clone, Copy, Debug)]
pub struct Coming<'a> {
    pub user: UserId,
    pub groups: &'a Groups,
    pub address: Option<IpAddr>,
    /// With a token, and not as a person.
    pub program: bool,
}

impl List {
    /// Whether the list lets them in.
    pub fn allows(&self, coming: Coming<'_>) -> bool {
        let holds = if coming.program {
            self.programs
        } else {
            self.people
        };
        if !holds {
            return true;
        }
        let Some(address) = coming.address else {
            return false;
        };
        self.entries
            .values()
            .any(|entry| entry.network.holds(address) && is_for(entry, coming))
    }

    /// Adds an entry and gives its number.
    pub fn add(&mut self, entry: Entry) -> u32 {
        let number = self.entries.keys().next_back().map_or(1, |last| last + 1);
        self.entries.insert(number, entry);
        number
    }

    /// The entries that let in far more than anybody has an office for, as they are
    /// shown.
    pub fn wide(&self) -> Vec<String> {
        let wide = self
            .entries
            .values()
            .filter(|entry| entry.network.is_wide());
        wide.map(|entry| entry.network.to_string()).collect()
    }

    /// Whether it depends on who is in which group.
    pub fn names_groups(&self) -> bool {
        let mut entries = self.entries.values();
        entries.any(|entry| matches!(entry.whom, Whom::Group { .. }))
    }

    /// Whether it says the same, whenever it was saved.
    pub fn says_as(&self, other: &Self) -> bool {
        let entries = |list: &Self| list.entries.values().cloned().collect::<Set<_>>();
        (self.people, self.programs) == (other.people, other.programs)
            && entries(self) == entries(other)
    }
}

fn is_for(entry: &Entry, coming: Coming<'_>) -> bool {
    let with = match entry.with {
        With::Anything => true,
        With::Sessions => !coming.program,
        With::Tokens => coming.program,
    };
    with && match &entry.whom {
        Whom::Everybody => true,
        Whom::Group { plugin, key } => coming.groups.contains(&(plugin.clone(), key.clone())),
        Whom::User(user) => *user == coming.user,
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::network::{Network, address};

    pub fn entry(network: &str) -> Entry {
        Entry {
            network: Network::read(network).unwrap(),
            note: String::new(),
            whom: Whom::Everybody,
            with: With::Anything,
        }
    }

    pub fn list(entries: Vec<Entry>) -> List {
        let mut list = List {
            people: true,
            programs: true,
            ..List::default()
        };
        for entry in entries {
            let _number = list.add(entry);
        }
        list
    }

    fn allows(list: &List, user: UserId, from: &str, program: bool) -> bool {
        list.allows(Coming {
            user,
            groups: &Groups::from([("acme.teams".to_owned(), "sales".to_owned())]),
            address: address(from),
            program,
        })
    }

    #[test]
    fn a_rule_that_is_off_lets_everybody_in() {
        let mut list = list(Vec::new());
        assert!(!allows(&list, 1, "10.0.0.1", false));
        list.people = false;
        assert!(allows(&list, 1, "10.0.0.1", false));
        assert!(!allows(&list, 1, "10.0.0.1", true));
        list.programs = false;
        assert!(allows(&list, 1, "nowhere", true));
    }

    #[test]
    fn an_entry_is_for_everybody_a_group_or_a_person() {
        let of = |whom: Whom| {
            let entry = Entry {
                whom,
                ..entry("10.0.0.0/8")
            };
            allows(&list(vec![entry]), 3, "10.0.0.1", false)
        };
        let group = |key: &str| Whom::Group {
            plugin: "acme.teams".to_owned(),
            key: key.to_owned(),
        };
        assert!(of(Whom::Everybody));
        assert!(of(group("sales")) && !of(group("lawyers")));
        assert!(of(Whom::User(3)) && !of(Whom::User(4)));
    }

    #[test]
    fn an_entry_for_tokens_lets_no_person_in() {
        let of = |with: With, program| {
            let entry = Entry {
                with,
                ..entry("10.0.0.0/8")
            };
            allows(&list(vec![entry]), 3, "10.0.0.1", program)
        };
        assert!(of(With::Anything, true) && of(With::Anything, false));
        assert!(of(With::Tokens, true) && !of(With::Tokens, false));
        assert!(of(With::Sessions, false) && !of(With::Sessions, true));
    }

    #[test]
    fn who_comes_from_nowhere_is_in_no_network() {
        let list = list(vec![entry("0.0.0.0/0"), entry("::/0")]);
        assert!(!allows(&list, 3, "unknown", false));
        assert!(allows(&list, 3, "203.0.113.9", false));
    }

    #[test]
    fn an_entry_keeps_its_number() {
        let mut list = list(vec![entry("10.0.0.1"), entry("10.0.0.2")]);
        list.entries.remove(&1);
        assert_eq!(list.add(entry("10.0.0.3")), 3);
    }
}

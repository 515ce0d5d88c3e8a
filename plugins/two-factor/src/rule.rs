//! Of whom a second factor is asked, and how long they have to set it up.

use bailey_sdk::directory::{self, Group};
use bailey_sdk::json::Json;
use bailey_sdk::prelude::*;
use bailey_sdk::stored;
use bailey_sdk::types::DAY;

use crate::person::Person;

const BUCKET: &str = "rule";
const ONLY: &str = "only";
/// The longest time to set it up, in days.
pub const LONGEST_GRACE: u16 = 90;

/// Of whom it is asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Json)]
pub enum Whom {
    #[default]
    Nobody,
    Admins,
    /// Who is in one of the directory's groups, such as those of a role.
    Groups,
    Everybody,
}

impl Whom {
    pub const ALL: [Self; 4] = [Self::Nobody, Self::Admins, Self::Groups, Self::Everybody];

    /// The word for forms and for the journal.
    pub fn word(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Admins => "admins",
            Self::Groups => "groups",
            Self::Everybody => "everybody",
        }
    }
}

/// The rule that an admin set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Json)]
#[json(default)]
pub struct Rule {
    pub whom: Whom,
    /// Of which groups, where it is asked of some.
    pub groups: Vec<String>,
    /// Days to set it up, from the first sign-in at which it is asked.
    pub grace: u16,
    /// Since when it holds.
    pub since: Timestamp,
}

impl Rule {
    pub fn read() -> Result<Self, Error> {
        Ok(stored::get(BUCKET, ONLY)?.unwrap_or_default())
    }

    pub fn put(&self) -> Result<(), Error> {
        stored::put(BUCKET, ONLY, self)
    }

    /// Whether it asks a second factor of them; `groups` are all that there are.
    pub fn asks(&self, user: UserId, admin: bool, groups: &[Group]) -> bool {
        match self.whom {
            Whom::Nobody => false,
            Whom::Admins => admin,
            Whom::Groups => groups
                .iter()
                .any(|group| self.names(group) && group.members.contains(&user)),
            Whom::Everybody => true,
        }
    }

    /// Whether this group is among those that it names.
    pub fn names(&self, group: &Group) -> bool {
        self.groups.contains(&key(group))
    }

    /// The groups that there are, if it has to do with them.
    pub fn those(&self) -> Result<Vec<Group>, Error> {
        match self.whom {
            Whom::Groups => directory::groups(),
            _ => Ok(Vec::new()),
        }
    }

    /// Since when it asks it of this person, if it did so before.
    pub fn asked_since(&self, person: &Person) -> Option<Timestamp> {
        person.asked_since.filter(|since| *since >= self.since)
    }

    /// Until when those of whom it asks it can do without.
    pub fn deadline(&self, person: &Person, now: Timestamp) -> Timestamp {
        let from = self.asked_since(person).unwrap_or(now);
        from.saturating_add(i64::from(self.grace) * DAY)
    }
}

/// What a group is known by.
pub fn key(group: &Group) -> String {
    format!("{}/{}", group.plugin, group.key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(whom: Whom, grace: u16) -> Rule {
        Rule {
            whom,
            groups: vec!["bailey.roles/lawyer".to_owned()],
            grace,
            since: 1_000,
        }
    }

    #[test]
    fn it_is_asked_of_those_that_the_rule_names() {
        for (whom, admin, asks) in [
            (Whom::Nobody, true, false),
            (Whom::Admins, true, true),
            (Whom::Admins, false, false),
            (Whom::Groups, true, false),
            (Whom::Everybody, false, true),
        ] {
            assert_eq!(rule(whom, 0).asks(1, admin, &[]), asks, "{whom:?}");
        }
        let group = |key: &str| Group {
            plugin: "bailey.roles".to_owned(),
            key: key.to_owned(),
            name: String::new(),
            members: vec![7],
        };
        let lawyers = rule(Whom::Groups, 0);
        let groups = [group("lawyer"), group("agent")];
        assert!(lawyers.asks(7, false, &groups));
        assert!(!lawyers.asks(8, false, &groups));
        assert!(!lawyers.asks(7, false, &groups[1..]));
    }

    #[test]
    fn the_days_of_grace_begin_when_it_is_first_asked() {
        let rule = rule(Whom::Everybody, 2);
        let mut person = Person::default();
        assert_eq!(rule.deadline(&person, 5_000), 5_000 + 2 * DAY);
        person.asked_since = Some(3_000);
        assert_eq!(rule.deadline(&person, 5_000), 3_000 + 2 * DAY);
        // What an earlier rule asked doesn't count.
        person.asked_since = Some(10);
        assert_eq!(rule.deadline(&person, 5_000), 5_000 + 2 * DAY);
    }
}

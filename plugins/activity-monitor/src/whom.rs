//! For whom a rule holds.

use bailey_sdk::directory::{self, Group, User};
use bailey_sdk::json::Json;
use bailey_sdk::prelude::*;

/// For whom a rule holds.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub enum Whom {
    /// All of the account's people.
    Everybody,
    /// Those of a group that a plugin keeps, such as the people with a role.
    Group {
        /// The plugin's id.
        plugin: String,
        /// What it calls the group by.
        key: String,
    },
    /// One person.
    User(UserId),
}

/// Stands for everybody in a form.
const EVERYBODY: &str = "everybody";
/// Before a person's number in a form.
const USER: &str = "user ";
/// Before a group in a form.
const GROUP: &str = "group ";

/// Who there is, for rules.
pub struct People {
    pub users: Vec<User>,
    pub groups: Vec<Group>,
}

impl People {
    pub fn read() -> Result<Self, Error> {
        Ok(Self {
            users: directory::users()?,
            groups: directory::groups()?,
        })
    }

    /// Whether the rule holds for somebody.
    pub fn holds(&self, whom: &Whom, user: UserId) -> bool {
        whom.holds(user, &self.groups)
    }

    /// What a table says of it.
    pub fn label(&self, whom: &Whom) -> Text {
        match whom {
            Whom::Everybody => tr("whom-everybody").into(),
            Whom::Group { plugin, key } => match group(&self.groups, plugin, key) {
                Some(group) => literal(group.name.as_str()),
                None => tr("whom-gone").into(),
            },
            Whom::User(user) => tr("whom-user").user("user", *user).into(),
        }
    }

    /// What a form offers, each with its value: groups, then people.
    pub fn offered(&self) -> Vec<(String, Text)> {
        let everybody = Whom::Everybody;
        let groups = self.groups.iter().map(|group| Whom::Group {
            plugin: group.plugin.clone(),
            key: group.key.clone(),
        });
        let people = self.users.iter().filter(|user| user.active);
        let people = people.map(|user| Whom::User(user.id));
        std::iter::once(everybody)
            .chain(groups)
            .chain(people)
            .map(|whom| (whom.value(), self.label(&whom)))
            .collect()
    }
}

fn group<'a>(groups: &'a [Group], plugin: &str, key: &str) -> Option<&'a Group> {
    let mut groups = groups.iter();
    groups.find(|group| group.plugin == plugin && group.key == key)
}

impl Whom {
    /// The groups that there are, if it has to do with them.
    pub fn groups(&self) -> Result<Vec<Group>, Error> {
        match self {
            Self::Group { .. } => directory::groups(),
            Self::Everybody | Self::User(_) => Ok(Vec::new()),
        }
    }

    /// Whether the rule holds for somebody. A group that is gone has nobody in it.
    pub fn holds(&self, user: UserId, groups: &[Group]) -> bool {
        match self {
            Self::Everybody => true,
            Self::Group { plugin, key } => {
                group(groups, plugin, key).is_some_and(|group| group.members.contains(&user))
            }
            Self::User(one) => *one == user,
        }
    }

    /// Its value in a form.
    pub fn value(&self) -> String {
        match self {
            Self::Everybody => EVERYBODY.to_owned(),
            Self::Group { plugin, key } => format!("{GROUP}{plugin} {key}"),
            Self::User(user) => format!("{USER}{user}"),
        }
    }

    /// The one of this value.
    pub fn of(value: &str) -> Option<Self> {
        if let Some(user) = value.strip_prefix(USER) {
            return user.parse().ok().map(Self::User);
        }
        if let Some((plugin, key)) = value
            .strip_prefix(GROUP)
            .and_then(|group| group.split_once(' '))
        {
            return Some(Self::Group {
                plugin: plugin.to_owned(),
                key: key.to_owned(),
            });
        }
        (value == EVERYBODY).then_some(Self::Everybody)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forms_value_leads_back_to_whom_it_stands_for() {
        let group = Whom::Group {
            plugin: "bailey.roles".into(),
            key: "head of sales".into(),
        };
        for whom in [Whom::Everybody, Whom::User(7), group] {
            assert_eq!(Whom::of(&whom.value()), Some(whom));
        }
        for value in ["", "user", "user x", "group roles", "nobody"] {
            assert_eq!(Whom::of(value), None, "{value}");
        }
    }

    #[test]
    fn a_group_that_is_gone_has_nobody_in_it() {
        let people = People {
            users: Vec::new(),
            groups: vec![Group {
                plugin: "bailey.roles".into(),
                key: "sales".into(),
                name: "Sales".into(),
                members: vec![3],
            }],
        };
        let of = |key: &str| Whom::Group {
            plugin: "bailey.roles".into(),
            key: key.into(),
        };
        assert!(people.holds(&of("sales"), 3));
        assert!(!people.holds(&of("sales"), 4));
        assert!(!people.holds(&of("gone"), 3));
        assert!(people.holds(&Whom::User(4), 4) && people.holds(&Whom::Everybody, 4));
    }
}

//! A change that an admin is about to make: shown with its effect before it is
//! saved, and saved whole or not at all.
//!
//! A draft carries the version that it was made from. When somebody else saved in
//! between, saving it is a conflict; two at the very same moment are told apart by
//! the host, which keeps what a call stored only if what it read still stands.

use bailey_sdk::access::{self, Effects, Proposal};
use bailey_sdk::directory::User;
use bailey_sdk::journal_note;
use bailey_sdk::json::{self, Json};
use bailey_sdk::prelude::*;
use bailey_sdk::sorted::Set;
use bailey_sdk::{storage, stored};

use crate::groups;
use crate::people::{Defaults, Person};
use crate::role::Role;
use crate::store::{self, Kept};
use crate::{merge, rights};

const DRAFTS: &str = "drafts";

/// A change that is not saved yet.
#[derive(Debug, Clone, PartialEq, Eq, Json)]
pub enum Draft {
    /// A role.
    Role {
        /// Its key.
        key: String,
        /// As it would be, with the version that it was made from.
        role: Role,
    },
    /// A person's roles and exceptions.
    Person {
        /// Whose.
        user: UserId,
        /// As they would be, with the version that they were made from.
        person: Person,
    },
    /// The roles of those who have none.
    Defaults(Defaults),
}

impl Draft {
    /// The draft of this admin, if there is one.
    pub fn of(viewer: UserId) -> Result<Option<Self>, Error> {
        stored::get(DRAFTS, &viewer.to_string())
    }

    /// Keeps it as this admin's.
    pub fn keep(&self, viewer: UserId) -> Result<(), Error> {
        stored::put(DRAFTS, &viewer.to_string(), self)
    }

    /// Drops this admin's draft.
    pub fn drop_of(viewer: UserId) -> Result<(), Error> {
        storage::delete(DRAFTS, &viewer.to_string())
    }

    /// What would be kept with it.
    pub fn applied(&self, kept: &Kept) -> Kept {
        let mut then = kept.clone();
        match self {
            Self::Role { key, role } => {
                then.roles.insert(key.clone(), role.clone());
            }
            Self::Person { user, person } => {
                then.people.insert(*user, person.clone());
            }
            Self::Defaults(defaults) => then.defaults = defaults.clone(),
        }
        then
    }

    /// Whether it was made from what is kept.
    fn is_current(&self, kept: &Kept) -> bool {
        match self {
            Self::Role { key, role } => kept
                .roles
                .get(key)
                .is_some_and(|kept| kept.version == role.version),
            Self::Person { user, person } => kept.person(*user).version == person.version,
            Self::Defaults(defaults) => kept.defaults.version == defaults.version,
        }
    }

    /// Whose rights it is about: those that something else would hold for.
    pub fn touches<'a>(&self, kept: &Kept, users: &'a [User]) -> Vec<&'a User> {
        let then = self.applied(kept);
        let other = |user: &&User| {
            if user.owner || !user.active {
                return false;
            }
            let (before, after) = (kept.person(user.id), then.person(user.id));
            before != after
                || kept.roles_of(&before, user.admin) != then.roles_of(&after, user.admin)
        };
        users.iter().filter(other).collect()
    }

    /// What it would change, counted by the host.
    pub fn effects(&self, kept: &Kept, users: &[User]) -> Result<Effects, Error> {
        let then = self.applied(kept);
        let proposals = self.touches(kept, users).into_iter().map(|user| {
            let person = then.person(user.id);
            let roles = then.roles_of(&person, user.admin);
            Proposal {
                user: user.id,
                policy: merge::policy(&person, &roles),
            }
        });
        access::what_if(&proposals.collect::<Vec<_>>())
    }

    /// Saves it in place of what is kept, and notes it in the journal.
    pub fn save(&self, kept: &Kept, me: &User) -> Result<(), Error> {
        if !self.is_current(kept) {
            return Err(Error::Conflict(
                "somebody else saved this in between; look at it and change it again".into(),
            ));
        }
        let then = self.applied(kept);
        if !manages(&then, me) {
            return Err(Error::invalid(tr("own-last-right")));
        }
        match self {
            Self::Role { key, role } => {
                let version = role.version + 1;
                store::put_role(
                    key,
                    &Role {
                        version,
                        ..role.clone()
                    },
                )?;
                journal_note::note("role-saved", &role_details(kept.roles.get(key), role))?;
            }
            Self::Person { user, person } => {
                let version = person.version + 1;
                store::put_person(
                    *user,
                    &Person {
                        version,
                        ..person.clone()
                    },
                )?;
                let details = person_details(kept, *user, &kept.person(*user), person);
                journal_note::note("person-saved", &details)?;
            }
            Self::Defaults(defaults) => {
                let version = defaults.version + 1;
                store::put_defaults(&Defaults {
                    version,
                    ..defaults.clone()
                })?;
                let details = [
                    ("members".to_owned(), plain_name(kept, &defaults.members)),
                    ("admins".to_owned(), plain_name(kept, &defaults.admins)),
                ];
                journal_note::note("defaults-saved", &details)?;
            }
        }
        groups::publish(&then)?;
        Self::drop_of(me.id)
    }
}

/// Whether somebody may decide about roles: the owner always, and admins one of
/// whose roles says so.
pub fn manages(kept: &Kept, user: &User) -> bool {
    let person = kept.person(user.id);
    let roles = kept.roles_of(&person, user.admin);
    user.owner || (user.admin && roles.iter().any(|role| role.manages))
}

fn plain_name(kept: &Kept, key: &str) -> String {
    kept.roles
        .get(key)
        .map(Role::plain_name)
        .unwrap_or_default()
}

/// The most levels that a note names.
const MOST_NAMED: usize = 60;

/// What became otherwise in a role: `deals view` and `own > all`.
fn role_details(before: Option<&Role>, after: &Role) -> Vec<(String, String)> {
    let nothing = Role::default();
    let before = before.unwrap_or(&nothing);
    let mut details = vec![("role".to_owned(), after.plain_name())];
    let mut tables: Set<&str> = Set::from(["*"]);
    for role in [before, after] {
        for table in role.tables.keys() {
            tables.insert(table);
        }
    }
    for table in tables {
        for action in bailey_sdk::access_policy::Action::ALL {
            let of = |role: &Role| role.rights(table).level(action);
            if of(before) != of(after) {
                let what = format!("{table} {}", rights::word(action));
                let how = format!("{} > {}", of(before).word(), of(after).word());
                details.push((what, how));
            }
        }
    }
    details.truncate(MOST_NAMED);
    if before.limits != after.limits {
        details.push(("limits".to_owned(), plainly(&after.limits)));
    }
    if before.fields != after.fields {
        details.push(("fields".to_owned(), plainly(&after.fields)));
    }
    if before.manages != after.manages {
        details.push(("manages-roles".to_owned(), after.manages.to_string()));
    }
    details
}

fn person_details(
    kept: &Kept,
    user: UserId,
    before: &Person,
    after: &Person,
) -> Vec<(String, String)> {
    let names = |person: &Person| {
        let names: Vec<String> = person
            .roles
            .iter()
            .map(|key| plain_name(kept, key))
            .collect();
        names.join(", ")
    };
    let mut details = vec![("user".to_owned(), user.to_string())];
    if before.roles != after.roles {
        let how = format!("{} > {}", names(before), names(after));
        details.push(("roles".to_owned(), how));
    }
    if before.exceptions != after.exceptions {
        details.push(("exceptions".to_owned(), plainly(&after.exceptions)));
    }
    details
}

/// As the journal has it, cut where it would be too long.
fn plainly(value: &impl Json) -> String {
    let text = json::to_string(value);
    text.chars().take(10_000).collect()
}

#[cfg(test)]
mod tests {
    use bailey_sdk::sorted::Map;

    use super::*;
    use crate::ready::{self, ADMINISTRATOR, EVERYTHING, SALESPERSON};
    use crate::testing::{person, ready as ready_role};

    fn user(id: UserId, admin: bool) -> User {
        User {
            id,
            name: String::new(),
            email: String::new(),
            admin,
            owner: id == 1,
            active: true,
            department: None,
        }
    }

    fn kept() -> Kept {
        let roles = ready::all().into_iter();
        Kept {
            roles: roles.map(|(key, role)| (key.to_owned(), role)).collect(),
            people: Map::from([(3, person(&[SALESPERSON]))]),
            defaults: Defaults {
                members: EVERYTHING.to_owned(),
                admins: ADMINISTRATOR.to_owned(),
                version: 1,
            },
        }
    }

    #[test]
    fn the_owner_and_admins_whose_role_says_so_decide_about_roles() {
        let mut kept = kept();
        assert!(manages(&kept, &user(1, true)));
        assert!(manages(&kept, &user(2, true)));
        assert!(!manages(&kept, &user(4, false)));
        kept.people.insert(2, person(&[SALESPERSON]));
        assert!(!manages(&kept, &user(2, true)));
    }

    #[test]
    fn a_role_touches_those_who_have_it_and_nobody_else() {
        let users: Vec<User> = (1..6).map(|id| user(id, id < 3)).collect();
        let mut role = ready_role(SALESPERSON);
        role.manages = true;
        let draft = Draft::Role {
            key: SALESPERSON.to_owned(),
            role,
        };
        let touched = draft.touches(&kept(), &users);
        assert_eq!(touched.iter().map(|user| user.id).collect::<Vec<_>>(), [3]);
    }

    #[test]
    fn a_draft_of_an_older_version_is_not_current() {
        let mut kept = kept();
        let role = ready_role(SALESPERSON);
        let draft = Draft::Role {
            key: SALESPERSON.to_owned(),
            role,
        };
        assert!(draft.is_current(&kept));
        if let Some(role) = kept.roles.get_mut(SALESPERSON) {
            role.version += 1;
        }
        assert!(!draft.is_current(&kept));
    }

    #[test]
    fn the_journal_is_told_each_level_that_became_another() {
        let before = ready_role(SALESPERSON);
        let mut after = before.clone();
        after.others.set(
            bailey_sdk::access_policy::Action::Export,
            crate::level::Level::All,
        );
        let details = role_details(Some(&before), &after);
        assert!(details.contains(&("* export".to_owned(), "denied > all".to_owned())));
        assert_eq!(details.len(), 2);
    }
}

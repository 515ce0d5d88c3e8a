//! Whose records count as a user's own, as their department's, and as those of
//! the departments below.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::directory::{Department, User};
use crate::error::{Error, Result};
use crate::ids::{DepartmentId, UserId};

/// The people around a user, by whose records rules are about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct People {
    pub(super) user: UserId,
    /// Those in the departments that the user is in or heads, and the user.
    pub(super) department: BTreeSet<UserId>,
    /// Those in these departments and all below them, and the user.
    pub(super) below: BTreeSet<UserId>,
    /// Those in the departments that the user heads and all below them, and the
    /// user.
    pub(super) led: BTreeSet<UserId>,
}

impl People {
    /// Somebody of whom nothing else is known.
    pub(super) fn alone(user: UserId) -> Self {
        let own = BTreeSet::from([user]);
        Self {
            user,
            department: own.clone(),
            below: own.clone(),
            led: own,
        }
    }

    /// Finds them among all users and departments.
    ///
    /// # Errors
    /// `Invalid` when departments are below each other in a circle.
    pub(super) fn of(user: &User, users: &[User], departments: &[Department]) -> Result<Self> {
        refuse_circles(departments)?;
        let headed = || {
            let headed = departments.iter().filter(|d| d.head == Some(user.id));
            headed.map(|department| department.id)
        };
        let own: BTreeSet<DepartmentId> = user.department.into_iter().chain(headed()).collect();
        let below = with_below(&own, departments);
        let led = with_below(&headed().collect(), departments);
        let people = |of: &BTreeSet<DepartmentId>| {
            let within = |other: &&User| other.department.is_some_and(|id| of.contains(&id));
            let mut ids: BTreeSet<UserId> =
                users.iter().filter(within).map(|other| other.id).collect();
            ids.insert(user.id);
            ids
        };
        Ok(Self {
            user: user.id,
            department: people(&own),
            below: people(&below),
            led: people(&led),
        })
    }
}

/// These departments and all below them.
fn with_below(of: &BTreeSet<DepartmentId>, all: &[Department]) -> BTreeSet<DepartmentId> {
    let mut found = of.clone();
    loop {
        let before = found.len();
        let below = all
            .iter()
            .filter(|department| department.parent.is_some_and(|id| found.contains(&id)))
            .map(|department| department.id);
        let below: Vec<DepartmentId> = below.collect();
        found.extend(below);
        if found.len() == before {
            return found;
        }
    }
}

/// Departments that are below themselves have no place in the company.
fn refuse_circles(departments: &[Department]) -> Result<()> {
    for department in departments {
        let mut above = department.parent;
        for _ in departments {
            if above == Some(department.id) {
                return Err(Error::invalid(
                    "department-circle",
                    format!(
                        "the department “{}” is below itself: give it another parent",
                        department.name
                    ),
                ));
            }
            let parent = departments.iter().find(|other| Some(other.id) == above);
            above = parent.and_then(|parent| parent.parent);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::People;
    use crate::directory::{Department, Language, User};
    use crate::error::Error;
    use crate::ids::{DepartmentId, Timestamp, UserId};

    fn user(id: i64, department: Option<i64>) -> User {
        User {
            id: UserId(id),
            name: format!("user {id}"),
            email: format!("{id}@b.example"),
            admin: false,
            owner: false,
            active: true,
            department: department.map(DepartmentId),
            language: Language::default(),
            time_zone: "UTC".into(),
            has_password: true,
            password_change: false,
            version: 1,
            created_at: Timestamp(0),
            updated_at: Timestamp(0),
        }
    }

    fn department(id: i64, parent: Option<i64>, head: Option<i64>) -> Department {
        Department {
            id: DepartmentId(id),
            name: format!("department {id}"),
            parent: parent.map(DepartmentId),
            head: head.map(UserId),
            version: 1,
        }
    }

    fn ids(of: &std::collections::BTreeSet<UserId>) -> Vec<i64> {
        of.iter().map(|id| id.0).collect()
    }

    #[test]
    fn a_head_has_the_people_below_and_a_member_those_beside() {
        // 1 and 3 are below each other's parent 2; the head of 2 sits elsewhere.
        let departments = [
            department(2, None, Some(7)),
            department(1, Some(2), None),
            department(3, Some(1), None),
            department(9, None, None),
        ];
        let users = [
            user(4, Some(1)),
            user(5, Some(1)),
            user(6, Some(3)),
            user(7, Some(9)),
            user(8, None),
        ];
        let of = |n: usize| People::of(&users[n], &users, &departments).unwrap();
        let member = of(0);
        assert_eq!(ids(&member.department), [4, 5]);
        assert_eq!(ids(&member.below), [4, 5, 6]);
        assert_eq!(ids(&member.led), [4]);
        let head = of(3);
        assert_eq!(ids(&head.department), [7]);
        assert_eq!(ids(&head.below), [4, 5, 6, 7]);
        assert_eq!(ids(&head.led), [4, 5, 6, 7]);
        assert_eq!(ids(&of(4).below), [8]);
    }

    #[test]
    fn departments_below_each_other_are_an_error_that_names_one() {
        let departments = [department(1, Some(2), None), department(2, Some(1), None)];
        let found = People::of(&user(1, Some(1)), &[], &departments);
        let Err(Error::Invalid(problems)) = found else {
            panic!("{found:?}");
        };
        assert_eq!(problems[0].code, "department-circle");
        assert!(problems[0].message.contains("department 1"));
    }
}

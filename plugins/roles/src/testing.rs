//! What tests begin with.

use crate::people::Person;
use crate::role::Role;

/// A ready role.
pub fn ready(key: &str) -> Role {
    let mut all = crate::ready::all().into_iter();
    all.find(|(known, _)| *known == key).unwrap().1
}

/// Somebody with these roles.
pub fn person(roles: &[&str]) -> Person {
    Person {
        roles: roles.iter().map(|role| (*role).to_owned()).collect(),
        ..Person::default()
    }
}

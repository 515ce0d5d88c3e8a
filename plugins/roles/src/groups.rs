//! Roles as groups in the account's directory, so that other plugins can hold rules
//! for those who have them.

use bailey_sdk::groups::{self, Group, Rest};
use bailey_sdk::prelude::*;

use crate::store::Kept;

/// Tells the directory who has which role. The host passes over what is the same.
pub fn publish(kept: &Kept) -> Result<(), Error> {
    groups::keep(&all(kept))
}

/// One group a role. Whoever has none of their own has the role of those without,
/// newcomers as well.
fn all(kept: &Kept) -> Vec<Group> {
    let group = |(key, role): (&String, &crate::role::Role)| {
        let having = |(_, person): &(&UserId, &crate::people::Person)| person.roles.contains(key);
        let people = kept.people.iter().filter(having);
        let group = Group::new(key, role.label()).members(people.map(|(user, _)| *user));
        let defaults = &kept.defaults;
        let rest = [
            (&defaults.members, Rest::Members),
            (&defaults.admins, Rest::Admins),
        ];
        let rest = rest.into_iter().filter(|(default, _)| *default == key);
        rest.fold(group, |group, (_, rest)| group.rest(rest))
    };
    kept.roles.iter().map(group).collect()
}

#[cfg(test)]
mod tests {
    use bailey_sdk::sorted::Map;

    use super::*;
    use crate::people::Defaults;
    use crate::ready::{self, ADMINISTRATOR, EVERYTHING, LAWYER, SALESPERSON};
    use crate::testing::person;

    #[test]
    fn who_has_no_role_is_in_the_group_of_those_without() {
        let roles = ready::all().into_iter();
        let kept = Kept {
            roles: roles.map(|(key, role)| (key.to_owned(), role)).collect(),
            people: Map::from([
                (3, person(&[SALESPERSON])),
                (4, person(&[SALESPERSON, LAWYER])),
                (5, person(&[])),
            ]),
            defaults: Defaults {
                members: EVERYTHING.to_owned(),
                admins: ADMINISTRATOR.to_owned(),
                version: 1,
            },
        };
        let groups = all(&kept);
        let of = |key: &str| groups.iter().find(|group| group.key == key);
        assert_eq!(of(SALESPERSON).map(|g| g.members.clone()), Some(vec![3, 4]));
        assert_eq!(of(LAWYER).map(|g| g.members.clone()), Some(vec![4]));
        assert_eq!(
            of(EVERYTHING).map(|g| g.rest.clone()),
            Some(vec![Rest::Members])
        );
        assert_eq!(
            of(ADMINISTRATOR).map(|g| g.rest.clone()),
            Some(vec![Rest::Admins])
        );
        assert_eq!(groups.len(), kept.roles.len());
    }
}

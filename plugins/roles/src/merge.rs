//! What a person's roles come to together: the most generous of the roles wins,
//! then the exceptions that hold for the person alone.
//!
//! A field is as open as in the most generous of those roles that see its table: a
//! role that sees nothing there has no say in it.

use bailey_sdk::access_policy::{Action, FieldLevel, FieldRule, Policy, Rule};
use bailey_sdk::prelude::*;
use bailey_sdk::sorted::{Map, Set};

use crate::level::Level;
use crate::people::Person;
use crate::rights::{self, Rights};
use crate::role::Role;

/// The policy of somebody who has these roles.
pub fn policy(person: &Person, roles: &[Role]) -> Policy {
    let named: Set<&str> = named(person, roles);
    let mut policy = Policy::new();
    for role in roles {
        for table in &named {
            let rights = without_exceptions(role.rights(table), person, table);
            for rule in granted(&rights, |reason| Rule::of(*table, reason), role) {
                policy = policy.rule(limited(rule, role, table));
            }
        }
        let but: Vec<String> = named.iter().map(|table| (*table).to_owned()).collect();
        let others = |reason| Rule::every_table_but(but.clone(), reason);
        for rule in granted(&role.others, others, role) {
            policy = policy.rule(rule);
        }
    }
    for rule in exceptions(person, roles) {
        policy = policy.rule(rule);
    }
    fields(roles).into_iter().fold(policy, Policy::field)
}

/// How far each action extends in a table, without limits to some choices.
pub fn rights_in(person: &Person, roles: &[Role], table: &str) -> Rights {
    let mut most = Rights::default();
    for action in Action::ALL {
        let levels = roles.iter().map(|role| role.rights(table).level(action));
        most.set(action, levels.max().unwrap_or_default());
    }
    person.applied(table, &most)
}

/// The tables that a role or an exception names.
fn named<'a>(person: &'a Person, roles: &'a [Role]) -> Set<&'a str> {
    let mut named = Set::new();
    for role in roles {
        for table in role.tables.keys() {
            named.insert(table.as_str());
        }
        for table in role.limits.keys() {
            named.insert(table);
        }
    }
    for table in person.exceptions.keys() {
        named.insert(table);
    }
    named
}

fn without_exceptions(rights: &Rights, person: &Person, table: &str) -> Rights {
    let mut rights = rights.clone();
    for action in Action::ALL {
        if person.exception(table, action).is_some() {
            rights.set(action, Level::Denied);
        }
    }
    rights
}

fn granted(rights: &Rights, about: impl Fn(Text) -> Rule, role: &Role) -> Vec<Rule> {
    let groups = rights.by_level().into_iter();
    groups
        .filter_map(|(level, actions)| {
            let rule = about(role.named("reason-role").into());
            Some(rule.allows(actions).scope(level.scope()?))
        })
        .collect()
}

fn limited(rule: Rule, role: &Role, table: &str) -> Rule {
    match role.limits.get(table) {
        Some(limit) => rule.where_choice(&limit.field, limit.choices.iter()),
        None => rule,
    }
}

/// What is added for the person alone; what is taken away is in no rule.
fn exceptions(person: &Person, roles: &[Role]) -> Vec<Rule> {
    let mut rules = Vec::new();
    for (table, levels) in person.exceptions.iter() {
        for (word, level) in levels.iter() {
            let (Some(action), Some(scope)) = (rights::action(word), level.scope()) else {
                continue;
            };
            let most = roles.iter().map(|role| role.rights(table).level(action));
            let reason = match most.max() {
                Some(most) if most > *level => "reason-taken",
                _ => "reason-given",
            };
            rules.push(Rule::of(table, tr(reason)).allows([action]).scope(scope));
        }
    }
    rules
}

fn fields(roles: &[Role]) -> Vec<FieldRule> {
    let mut limited: Map<(&str, &str), (FieldLevel, &Role)> = Map::new();
    for (table, fields) in roles.iter().flat_map(|role| role.fields.iter()) {
        for field in fields.keys() {
            let sees = roles.iter().any(|role| role.sees(table));
            let asked = roles.iter().filter(|role| !sees || role.sees(table));
            let levels = asked.map(|role| (role.field(table, field), role));
            // The first of the most generous, so that the reason stays the same.
            let most = levels.reduce(|most, next| if next.0 > most.0 { next } else { most });
            if let Some(most) = most {
                limited.insert((table, field), most);
            }
        }
    }
    let limited = limited.into_iter();
    limited
        .filter(|(_, (level, _))| *level < FieldLevel::Editable)
        .map(|((table, field), (level, role))| {
            FieldRule::new(table, field, level, role.named("reason-field"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use bailey_sdk::access_policy::{Scope, Tables};

    use super::*;
    use crate::ready::{EVERYTHING, LAWYER, SALESPERSON};
    use crate::role::FieldLimit;
    use crate::testing::{person, ready};

    fn scope(policy: &Policy, table: &str, action: Action) -> Vec<Scope> {
        let about = |rule: &&Rule| match &rule.tables {
            Tables::Only(tables) => tables.iter().any(|one| one == table),
            Tables::AllBut(tables) => tables.iter().all(|one| one != table),
        };
        let rules = policy.rules.iter().filter(about);
        rules
            .filter(|rule| rule.actions.contains(&action))
            .map(|rule| rule.scope)
            .collect()
    }

    #[test]
    fn a_salesperson_sees_their_own_deals_and_all_companies() {
        let policy = policy(&person(&[SALESPERSON]), &[ready(SALESPERSON)]);
        assert_eq!(scope(&policy, "deals", Action::View), [Scope::Own]);
        assert_eq!(scope(&policy, "companies", Action::View), [Scope::All]);
        assert_eq!(scope(&policy, "deals", Action::Export), []);
    }

    #[test]
    fn the_most_generous_of_several_roles_wins() {
        let roles = [ready(SALESPERSON), ready(EVERYTHING)];
        let policy = policy(&person(&[SALESPERSON, EVERYTHING]), &roles);
        assert!(scope(&policy, "deals", Action::View).contains(&Scope::All));
        assert_eq!(scope(&policy, "deals", Action::Export), [Scope::All]);
        let rights = rights_in(&Person::default(), &roles, "deals");
        assert_eq!(rights.level(Action::View), Level::All);
    }

    #[test]
    fn what_is_taken_away_from_somebody_is_in_no_rule() {
        let mut person = person(&[EVERYTHING]);
        let taken = [("export".to_owned(), Level::Denied)].into();
        person.exceptions.insert("deals".to_owned(), taken);
        let policy = policy(&person, &[ready(EVERYTHING)]);
        assert_eq!(scope(&policy, "deals", Action::Export), []);
        assert_eq!(scope(&policy, "deals", Action::View), [Scope::All]);
        assert_eq!(scope(&policy, "contacts", Action::Export), [Scope::All]);
    }

    #[test]
    fn what_is_given_to_somebody_is_a_rule_of_its_own() {
        let mut person = person(&[SALESPERSON]);
        let given = [("export".to_owned(), Level::Own)].into();
        person.exceptions.insert("deals".to_owned(), given);
        let policy = policy(&person, &[ready(SALESPERSON)]);
        assert_eq!(scope(&policy, "deals", Action::Export), [Scope::Own]);
    }

    #[test]
    fn a_lawyer_is_limited_to_two_stages() {
        let policy = policy(&person(&[LAWYER]), &[ready(LAWYER)]);
        let deals = policy
            .rules
            .iter()
            .filter(|rule| rule.tables == Tables::Only(vec!["deals".into()]));
        assert!(deals.clone().count() > 0);
        assert!(deals.into_iter().all(|rule| !rule.filter.is_empty()));
    }

    #[test]
    fn a_role_that_sees_no_invoices_opens_none_of_their_fields() {
        let mut agent = ready(SALESPERSON);
        let hidden = [("amount".to_owned(), FieldLimit::Hidden)].into();
        agent.fields.insert("invoices".to_owned(), hidden);
        let mut blind = ready(LAWYER);
        blind
            .tables
            .insert("invoices".to_owned(), Rights::default());
        let together = fields(&[agent.clone(), blind]);
        assert_eq!(together[0].level, FieldLevel::Hidden);
        // One that sees them does.
        assert_eq!(fields(&[agent, ready(LAWYER)]), []);
    }
}

//! Policies: from what a plugin says to what the core keeps. Tables are named one
//! by one on the way in; what is there no more grants nothing and is left out.

use bailey_crm::access::{Abstention, Action, FieldLevel, FieldRule, Policy, Reason, Rule, Scope};
use bailey_crm::schema::Schema;

use super::filter::filter;
use crate::contract::bailey::crm::access_rules as wit;
use crate::contract::bailey::crm::types;
use crate::texts::Text;

/// The most rules of one policy, a rule counted for each of its tables.
const MOST_RULES: usize = 5_000;

/// What a plugin says, or why that can't be a policy.
pub fn read(plugin: &str, said: wit::Policy, schema: &Schema) -> Result<Policy, String> {
    let abstentions = abstentions(said.abstentions, schema)?;
    let mut rules = Vec::new();
    for rule in said.rules {
        let (actions, scope, reason) = (rule.actions, rule.scope.into(), reason(rule.reason)?);
        let conditions = match rule.filter.is_empty() {
            true => None,
            false => {
                Some(filter(rule.filter).map_err(|error| format!("a rule's filter: {error:?}"))?)
            }
        };
        let tables = tables(rule.tables, schema);
        if rules.len() + tables.len() > MOST_RULES {
            return Err(format!("a policy has at most {MOST_RULES} rules"));
        }
        rules.extend(tables.into_iter().map(|table| Rule {
            table,
            actions: actions.iter().copied().map(Into::into).collect(),
            scope,
            filter: conditions.clone(),
            reason: reason.clone(),
        }));
    }
    contradicted(&rules, &abstentions)?;
    let mut fields = Vec::new();
    for rule in said.fields {
        let table = schema.find(&rule.table);
        if table.is_none_or(|table| table.find(&rule.field).is_none()) {
            continue;
        }
        fields.push(FieldRule {
            table: rule.table,
            field: rule.field,
            level: rule.level.into(),
            reason: reason(rule.reason)?,
        });
    }
    Ok(Policy {
        plugin: plugin.to_owned(),
        rules,
        abstentions,
        fields,
    })
}

/// The tables that are there of those that are meant, one by one; none for all.
fn tables(meant: wit::Tables, schema: &Schema) -> Vec<Option<String>> {
    match meant {
        wit::Tables::Only(keys) => {
            let there = keys.into_iter().filter(|key| schema.find(key).is_some());
            there.map(Some).collect()
        }
        wit::Tables::AllBut(keys) if keys.is_empty() => vec![None],
        wit::Tables::AllBut(keys) => {
            let tables = schema.tables().iter().map(|table| table.key.clone());
            tables.filter(|key| !keys.contains(key)).map(Some).collect()
        }
    }
}

fn abstentions(said: Vec<wit::Abstention>, schema: &Schema) -> Result<Vec<Abstention>, String> {
    let mut abstentions = Vec::new();
    for one in said {
        let actions: Vec<Action> = one.actions.into_iter().map(Into::into).collect();
        let tables = tables(one.tables, schema);
        if abstentions.len() + tables.len() > MOST_RULES {
            return Err(format!("a policy has at most {MOST_RULES} abstentions"));
        }
        abstentions.extend(tables.into_iter().map(|table| Abstention {
            table,
            actions: actions.clone(),
        }));
    }
    Ok(abstentions)
}

/// Refuses a rule about what the policy says nothing of.
fn contradicted(rules: &[Rule], abstentions: &[Abstention]) -> Result<(), String> {
    for rule in rules {
        let same = |table: &Option<String>| {
            table.is_none() || rule.table.is_none() || *table == rule.table
        };
        let of = abstentions.iter().filter(|one| same(&one.table));
        let mut actions = of.flat_map(|one| &one.actions);
        if let Some(action) = actions.find(|action| rule.actions.contains(action)) {
            let (name, table) = (action.name(), rule.table.as_deref().unwrap_or("all tables"));
            return Err(format!(
                "a rule grants `{name}` for {table}, from which the policy abstains"
            ));
        }
    }
    Ok(())
}

/// The tables and fields that a policy names and that aren't there.
pub fn unknown(said: &wit::Policy, schema: &Schema) -> Option<String> {
    let of_rules = said.rules.iter().map(|rule| &rule.tables);
    let of_abstentions = said.abstentions.iter().map(|one| &one.tables);
    let tables = of_rules
        .chain(of_abstentions)
        .flat_map(|tables| match tables {
            wit::Tables::Only(keys) => keys.as_slice(),
            wit::Tables::AllBut(_) => &[],
        });
    let mut tables = tables.chain(said.fields.iter().map(|rule| &rule.table));
    if let Some(table) = tables.find(|table| schema.find(table).is_none()) {
        return Some(format!("there is no table `{table}`"));
    }
    let missing = said.fields.iter().find(|rule| {
        let table = schema.find(&rule.table);
        table.is_none_or(|table| table.find(&rule.field).is_none())
    });
    missing.map(|rule| format!("the table `{}` has no field `{}`", rule.table, rule.field))
}

fn reason(text: types::Text) -> Result<Reason, String> {
    let text = serde_json::to_value(Text::from(text));
    text.map(Reason).map_err(|error| error.to_string())
}

/// The text of a reason that a plugin gave.
pub fn text(reason: &Reason) -> Option<Text> {
    serde_json::from_value(reason.0.clone()).ok()
}

macro_rules! same {
    ($theirs:ident, $ours:ident: $($case:ident),+ $(,)?) => {
        impl From<wit::$theirs> for $ours {
            fn from(theirs: wit::$theirs) -> Self {
                match theirs {
                    $(wit::$theirs::$case => Self::$case,)+
                }
            }
        }

        impl From<$ours> for wit::$theirs {
            fn from(ours: $ours) -> Self {
                match ours {
                    $($ours::$case => Self::$case,)+
                }
            }
        }
    };
}

same!(Action, Action: Create, View, Edit, Delete, Purge, Export, Import);
same!(Scope, Scope: Own, Department, DepartmentAndBelow, All);
same!(FieldLevel, FieldLevel: Hidden, ReadOnly, Editable);

#[cfg(test)]
mod tests {
    use bailey_crm::Account;

    use super::*;

    fn rule(tables: wit::Tables) -> wit::Rule {
        wit::Rule {
            tables,
            actions: vec![wit::Action::View],
            scope: wit::Scope::All,
            filter: Vec::new(),
            reason: types::Text::Literal("?".into()),
        }
    }

    fn said(tables: wit::Tables) -> wit::Policy {
        wit::Policy {
            rules: vec![rule(tables)],
            abstentions: Vec::new(),
            fields: Vec::new(),
            holds: wit::Validity::UntilChanged,
        }
    }

    fn tables(said: wit::Policy) -> Vec<Option<String>> {
        let account = Account::in_memory().unwrap();
        let schema = account.whole_schema().unwrap();
        let policy = read("acme.roles", said, &schema).unwrap();
        policy.rules.into_iter().map(|rule| rule.table).collect()
    }

    #[test]
    fn all_but_some_tables_are_named_one_by_one() {
        assert_eq!(tables(said(wit::Tables::AllBut(Vec::new()))), [None]);
        let but = tables(said(wit::Tables::AllBut(vec!["deals".into()])));
        assert!(but.contains(&Some("companies".into())));
        assert!(!but.contains(&Some("deals".into())));
    }

    #[test]
    fn what_is_there_no_more_grants_nothing() {
        let only = wit::Tables::Only(vec!["deals".into(), "ghosts".into()]);
        assert_eq!(tables(said(only)), [Some("deals".into())]);
    }

    #[test]
    fn a_rule_about_what_the_policy_abstains_from_is_a_mistake() {
        let account = Account::in_memory().unwrap();
        let schema = account.whole_schema().unwrap();
        let abstaining = |tables, action| wit::Policy {
            abstentions: vec![wit::Abstention {
                tables,
                actions: vec![action],
            }],
            ..said(wit::Tables::Only(vec!["deals".into()]))
        };
        let every = || wit::Tables::AllBut(Vec::new());
        let fits = abstaining(every(), wit::Action::Purge);
        assert_eq!(
            read("acme.roles", fits, &schema).unwrap().abstentions.len(),
            1
        );
        let others = abstaining(wit::Tables::AllBut(vec!["deals".into()]), wit::Action::View);
        assert!(read("acme.roles", others, &schema).is_ok());
        let wrong = abstaining(every(), wit::Action::View);
        let told = read("acme.roles", wrong, &schema).unwrap_err();
        assert!(told.contains("`view` for deals"), "{told}");
    }

    #[test]
    fn what_is_not_there_is_named() {
        let account = Account::in_memory().unwrap();
        let schema = account.whole_schema().unwrap();
        let ghosts = said(wit::Tables::Only(vec!["ghosts".into()]));
        assert_eq!(
            unknown(&ghosts, &schema).unwrap(),
            "there is no table `ghosts`"
        );
        let mut field = said(wit::Tables::Only(vec!["deals".into()]));
        assert_eq!(unknown(&field, &schema), None);
        field.fields.push(wit::FieldRule {
            table: "deals".into(),
            field: "weight".into(),
            level: wit::FieldLevel::Hidden,
            reason: types::Text::Literal("?".into()),
        });
        assert!(unknown(&field, &schema).unwrap().contains("`weight`"));
    }
}

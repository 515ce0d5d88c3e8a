//! Policies: from what a plugin says to what the core keeps. Tables are named one
//! by one on the way in; what is there no more grants nothing and is left out.

use bailey_crm::access::{Action, FieldLevel, FieldRule, Policy, Reason, Rule, Scope};
use bailey_crm::schema::Schema;

use super::filter::filter;
use crate::contract::bailey::crm::access_rules as wit;
use crate::contract::bailey::crm::types;
use crate::texts::Text;

/// The most rules of one policy, a rule counted for each of its tables.
const MOST_RULES: usize = 5_000;

/// What a plugin says, or why that can't be a policy.
pub fn read(plugin: &str, said: wit::Policy, schema: &Schema) -> Result<Policy, String> {
    let there = |key: &String| schema.find(key).is_some();
    let mut rules = Vec::new();
    for rule in said.rules {
        let (actions, scope, reason) = (rule.actions, rule.scope.into(), reason(rule.reason)?);
        let conditions = match rule.filter.is_empty() {
            true => None,
            false => {
                Some(filter(rule.filter).map_err(|error| format!("a rule's filter: {error:?}"))?)
            }
        };
        let tables: Vec<Option<String>> = match rule.tables {
            wit::Tables::Only(keys) => keys.into_iter().filter(there).map(Some).collect(),
            wit::Tables::AllBut(keys) if keys.is_empty() => vec![None],
            wit::Tables::AllBut(keys) => {
                let tables = schema.tables().iter().map(|table| table.key.clone());
                tables.filter(|key| !keys.contains(key)).map(Some).collect()
            }
        };
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
        fields,
    })
}

/// The tables and fields that a policy names and that aren't there.
pub fn unknown(said: &wit::Policy, schema: &Schema) -> Option<String> {
    let tables = said.rules.iter().flat_map(|rule| match &rule.tables {
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

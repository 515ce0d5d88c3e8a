//! Whether what a policy says makes sense: each table, field, stage and filter
//! that it names must be there.

use crate::access::condition::Condition;
use crate::access::{FieldRule, Policy, Rule};
use crate::error::{Error, Problem, Result};
use crate::filter::Filter;
use crate::schema::{Schema, SystemField};

/// Checks policies against the tables that there are.
///
/// # Errors
/// `Invalid` with a problem for each rule that can't be kept, named by its plugin
/// and place: `acme.roles: rules[2].filter`.
pub(super) fn check(policies: &[Policy], schema: &Schema) -> Result<()> {
    let mut problems = Vec::new();
    for policy in policies {
        for (n, rule) in policy.rules.iter().enumerate() {
            let at = format!("{}: rules[{n}]", policy.plugin);
            check_rule(schema, rule, &at, &mut problems);
        }
        for (n, rule) in policy.fields.iter().enumerate() {
            let at = format!("{}: fields[{n}]", policy.plugin);
            check_field(schema, rule, &at, &mut problems);
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(problems))
    }
}

fn check_rule(schema: &Schema, rule: &Rule, at: &str, problems: &mut Vec<Problem>) {
    let filter = rule.filter.as_ref();
    let Some(key) = &rule.table else {
        if let Some(field) = filter.and_then(own_field) {
            problems.push(Problem::field(
                format!("{at}.filter"),
                "unknown-field",
                format!(
                    "a rule for every table can't ask for `{field}`, which not every table has: \
                     name a table"
                ),
            ));
        }
        return;
    };
    let Some(table) = schema.find(key) else {
        return problems.push(unknown_table(schema, key, &format!("{at}.table")));
    };
    let Some(filter) = filter else {
        return;
    };
    match Condition::of(table, filter) {
        Ok(_) => {}
        Err(Error::Invalid(wrong)) => problems.extend(wrong.into_iter().map(|problem| Problem {
            field: Some(format!("{at}.filter")),
            ..problem
        })),
        Err(error) => problems.push(Problem::field(
            format!("{at}.filter"),
            "not-a-filter",
            error.to_string(),
        )),
    }
}

fn check_field(schema: &Schema, rule: &FieldRule, at: &str, problems: &mut Vec<Problem>) {
    let Some(table) = schema.find(&rule.table) else {
        return problems.push(unknown_table(schema, &rule.table, &format!("{at}.table")));
    };
    if table.find(&rule.field).is_none() {
        problems.push(table.unknown(&rule.field, &format!("{at}.field")));
    }
}

fn unknown_table(schema: &Schema, key: &str, at: &str) -> Problem {
    let message = match schema.table(key) {
        Err(Error::NotFound(message)) => message,
        _ => format!("there is no table `{key}`"),
    };
    Problem::field(at, "unknown-table", message)
}

/// The first field that it names which isn't every record's.
fn own_field(filter: &Filter) -> Option<&str> {
    match filter {
        Filter::All(parts) | Filter::Any(parts) => parts.iter().find_map(own_field),
        Filter::Not(part) => own_field(part),
        Filter::Compare(comparison) => {
            let system = SystemField::from_key(&comparison.field).and_then(SystemField::kind);
            system.is_none().then_some(comparison.field.as_str())
        }
    }
}

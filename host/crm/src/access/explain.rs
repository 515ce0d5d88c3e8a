//! Why somebody may do something, or may not: the rules that let them, by policy,
//! or that none does.

use rusqlite::OptionalExtension as _;

use crate::access::reach::{Extent, Records};
use crate::access::rules::Rules;
use crate::access::{Access, Action, FieldLevel, FieldRule, Policy, Rule};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::RecordId;
use crate::records;
use crate::schema::{Schema, Table};
use crate::store::Read;
use crate::value::{RecordRef, Scalar, Value};

/// What is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// The records of the table with this key.
    Table(String),
    /// This record.
    Record(RecordRef),
}

/// Why somebody may do something, or may not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// To which records of the table it extends; for one record, all or none.
    pub extent: Extent,
    /// What each policy says that doesn't abstain; none of them is asked about the
    /// owner, or who may use no records at all.
    pub policies: Vec<Said>,
    /// What it needs besides: seeing a record, for all but making it.
    pub needs: Option<(Action, Box<Explanation>)>,
    /// The record that this one belongs to and that they don't see.
    pub belongs_to: Option<RecordRef>,
}

/// What one policy says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Whose it is.
    pub plugin: String,
    /// The rules that let the user do it, each with its place in the policy. None
    /// does, where there are none.
    pub rules: Vec<(usize, Rule)>,
}

/// Says which rules let somebody with `access` do something.
///
/// # Errors
/// `Denied` to who is no admin, but about themselves; `NotFound` for a table or
/// record that is not there or not the asker's to see.
pub fn explain(
    read: &Read<'_>,
    context: &Context,
    access: &Access,
    action: Action,
    about: &About,
) -> Result<Explanation> {
    may_ask(context, access)?;
    let schema = read.schema(context)?;
    let (key, record) = match about {
        About::Table(key) => (&schema.table(key)?.key, None),
        About::Record(record) => {
            records::get_in(read, context, record)?;
            (&record.table, Some(record.id))
        }
    };
    let whole = read.whole_schema()?;
    let table = whole.table(key)?;
    match &access.rules {
        Some(rules) => Asking {
            read,
            schema: &whole,
            rules,
        }
        .explain(table, action, record),
        None => Ok(Explanation {
            extent: match access.records && action.is_free(access.admin) {
                true => Extent::All,
                false => Extent::None,
            },
            policies: Vec::new(),
            needs: None,
            belongs_to: None,
        }),
    }
}

/// What becomes of a field for somebody with `access`, and the rules that say so,
/// each with its plugin.
///
/// # Errors
/// As [`explain`]; `Invalid` for an unknown field.
pub fn explain_field(
    read: &Read<'_>,
    context: &Context,
    access: &Access,
    table: &str,
    field: &str,
) -> Result<(FieldLevel, Vec<(String, FieldRule)>)> {
    may_ask(context, access)?;
    let schema = read.schema(context)?;
    let field = &schema.table(table)?.field(field)?.key;
    let policies = access.rules.iter().flat_map(|rules| &rules.policies);
    let about = policies.flat_map(|policy| {
        let rules = policy.fields.iter();
        let about = rules.filter(|rule| rule.table == table && rule.field == *field);
        about.map(|rule| (policy.plugin.clone(), rule.clone()))
    });
    let mut about: Vec<(String, FieldRule)> = about.collect();
    let level = about.iter().map(|(_, rule)| rule.level).min();
    let level = level.unwrap_or(FieldLevel::Editable);
    about.retain(|(_, rule)| rule.level == level);
    Ok((level, about))
}

fn may_ask(context: &Context, access: &Access) -> Result<()> {
    let about = access.rules.as_ref().map(|rules| rules.people.user);
    let own = about.is_some() && about == context.actor.user();
    if context.access.admin || own || *access == *context.access {
        Ok(())
    } else {
        Err(Error::Denied(
            "only admins ask what others may do, and why".into(),
        ))
    }
}

struct Asking<'a> {
    read: &'a Read<'a>,
    schema: &'a Schema,
    rules: &'a Rules,
}

impl Asking<'_> {
    fn explain(
        &self,
        table: &Table,
        action: Action,
        record: Option<RecordId>,
    ) -> Result<Explanation> {
        let extends = |records: &Records| match record {
            None => Ok(records.extent()),
            Some(id) => self.holds(table, records, id),
        };
        let said = |policy: &Policy| -> Result<Said> {
            let mut rules = Vec::new();
            for (n, rule) in policy.rules.iter().enumerate() {
                let is_about = rule.is_about(table, action);
                if is_about && extends(&self.rules.of_rule(table, rule))? != Extent::None {
                    rules.push((n, rule.clone()));
                }
            }
            Ok(Said {
                plugin: policy.plugin.clone(),
                rules,
            })
        };
        let needs = match action.needs() {
            Some(needed) => Some((needed, Box::new(self.explain(table, needed, record)?))),
            None => None,
        };
        Ok(Explanation {
            extent: extends(&self.rules.records(self.schema, table, action))?,
            policies: self
                .rules
                .policies
                .iter()
                .filter(|policy| !policy.abstains(&table.key, action))
                .map(said)
                .collect::<Result<_>>()?,
            needs,
            belongs_to: match (action, record) {
                (Action::View, Some(id)) => self.unseen_above(table, id)?,
                _ => None,
            },
        })
    }

    /// Whether one record is among these.
    fn holds(&self, table: &Table, records: &Records, id: RecordId) -> Result<Extent> {
        let Some(condition) = records.sql(&table.key) else {
            return Ok(Extent::All);
        };
        let sql = format!(
            r#"SELECT 1 FROM "{}" WHERE "id" = ?1 AND {condition}"#,
            table.key
        );
        let found = self.read.connection().prepare_cached(&sql)?;
        let mut found = found;
        Ok(match found.query_row([id], |_| Ok(())).optional()? {
            Some(()) => Extent::All,
            None => Extent::None,
        })
    }

    /// What a record belongs to that isn't seen.
    fn unseen_above(&self, table: &Table, id: RecordId) -> Result<Option<RecordRef>> {
        let whole = self.schema.table(&table.key)?;
        let Some(record) = records::row::find(self.read.connection(), whole, id)? else {
            return Ok(None);
        };
        for (field, value) in record.fields().filter(|(field, _)| field.along) {
            let Value::One(Scalar::Reference(to)) = value else {
                continue;
            };
            let Some(above) = field.kind.refers_to().and_then(|key| self.schema.find(key)) else {
                continue;
            };
            let seen = self.rules.records(self.schema, above, Action::View);
            if self.holds(above, &seen, to.id)? == Extent::None {
                return Ok(Some(to.clone()));
            }
        }
        Ok(None)
    }
}

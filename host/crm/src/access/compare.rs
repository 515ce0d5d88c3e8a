//! What somebody would lose and gain by other rules, before anybody sets them.

use crate::access::reach::Records;
use crate::access::{Access, Action, Extent, FieldLevel};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::schema::Table;
use crate::store::Read;

/// What becomes otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// What extends to other records of a table.
    pub actions: Vec<ActionDifference>,
    /// What becomes of fields.
    pub fields: Vec<FieldDifference>,
}

/// An action that extends to other records of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionDifference {
    /// The table's key.
    pub table: String,
    /// What is done.
    pub action: Action,
    /// To which records it extends before.
    pub before: Extent,
    /// To which it does afterwards.
    pub after: Extent,
    /// How many of the records there are, those in the bin left out, to which it
    /// extends no more. None for making records, and bringing them in.
    pub lost: u64,
    /// How many of them it comes to extend to.
    pub gained: u64,
}

/// A field of which something else becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldDifference {
    /// The table's key.
    pub table: String,
    /// The field's.
    pub field: String,
    /// What becomes of it before.
    pub before: FieldLevel,
    /// What afterwards.
    pub after: FieldLevel,
}

impl Comparison {
    /// Whether everything stays as it is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.actions.is_empty() && self.fields.is_empty()
    }
}

/// Says what somebody who has one access would lose and gain by another, table by
/// table. It counts records, and names none.
///
/// # Errors
/// `Denied` to who is no admin.
pub fn compare(
    read: &Read<'_>,
    context: &Context,
    before: &Access,
    after: &Access,
) -> Result<Comparison> {
    if !context.access.admin {
        return Err(Error::Denied(
            "only admins compare what others may do".into(),
        ));
    }
    let mut comparison = Comparison::default();
    if before == after {
        return Ok(comparison);
    }
    let schema = read.whole_schema()?;
    for table in schema.tables() {
        for action in Action::ALL {
            let of = |access: &Access| match &access.rules {
                Some(rules) => rules.records(&schema, table, action),
                None if access.records && action.is_free(access.admin) => Records::All,
                None => Records::None,
            };
            let (before, after) = (of(before), of(after));
            let counted = !matches!(action, Action::Create | Action::Import);
            if before == after {
                continue;
            }
            let count = |of: &Records, without: &Records| match counted {
                true => count(read, table, of, without),
                false => Ok(0),
            };
            let difference = ActionDifference {
                table: table.key.clone(),
                action,
                before: before.extent(),
                after: after.extent(),
                lost: count(&before, &after)?,
                gained: count(&after, &before)?,
            };
            // Other words for the same records are no difference.
            let same = difference.before == difference.after;
            if !(counted && same && difference.lost + difference.gained == 0) {
                comparison.actions.push(difference);
            }
        }
        for field in &table.fields {
            let level = |access: &Access| access.level(&table.key, &field.key);
            let (before, after) = (level(before), level(after));
            if before != after {
                comparison.fields.push(FieldDifference {
                    table: table.key.clone(),
                    field: field.key.clone(),
                    before,
                    after,
                });
            }
        }
    }
    Ok(comparison)
}

/// How many records are among the first and not among the others.
fn count(read: &Read<'_>, table: &Table, of: &Records, without: &Records) -> Result<u64> {
    if *of == Records::None || *without == Records::All {
        return Ok(0);
    }
    let mut sql = format!(
        r#"SELECT count(*) FROM "{}" WHERE "state" <> 'deleted'"#,
        table.key
    );
    if let Some(of) = of.sql(&table.key) {
        sql.push_str(&format!(" AND {of}"));
    }
    if let Some(without) = without.sql(&table.key) {
        sql.push_str(&format!(" AND NOT coalesce({without}, 0)"));
    }
    // Of many users the statements differ, so none of them is worth keeping.
    let mut statement = read.connection().prepare(&sql)?;
    Ok(statement.query_row([], |row| row.get(0))?)
}

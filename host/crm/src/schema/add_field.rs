//! Adding a field to a table while the account runs.

use crate::context::Context;
use crate::error::{Error, Problem, Result};
use crate::ids::OperationId;
use crate::schema::field::columns;
use crate::schema::{
    Field, MOST_FIELDS, NewField, Table, check, ddl, journalled, may_change, rows,
};
use crate::store::Account;

/// Adds a field after the others; records that exist hold nothing in it.
///
/// # Errors
/// `Denied` unless an admin asks; `NotFound` for an unknown table; `Invalid`
/// with a problem for each thing that can't be; `Limit` at 500 fields, those in
/// the bin among them.
pub fn add_field(
    account: &Account,
    context: &Context,
    table: &str,
    new: NewField,
) -> Result<(Field, OperationId)> {
    let context = context.clone();
    let table = table.to_owned();
    account.write(move |write| {
        may_change(&context)?;
        write.adds()?;
        let schema = write.whole_schema()?;
        let existing = schema.table(&table)?;
        if existing.fields.len() + existing.deleted.len() >= MOST_FIELDS {
            return Err(Error::Limit(format!(
                "a table has at most {MOST_FIELDS} fields, those in the recycle bin among them"
            )));
        }
        let mut problems = Vec::new();
        check::field(&schema, &table, &new, &mut problems);
        if existing.find_deleted(&new.key).is_some() {
            problems.push(in_bin(&table, &new.key));
        } else {
            claim_columns(&mut taken(existing), &new, &mut problems);
        }
        if !problems.is_empty() {
            return Err(Error::Invalid(problems));
        }
        rows::insert_field(write.connection(), existing.id, &new, false)?;
        ddl::add_field(write.connection(), &table, &new)?;
        let schema = rows::changed(write, existing.id)?;
        let field = schema.table(&table)?.field(&new.key)?;
        let mut operation = write.operation(&context, "schema.field-added")?;
        operation.table(&table);
        operation.detail("field", &field.label);
        operation.change(&journalled::field_change(&table, None, field))?;
        Ok((field.clone(), operation.finish()?))
    })
}

/// The columns that a table has, those of fields in the bin among them.
fn taken(table: &Table) -> Vec<String> {
    let deleted = table.deleted.iter().flat_map(|d| d.field.columns());
    let mut taken = table.sql.columns.clone();
    taken.extend(deleted.map(|(name, _)| name));
    taken
}

fn in_bin(table: &str, key: &str) -> Problem {
    let message = format!(
        "a field `{key}` of `{table}` is in the recycle bin: restore it, delete it there for \
         good, or choose another key"
    );
    Problem::field(key, "in-bin", message)
}

/// Takes the field's columns out of what is free, or says that they are taken.
pub(super) fn claim_columns(taken: &mut Vec<String>, new: &NewField, problems: &mut Vec<Problem>) {
    let wanted: Vec<String> = columns(&new.key, &new.kind, new.multiple)
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    if wanted.iter().any(|name| taken.contains(name)) && !Table::is_system_column(&new.key) {
        problems.push(Problem::field(
            &new.key,
            "taken",
            format!(
                "the table has a field `{}` already, or one that needs its column",
                new.key
            ),
        ));
    }
    taken.extend(wanted);
}

#[cfg(test)]
mod tests {
    use crate::context::Context;
    use crate::error::Error;
    use crate::journal;
    use crate::schema::{FieldKind, NewField, add_field};
    use crate::store::Account;

    #[test]
    fn a_field_added_while_running_is_there_at_once() {
        let account = Account::in_memory().unwrap();
        let before = account
            .whole_schema()
            .unwrap()
            .table("deals")
            .unwrap()
            .fields
            .len();
        let new = NewField::new("margin", "Margin", FieldKind::Decimal { scale: 2 });
        let (field, _) = add_field(&account, &Context::operator(), "deals", new).unwrap();
        assert_eq!(field.key, "margin");
        let context = Context::operator();
        let head = journal::head(&account).unwrap().unwrap();
        let entry = journal::operation(&account, &context, head.operation).unwrap();
        assert_eq!(
            (entry.kind.as_str(), entry.table.as_deref()),
            ("schema.field-added", Some("deals"))
        );
        assert_eq!(
            account
                .whole_schema()
                .unwrap()
                .table("deals")
                .unwrap()
                .fields
                .len(),
            before + 1
        );
    }

    #[test]
    fn a_key_is_used_once() {
        let account = Account::in_memory().unwrap();
        let new = NewField::new("stage", "Stage", FieldKind::Text);
        let refused = add_field(&account, &Context::operator(), "deals", new).unwrap_err();
        let Error::Invalid(problems) = refused else {
            panic!("{refused}")
        };
        assert_eq!(problems[0].code, "taken");
    }
}

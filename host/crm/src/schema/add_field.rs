//! Adding a field to a table while the account runs.

use rusqlite::Connection;

use crate::context::Context;
use crate::error::{Error, Problem, Result};
use crate::ids::TableId;
use crate::schema::field::columns;
use crate::schema::{Field, MOST_FIELDS, NewField, Table, check, ddl};
use crate::store::Account;

/// Adds a field; records that exist hold nothing in it.
///
/// # Errors
/// `Denied` unless an admin asks; `NotFound` for an unknown table; `Invalid`
/// with a problem for each thing that can't be; `Limit` at 500 fields.
pub fn add_field(
    account: &Account,
    context: &Context,
    table: &str,
    new: NewField,
) -> Result<Field> {
    let context = context.clone();
    let table = table.to_owned();
    account.write(move |write| {
        if !context.access.admin {
            return Err(Error::Denied("only admins add fields".into()));
        }
        let schema = write.schema()?;
        let existing = schema.table(&table)?;
        if existing.fields.len() >= MOST_FIELDS {
            return Err(Error::Limit(format!(
                "a table has at most {MOST_FIELDS} fields"
            )));
        }
        let mut problems = Vec::new();
        check::field(&schema, &table, &new, &mut problems);
        let mut taken = existing.sql.columns.clone();
        claim_columns(&mut taken, &new, &mut problems);
        if !problems.is_empty() {
            return Err(Error::Invalid(problems));
        }
        insert(write.connection(), existing.id, &table, &new, false)?;
        write.schema_changed()?;
        let mut operation = write.operation(&context, "schema.field-added")?;
        operation.table(&table);
        operation.detail("field", description(&new)?);
        operation.finish()?;
        Ok(write.schema()?.table(&table)?.field(&new.key)?.clone())
    })
}

/// Makes the columns of a field that was checked.
pub(super) fn insert(
    connection: &Connection,
    id: TableId,
    table: &str,
    field: &NewField,
    standard: bool,
) -> Result<()> {
    let kind = serde_json::to_string(&field.kind).map_err(Error::damaged)?;
    connection
        .prepare_cached(
            "INSERT INTO bailey_field (table_id, key, label, kind, required, is_unique, multiple,
                 along, standard)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute((
            id,
            &field.key,
            &field.label,
            kind,
            field.required,
            field.unique,
            field.multiple,
            field.along,
            standard,
        ))?;
    ddl::add_field(connection, table, field)
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

/// The field as the journal tells of it.
pub(super) fn description(field: &NewField) -> Result<String> {
    let kind = serde_json::to_string(&field.kind).map_err(Error::damaged)?;
    Ok(format!("{} ({}) {kind}", field.key, field.label))
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
            .schema()
            .unwrap()
            .table("deals")
            .unwrap()
            .fields
            .len();
        let new = NewField::new("margin", "Margin", FieldKind::Decimal { scale: 2 });
        let field = add_field(&account, &Context::operator(), "deals", new).unwrap();
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
                .schema()
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

//! Making a table while the account runs, as an operation of the journal.

use std::sync::Arc;

use crate::context::Context;
use crate::error::{Error, Problem, Result};
use crate::schema::{
    MOST_FIELDS, NewTable, Table, add_field, check, check_key, ddl, journalled, may_change, rows,
    standard,
};
use crate::store::{Account, Write};

/// Makes a table with its fields.
///
/// # Errors
/// `Denied` unless an admin asks; `Invalid` with a problem for each key, label
/// or kind that can't be.
pub fn create_table(account: &Account, context: &Context, new: NewTable) -> Result<Arc<Table>> {
    let context = context.clone();
    account.write(move |write| {
        write.adds()?;
        create_table_in(write, &context, &new, false)
    })
}

/// Makes the standard tables of a new account.
///
/// # Errors
/// As [`create_table`].
pub fn create_standard(write: &mut Write<'_>, context: &Context) -> Result<()> {
    for table in standard::tables() {
        create_table_in(write, context, &table, true)?;
    }
    Ok(())
}

/// Makes a table within a write that does more.
///
/// # Errors
/// As [`create_table`].
pub fn create_table_in(
    write: &mut Write<'_>,
    context: &Context,
    new: &NewTable,
    standard: bool,
) -> Result<Arc<Table>> {
    may_change(context)?;
    check_table(write, new)?;
    let connection = write.connection();
    let id = rows::insert_table(connection, new, standard)?;
    ddl::create(connection, &new.key, &new.fields)?;
    for field in &new.fields {
        rows::insert_field(connection, id, field, standard)?;
    }
    write.schema_changed()?;

    let schema = write.whole_schema()?;
    let table = schema.table(&new.key)?;
    let mut operation = write.operation(context, "schema.table-created")?;
    operation.table(&new.key);
    operation.detail("table", &new.plural);
    operation.change(&journalled::table_change(None, table))?;
    for field in &table.fields {
        operation.change(&journalled::field_change(&new.key, None, field))?;
    }
    operation.finish()?;
    Ok(Arc::clone(table))
}

fn check_table(write: &Write<'_>, new: &NewTable) -> Result<()> {
    let schema = write.whole_schema()?;
    let mut problems = Vec::new();
    if let Err(problem) = check_key(&new.key, "key") {
        problems.push(problem);
    } else if schema.find(&new.key).is_some() {
        problems.push(Problem::field(
            "key",
            "taken",
            format!("there is a table `{}` already", new.key),
        ));
    } else if schema.find_deleted(&new.key).is_some() {
        problems.push(Problem::field(
            "key",
            "in-bin",
            format!(
                "a table `{}` is in the recycle bin: restore it, delete it there for good, or \
                 choose another key",
                new.key
            ),
        ));
    }
    check::label(&new.singular, "singular", &mut problems);
    check::label(&new.plural, "plural", &mut problems);
    if new.fields.len() > MOST_FIELDS {
        return Err(Error::Limit(format!(
            "a table has at most {MOST_FIELDS} fields"
        )));
    }
    let mut columns: Vec<String> = Table::system_columns().map(str::to_owned).collect();
    for field in &new.fields {
        check::field(&schema, &new.key, field, &mut problems);
        add_field::claim_columns(&mut columns, field, &mut problems);
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(problems))
    }
}

#[cfg(test)]
mod tests {
    use crate::context::{Access, Context};
    use crate::error::Error;
    use crate::schema::{FieldKind, NewField, NewTable, create_table};
    use crate::store::Account;

    fn products() -> NewTable {
        NewTable {
            key: "products".into(),
            singular: "Product".into(),
            plural: "Products".into(),
            fields: vec![
                NewField::new("name", "Name", FieldKind::Text)
                    .required()
                    .unique(),
                NewField::new("price", "Price", FieldKind::Money),
            ],
        }
    }

    #[test]
    fn a_table_made_while_running_is_in_the_schema() {
        let account = Account::in_memory().unwrap();
        let table = create_table(&account, &Context::operator(), products()).unwrap();
        assert_eq!(table.fields.len(), 2);
        let schema = account.whole_schema().unwrap();
        assert_eq!(
            schema
                .table("products")
                .unwrap()
                .field("price")
                .unwrap()
                .label,
            "Price"
        );
    }

    #[test]
    fn a_member_makes_no_tables() {
        let account = Account::in_memory().unwrap();
        let member = Context {
            access: Access::MEMBER.into(),
            ..Context::operator()
        };
        let refused = create_table(&account, &member, products()).unwrap_err();
        assert!(matches!(refused, Error::Denied(_)));
    }

    #[test]
    fn every_wrong_field_is_named_and_nothing_is_made() {
        let account = Account::in_memory().unwrap();
        let mut table = products();
        table
            .fields
            .push(NewField::new("select", "Select", FieldKind::Text));
        table
            .fields
            .push(NewField::new("price_currency", "Currency", FieldKind::Text));
        table.fields.push(NewField::new(
            "ratio",
            "Ratio",
            FieldKind::Decimal { scale: 12 },
        ));
        let Error::Invalid(problems) =
            create_table(&account, &Context::operator(), table).unwrap_err()
        else {
            panic!("it was refused otherwise");
        };
        let named: Vec<_> = problems.iter().filter_map(|p| p.field.as_deref()).collect();
        assert_eq!(named, ["select", "price_currency", "ratio"]);
        assert!(account.whole_schema().unwrap().find("products").is_none());
    }
}

//! Making a record.

use crate::access::{self, Action};
use crate::context::Context;
use crate::error::Result;
use crate::records::{Values, Written, check, may_use, references, row};
use crate::store::{Account, Write};
use crate::value::{RecordRef, Value};

/// Makes a record, as one operation.
///
/// # Errors
/// `Denied` for a record that is not theirs to make; `NotFound` for an unknown
/// table; `Invalid` with a problem for each field that can't take its value, is
/// required, or must be unique.
pub fn create(
    account: &Account,
    context: &Context,
    table: &str,
    values: Values,
) -> Result<Written> {
    let (context, table) = (context.clone(), table.to_owned());
    account.write(move |write| create_in(write, &context, &table, values))
}

/// Makes a record within a write that does more.
///
/// # Errors
/// As [`create`].
pub fn create_in(
    write: &mut Write<'_>,
    context: &Context,
    table: &str,
    values: Values,
) -> Result<Written> {
    may_use(context)?;
    write.adds()?;
    let schema = write.schema(context)?;
    let table = schema.table(table)?;
    access::must(write.connection(), table, Action::Create, &[])?;
    let values = check::check_new(table, values)?;
    let fields = || table.fields.iter().zip(&values);
    let given = fields().filter(|(_, value)| !value.is_none());
    check::writable(table, given.map(|(field, _)| field))?;
    let new = || fields().map(|(field, value)| (field, value, &Value::None));
    check::offered(new())?;
    references::check(write.connection(), &schema, new())?;
    let mut operation = write.operation(context, "records.create")?;
    let values = check::widened(table, values);
    let change = row::insert(write.connection(), context, table.whole(), values)?;
    access::must(write.connection(), table, Action::Create, &[change.record])?;
    operation.change(&change)?;
    Ok(Written {
        record: RecordRef {
            table: table.key.clone(),
            id: change.record,
        },
        version: change.version,
        operation: operation.finish()?,
    })
}

#[cfg(test)]
mod tests {
    use crate::context::Context;
    use crate::error::Error;
    use crate::records::testing::{contact, problems, text};
    use crate::records::{create, get};
    use crate::store::Account;
    use crate::value::{Scalar, Value};

    #[test]
    fn a_record_is_read_as_it_was_made() {
        let account = Account::in_memory().unwrap();
        let context = Context::operator();
        let written = create(
            &account,
            &context,
            "contacts",
            contact("Анна", "a@b.example"),
        )
        .unwrap();
        let record = get(&account, &context, &written.record).unwrap();
        assert_eq!(record.label, "Анна");
        assert_eq!(record.version, 1);
        assert_eq!(record.value("email"), Some(&text("a@b.example")));
        assert_eq!(record.value("company"), Some(&Value::None));
    }

    #[test]
    fn each_wrong_field_is_named() {
        let account = Account::in_memory().unwrap();
        let values = [
            ("email".to_owned(), Value::One(Scalar::Integer(1))),
            ("colour".to_owned(), text("red")),
        ];
        let refused =
            create(&account, &Context::operator(), "contacts", values.into()).unwrap_err();
        assert_eq!(
            problems(&refused),
            [
                ("colour", "unknown-field"),
                ("email", "wrong-type"),
                ("name", "required")
            ]
        );
    }

    #[test]
    fn a_unique_value_is_taken_once_whatever_its_case() {
        let account = Account::in_memory().unwrap();
        let context = Context::operator();
        create(
            &account,
            &context,
            "contacts",
            contact("Ann", "ann@b.example"),
        )
        .unwrap();
        let refused = create(
            &account,
            &context,
            "contacts",
            contact("Anne", "ANN@b.example"),
        )
        .unwrap_err();
        assert_eq!(problems(&refused), [("email", "not-unique")]);
    }

    #[test]
    fn a_reference_to_nothing_is_refused() {
        let account = Account::in_memory().unwrap();
        let mut values = contact("Ann", "ann@b.example");
        values.insert(
            "company".into(),
            crate::records::testing::reference("companies", 77),
        );
        let refused = create(&account, &Context::operator(), "contacts", values).unwrap_err();
        assert_eq!(problems(&refused), [("company", "unknown-record")]);
    }

    #[test]
    fn an_unknown_table_is_not_found() {
        let account = Account::in_memory().unwrap();
        let refused = create(&account, &Context::operator(), "nothing", contact("A", "b"));
        assert!(matches!(refused, Err(Error::NotFound(_))));
    }
}

//! What the tests of records begin with.

use crate::context::Context;
use crate::error::Error;
use crate::ids::RecordId;
use crate::records::{Values, create};
use crate::store::Account;
use crate::value::{RecordRef, Scalar, Value};

pub(crate) fn text(text: &str) -> Value {
    Value::One(Scalar::Text(text.into()))
}

pub(crate) fn choice(key: &str) -> Value {
    Value::One(Scalar::Choice(key.into()))
}

pub(crate) fn reference(table: &str, id: i64) -> Value {
    Value::One(Scalar::Reference(RecordRef {
        table: table.into(),
        id: RecordId(id),
    }))
}

pub(crate) fn to(record: &RecordRef) -> Value {
    Value::One(Scalar::Reference(record.clone()))
}

pub(crate) fn contact(name: &str, email: &str) -> Values {
    [
        ("name".to_owned(), text(name)),
        ("email".to_owned(), text(email)),
    ]
    .into()
}

pub(crate) fn made<const N: usize>(
    account: &Account,
    table: &str,
    values: [(&str, Value); N],
) -> RecordRef {
    let values = values.map(|(key, value)| (key.to_owned(), value)).into();
    create(account, &Context::operator(), table, values)
        .unwrap()
        .record
}

/// The fields and codes of the problems, in the order of the fields.
pub(crate) fn problems(error: &Error) -> Vec<(&str, &str)> {
    let Error::Invalid(problems) = error else {
        panic!("refused otherwise: {error}")
    };
    let mut named: Vec<_> = problems
        .iter()
        .map(|p| (p.field.as_deref().unwrap_or(""), p.code))
        .collect();
    named.sort_unstable();
    named
}

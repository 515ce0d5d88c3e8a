//! A ticket: a record of the account's table for them, which carries files like
//! any other.

use bailey_sdk::prelude::*;
use bailey_sdk::types::FieldValue;
use bailey_sdk::{records, records_write, support_access};

/// The field by which a ticket is called.
pub const SUBJECT: &str = "subject";
/// The field that says more.
pub const TEXT: &str = "text";
/// The field that says whether it is done with.
pub const STATUS: &str = "status";
/// The choice of a ticket that is done with.
pub const CLOSED: &str = "closed";

const OPEN: &str = "open";

/// Makes a ticket, in a table that is made with the first one.
pub fn create(subject: &str, text: Option<&str>) -> Result<RecordRef, Error> {
    let table = support_access::tickets()?;
    let mut values = vec![
        field(SUBJECT, Scalar::Text(subject.to_owned())),
        field(STATUS, Scalar::Choice(OPEN.to_owned())),
    ];
    values.extend(text.map(|text| field(TEXT, Scalar::Text(text.to_owned()))));
    records_write::create(&table, &values)
}

/// Notes that it is done with; one that is gone needs no note.
pub fn close(ticket: &RecordRef) -> Result<(), Error> {
    let Ok(found) = records::get(ticket) else {
        return Ok(());
    };
    let update = records_write::RecordUpdate {
        ref_: found.ref_,
        version: found.version,
        values: vec![field(STATUS, Scalar::Choice(CLOSED.to_owned()))],
    };
    records_write::update(&[update]).map(drop)
}

fn field(key: &str, scalar: Scalar) -> FieldValue {
    FieldValue {
        field: key.to_owned(),
        value: Value::One(scalar),
    }
}

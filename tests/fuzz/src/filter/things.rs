//! The records that filters are tried on: a few of a table that has a field of each
//! kind, with values that are alike.

use std::sync::{Arc, LazyLock};

use bailey_crm::records::{Query, Record, create, list, values_from_json};
use bailey_crm::schema::{ChoiceOption, FieldKind, NewField, NewTable, Table, create_table};
use bailey_crm::{Account, Context};
use serde_json::json;

/// The records, and where they are.
pub(super) struct Things {
    pub(super) account: Arc<Account>,
    pub(super) table: Arc<Table>,
    pub(super) records: Vec<Record>,
}

pub(super) static THINGS: LazyLock<Things> =
    LazyLock::new(|| made().expect("the records can be made"));

fn made() -> bailey_crm::Result<Things> {
    let account = Account::in_memory()?;
    let context = Context::operator();
    let table = create_table(&account, &context, table())?;
    for values in [
        json!({ "name": "Anna", "size": 1, "ratio": "0.50", "ready": true, "colour": "red",
            "price": { "amount": "1.00", "currency": "USD" }, "day": "2026-01-02",
            "moment": "2026-01-02T03:04:05Z", "tags": ["a", "b"], "sizes": [1, 2] }),
        json!({ "name": "anna b", "size": -1, "ratio": "-0.50", "ready": false, "colour": "green",
            "price": { "amount": "1.00", "currency": "PLN" }, "day": "2026-01-03",
            "moment": "1969-12-31T23:59:59.999Z", "tags": ["B"], "sizes": [-2], "story": "100%\n_" }),
        json!({ "name": "Łódź", "size": 0, "price": { "amount": "-0.01", "currency": "USD" },
            "story": "x'\"y\\", "next": { "table": "things", "id": 1 } }),
        json!({ "name": "100%", "size": i64::MAX, "ratio": "0", "next": { "table": "things", "id": 2 } }),
        json!({ "name": "empty" }),
    ] {
        let object = values.as_object().expect("an object");
        let values = values_from_json(&table, object)?;
        create(&account, &context, "things", values)?;
    }
    let query = Query {
        limit: 500,
        ..Query::of("things")
    };
    let records = list(&account, &context, &query)?.records;
    Ok(Things {
        account,
        table,
        records,
    })
}

fn table() -> NewTable {
    let options = ["red", "green", "blue"].map(|key| ChoiceOption {
        retired: false,
        key: key.into(),
        label: key.into(),
    });
    let options = options.to_vec();
    let things = || FieldKind::Reference {
        table: "things".into(),
    };
    let field = |key: &str, kind| NewField::new(key, key, kind);
    NewTable {
        key: "things".into(),
        singular: "Thing".into(),
        plural: "Things".into(),
        fields: vec![
            field("name", FieldKind::Text),
            field("story", FieldKind::LongText),
            field("size", FieldKind::Integer),
            field("ratio", FieldKind::Decimal { scale: 2 }),
            field("price", FieldKind::Money),
            field("ready", FieldKind::Boolean),
            field("day", FieldKind::Date),
            field("moment", FieldKind::Datetime),
            field(
                "colour",
                FieldKind::Choice {
                    options: options.clone(),
                },
            ),
            field("next", things()),
            field("tags", FieldKind::Text).multiple(),
            field("sizes", FieldKind::Integer).multiple(),
            field("colours", FieldKind::Choice { options }).multiple(),
        ],
    }
}

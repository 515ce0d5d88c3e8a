//! The groups of a report: what each is called, and the list of its records.

use bailey_crm::filter::{Chip, Operator};
use bailey_crm::records::Group;
use bailey_crm::schema::Table;
use bailey_crm::{Scalar, Value};

use super::draft::Draft;
use crate::pages::address::Address;
use crate::pages::records::conditions::Condition;
use crate::pages::records::view::View;
use crate::pages::show;
use crate::pages::viewer::Viewer;

/// What a group is called.
pub(super) fn label(viewer: &Viewer, table: &Table, draft: &Draft, group: &Group) -> String {
    let reader = &viewer.reader;
    match &group.value {
        Value::None => reader.text("value-none"),
        Value::One(Scalar::Date(first)) => {
            reader.period(draft.shape.period.unwrap_or_default(), *first)
        }
        value => {
            let of = table.find(&draft.shape.by).map(|field| (table, field));
            show::value_text(viewer, of, value)
        }
    }
}

/// The list of all records that are counted.
pub(super) fn all(table: &Table, draft: &Draft) -> Address {
    draft.view.address(&table.key)
}

/// The list of a group's records.
pub(super) fn records(table: &Table, draft: &Draft, group: &Group) -> Address {
    let condition = |operator, value: String| Condition {
        field: draft.shape.by.clone(),
        operator,
        value,
    };
    let mut view: View = draft.view.clone();
    match &group.value {
        Value::One(Scalar::Date(first)) => {
            let next = draft.shape.period.unwrap_or_default().next(*first);
            view.conditions
                .push(condition(Operator::GreaterOrEqual, first.to_string()));
            let before = next.map(|next| condition(Operator::Less, next.to_string()));
            view.conditions.extend(before);
        }
        Value::One(choice @ Scalar::Choice(_)) => view
            .conditions
            .push(condition(Operator::OneOf, Chip::written(choice))),
        Value::One(one) => view
            .conditions
            .push(condition(Operator::Equal, Chip::written(one))),
        Value::None | Value::Many(_) => view
            .conditions
            .push(condition(Operator::IsEmpty, String::new())),
    }
    view.address(&table.key)
}

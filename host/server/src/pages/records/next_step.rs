//! Whether work on a record goes on: whether an open task refers to it.

use bailey_crm::filter::{Filter, Operator};
use bailey_crm::records::Without;
use bailey_crm::schema::{FieldKind, Table};
use bailey_crm::{Scalar, Value};

use crate::pages::viewer::Viewer;

/// The standard table of tasks.
const TASKS: &str = "tasks";
/// Its field that says whether a task is done.
const DONE: &str = "done";

/// What records of the table without a next step are without; none if no task
/// can refer to them.
pub(crate) fn missing(viewer: &Viewer, table: &Table) -> Option<Without> {
    let tasks = viewer.schema.find(TASKS)?;
    let done = tasks
        .find(DONE)
        .filter(|field| field.kind == FieldKind::Boolean)?;
    let refers = |field: &&bailey_crm::schema::Field| {
        !field.multiple && field.kind.refers_to() == Some(&*table.key)
    };
    let field = tasks.fields.iter().find(refers)?;
    let yes: Value = Scalar::Boolean(true).into();
    Some(Without {
        table: tasks.key.clone(),
        field: field.key.clone(),
        filter: Filter::compare(&*done.key, Operator::NotEqual, yes),
    })
}

//! Making the records of a plan: one operation, all of it or nothing.

use std::collections::{BTreeSet, HashMap};
use std::sync::mpsc::Sender;

use crate::access::{self, Action};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{OperationId, RecordId};
use crate::import::plan::{Plan, Planned};
use crate::records::{may_use, references, row, widened};
use crate::schema::Table;
use crate::store::Write;
use crate::value::{RecordRef, Scalar, Value};

/// After how many rows progress is told.
const STEP: usize = 100;

/// Makes the records, telling after every hundred how many there are.
pub(super) fn write(
    write: &mut Write<'_>,
    context: &Context,
    plan: Plan,
    source: Option<String>,
    progress: &Sender<(u64, u64)>,
) -> Result<OperationId> {
    may_use(context)?;
    write.adds()?;
    let schema = write.schema(context)?;
    let table = schema.table(&plan.table.key)?;
    must_stand(table, &plan)?;
    access::must(write.connection(), table, Action::Import, &[])?;
    let connection = write.connection();
    // Each record that is referred to once, however many rows do so.
    let referred: BTreeSet<&RecordRef> = plan
        .rows
        .iter()
        .flat_map(|planned| planned.values.iter().flat_map(Value::scalars))
        .filter_map(|scalar| match scalar {
            Scalar::Reference(record) => Some(record),
            _ => None,
        })
        .collect();
    for record in referred {
        if !references::exists(connection, &schema, record)? {
            return Err(changed());
        }
    }

    let mut operation = write.operation(context, "records.import")?;
    operation.detail("rows", plan.rows.len().to_string());
    if let Some(source) = source {
        operation.detail("file", source);
    }
    let total = plan.rows.len() as u64;
    let mut made: HashMap<usize, RecordId> = HashMap::with_capacity(plan.rows.len());
    for (
        n,
        Planned {
            row,
            mut values,
            pending,
        },
    ) in plan.rows.into_iter().enumerate()
    {
        for (place, other) in pending {
            let id = made.get(&other).copied().ok_or_else(changed)?;
            let record = RecordRef {
                table: table.key.clone(),
                id,
            };
            values[place] = Value::One(Scalar::Reference(record));
        }
        let values = widened(table, values);
        let change = row::insert(connection, context, table.whole(), values)?;
        made.insert(row, change.record);
        operation.change(&change)?;
        if (n + 1) % STEP == 0 {
            // Nobody may be listening any more.
            let _gone = progress.send(((n + 1) as u64, total));
        }
    }
    let all: Vec<RecordId> = made.into_values().collect();
    access::must(connection, table, Action::Import, &all)?;
    operation.finish()
}

/// The fields must be those that the rows were checked against.
fn must_stand(table: &Table, plan: &Plan) -> Result<()> {
    if table.fields == plan.table.fields {
        Ok(())
    } else {
        Err(changed())
    }
}

fn changed() -> Error {
    Error::Conflict(
        "tables or records changed while the file was checked; nothing was imported: try again"
            .into(),
    )
}

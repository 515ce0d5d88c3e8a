//! New choices for a field that has some: which may go, and which stay.

use rusqlite::Connection;

use crate::error::{Problem, Result};
use crate::schema::{ChoiceOption, Field, check, fitness};

/// Adds to `problems` what is wrong with giving a field of a table these
/// choices: those that are left out must be nobody's.
pub(super) fn check(
    connection: &Connection,
    table: &str,
    field: &Field,
    options: &[ChoiceOption],
    problems: &mut Vec<Problem>,
) -> Result<()> {
    let before = field.kind.options();
    if before.is_empty() {
        let message = format!("`{}` is no field with choices", field.key);
        problems.push(Problem::field("choices", "no-choices", message));
        return Ok(());
    }
    check::choices(options, "choices", problems);
    for gone in gone(before, options) {
        problems.extend(fitness::in_use(connection, table, field, gone)?);
    }
    Ok(())
}

/// The choices that are among the first and not among the second.
pub(super) fn gone<'a>(
    before: &'a [ChoiceOption],
    after: &'a [ChoiceOption],
) -> impl Iterator<Item = &'a ChoiceOption> {
    before
        .iter()
        .filter(|option| after.iter().all(|kept| kept.key != option.key))
}

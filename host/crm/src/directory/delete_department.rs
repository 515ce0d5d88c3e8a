//! Takes an empty department out of the tree.

use super::create_departments::change;
use super::{department, may_administer};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{DepartmentId, OperationId};
use crate::store::Account;

/// Deletes a department that nobody and nothing is in. The journal keeps what
/// it was.
///
/// # Errors
/// [`Error::Denied`] to members; [`Error::NotFound`]; [`Error::Invalid`] if
/// people or other departments are in it.
pub fn delete_department(
    account: &Account,
    context: &Context,
    id: DepartmentId,
) -> Result<OperationId> {
    may_administer(context)?;
    let context = context.clone();
    account.write(move |write| {
        let connection = write.connection();
        let before = department::get(connection, id)?;
        let sql = "SELECT (SELECT count(*) FROM bailey_user WHERE department = ?1),
                          (SELECT count(*) FROM bailey_department WHERE parent = ?1)";
        let (people, parts): (u64, u64) =
            connection.query_row(sql, [id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        if people + parts > 0 {
            let message = format!(
                "{people} people and {parts} departments are in {}: move them first.",
                before.name
            );
            return Err(Error::invalid("not-empty", message));
        }
        connection.execute("DELETE FROM bailey_department WHERE id = ?1", [id])?;
        let mut operation = write.operation(&context, "departments.deleted")?;
        operation.change(&change(Some(&before), None))?;
        write.people_changed();
        operation.finish()
    })
}

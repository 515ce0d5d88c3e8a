//! Renames a department, moves it in the tree, or gives it another head.

use super::create_departments::{change, valid};
use super::department::{self, Department};
use super::may_administer;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{DepartmentId, OperationId, UserId};
use crate::store::Account;

/// What to change; none leaves it as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DepartmentUpdate {
    /// The version that the change was made on; none takes whatever there is.
    pub version: Option<u64>,
    /// What it is called.
    pub name: Option<String>,
    /// The department that it is part of; an inner none puts it at the top.
    pub parent: Option<Option<DepartmentId>>,
    /// Who leads it; an inner none leaves it without a head.
    pub head: Option<Option<UserId>>,
}

/// Changes a department; none if nothing was different.
///
/// # Errors
/// [`Error::Denied`] to members; [`Error::NotFound`]; [`Error::Conflict`] if the
/// version is no longer that; [`Error::Invalid`] naming each field that is wrong.
pub fn update_department(
    account: &Account,
    context: &Context,
    id: DepartmentId,
    update: DepartmentUpdate,
) -> Result<Option<OperationId>> {
    may_administer(context)?;
    let context = context.clone();
    account.write(move |write| {
        let connection = write.connection();
        let before = department::get(connection, id)?;
        if update
            .version
            .is_some_and(|version| version != before.version)
        {
            return Err(Error::Conflict(format!(
                "{} was changed in between",
                before.name
            )));
        }
        let after = Department {
            name: update.name.unwrap_or_else(|| before.name.clone()),
            parent: update.parent.unwrap_or(before.parent),
            head: update.head.unwrap_or(before.head),
            ..before
        };
        let after = valid(connection, after)?;
        if before == after {
            return Ok(None);
        }
        let after = Department {
            version: before.version + 1,
            ..after
        };
        connection.execute(
            "UPDATE bailey_department SET name = ?2, parent = ?3, head = ?4, version = ?5
             WHERE id = ?1",
            (id, &after.name, after.parent, after.head, after.version),
        )?;
        let mut operation = write.operation(&context, "departments.updated")?;
        operation.change(&change(Some(&before), Some(&after)))?;
        write.people_changed();
        operation.finish().map(Some)
    })
}

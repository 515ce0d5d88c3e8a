//! Adds departments to the company's tree.

use rusqlite::Connection;

use super::checks::{self, Problems};
use super::department::{self, Department};
use super::{DEPARTMENTS, USERS, difference, may_administer, user};
use crate::context::Context;
use crate::error::{Error, Problem, Result};
use crate::ids::{DepartmentId, RecordId, UserId};
use crate::journal::{Change, ChangeKind};
use crate::store::Account;
use crate::value::{RecordRef, Scalar, Value};

/// A department that is to be added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewDepartment {
    /// What it is called.
    pub name: String,
    /// The department that it is part of; none at the top.
    pub parent: Option<DepartmentId>,
    /// Who leads it.
    pub head: Option<UserId>,
}

/// Adds one department.
///
/// # Errors
/// [`Error::Denied`] to members; [`Error::Invalid`] naming each field that is
/// wrong.
pub fn create_department(
    account: &Account,
    context: &Context,
    new: NewDepartment,
) -> Result<DepartmentId> {
    let ids = create_departments(account, context, vec![new])?;
    let id = ids.first().copied();
    id.ok_or_else(|| Error::Internal("a department was made without a number".into()))
}

/// Adds several departments as one operation: all of them or none.
///
/// # Errors
/// [`Error::Denied`] to members; [`Error::Invalid`] naming each field of the
/// first one that is wrong.
pub fn create_departments(
    account: &Account,
    context: &Context,
    new: Vec<NewDepartment>,
) -> Result<Vec<DepartmentId>> {
    may_administer(context)?;
    let context = context.clone();
    account.write(move |write| {
        write.adds()?;
        let connection = write.connection();
        let mut operation = write.operation(&context, "departments.created")?;
        write.people_changed();
        let mut ids = Vec::with_capacity(new.len());
        for NewDepartment { name, parent, head } in new {
            let department = Department {
                id: DepartmentId(0),
                name,
                parent,
                head,
                version: 1,
            };
            let department = insert(connection, valid(connection, department)?)?;
            ids.push(department.id);
            operation.change(&change(None, Some(&department)))?;
        }
        operation.finish()?;
        Ok(ids)
    })
}

/// The department as it may be kept.
pub(super) fn valid(conn: &Connection, department: Department) -> Result<Department> {
    let mut problems = Problems::default();
    let department = Department {
        name: problems.keep(checks::name("name", &department.name)),
        ..department
    };
    if let Some(parent) = department.parent {
        if department::get(conn, parent).is_err() {
            let message = format!("There is no department {parent}.");
            problems.note(Problem::field("parent", "not-found", message));
        } else if department::within(conn, parent, department.id)? {
            let message = "A department can't be part of itself: choose one that isn't below it.";
            problems.note(Problem::field("parent", "circle", message));
        }
    }
    if let Some(head) = department.head
        && user::find(conn, head)?.is_none()
    {
        let message = format!("There is no user {head}.");
        problems.note(Problem::field("head", "not-found", message));
    }
    problems.check()?;
    Ok(department)
}

fn insert(conn: &Connection, department: Department) -> Result<Department> {
    conn.execute(
        "INSERT INTO bailey_department (name, parent, head) VALUES (?1, ?2, ?3)",
        (&department.name, department.parent, department.head),
    )?;
    Ok(Department {
        id: DepartmentId(conn.last_insert_rowid()),
        ..department
    })
}

/// What became of a department, for the journal.
pub(super) fn change(before: Option<&Department>, after: Option<&Department>) -> Change {
    let kind = match (before, after) {
        (None, _) => ChangeKind::Created,
        (Some(_), Some(_)) => ChangeKind::Updated,
        (Some(_), None) => ChangeKind::Purged,
    };
    let named = after.or(before);
    Change {
        table: DEPARTMENTS.to_owned(),
        record: RecordId(named.map_or(0, |department| department.id.0)),
        kind,
        version: named.map_or(0, |department| department.version),
        label: named.map_or_else(String::new, |department| department.name.clone()),
        fields: difference::of(before.map(values).as_ref(), after.map(values).as_ref()),
    }
}

fn values(department: &Department) -> [(&'static str, Value); 3] {
    let reference = |table: &str, id: Option<i64>| {
        id.map_or(Value::None, |id| {
            Scalar::Reference(RecordRef {
                table: table.to_owned(),
                id: RecordId(id),
            })
            .into()
        })
    };
    [
        ("name", Scalar::Text(department.name.clone()).into()),
        (
            "parent",
            reference(DEPARTMENTS, department.parent.map(|id| id.0)),
        ),
        ("head", reference(USERS, department.head.map(|id| id.0))),
    ]
}

//! Adds people to the account.

use rusqlite::Connection;

use super::checks::{self, Problems};
use super::user::{self, User};
use super::{DEPARTMENTS, Language, USERS, department, difference, may_administer, settings};
use crate::context::Context;
use crate::error::{Error, Problem, Result};
use crate::ids::{DepartmentId, RecordId, Timestamp, UserId};
use crate::journal::{Change, ChangeKind};
use crate::sessions::PasswordHash;
use crate::store::{Account, Write};
use crate::value::{RecordRef, Scalar, Value};

/// A person who is to be added.
#[derive(Clone, Debug, Default)]
pub struct NewUser {
    /// As the person writes it.
    pub name: String,
    /// Unique among active users, whatever its letters' case.
    pub email: String,
    /// May change settings, tables, users and plugins.
    pub admin: bool,
    /// Where they work.
    pub department: Option<DepartmentId>,
    /// The account's own if none.
    pub language: Option<Language>,
    /// The account's own if none.
    pub time_zone: Option<String>,
    /// None until they set one. Hashing takes tens of milliseconds, so it is
    /// the caller's, outside of the transaction.
    pub password: Option<PasswordHash>,
    /// They must choose another one at their first sign-in.
    pub password_change: bool,
}

/// Adds one person.
///
/// # Errors
/// [`Error::Denied`] to members; [`Error::Invalid`] naming each field that is
/// wrong.
pub fn create_user(account: &Account, context: &Context, new: NewUser) -> Result<UserId> {
    let ids = create_users(account, context, vec![new])?;
    ids.first()
        .copied()
        .ok_or_else(|| Error::Internal("a user was made without a number".into()))
}

/// Adds several people as one operation: all of them or none.
///
/// # Errors
/// [`Error::Denied`] to members; [`Error::Invalid`] naming each field of the
/// first person that is wrong.
pub fn create_users(
    account: &Account,
    context: &Context,
    new: Vec<NewUser>,
) -> Result<Vec<UserId>> {
    may_administer(context)?;
    let context = context.clone();
    account.write(move |write| {
        write.adds()?;
        insert_all(write, &context, new, false)
    })
}

/// Adds and journals them; `owner` makes each the owner, and is for the first.
pub(super) fn insert_all(
    write: &Write<'_>,
    context: &Context,
    new: Vec<NewUser>,
    owner: bool,
) -> Result<Vec<UserId>> {
    let connection = write.connection();
    let mut operation = write.operation(context, "users.created")?;
    write.people_changed();
    let mut ids = Vec::with_capacity(new.len());
    for new in new {
        let password = new.password.clone();
        let user = checked(connection, new, owner, context.at)?;
        let user = insert(connection, user, password.as_ref())?;
        ids.push(user.id);
        operation.change(&change(None, &user))?;
    }
    operation.finish()?;
    Ok(ids)
}

fn checked(conn: &Connection, new: NewUser, owner: bool, at: Timestamp) -> Result<User> {
    let defaults = settings::get(conn)?;
    let user = User {
        id: UserId(0),
        name: new.name,
        email: new.email,
        admin: new.admin || owner,
        owner,
        active: true,
        department: new.department,
        language: new.language.unwrap_or(defaults.language),
        time_zone: new.time_zone.unwrap_or(defaults.time_zone),
        has_password: new.password.is_some(),
        password_change: new.password_change,
        version: 1,
        created_at: at,
        updated_at: at,
    };
    valid(conn, user)
}

/// The user as they may be kept.
pub(super) fn valid(conn: &Connection, user: User) -> Result<User> {
    let mut problems = Problems::default();
    let user = User {
        name: problems.keep(checks::name("name", &user.name)),
        email: problems.keep(checks::email(&user.email)),
        time_zone: problems.keep(checks::time_zone(&user.time_zone)),
        ..user
    };
    if user.active
        && let Some(other) = user::by_email(conn, &user.email)?
        && other.id != user.id
    {
        let message = format!("{} has the address {} already.", other.name, other.email);
        problems.note(Problem::field("email", "taken", message));
    }
    if let Some(id) = user.department
        && department::get(conn, id).is_err()
    {
        let message = format!("There is no department {id}.");
        problems.note(Problem::field("department", "not-found", message));
    }
    if user.owner && !(user.admin && user.active) {
        let message = "The owner stays an active admin: transfer the ownership first.";
        let field = if user.active { "admin" } else { "active" };
        problems.note(Problem::field(field, "owner-stays", message));
    }
    problems.check()?;
    Ok(user)
}

fn insert(conn: &Connection, user: User, password: Option<&PasswordHash>) -> Result<User> {
    let sql = "INSERT INTO bailey_user (name, email, email_key, admin, owner, active, department,
                   language, time_zone, password, version, created_at, updated_at,
                   password_change)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 1, ?11, ?11, ?12)";
    conn.prepare_cached(sql)?.execute((
        &user.name,
        &user.email,
        checks::email_key(&user.email),
        user.admin,
        user.owner,
        user.active,
        user.department,
        user.language.as_str(),
        &user.time_zone,
        password.map(PasswordHash::as_str),
        user.created_at,
        user.password_change,
    ))?;
    Ok(User {
        id: UserId(conn.last_insert_rowid()),
        ..user
    })
}

/// What became of a user, for the journal.
pub(super) fn change(before: Option<&User>, after: &User) -> Change {
    Change {
        table: USERS.to_owned(),
        record: RecordId(after.id.0),
        kind: if before.is_some() {
            ChangeKind::Updated
        } else {
            ChangeKind::Created
        },
        version: after.version,
        label: after.name.clone(),
        fields: difference::of(before.map(values).as_ref(), Some(&values(after))),
    }
}

fn values(user: &User) -> [(&'static str, Value); 9] {
    let department = user.department.map(|id| {
        let reference = RecordRef {
            table: DEPARTMENTS.to_owned(),
            id: RecordId(id.0),
        };
        Scalar::Reference(reference)
    });
    [
        ("name", Scalar::Text(user.name.clone()).into()),
        ("email", Scalar::Text(user.email.clone()).into()),
        ("admin", Scalar::Boolean(user.admin).into()),
        ("owner", Scalar::Boolean(user.owner).into()),
        ("active", Scalar::Boolean(user.active).into()),
        ("department", department.map_or(Value::None, Value::One)),
        ("language", Scalar::Choice(user.language.to_string()).into()),
        ("time_zone", Scalar::Text(user.time_zone.clone()).into()),
        (
            "password_change",
            Scalar::Boolean(user.password_change).into(),
        ),
    ]
}

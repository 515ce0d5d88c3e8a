//! The account's people: who there is, and for admins what they are called,
//! where they work, what they may, and whether they may come in.

mod create;
mod invite;
mod list;
mod password;
mod person;
mod proof;
mod turn;

use axum::Router;
use axum::routing::{get, post};
use bailey_crm::directory::{self, Language, User};
use bailey_crm::{DepartmentId, UserId};

use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::frame::Head;
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// The routes of people.
pub(super) fn router() -> Router<State> {
    Router::new()
        .route("/settings/people", get(list::list))
        .route(
            "/settings/people/new",
            get(create::form).post(create::create),
        )
        .route(
            "/settings/people/{user}",
            get(person::show).post(person::save),
        )
        .route("/settings/people/{user}/password", post(password::set))
        .route("/settings/people/{user}/invite", post(invite::invite))
        .route("/settings/people/{user}/proof", post(proof::ask))
        .route(
            "/settings/people/{user}/{turn}",
            get(turn::confirm).post(turn::take),
        )
}

/// The address of a person's settings.
pub(super) fn of(user: UserId) -> Address {
    Address::new("/settings/people").then(&user.to_string())
}

fn head(viewer: &Viewer, title: impl Into<String>) -> Head {
    let reader = &viewer.reader;
    Head::new(title)
        .under(reader.text("settings"), &Address::new("/settings"))
        .under(
            reader.text("settings-people"),
            &Address::new("/settings/people"),
        )
        .narrow()
}

fn found(viewer: &Viewer, user: i64) -> Result<User> {
    let user = viewer
        .account
        .read(|read| directory::user(read, &viewer.context, UserId(user)))?;
    Ok(user)
}

/// The departments as choices, with none of them first.
fn departments(viewer: &Viewer) -> Result<Vec<(String, String)>> {
    let departments = viewer
        .account
        .read(|read| directory::departments(read, &viewer.context))?;
    let mut choices = vec![(String::new(), viewer.reader.text("department-none"))];
    choices.extend(
        departments
            .into_iter()
            .map(|department| (department.id.to_string(), department.name)),
    );
    Ok(choices)
}

/// What a form says of a person.
struct Person {
    name: String,
    email: String,
    admin: bool,
    department: Option<DepartmentId>,
    language: Language,
    time_zone: String,
}

impl Person {
    fn read(posted: &Params) -> Result<Self> {
        let text = |name: &str| posted.first(name).unwrap_or_default().trim().to_owned();
        let department = posted.filled("department").map(str::parse).transpose();
        let department = department
            .map_err(|_| Error::invalid("department", "unknown", "There is no such department."))?;
        Ok(Self {
            name: text("name"),
            email: text("email"),
            admin: posted.has("admin"),
            department: department.map(DepartmentId),
            language: text("language").parse().unwrap_or_default(),
            time_zone: text("time_zone"),
        })
    }
}

impl From<&User> for Person {
    fn from(user: &User) -> Self {
        Self {
            name: user.name.clone(),
            email: user.email.clone(),
            admin: user.admin,
            department: user.department,
            language: user.language,
            time_zone: user.time_zone.clone(),
        }
    }
}

/// The fields that [`Person`] is read from.
const FIELDS: &[&str] = &[
    "name",
    "email",
    "department",
    "language",
    "time_zone",
    "password",
];

/// Their inputs.
fn inputs(inputs: &super::typed::Inputs<'_>, person: &Person, owner: bool) -> Result<maud::Markup> {
    let department = person.department.map(|id| id.to_string());
    Ok(maud::html! {
        (inputs.elsewhere(FIELDS))
        (inputs.line("name", "person-name", None, &person.name))
        (inputs.line("email", "email", None, &person.email))
        (inputs.choice("department", "person-department", department.as_deref().unwrap_or_default(), &departments(inputs.viewer)?))
        (inputs.language("language", person.language))
        (inputs.line("time_zone", "time-zone", Some("time-zone-hint"), &person.time_zone))
        @if owner { input type="hidden" name="admin" value="yes"; }
        @else { (inputs.tick("admin", "person-admin", "person-admin-hint", person.admin)) }
    })
}

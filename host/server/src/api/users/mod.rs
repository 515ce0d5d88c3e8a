//! The account's people.

mod ask_proof;
mod create;
mod get;
mod invite;
mod list;
mod set_password;
mod update;

use bailey_crm::directory::{Language, User};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::moment::Moment;
use crate::error::{Error, Result};
use crate::state::State;

pub(super) fn routes() -> OpenApiRouter<State> {
    OpenApiRouter::new()
        .routes(routes!(list::list, create::create))
        .routes(routes!(get::get, update::update))
        .routes(routes!(invite::invite))
        .routes(routes!(ask_proof::ask_proof))
        .routes(routes!(set_password::set_password))
}

/// A person who may sign in, or might once.
#[derive(Serialize, ToSchema)]
pub(super) struct UserView {
    id: i64,
    name: String,
    email: String,
    /// May change settings, tables, users and plugins.
    admin: bool,
    /// There is always exactly one.
    owner: bool,
    /// A suspended user can't sign in and keeps all that is theirs.
    active: bool,
    /// The number of the department.
    department: Option<i64>,
    /// `en`, `ru`, `pl` or `zh`.
    language: &'static str,
    /// An IANA time zone.
    time_zone: String,
    /// Whether they have a password to sign in with.
    has_password: bool,
    /// Whether they must choose a new password before anything else.
    password_change: bool,
    /// Also in `ETag`.
    version: u64,
    created_at: Moment,
    updated_at: Moment,
}

impl From<&User> for UserView {
    fn from(user: &User) -> Self {
        Self {
            id: user.id.0,
            name: user.name.clone(),
            email: user.email.clone(),
            admin: user.admin,
            owner: user.owner,
            active: user.active,
            department: user.department.map(|department| department.0),
            language: user.language.as_str(),
            time_zone: user.time_zone.clone(),
            has_password: user.has_password,
            password_change: user.password_change,
            version: user.version,
            created_at: user.created_at.into(),
            updated_at: user.updated_at.into(),
        }
    }
}

/// The language of this code.
pub(super) fn language(code: Option<String>) -> Result<Option<Language>> {
    let Some(code) = code else { return Ok(None) };
    let known = Language::ALL
        .into_iter()
        .find(|language| language.as_str() == code);
    known.map(Some).ok_or_else(|| {
        Error::invalid(
            "language",
            "unknown-language",
            "Choose one of en, ru, pl and zh.",
        )
    })
}

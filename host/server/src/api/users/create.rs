//! Adds a user.

use axum::http::StatusCode;
use axum::response::IntoResponse;
use bailey_crm::directory::{self, NewUser};
use bailey_crm::sessions::PasswordHash;
use bailey_crm::{DepartmentId, directory::User};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{UserView, language};
use crate::api::body::Json;
use crate::api::etag::etag;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// A person who is to be added.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewUserBody {
    name: String,
    /// Unique among active users, whatever its letters' case.
    email: String,
    #[serde(default)]
    admin: bool,
    /// The number of the department.
    department: Option<i64>,
    /// `en`, `ru`, `pl` or `zh`; the account's own if missing.
    language: Option<String>,
    /// An IANA time zone; the account's own if missing.
    time_zone: Option<String>,
    /// They must change it at their first sign-in. Without one they can't sign
    /// in until they are invited or one is set.
    #[schema(format = Password)]
    password: Option<String>,
}

/// Adds a user. For admins.
#[utoipa::path(
    post,
    path = "/users",
    tag = "people",
    request_body = NewUserBody,
    responses((status = CREATED, body = UserView), Refused)
)]
pub(super) async fn create(
    state: State,
    Admin(signed): Admin,
    Json(body): Json<NewUserBody>,
) -> Result<impl IntoResponse> {
    let language = language(body.language)?;
    let (account, context) = (signed.account, signed.context);
    let user = state
        .sign_ins(move || -> bailey_crm::Result<User> {
            let about = [body.name.as_str(), body.email.as_str()];
            let password = body.password.as_deref();
            let password = password.map(|password| PasswordHash::chosen(password, &about));
            let password = password.transpose()?;
            let new = NewUser {
                name: body.name,
                email: body.email,
                admin: body.admin,
                department: body.department.map(DepartmentId),
                language,
                time_zone: body.time_zone,
                password_change: password.is_some(),
                password,
            };
            let id = directory::create_user(&account, &context, new)?;
            account.read(|read| directory::user(read, &context, id))
        })
        .await?;
    Ok((
        StatusCode::CREATED,
        etag(user.version),
        Json(UserView::from(&user)),
    ))
}

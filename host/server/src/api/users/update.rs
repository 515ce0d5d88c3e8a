//! Changes a user.

use axum::response::IntoResponse;
use bailey_crm::directory::{self, UserUpdate};
use bailey_crm::{DepartmentId, UserId};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{UserView, language};
use crate::api::body::{Json, Path, said};
use crate::api::etag::{IfMatch, etag, stale};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// What to change; what is missing stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct UserChanges {
    name: Option<String>,
    email: Option<String>,
    admin: Option<bool>,
    /// False suspends them: their sessions end at once.
    active: Option<bool>,
    /// The number of the department; null takes them out of theirs.
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<i64>)]
    department: Option<Option<i64>>,
    /// `en`, `ru`, `pl` or `zh`.
    language: Option<String>,
    /// An IANA time zone.
    time_zone: Option<String>,
    /// True has them choose a new password before they do anything else.
    password_change: Option<bool>,
}

/// Changes a user. People change their own name, language and time zone; admins
/// the rest.
#[utoipa::path(
    patch,
    path = "/users/{user}",
    tag = "people",
    params(
        ("user" = i64, Path),
        ("If-Match" = String, Header, description = "The version that was read, or `*`"),
    ),
    request_body = UserChanges,
    responses((status = OK, body = UserView), Refused)
)]
pub(super) async fn update(
    state: State,
    signed: Signed,
    Path(id): Path<i64>,
    IfMatch(version): IfMatch,
    Json(body): Json<UserChanges>,
) -> Result<impl IntoResponse> {
    let update = UserUpdate {
        version,
        name: body.name,
        email: body.email,
        admin: body.admin,
        active: body.active,
        department: body
            .department
            .map(|department| department.map(DepartmentId)),
        language: language(body.language)?,
        time_zone: body.time_zone,
        password_change: body.password_change,
    };
    let id = UserId(id);
    let (changed, user) = signed
        .records(&state, move |account, context| {
            let changed = directory::update_user(account, context, id, update);
            let user = account.read(|read| directory::user(read, context, id))?;
            Ok((changed, user))
        })
        .await?;
    changed.map_err(|error| stale(error, version, user.version))?;
    Ok((etag(user.version), Json(UserView::from(&user))))
}

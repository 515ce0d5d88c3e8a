//! Invites a user who has no password yet.

use axum::http::{HeaderMap, StatusCode};
use bailey_crm::UserId;

use crate::api::body::Path;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::mail::{self, Links};
use crate::state::State;

/// Mails a user a link to set their first password; earlier ones no longer
/// work. For admins.
#[utoipa::path(
    post,
    path = "/users/{user}/invitation",
    tag = "people",
    params(("user" = i64, Path)),
    responses((status = ACCEPTED, description = "It is on its way"), Refused)
)]
pub(super) async fn invite(
    state: State,
    Admin(signed): Admin,
    headers: HeaderMap,
    Path(user): Path<i64>,
) -> Result<StatusCode> {
    let links = Links::to(signed.account.id(), state.settings(), &headers)?;
    let plugins = state.plugins().clone();
    signed
        .records(&state, move |account, context| {
            mail::invite(&plugins, account, context, links, UserId(user))
        })
        .await?;
    Ok(StatusCode::ACCEPTED)
}

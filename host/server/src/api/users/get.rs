//! Reads one user.

use axum::response::IntoResponse;
use bailey_crm::{UserId, directory};

use super::UserView;
use crate::api::body::{Json, Path};
use crate::api::etag::etag;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// One user.
#[utoipa::path(
    get,
    path = "/users/{user}",
    tag = "people",
    params(("user" = i64, Path)),
    responses((status = OK, body = UserView), Refused)
)]
pub(super) async fn get(
    state: State,
    signed: Signed,
    Path(id): Path<i64>,
) -> Result<impl IntoResponse> {
    let user = signed
        .records(&state, move |account, context| {
            account.read(|read| directory::user(read, context, UserId(id)))
        })
        .await?;
    Ok((etag(user.version), Json(UserView::from(&user))))
}

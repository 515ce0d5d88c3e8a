//! Lists where somebody is signed in.

use bailey_crm::{UserId, directory, sessions};

use super::SessionView;
use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// Where somebody is signed in, the session used last first: one's own, or anybody's
/// for an admin, who ends it at `sessions/{session}`.
#[utoipa::path(
    get,
    path = "/users/{user}/sessions",
    tag = "sessions",
    params(("user" = i64, Path, description = "The person's number")),
    responses((status = OK, body = Vec<SessionView>), Refused)
)]
pub(super) async fn of_user(
    state: State,
    signed: Signed,
    Path(user): Path<i64>,
) -> Result<Json<Vec<SessionView>>> {
    let user = UserId(user);
    let found = signed
        .records(&state, move |account, context| {
            account.read(|read| {
                let found = sessions::list(read, context, user)?;
                directory::user(read, context, user)?;
                Ok(found)
            })
        })
        .await?;
    Ok(Json(found.iter().map(SessionView::from).collect()))
}

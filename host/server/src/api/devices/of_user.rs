//! Lists the browsers that are trusted for somebody.

use bailey_crm::{UserId, directory, sessions};

use super::DeviceView;
use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// The browsers that steps of signing in trust for somebody, the one used last first:
/// one's own, or anybody's for an admin, who ends the trust at `devices/{device}`.
#[utoipa::path(
    get,
    path = "/users/{user}/devices",
    tag = "sessions",
    params(("user" = i64, Path, description = "The person's number")),
    responses((status = OK, body = Vec<DeviceView>), Refused)
)]
pub(super) async fn of_user(
    state: State,
    signed: Signed,
    Path(user): Path<i64>,
) -> Result<Json<Vec<DeviceView>>> {
    let user = UserId(user);
    let found = signed
        .records(&state, move |account, context| {
            account.read(|read| {
                let found = sessions::devices(read, context, user)?;
                directory::user(read, context, user)?;
                Ok(found)
            })
        })
        .await?;
    Ok(Json(found.iter().map(DeviceView::from).collect()))
}

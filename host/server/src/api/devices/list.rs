//! Lists the browsers that are trusted for the caller.

use bailey_crm::sessions;

use super::DeviceView;
use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// The browsers that steps of signing in trust for the caller, the one used last
/// first.
#[utoipa::path(
    get,
    path = "/devices",
    tag = "sessions",
    responses((status = OK, body = Vec<DeviceView>), Refused)
)]
pub(super) async fn list(state: State, signed: Signed) -> Result<Json<Vec<DeviceView>>> {
    let user = signed.user().id;
    let found = signed
        .records(&state, move |account, context| {
            account.read(|read| sessions::devices(read, context, user))
        })
        .await?;
    Ok(Json(found.iter().map(DeviceView::from).collect()))
}

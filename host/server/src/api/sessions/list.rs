//! Lists the caller's sessions.

use bailey_crm::sessions;

use super::SessionView;
use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// Where the caller is signed in, the one used last first.
#[utoipa::path(
    get,
    path = "/sessions",
    tag = "sessions",
    responses((status = OK, body = Vec<SessionView>), Refused)
)]
pub(super) async fn list(state: State, signed: Signed) -> Result<Json<Vec<SessionView>>> {
    let user = signed.user().id;
    let found = signed
        .records(&state, move |account, context| {
            account.read(|read| sessions::list(read, context, user))
        })
        .await?;
    Ok(Json(found.iter().map(SessionView::from).collect()))
}

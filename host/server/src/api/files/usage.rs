//! Says how much the account's files take up.

use bailey_crm::files;

use super::view::UsageView;
use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// How much the account's files take up, and may.
#[utoipa::path(
    get,
    path = "/files",
    tag = "files",
    responses((status = OK, body = UsageView), Refused)
)]
pub(super) async fn usage(state: State, signed: Signed) -> Result<Json<UsageView>> {
    let found = signed.records(&state, files::usage).await?;
    Ok(Json(UsageView::new(
        found,
        state.settings().file_limit as u64,
    )))
}

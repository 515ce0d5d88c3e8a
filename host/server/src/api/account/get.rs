//! Says what holds for the account as a whole.

use super::AccountView;
use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// The account and its settings.
#[utoipa::path(
    get,
    path = "/account",
    tag = "account",
    responses((status = OK, body = AccountView), Refused)
)]
pub(super) async fn get(state: State, signed: Signed) -> Result<Json<AccountView>> {
    let view = signed.records(&state, super::present).await?;
    Ok(Json(view))
}

//! Lists the caller's tokens.

use bailey_crm::sessions;

use super::TokenView;
use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// The caller's tokens, newest first, also those that are over.
#[utoipa::path(
    get,
    path = "/tokens",
    tag = "tokens",
    responses((status = OK, body = Vec<TokenView>), Refused)
)]
pub(super) async fn list(state: State, signed: Signed) -> Result<Json<Vec<TokenView>>> {
    let user = signed.user().id;
    let tokens = signed
        .records(&state, move |account, context| {
            account.read(|read| sessions::tokens(read, context, user))
        })
        .await?;
    Ok(Json(tokens.iter().map(TokenView::from).collect()))
}

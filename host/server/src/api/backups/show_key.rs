//! Shows the owner the key that opens the account's backups.

use axum::Extension;
use axum::response::IntoResponse;
use bailey_crm::backups;
use bailey_plugins::backups::account_key;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::{Admin, Confirmed};
use crate::error::Result;
use crate::idempotency::Unrepeatable;
use crate::state::State;

/// The key.
#[derive(Serialize, ToSchema)]
pub(super) struct SecretView {
    /// An age identity: whoever has it reads every backup of the account.
    key: String,
}

/// Shows the key that opens the account's backups; that is in the journal before it
/// is shown. For the owner.
#[utoipa::path(
    post,
    path = "/backups/key",
    tag = "backups",
    responses((status = OK, body = SecretView), Refused)
)]
pub(super) async fn show(
    state: State,
    _: Admin,
    Confirmed(signed): Confirmed,
) -> Result<impl IntoResponse> {
    let crm = std::sync::Arc::clone(state.crm());
    let key = signed
        .records(&state, move |account, context| {
            let key = account_key(&crm, account.id())?;
            backups::shown(account, context, &key.recipient().to_string())?;
            Ok(key.reveal())
        })
        .await?;
    Ok((Extension(Unrepeatable), Json(SecretView { key })))
}

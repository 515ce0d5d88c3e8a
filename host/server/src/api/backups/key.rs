//! What is known of the key that opens the account's backups.

use bailey_crm::backups;
use bailey_plugins::backups::{KeyTest, account_key};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// What is known of the key.
#[derive(Serialize, ToSchema)]
pub(super) struct KeyView {
    /// What backups are sealed to: an age recipient.
    recipient: String,
    /// Whether the owner opened the test with it.
    proven: bool,
    /// A word sealed to it, as the `age` program opens it with the key.
    test: String,
}

/// What the account's backups are sealed to, and a test for whoever has the key. For
/// admins.
#[utoipa::path(
    get,
    path = "/backups/key",
    tag = "backups",
    responses((status = OK, body = KeyView), Refused)
)]
pub(super) async fn key(state: State, Admin(signed): Admin) -> Result<Json<KeyView>> {
    let crm = std::sync::Arc::clone(state.crm());
    let view = signed
        .records(&state, move |account, context| {
            let key = account_key(&crm, account.id())?;
            let recipient = key.recipient().to_string();
            let proven = account.read(|read| backups::is_proven(read, context, &recipient))?;
            Ok(KeyView {
                test: KeyTest::of(&key)?.sealed,
                recipient,
                proven,
            })
        })
        .await?;
    Ok(Json(view))
}

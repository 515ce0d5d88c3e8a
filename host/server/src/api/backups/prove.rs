//! Takes the word of a test that the owner opened.

use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// What the test says.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WordBody {
    word: String,
}

/// Notes that the owner could open a backup without Bailey: by the word that the
/// test of the key says. For the owner.
#[utoipa::path(
    post,
    path = "/backups/key/proof",
    tag = "backups",
    request_body = WordBody,
    responses((status = NO_CONTENT, description = "It is the right word"), Refused)
)]
pub(super) async fn prove(
    state: State,
    Admin(signed): Admin,
    Json(body): Json<WordBody>,
) -> Result<StatusCode> {
    let crm = std::sync::Arc::clone(state.crm());
    signed
        .records(&state, move |account, context| {
            bailey_plugins::backups::prove(&crm, account, context, &body.word)
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

//! Hands the owner the key as a file that the `age` program takes.

use axum::extract::State as FromState;
use axum::response::{IntoResponse, Response};
use bailey_crm::backups;
use bailey_plugins::backups::account_key;

use crate::auth::{Admin, Confirmed, Posted};
use crate::download;
use crate::error::{Error, Result};
use crate::pages::viewer::Viewer;
use crate::state::State;

/// The key, as a file to be kept.
pub(super) async fn hand_out(
    FromState(state): FromState<State>,
    _: Admin,
    _: Confirmed,
    viewer: Viewer,
    Posted(_): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    let crm = std::sync::Arc::clone(state.crm());
    state
        .records(move || {
            let id = viewer.account.id();
            let key = account_key(&crm, id)?;
            let recipient = key.recipient().to_string();
            backups::shown(&viewer.account, &viewer.context, &recipient)?;
            let text = format!("# {id}\n# public key: {recipient}\n{}\n", key.reveal());
            let headers = download::headers(&format!("{id}-backup-key"), ("text/plain", "txt"));
            Ok::<_, Error>((headers, text).into_response())
        })
        .await
}

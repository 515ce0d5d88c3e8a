//! Takes an operation back, from the notice that offered it.

use axum::extract::State as FromState;
use axum::response::Response;
use bailey_crm::{OperationId, undo as core};
use serde::Deserialize;

use super::address::own_path;
use super::notice::{Notice, Tone};
use super::viewer::Viewer;
use crate::auth::Posted;
use crate::error::{Error, Result};
use crate::state::State;

/// Which operation, and where the notice stood.
#[derive(Deserialize)]
pub(super) struct Undo {
    operation: OperationId,
    back: Option<String>,
}

/// Takes an operation back, all of it or nothing.
pub(super) async fn undo(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Posted(posted): Posted<Undo>,
) -> Result<Response> {
    state
        .records(move || {
            let notice = match core::undo(&viewer.account, &viewer.context, posted.operation) {
                Ok(_) => Notice::done(viewer.reader.text("undone")),
                Err(bailey_crm::Error::Conflict(_)) => {
                    Notice::new(Tone::Danger, viewer.reader.text("undo-conflict"))
                }
                Err(other) => return Err(Error::from(other)),
            };
            Ok(notice.redirect(posted.back.as_deref().and_then(own_path).unwrap_or("/")))
        })
        .await
}

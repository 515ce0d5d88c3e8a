//! Hands out the content of a file.

use std::sync::Arc;

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::{FileId, files};

use super::super::timeline::reference;
use crate::error::{Error, Result};
use crate::files::answer;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// The content of a file.
pub(super) async fn download(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path((table, id, file)): Path<(String, i64, i64)>,
) -> Result<Response> {
    let account = Arc::clone(&viewer.account);
    let found = state
        .records(move || {
            let record = reference(&table, id);
            files::content(&viewer.account, &viewer.context, &record, FileId(file))
                .map_err(Error::from)
        })
        .await?;
    Ok(answer(&state, account, found))
}

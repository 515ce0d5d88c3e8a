//! Hands out a backup's file.

use std::sync::Arc;

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::backups::BackupId;

use crate::auth::{Admin, Confirmed};
use crate::backup_file;
use crate::error::Result;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// The file, as something to be kept.
pub(super) async fn file(
    FromState(state): FromState<State>,
    _: Admin,
    _: Confirmed,
    viewer: Viewer,
    Path(backup): Path<i64>,
) -> Result<Response> {
    let account = Arc::clone(&viewer.account);
    backup_file::answer(&state, account, viewer.context.clone(), BackupId(backup)).await
}

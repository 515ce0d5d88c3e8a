//! Hands out a backup's file.

use axum::Extension;
use axum::response::IntoResponse;
use bailey_crm::backups::BackupId;

use crate::api::body::Path;
use crate::api::refused::Refused;
use crate::auth::{Admin, Confirmed};
use crate::backup_file;
use crate::error::Result;
use crate::idempotency::Unrepeatable;
use crate::state::State;

/// A backup's file: a tar with a manifest and the account, sealed to its key. For
/// admins.
#[utoipa::path(
    get,
    path = "/backups/{backup}/file",
    tag = "backups",
    params(("backup" = i64, Path)),
    responses((status = OK, content_type = "application/x-tar", body = Vec<u8>), Refused)
)]
pub(super) async fn file(
    state: State,
    _: Admin,
    Confirmed(signed): Confirmed,
    Path(backup): Path<i64>,
) -> Result<impl IntoResponse> {
    let file = backup_file::answer(&state, signed.account, signed.context, BackupId(backup));
    Ok((Extension(Unrepeatable), file.await?))
}

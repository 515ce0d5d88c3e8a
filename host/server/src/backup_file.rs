//! A backup's file on its way out: to an admin, or to whoever has a link to it.

use std::fs::File;
use std::io::Read as _;
use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use bailey_crm::backups::BackupId;
use bailey_crm::{Account, Context, Error as CrmError};

use crate::download;
use crate::error::Result;
use crate::state::State;

/// How much is read at once.
const PIECE: usize = 256 << 10;

/// The file, as something to be kept. That it goes out is in the journal before it
/// does.
///
/// # Errors
/// Those of [`Backups::download`](bailey_plugins::backups::Backups::download).
pub(crate) async fn answer(
    state: &State,
    account: Arc<Account>,
    context: Context,
    id: BackupId,
) -> Result<Response> {
    let name = format!("{}-{}", account.id(), id.0);
    let backups = state.plugins().backups().clone();
    let body = download::body(state, move |out| {
        let found = backups.download(&account, &context, id)?;
        let failed = |source| CrmError::File {
            path: found.path().to_owned(),
            source,
        };
        let mut file = File::open(found.path()).map_err(failed)?;
        let mut piece = vec![0; PIECE];
        loop {
            let read = file.read(&mut piece).map_err(failed)?;
            match piece.get(..read) {
                Some(read) if !read.is_empty() => out(read)?,
                _ => return Ok(()),
            }
        }
    });
    let headers = download::headers(&name, ("application/x-tar", "tar"));
    Ok((headers, body.await?).into_response())
}

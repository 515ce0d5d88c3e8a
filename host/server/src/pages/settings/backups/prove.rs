//! Takes the word of the test that the owner opened.

use axum::extract::State as FromState;
use axum::response::Response;
use bailey_crm::Error as CrmError;

use super::{OWN, show};
use crate::auth::{Admin, Posted};
use crate::error::Result;
use crate::pages::notice::Notice;
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// Notes it, or says that it is another word.
pub(super) async fn prove(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    let host = state.clone();
    state
        .records(move || {
            let posted = Params(posted);
            let word = posted.first("word").unwrap_or_default();
            let (account, context) = (&viewer.account, &viewer.context);
            match bailey_plugins::backups::prove(host.crm(), account, context, word) {
                Ok(_) => {
                    Ok(Notice::done(viewer.reader.text("backups-proven-notice")).redirect(OWN))
                }
                Err(CrmError::Invalid(found)) => show::draw(&host, &viewer, &posted, &found),
                Err(other) => Err(other.into()),
            }
        })
        .await
}

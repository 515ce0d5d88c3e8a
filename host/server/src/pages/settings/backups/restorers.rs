//! Keeps whom the owner lets restore.

use axum::extract::State as FromState;
use axum::response::Response;
use bailey_crm::{UserId, backups};

use super::OWN;
use crate::auth::{Admin, Confirmed, Posted};
use crate::error::{Error, Result};
use crate::pages::notice::Notice;
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// Keeps who was ticked.
pub(super) async fn save(
    FromState(state): FromState<State>,
    _: Admin,
    _: Confirmed,
    viewer: Viewer,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    state
        .records(move || {
            let posted = Params(posted);
            let users = posted.all("user").filter_map(|user| user.parse().ok());
            let users = users.map(UserId).collect();
            backups::name_restorers(&viewer.account, &viewer.context, users)?;
            let told = viewer.reader.text("backups-restorers-notice");
            Ok::<_, Error>(Notice::done(told).redirect(OWN))
        })
        .await
}

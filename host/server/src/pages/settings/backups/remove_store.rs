//! Forgets a store.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::backups::{self, StoreId};

use super::OWN;
use crate::auth::{Admin, Confirmed, Posted};
use crate::error::{Error, Result};
use crate::pages::notice::Notice;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// Forgets it. What is in it stays there.
pub(super) async fn remove(
    FromState(state): FromState<State>,
    _: Admin,
    _: Confirmed,
    viewer: Viewer,
    Path(store): Path<i64>,
    Posted(_): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    state
        .records(move || {
            backups::remove_store(&viewer.account, &viewer.context, StoreId(store))?;
            let told = viewer.reader.text("backups-store-forgotten");
            Ok::<_, Error>(Notice::done(told).redirect(OWN))
        })
        .await
}

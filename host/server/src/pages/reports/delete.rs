//! Deletes a report; its page said what that means.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::reports;

use super::{all, find};
use crate::auth::Posted;
use crate::error::{Error, Result};
use crate::pages::notice::Notice;
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

/// Deletes it.
pub(super) async fn delete(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path(report): Path<i64>,
    Posted(_): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    state
        .records(move || {
            let report = find(&viewer, report)?;
            let operation = reports::delete(&viewer.account, &viewer.context, report.id)?;
            let told = args!["name" => report.name.as_str()];
            let notice = Notice::done(viewer.reader.text_with("report-deleted", &told));
            let notice = notice.with_undo(Some(operation));
            Ok::<_, Error>(notice.redirect(&all().to_string()))
        })
        .await
}

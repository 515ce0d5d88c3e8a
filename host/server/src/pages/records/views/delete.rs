//! Deletes a view; its page said what that means.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::{SavedViewId, saved_views as core};

use super::find;
use crate::auth::Posted;
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::notice::Notice;
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

/// Deletes it.
pub(crate) async fn delete(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path((table, id)): Path<(String, i64)>,
    Posted(_): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    state
        .records(move || {
            let saved = find(&viewer, &table, id)?;
            let operation =
                core::delete(&viewer.account, &viewer.context, &table, SavedViewId(id))?;
            let told = args!["name" => saved.name.as_str()];
            let notice = Notice::done(viewer.reader.text_with("view-deleted", &told))
                .with_undo(Some(operation));
            Ok::<_, Error>(notice.redirect(&Address::of_table(&table).to_string()))
        })
        .await
}

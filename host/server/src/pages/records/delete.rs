//! Deletes the confirmed records, as the account's deletion policies say.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::records::Keep;

use super::confirm_delete;
use crate::auth::Posted;
use crate::error::Result;
use crate::pages::address::{Address, own_path};
use crate::pages::counted;
use crate::pages::notice::Notice;
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

/// Deletes the confirmed records. What can't be undone has to be typed, and
/// what changed since it was confirmed is confirmed anew.
pub(crate) async fn delete(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path(table): Path<String>,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    let asked = state.clone();
    state
        .plugin_calls(move || {
            let plugins = asked.plugins();
            let posted = Params(posted);
            let table = viewer.schema.table(&table)?.clone();
            let selection = confirm_delete::selection(&viewer, &table, &posted)?;
            let preview = plugins.deletion_preview(&viewer.account, &viewer.context, &selection)?;
            let count = preview.deletion.count.to_string();
            let mistyped = preview.keep == Keep::Purge && posted.filled("typed") != Some(&count);
            if mistyped || posted.filled("count") != Some(&count) {
                return confirm_delete::draw(
                    &viewer, &table, &posted, &selection, &preview, mistyped,
                );
            }
            let deleted = plugins.delete(&viewer.account, &viewer.context, selection)?;
            let reader = &viewer.reader;
            let what = counted::of(reader, &table, deleted.count);
            let text = match deleted.along {
                0 => reader.text_with("deleted-notice", &args!["what" => what]),
                along => {
                    let along = reader.text_with("count-records", &args!["count" => along]);
                    reader.text_with(
                        "deleted-notice-along",
                        &args!["what" => what, "along" => along],
                    )
                }
            };
            let undo = (deleted.keep != Keep::Purge).then_some(deleted.operation);
            let list = Address::of_table(&table.key).to_string();
            let back = posted.first("back").and_then(own_path).unwrap_or(&list);
            Ok(Notice::done(text).with_undo(undo).redirect(back))
        })
        .await
}

//! Moving a field up or down among the others.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::schema::{self, TableUpdate};
use serde::Deserialize;

use super::of;
use crate::auth::{Admin, Posted};
use crate::error::{Error, Result};
use crate::pages::notice::Notice;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// Which field, and where to.
#[derive(Deserialize)]
pub(super) struct Move {
    field: String,
    to: Way,
}

/// One place up or down.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Way {
    Up,
    Down,
}

/// Moves a field one place.
pub(super) async fn put(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
    Path(table): Path<String>,
    Posted(asked): Posted<Move>,
) -> Result<Response> {
    state
        .records(move || {
            let table = viewer.schema.table(&table)?;
            let mut order: Vec<String> = table.fields.iter().map(|f| f.key.clone()).collect();
            table.field(&asked.field)?;
            let from = table.position(&asked.field).unwrap_or_default();
            let to = match asked.to {
                Way::Up => from.saturating_sub(1),
                Way::Down => (from + 1).min(order.len() - 1),
            };
            order.swap(from, to);
            let update = TableUpdate {
                order: Some(order),
                ..TableUpdate::default()
            };
            let (_, operation) =
                schema::change_table(&viewer.account, &viewer.context, &table.key, update)?;
            let notice = Notice::done(viewer.reader.text("saved-notice")).with_undo(operation);
            Ok::<_, Error>(notice.redirect(&of(table).to_string()))
        })
        .await
}

//! Has a view show what is looked at now.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::SavedViewId;
use bailey_crm::saved_views::{self as core, SavedViewUpdate};
use serde::Deserialize;

use super::super::view::View;
use super::looked_at;
use crate::auth::Posted;
use crate::error::{Error, Result};
use crate::pages::notice::{Notice, Tone};
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

/// What is looked at, and the version of the view that it began as.
#[derive(Deserialize)]
pub(crate) struct Looked {
    look: String,
    version: u64,
}

/// Keeps what is looked at as what the view shows.
pub(crate) async fn look(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path((table, id)): Path<(String, i64)>,
    Posted(posted): Posted<Looked>,
) -> Result<Response> {
    state
        .records(move || {
            let view = looked_at(&Params::parse(&posted.look))?;
            let update = SavedViewUpdate {
                version: Some(posted.version),
                look: Some(view.look()),
                ..SavedViewUpdate::default()
            };
            let (account, context) = (&viewer.account, &viewer.context);
            let here = view.address(&table).to_string();
            match core::update(account, context, &table, SavedViewId(id), update) {
                Ok(saved) => {
                    let told = args!["name" => saved.name.as_str()];
                    let notice = Notice::done(viewer.reader.text_with("view-saved", &told));
                    Ok(notice.redirect(&View::of(&saved).address(&table).to_string()))
                }
                Err(bailey_crm::Error::Conflict(_)) => {
                    let said = viewer.reader.text("view-conflict");
                    Ok(Notice::new(Tone::Danger, said).redirect(&here))
                }
                Err(other) => Err(Error::from(other)),
            }
        })
        .await
}

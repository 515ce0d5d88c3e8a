//! The third step and the last: a check that changes nothing, then the import.
//!
//! Either runs by itself, so that it ends also when nobody waits for it. What
//! ends at once is answered at once.

use std::sync::Arc;

use axum::Extension;
use axum::extract::{Path, State as FromState};
use axum::response::{IntoResponse, Redirect, Response};
use bailey_crm::import::{self, Options};

use super::preview::waiting;
use super::uploads::{Importing, Upload, Uploads};
use super::{mapping, progress};
use crate::auth::Posted;
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// Checks or imports. Rows that are refused keep all from being imported, unless
/// they are to be skipped; then the page says which and why.
pub(super) async fn run(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path((table, id)): Path<(String, String)>,
    Extension(uploads): Extension<Uploads>,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    let upload = waiting(&uploads, &viewer, &id)?;
    let here = Address::of_table(&table).then("import").then(&id);
    let begun = {
        let (upload, table) = (Arc::clone(&upload), table.clone());
        let state = state.clone();
        state
            .clone()
            .records(move || {
                let posted = Params(posted);
                let table = viewer.schema.table(&table)?;
                let (account, context) = (&viewer.account, &viewer.context);
                let preview = import::preview(account, context, &table.key, &upload.sheet)?;
                let chosen = mapping::read(&preview, &posted, &upload.name);
                let dry_run = posted.first("step") != Some("run");
                // A second click finds the first one's work.
                let begun = upload.begin(Options { dry_run, ..chosen });
                if let Some(work) = &begun {
                    start(&state, &viewer, &table.key, &upload, work);
                }
                Ok::<_, Error>((viewer, begun))
            })
            .await?
    };
    let (viewer, begun) = begun;
    let over = match begun {
        Some(work) => work.ends_at_once().await,
        None => false,
    };
    if over {
        state
            .records(move || progress::answer(&viewer, &uploads, &table, &id))
            .await
    } else {
        Ok(Redirect::to(&here.then("progress").to_string()).into_response())
    }
}

/// Has the work done by itself.
fn start(state: &State, viewer: &Viewer, table: &str, upload: &Arc<Upload>, work: &Arc<Importing>) {
    let upload = Arc::clone(upload);
    let (account, context) = (Arc::clone(&viewer.account), viewer.context.clone());
    let table = table.to_owned();
    work.start(state, move |work| {
        let mut reached = |done, total| work.reached(done, total);
        let sheet = &upload.sheet;
        import::run(&account, &context, &table, sheet, &work.asked, &mut reached)
    });
}

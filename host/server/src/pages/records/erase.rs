//! Erases what was confirmed, for good.

use std::sync::Arc;

use axum::Extension;
use axum::extract::{Path, State as FromState};
use axum::response::{IntoResponse, Redirect, Response};
use bailey_crm::erasure;
use bailey_crm::{RecordId, RecordRef};

use super::confirm_erase::{self, Again};
use super::erasing::{self, Erasures};
use crate::auth::{Confirmed, Posted};
use crate::error::{Error, Result};
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// Erases what was confirmed. The record's label has to be typed, and what moved
/// since it was confirmed is confirmed anew. It runs by itself; what ends at once
/// is answered at once.
pub(crate) async fn erase(
    FromState(state): FromState<State>,
    _: Confirmed,
    viewer: Viewer,
    Path((table, id)): Path<(String, i64)>,
    Extension(erasures): Extension<Erasures>,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    let id = RecordId(id);
    let record = RecordRef { table, id };
    let begun = {
        let (state, record, erasures) = (state.clone(), record.clone(), erasures.clone());
        state
            .clone()
            .records(move || {
                let posted = Params(posted);
                let (account, context) = (&viewer.account, &viewer.context);
                let plan = erasure::plan(account, context, &record)?;
                if posted.first("plan") != Some(&*plan.hash) {
                    return Ok(Err(confirm_erase::draw(&viewer, &plan, Some(Again::Moved))));
                }
                if posted.first("typed").map(str::trim) != Some(plan.label.trim()) {
                    return Ok(Err(confirm_erase::draw(
                        &viewer,
                        &plan,
                        Some(Again::Mistyped),
                    )));
                }
                let begun = erasures.begin(&viewer, &record, confirm_erase::what(&viewer, &plan));
                if let Some(work) = &begun {
                    let (account, context) = (Arc::clone(account), context.clone());
                    work.start(&state, move |work| {
                        let mut reached = |done, total| work.reached(done, total);
                        let plan = &plan.hash;
                        erasure::erase_telling(&account, &context, &record, plan, &mut reached)
                    });
                }
                Ok::<_, Error>(Ok((viewer, begun)))
            })
            .await?
    };
    let (viewer, begun) = match begun {
        Ok(begun) => begun,
        Err(again) => return again,
    };
    let over = match begun {
        Some(work) => work.ends_at_once().await,
        None => false,
    };
    if over {
        state
            .records(move || erasing::answer(&viewer, &erasures, &record))
            .await
    } else {
        Ok(Redirect::to(&erasing::address(&record).to_string()).into_response())
    }
}

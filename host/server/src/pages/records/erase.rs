//! Erases what was confirmed, for good.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::erasure;
use bailey_crm::{RecordId, RecordRef};

use super::confirm_erase::{self, Again};
use crate::auth::{Confirmed, Posted};
use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::notice::{Notice, Tone};
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

/// Erases what was confirmed. The record's label has to be typed, and what moved
/// since it was confirmed is confirmed anew.
pub(crate) async fn erase(
    FromState(state): FromState<State>,
    _: Confirmed,
    viewer: Viewer,
    Path((table, id)): Path<(String, i64)>,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    state
        .records(move || {
            let posted = Params(posted);
            let id = RecordId(id);
            let record = RecordRef { table, id };
            let (account, context) = (&viewer.account, &viewer.context);
            let plan = erasure::plan(account, context, &record)?;
            if posted.first("plan") != Some(&*plan.hash) {
                return confirm_erase::draw(&viewer, &plan, Some(Again::Moved));
            }
            if posted.first("typed").map(str::trim) != Some(plan.label.trim()) {
                return confirm_erase::draw(&viewer, &plan, Some(Again::Mistyped));
            }
            let done = erasure::erase(account, context, &record, &plan.hash)?;
            let what = confirm_erase::what(&viewer, &plan);
            let (tone, text) = if done.wiped {
                (Tone::Good, "erased-notice")
            } else {
                (Tone::Caution, "erased-notice-not-wiped")
            };
            let text = viewer.reader.text_with(text, &args!["what" => what]);
            let list = Address::of_table(&record.table).to_string();
            Ok(Notice::new(tone, text).redirect(&list))
        })
        .await
}

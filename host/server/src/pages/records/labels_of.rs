//! Suggestions for a reference: records whose text begins like what is typed,
//! for the one script that asks for them.

use axum::Json;
use axum::extract::{Path, State as FromState};
use bailey_crm::records::{self, Query};

use crate::error::{Error, Result};
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// How many are suggested.
const SHOWN: u32 = 10;

/// Number and label of the records that match.
pub(crate) async fn labels(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path(table): Path<String>,
    params: Params,
) -> Result<Json<Vec<(String, String)>>> {
    state
        .records(move || {
            let search = params.filled("q").map(str::to_owned);
            let query = Query {
                search,
                limit: SHOWN,
                ..Query::of(table)
            };
            let page = records::list(&viewer.account, &viewer.context, &query)?;
            let suggestion = |record: records::Record| (format!("#{}", record.id), record.label);
            Ok::<_, Error>(Json(page.records.into_iter().map(suggestion).collect()))
        })
        .await
}

//! Searches all texts of all records.

use bailey_crm::records::RecordState;
use bailey_crm::search::{self, Found};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::api::body::{Json, Query};
use crate::api::records::ReferenceView;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// How many records are returned unless it is said.
const USUAL: usize = 25;

/// What to search for.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct Parameters {
    /// Words that must all be in a record's texts; the last may be unfinished.
    text: String,
    /// `active`, `archived` or `deleted`; active alone if missing. May come
    /// several times.
    #[serde(default)]
    state: Vec<String>,
    /// 1 to 200; 25 if missing.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<usize>,
}

/// A record that was found.
#[derive(Serialize, ToSchema)]
pub(super) struct FoundView {
    record: ReferenceView,
    /// What it is called.
    label: String,
    /// `active`, `archived` or `deleted`.
    #[schema(value_type = String)]
    state: RecordState,
    /// The key of the field in which the words are.
    field: String,
    /// What stands there, cut to the words' surroundings.
    snippet: String,
}

impl From<Found> for FoundView {
    fn from(found: Found) -> Self {
        Self {
            record: found.record.into(),
            label: found.label,
            state: found.state,
            field: found.field,
            snippet: found.snippet,
        }
    }
}

/// Searches all texts of all records. Those whose name begins with what is asked come
/// first, by name, of each table in turn; then those whose texts were written last.
#[utoipa::path(
    get,
    path = "/search",
    tag = "records",
    params(Parameters),
    responses((status = OK, body = Vec<FoundView>), Refused)
)]
pub(super) async fn get(
    state: State,
    signed: Signed,
    Query(parameters): Query<Parameters>,
) -> Result<Json<Vec<FoundView>>> {
    let found = signed
        .records(&state, move |account, context| {
            let states = parameters.state.iter().map(|name| RecordState::parse(name));
            let states = states.collect::<bailey_crm::Result<Vec<_>>>()?;
            let limit = parameters.limit.unwrap_or(USUAL);
            search::search(account, context, &parameters.text, &states, limit)
        })
        .await?;
    Ok(Json(found.into_iter().map(FoundView::from).collect()))
}

//! Lists records by parameters of the address.

use serde::Deserialize;
use utoipa::IntoParams;

use super::query::{PageView, Wanted, find};
use crate::api::body::{Json, Path, Query};
use crate::api::limit::Limit;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::{Error, Result};
use crate::state::State;

/// Which records to list, and how.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct Parameters {
    /// A filter as JSON, as in `records/query`.
    filter: Option<String>,
    /// A field's key, with `-` before it for descending. May come several times.
    #[serde(default)]
    sort: Vec<String>,
    /// Words that must be in their texts.
    search: Option<String>,
    /// `active`, `archived` or `deleted`; active alone if missing. May come
    /// several times.
    #[serde(default)]
    state: Vec<String>,
    /// 1 to 500; 25 if missing.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 500)]
    limit: Option<Limit<500>>,
    /// The `next` of the page before.
    after: Option<String>,
}

/// Lists records, the newest first unless sorted otherwise.
#[utoipa::path(
    get,
    path = "/tables/{table}/records",
    tag = "records",
    params(("table" = String, Path, description = "The table's key"), Parameters),
    responses((status = OK, body = PageView), Refused)
)]
pub(super) async fn list(
    state: State,
    signed: Signed,
    Path(table): Path<String>,
    Query(parameters): Query<Parameters>,
) -> Result<Json<PageView>> {
    let filter = parameters
        .filter
        .map(|text| serde_json::from_str(&text))
        .transpose();
    let filter = filter.map_err(|error| {
        Error::invalid(
            "filter",
            "not-json",
            format!("`filter` is no JSON: {error}"),
        )
    })?;
    let wanted = Wanted {
        filter,
        without: None,
        sort: parameters.sort,
        search: parameters.search,
        states: parameters.state,
        limit: parameters.limit,
        after: parameters.after,
    };
    find(&state, &signed, table, wanted).await
}

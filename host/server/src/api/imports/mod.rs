//! Bringing records in from CSV files.

mod preview;
mod run;
mod upload;

use axum::extract::DefaultBodyLimit;
use bailey_crm::import::DateOrder;
use serde::Deserialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::State;

/// The routes; `limit` is the largest file in bytes.
pub(super) fn routes(limit: usize) -> OpenApiRouter<State> {
    OpenApiRouter::new()
        .routes(routes!(preview::preview))
        .routes(routes!(run::run))
        .layer(DefaultBodyLimit::max(limit))
}

/// How a file is to be read, and what is to be made of it.
#[derive(Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
struct ImportOptions {
    /// The file's encoding (a WHATWG label); UTF-8, or UTF-16 if it says so, if
    /// missing.
    encoding: Option<String>,
    /// What stands between cells; detected if missing.
    delimiter: Option<char>,
    /// Column names to field keys, an empty key leaving the column out; what the
    /// preview guesses if missing.
    columns: BTreeMap<String, String>,
    /// What spellings mean, by column name or field key.
    values: BTreeMap<String, BTreeMap<String, String>>,
    /// The order of dates by column name: `year-month-day`, `day-month-year` or
    /// `month-day-year`.
    #[schema(value_type = Object)]
    dates: BTreeMap<String, DateOrder>,
    /// The currency of amounts that name none; the account's if missing.
    currency: Option<String>,
    /// Check everything and make nothing.
    dry_run: bool,
    /// Make the other records even if some rows are refused.
    skip_refused: bool,
}

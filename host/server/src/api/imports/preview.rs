//! Says what a file seems to hold.

use bailey_crm::import::{self, Guess, Preview};
use serde::Serialize;
use utoipa::ToSchema;

use super::upload::{Parameters, Upload};
use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// What a file seems to hold.
#[derive(Serialize, ToSchema)]
pub(super) struct ImportPreviewView {
    /// The encoding that it was read as.
    encoding: String,
    /// What stands between its cells.
    #[schema(value_type = String)]
    delimiter: char,
    /// How many rows it has.
    rows: usize,
    /// Its columns, in their order.
    columns: Vec<ColumnView>,
}

/// What a column seems to hold.
#[derive(Serialize, ToSchema)]
struct ColumnView {
    name: String,
    /// Some of its different values.
    samples: Vec<String>,
    /// How many of its cells hold something.
    filled: usize,
    /// `{"kind": "date", "order": "day-month-year"}`; further kinds are `empty`,
    /// `text`, `integer`, `decimal`, `money`, `boolean` and `datetime`.
    #[schema(value_type = Object)]
    guess: Guess,
    /// The key of the field that it seems to be.
    field: Option<String>,
}

impl From<Preview> for ImportPreviewView {
    fn from(preview: Preview) -> Self {
        let columns = preview.columns.into_iter().map(|column| ColumnView {
            name: column.name,
            samples: column.samples,
            filled: column.filled,
            guess: column.guess,
            field: column.field,
        });
        Self {
            encoding: preview.encoding,
            delimiter: preview.delimiter,
            rows: preview.rows,
            columns: columns.collect(),
        }
    }
}

/// What a CSV file seems to hold, and into which fields its columns would go.
/// Nothing is changed.
#[utoipa::path(
    post,
    path = "/tables/{table}/imports/preview",
    tag = "imports",
    params(("table" = String, Path, description = "The table's key"), Parameters),
    request_body(content_type = "text/csv", content = String),
    responses((status = OK, body = ImportPreviewView), Refused)
)]
pub(super) async fn preview(
    state: State,
    signed: Signed,
    Path(table): Path<String>,
    upload: Upload,
) -> Result<Json<ImportPreviewView>> {
    let preview = signed
        .records(&state, move |account, context| {
            import::preview(account, context, &table, &upload.sheet()?)
        })
        .await?;
    Ok(Json(preview.into()))
}

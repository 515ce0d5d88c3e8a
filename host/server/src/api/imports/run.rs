//! Imports a file.

use axum::http::StatusCode;
use axum::response::IntoResponse;
use bailey_crm::OperationId;
use bailey_crm::import::{self, Options, Report};
use serde::Serialize;
use utoipa::ToSchema;

use super::ImportOptions;
use super::upload::{Parameters, Upload};
use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// What an import did, or would do.
#[derive(Serialize, ToSchema)]
#[schema(as = ImportReportView)]
pub(super) struct ReportView {
    /// How many rows the file has.
    rows: u64,
    /// How many of them can become records.
    ready: u64,
    /// How many records were made.
    created: u64,
    /// The columns that went into no field.
    left_out: Vec<String>,
    /// The cells because of which rows were refused, by line.
    refused: Vec<RefusedRow>,
    /// The names that mean no record and no choice, column by column.
    unmatched: Vec<UnmatchedView>,
    /// The journal's entry, if records were made: undoing it takes them out.
    #[schema(value_type = Option<i64>)]
    operation: Option<OperationId>,
}

/// Why a row was refused.
#[derive(Serialize, ToSchema)]
struct RefusedRow {
    /// The line of the file in which the row begins.
    line: u64,
    /// The column's name, or the field's key where no column fills it.
    column: String,
    /// What the cell holds.
    value: String,
    /// A stable word for what is wrong with it.
    code: &'static str,
    /// What is wrong with it and what to do.
    reason: String,
}

/// The names in one column that mean nothing that is known.
#[derive(Serialize, ToSchema)]
struct UnmatchedView {
    /// The column's name.
    column: String,
    /// The key of the field that it goes into.
    field: String,
    /// The names, the most frequent first.
    spellings: Vec<SpellingView>,
}

/// A name that means nothing that is known.
#[derive(Serialize, ToSchema)]
struct SpellingView {
    /// As the file has it.
    value: String,
    /// In how many rows.
    count: u64,
    /// What it most likely means.
    suggestion: Option<String>,
}

impl From<Report> for ReportView {
    fn from(report: Report) -> Self {
        let refused = report.refused.into_iter().map(|row| RefusedRow {
            line: row.line,
            column: row.column,
            value: row.value,
            code: row.problem.code,
            reason: row.problem.message,
        });
        let unmatched = report.unmatched.into_iter().map(|unmatched| UnmatchedView {
            column: unmatched.column,
            field: unmatched.field,
            spellings: unmatched
                .spellings
                .into_iter()
                .map(SpellingView::from)
                .collect(),
        });
        Self {
            rows: report.rows,
            ready: report.ready,
            created: report.created,
            left_out: report.left_out,
            refused: refused.collect(),
            unmatched: unmatched.collect(),
            operation: report.operation,
        }
    }
}

impl From<import::Spelling> for SpellingView {
    fn from(spelling: import::Spelling) -> Self {
        Self {
            value: spelling.value,
            count: spelling.count,
            suggestion: spelling.suggestion,
        }
    }
}

/// Imports a CSV file as one operation. Unless refused rows are to be skipped,
/// one of them keeps all the others from being made: the answer is then 422 and
/// its report says which and why.
#[utoipa::path(
    post,
    path = "/tables/{table}/imports",
    tag = "imports",
    params(("table" = String, Path, description = "The table's key"), Parameters),
    request_body(content_type = "text/csv", content = String),
    responses(
        (status = CREATED, description = "Records were made", body = ReportView),
        (status = OK, description = "Nothing was to be made, as in a dry run", body = ReportView),
        (status = UNPROCESSABLE_ENTITY, description = "Rows were refused and nothing was made",
            body = ReportView),
        Refused
    )
)]
pub(super) async fn run(
    state: State,
    signed: Signed,
    Path(table): Path<String>,
    upload: Upload,
) -> Result<impl IntoResponse> {
    let dry_run = upload.options.dry_run;
    let report = signed
        .records(&state, move |account, context| {
            let sheet = upload.sheet()?;
            let options = options(upload.options, upload.name);
            import::run(account, context, &table, &sheet, &options, &mut |_, _| {})
        })
        .await?;
    let fits = report.refused.is_empty() && report.unmatched.is_empty();
    let status = match (report.operation, dry_run || fits) {
        (Some(_), _) => StatusCode::CREATED,
        (None, true) => StatusCode::OK,
        (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok((status, Json(ReportView::from(report))))
}

fn options(options: ImportOptions, source: Option<String>) -> Options {
    Options {
        columns: options.columns,
        values: options.values,
        dates: options.dates,
        currency: options.currency,
        dry_run: options.dry_run,
        skip_refused: options.skip_refused,
        source,
    }
}

//! A list as a CSV file, under the headings that the reader sees.

use std::sync::Arc;

use axum::extract::{Path, State as FromState};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use bailey_crm::export;

use super::view::View;
use crate::auth::Confirmed;
use crate::error::{Error, Result};
use crate::pages::labels;
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// All records of the list, wherever its page is.
pub(crate) async fn export(
    FromState(state): FromState<State>,
    _: Confirmed,
    viewer: Viewer,
    Path(table): Path<String>,
    params: Params,
) -> Result<Response> {
    state
        .exports(move || {
            let table = Arc::clone(viewer.schema.table(&table)?);
            let query = View::parse(&params)?.query(&viewer, &table)?;
            let headings: Vec<(String, String)> = table
                .fields
                .iter()
                .map(|field| {
                    (
                        field.key.clone(),
                        labels::field(&viewer.reader, &table, field),
                    )
                })
                .collect();
            let mut file = Vec::new();
            export::export(
                &viewer.account,
                &viewer.context,
                &query,
                &headings,
                &mut |part| {
                    file.extend_from_slice(part);
                    Ok(())
                },
            )?;
            let name = format!("attachment; filename=\"{}.csv\"", table.key);
            let headers = [
                (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
                (header::CONTENT_DISPOSITION, name),
            ];
            Ok::<_, Error>((headers, file).into_response())
        })
        .await
}

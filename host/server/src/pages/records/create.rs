//! Makes a record from a posted form.

use std::sync::Arc;

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::records;

use super::new;
use super::save::next;
use super::whole_form::{Contents, fillable};
use crate::auth::Posted;
use crate::error::{Error, Result};
use crate::pages::notice::Notice;
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// Makes a record, or shows the form again with what is wrong.
pub(crate) async fn create(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path(table): Path<String>,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    state
        .records(move || {
            let table = Arc::clone(viewer.schema.table(&table)?);
            let (mut contents, values) = Contents::read(&viewer, fillable(&table), &Params(posted));
            let Some(values) = values else {
                return Ok(new::draw(&viewer, &table, &contents));
            };
            match records::create(&viewer.account, &viewer.context, &table.key, values) {
                Ok(written) => {
                    let notice = Notice::done(viewer.reader.text("created-notice"));
                    let next = next(&viewer, &written.record)?;
                    Ok(notice.redirect(&next.to_string()))
                }
                Err(bailey_crm::Error::Invalid(problems)) => {
                    contents.refuse(&viewer, &problems);
                    Ok(new::draw(&viewer, &table, &contents))
                }
                Err(other) => Err(Error::from(other)),
            }
        })
        .await
}

//! The third step and the last: a check that changes nothing, then the import.

use axum::Extension;
use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::import::{self, Options};
use maud::html;

use super::preview::{draw, waiting};
use super::uploads::Uploads;
use super::{mapping, report};
use crate::auth::Posted;
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::notice::Notice;
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::pages::{counted, problems};
use crate::state::State;
use crate::texts::args;

/// Checks or imports. Rows that are refused keep all from being imported, unless
/// they are to be skipped; then the page says which and why.
pub(super) async fn run(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path((table, id)): Path<(String, String)>,
    Extension(uploads): Extension<Uploads>,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    state
        .records(move || {
            let posted = Params(posted);
            let table = viewer.schema.table(&table)?.clone();
            let upload = waiting(&uploads, &viewer, &id)?;
            let (account, context, sheet) = (&viewer.account, &viewer.context, &upload.sheet);
            let preview = import::preview(account, context, &table.key, sheet)?;
            let chosen = mapping::read(&preview, &posted, &upload.name);
            let dry_run = posted.first("step") != Some("run");
            let options = Options { dry_run, ..chosen };
            let report = match import::run(
                account,
                context,
                &table.key,
                sheet,
                &options,
                &mut |_, _| {},
            ) {
                Ok(report) => report,
                Err(bailey_crm::Error::Invalid(found)) => {
                    let told = html! {
                        @for problem in &found {
                            p.problem role="alert" { (problems::text(&viewer.reader, problem)) }
                        }
                    };
                    return Ok(draw(
                        &viewer,
                        &table,
                        (&id, &upload.name),
                        &preview,
                        &options,
                        &told,
                    ));
                }
                Err(other) => return Err(Error::from(other)),
            };
            if report.operation.is_none() {
                let told = report::draw(&viewer, &preview, &report);
                return Ok(draw(
                    &viewer,
                    &table,
                    (&id, &upload.name),
                    &preview,
                    &options,
                    &told,
                ));
            }
            uploads.forget(&viewer);
            let what = counted::of(&viewer.reader, &table, report.created);
            let told = match report.rows - report.created {
                0 => viewer
                    .reader
                    .text_with("imported-notice", &args!["what" => what]),
                refused => {
                    let args = args!["what" => what, "refused" => refused];
                    viewer.reader.text_with("imported-some-notice", &args)
                }
            };
            let list = Address::of_table(&table.key).to_string();
            Ok(Notice::done(told)
                .with_undo(report.operation)
                .redirect(&list))
        })
        .await
}

//! While an import runs: how far it is. At its end: what came of it.

use axum::Extension;
use axum::extract::{Path, State as FromState};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use bailey_crm::import;
use bailey_plugins::page::Progress;
use maud::html;

use super::preview::{draw, waiting};
use super::uploads::Uploads;
use super::{choose, report};
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::notice::Notice;
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::pages::work::FOLLOWS;
use crate::pages::{blocks, counted, frame, problems};
use crate::state::State;
use crate::texts::args;

/// How far the import is, or what came of it.
pub(super) async fn progress(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path((table, id)): Path<(String, String)>,
    Extension(uploads): Extension<Uploads>,
    params: Params,
) -> Result<Response> {
    // A script that follows the work does not take away what came of it.
    if params.has(FOLLOWS) {
        let work = waiting(&uploads, &viewer, &id)?.work();
        if work.is_none_or(|work| work.is_over()) {
            return Ok(StatusCode::NO_CONTENT.into_response());
        }
    }
    state
        .records(move || answer(&viewer, &uploads, &table, &id))
        .await
}

/// The same for who has just asked for the import.
pub(super) fn answer(
    viewer: &Viewer,
    uploads: &Uploads,
    table: &str,
    id: &str,
) -> Result<Response> {
    let table = viewer.schema.table(table)?;
    let upload = waiting(uploads, viewer, id)?;
    let own = Address::of_table(&table.key).then("import").then(id);
    let Some(work) = upload.work() else {
        // Somebody came back to it by their browser's history.
        return Ok(Redirect::to(&own.to_string()).into_response());
    };
    let reader = &viewer.reader;
    let Some(came) = work.take() else {
        let (done, total) = work.progress();
        let here = own.then("progress");
        let follows = here.clone().with(FOLLOWS, "").to_string();
        let label = if work.asked.dry_run {
            "import-checks"
        } else {
            "import-runs"
        };
        let progress = Progress {
            label: reader.text_with(label, &args!["file" => upload.name.as_str()]),
            done,
            total: Some(total),
        };
        let body = blocks::running(viewer, &progress, &follows, &here.to_string());
        return Ok(frame::page(viewer, &choose::head(viewer, table), &body));
    };
    upload.forget_work();
    let told = match came {
        Ok(report) if report.operation.is_some() => {
            uploads.forget(viewer);
            let what = counted::of(reader, table, report.created);
            let told = match report.rows - report.created {
                0 => reader.text_with("imported-notice", &args!["what" => what]),
                refused => {
                    let args = args!["what" => what, "refused" => refused];
                    reader.text_with("imported-some-notice", &args)
                }
            };
            let list = Address::of_table(&table.key).to_string();
            return Ok(Notice::done(told)
                .with_undo(report.operation)
                .redirect(&list));
        }
        Ok(report) => Ok(report),
        Err(bailey_crm::Error::Invalid(found)) => Err(html! {
            @for problem in &found {
                p.problem role="alert" { (problems::text(reader, problem)) }
            }
        }),
        Err(other) => return Err(Error::from(other)),
    };
    let (account, context) = (&viewer.account, &viewer.context);
    let preview = import::preview(account, context, &table.key, &upload.sheet)?;
    let told = told.map_or_else(
        |wrong| wrong,
        |found| report::draw(viewer, &preview, &found),
    );
    let shown = (id, upload.name.as_str());
    Ok(draw(viewer, table, shown, &preview, &work.asked, &told))
}

//! A report: what it comes to now, and of which records.

use std::sync::Arc;

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use maud::html;

use super::draft::Draft;
use super::{all, choices, find, groups, of, result, whom};
use crate::error::{Error, Result};
use crate::pages::frame::{self, Head};
use crate::pages::labels;
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

/// The page.
pub(super) async fn show(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path(report): Path<i64>,
) -> Result<Response> {
    state
        .records(move || {
            let reader = &viewer.reader;
            let report = find(&viewer, report)?;
            let table = Arc::clone(viewer.schema.table(&report.shape.table)?);
            let fits = report.fits(&table);
            let draft = Draft::of(report.shape.clone());
            let head = Head::new(&*report.name)
                .under(reader.text("reports"), &all())
                .beside(html! { span.quiet.small { (whom::words(&viewer, &report.audience)?) } })
                .actions(html! {
                    a.button href=(groups::all(&table, &draft)) { (labels::plural(reader, &table)) }
                    @if report.is_changeable(&viewer.context) {
                        a.button href=(of(report.id).then("edit")) data-key="e" { (reader.text("edit")) }
                    }
                });
            let body = html! {
                @if !draft.view.conditions.is_empty() || draft.view.search.is_some() {
                    ul.chips.plain aria-label=(reader.text("filters")) {
                        @if let Some(search) = &draft.view.search {
                            li.chip.still { (reader.text_with("filter-searched", &args!["text" => search.as_str()])) }
                        }
                        @for condition in &draft.view.conditions {
                            li.chip.still { (condition.words(&viewer, &table)) }
                        }
                    }
                }
                p.quiet { (reader.text("report-by")) ": " (choices::by(&viewer, &table, &report.shape)) }
                @if fits { (result::draw(&viewer, &table, &draft)?) }
                @else { div.notice.caution role="note" { p { (reader.text("report-unfit")) } } }
            };
            Ok::<_, Error>(frame::page(&viewer, &head, &body))
        })
        .await
}

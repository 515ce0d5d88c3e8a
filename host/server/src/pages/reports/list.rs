//! The reports that the reader may see.

use axum::extract::State as FromState;
use axum::response::Response;
use bailey_crm::reports::{self, Report};
use maud::{Markup, html};

use super::{choices, new_one, of, whom};
use crate::error::{Error, Result};
use crate::pages::frame::{self, Head};
use crate::pages::labels;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// All of them, by name.
pub(super) async fn list(FromState(state): FromState<State>, viewer: Viewer) -> Result<Response> {
    state
        .records(move || {
            let reader = &viewer.reader;
            let context = &viewer.context;
            let reports = viewer.account.read(|read| reports::all(read, context))?;
            let head = Head::new(reader.text("reports"))
                .beside(html! { span.quiet { (reader.count(reports.len() as u64)) } })
                .actions(html! { a.button.main href=(new_one()) { (reader.text("report-new")) } });
            let body = html! {
                @if reports.is_empty() { p.empty { (reader.text("reports-empty")) } }
                @else { (rows(&viewer, &reports)?) }
            };
            Ok::<_, Error>(frame::page(&viewer, &head, &body))
        })
        .await
}

fn rows(viewer: &Viewer, reports: &[Report]) -> Result<Markup> {
    let reader = &viewer.reader;
    let heads = [
        "report-name",
        "report-of",
        "report-by",
        "report-figure",
        "report-for",
        "report-owner",
    ]
    .map(|id| reader.text(id));
    let [name, table, by, figure, whom, owner] = &heads;
    Ok(html! {
        div.table-wrap {
            table.table.cards {
                caption.unseen { (reader.text("reports")) }
                thead { tr { @for head in &heads { th scope="col" { (head) } } } }
                tbody {
                    @for report in reports {
                        @let of_table = viewer.schema.table(&report.shape.table)?;
                        tr data-row {
                            td.head data-label=(name) { a.clip href=(of(report.id)) { (report.name) } }
                            td data-label=(table) { (labels::plural(reader, of_table)) }
                            td data-label=(by) { (choices::by(viewer, of_table, &report.shape)) }
                            td data-label=(figure) .void[report.shape.figure.is_none()] {
                                @if let Some(figure) = &report.shape.figure { (choices::figure(viewer, of_table, figure)) }
                            }
                            td data-label=(whom) { span.clip { (whom::words(viewer, &report.audience)?) } }
                            td data-label=(owner) {
                                @match report.owner {
                                    Some(user) => (viewer.user_name(user)),
                                    None => (reader.text("actor-operator")),
                                }
                            }
                        }
                    }
                }
            }
        }
    })
}

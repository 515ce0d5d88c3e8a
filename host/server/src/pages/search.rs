//! One search over all tables.

use axum::extract::State as FromState;
use axum::response::Response;
use bailey_crm::search::{self as core, Found};
use maud::{Markup, html};

use super::address::Address;
use super::frame::{self, Head};
use super::params::Params;
use super::records::view::View;
use super::viewer::Viewer;
use crate::error::Result;
use crate::state::State;
use crate::texts::args;

/// How many records are shown.
const SHOWN: usize = 50;

/// What was found, table by table.
pub(super) async fn search(
    FromState(state): FromState<State>,
    viewer: Viewer,
    params: Params,
) -> Result<Response> {
    state
        .records(move || {
            let reader = &viewer.reader;
            let text = params.filled("q").unwrap_or_default();
            let found = match text {
                "" => Vec::new(),
                text => core::search(&viewer.account, &viewer.context, text, &[], SHOWN)?,
            };
            let head = Head::new(match text {
                "" => reader.text("search"),
                text => reader.text_with("search-title", &args!["text" => text]),
            });
            let body = html! {
                form.line method="get" role="search" aria-label=(reader.text("search")) {
                    label.unseen for="again" { (reader.text("search")) }
                    input #again type="search" name="q" value=(text) size="40";
                    button.button { (reader.text("search")) }
                }
                @if text.is_empty() {
                    p.empty { (reader.text("search-hint")) }
                } @else if found.is_empty() {
                    p.empty { (reader.text("search-none")) }
                }
                @for table in viewer.schema.tables() {
                    @let of_table: Vec<&Found> = found.iter().filter(|found| found.record.table == table.key).collect();
                    @if !of_table.is_empty() { (group(&viewer, &table.key, text, &of_table)) }
                }
            };
            Ok::<_, crate::error::Error>(frame::page(&viewer, &head, &body))
        })
        .await
}

/// What was found in one table, with the way to the list of all of it.
fn group(viewer: &Viewer, table: &str, text: &str, found: &[&Found]) -> Markup {
    let all = View {
        search: Some(text.to_owned()),
        ..View::default()
    };
    html! {
        section.stack {
            h2 { a href=(all.address(table)) { (viewer.table_label(table)) } }
            ul.plain.found {
                @for found in found {
                    li data-row {
                        a href=(Address::of(&found.record)) { (found.label) }
                        @if let Some(told) = told(viewer, found) { " " span.quiet { (told) } }
                    }
                }
            }
        }
    }
}

/// Where the words were found, if not in the name.
fn told(viewer: &Viewer, found: &Found) -> Option<String> {
    (found.snippet != found.label).then(|| {
        let field = viewer.field_label(&found.record.table, &found.field);
        format!("{field}: {}", found.snippet)
    })
}

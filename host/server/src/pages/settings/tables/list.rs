//! The account's tables.

use axum::extract::State as FromState;
use axum::response::Response;
use bailey_crm::records::{self, Query};
use maud::html;

use super::{all, head, of};
use crate::auth::Admin;
use crate::error::{Error, Result};
use crate::pages::frame;
use crate::pages::labels;
use crate::pages::viewer::Viewer;
use crate::state::State;

/// The tables with how many fields and records they have.
pub(super) async fn list(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
) -> Result<Response> {
    state
        .records(move || {
            let reader = &viewer.reader;
            let mut rows = Vec::new();
            for table in viewer.schema.tables() {
                let query = Query::of(&*table.key);
                let total = records::count(&viewer.account, &viewer.context, &query)?;
                rows.push((table, total));
            }
            let head = head(&viewer, reader.text("settings-tables"))
                .beside(html! { span.quiet { (reader.count(rows.len() as u64)) } })
                .actions(html! {
                    a.button.main href=(all().then("new")) { (reader.text("table-new")) }
                });
            let columns = ["table-column-name", "table-column-key"];
            let numbers = ["table-column-fields", "table-column-records"];
            let body = html! {
                div.table-wrap {
                    table.table.cards {
                        caption.unseen { (reader.text("settings-tables")) }
                        thead {
                            tr {
                                @for id in columns { th scope="col" { (reader.text(id)) } }
                                @for id in numbers { th.number scope="col" { (reader.text(id)) } }
                                th scope="col" { (reader.text("table-column-origin")) }
                            }
                        }
                        tbody {
                            @for (table, records) in &rows {
                                tr {
                                    td.head { a href=(of(table)) { (labels::plural(reader, table)) } }
                                    td data-label=(reader.text("table-column-key")) { code { (table.key) } }
                                    td.number data-label=(reader.text("table-column-fields")) { (reader.count(table.fields.len() as u64)) }
                                    td.number data-label=(reader.text("table-column-records")) { (reader.count(*records)) }
                                    td data-label=(reader.text("table-column-origin")) {
                                        (reader.text(if table.standard { "origin-standard" } else { "origin-own" }))
                                    }
                                }
                            }
                        }
                    }
                }
            };
            Ok::<_, Error>(frame::page(&viewer, &head, &body))
        })
        .await
}

//! The form for changing all of a record.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::records::{self, Record};
use bailey_crm::{RecordId, RecordRef};
use maud::html;

use super::referred;
use super::whole_form::{self, Contents};
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::frame::{self, Head};
use crate::pages::labels;
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

/// The form for changing all of a record.
pub(crate) async fn edit(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path((table, id)): Path<(String, i64)>,
) -> Result<Response> {
    state
        .records(move || {
            let record = RecordRef {
                table,
                id: RecordId(id),
            };
            let record = records::get(&viewer.account, &viewer.context, &record)?;
            viewer.learn(referred(&record));
            let contents = Contents::of(&viewer, &record);
            Ok::<_, Error>(draw(&viewer, &record, &contents))
        })
        .await
}

/// The form with what was typed, or with what the record holds.
pub(super) fn draw(viewer: &Viewer, record: &Record, contents: &Contents) -> Response {
    let reader = &viewer.reader;
    let address = Address::of(&record.reference());
    let title = reader.text_with("edit-title", &args!["label" => record.label.as_str()]);
    let head = Head::new(title)
        .under(
            labels::plural(reader, &record.table),
            &Address::of_table(&record.table.key),
        )
        .under(&record.label, &address);
    let address = address.to_string();
    let form = whole_form::draw(
        viewer,
        &record.table,
        contents,
        &address,
        Some(record.version),
        &address,
    );
    frame::page(viewer, &head, &html! { (form) })
}

//! The form for a new record.

use std::sync::Arc;

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::schema::Table;
use maud::html;

use super::whole_form::{self, Contents};
use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::frame::{self, Head};
use crate::pages::labels;
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

/// The form for a new record; parameters of the address fill it in.
pub(crate) async fn new(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path(table): Path<String>,
    params: Params,
) -> Result<Response> {
    state
        .records(move || {
            let table = Arc::clone(viewer.schema.table(&table)?);
            let contents = Contents::empty(&table, &params);
            Ok::<_, crate::error::Error>(draw(&viewer, &table, &contents))
        })
        .await
}

/// The form with what was typed.
pub(super) fn draw(viewer: &Viewer, table: &Table, contents: &Contents) -> Response {
    let reader = &viewer.reader;
    let list = Address::of_table(&table.key);
    let one = labels::singular(reader, table);
    let head = Head::new(reader.text_with("new-title", &args!["table" => one]))
        .under(labels::plural(reader, table), &list);
    let address = list.clone().then("new").to_string();
    let form = whole_form::draw(viewer, table, contents, &address, None, &list.to_string());
    frame::page(viewer, &head, &html! { (form) })
}

//! The second step: what the columns are.

use std::sync::Arc;

use axum::Extension;
use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::import::{self, Options, Preview};
use bailey_crm::schema::Table;
use maud::{Markup, html};

use super::uploads::{Upload, Uploads};
use super::{choose, mapping};
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::pages::{form, frame};
use crate::state::State;
use crate::texts::args;

/// What the columns seem to be.
pub(super) async fn preview(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path((table, id)): Path<(String, String)>,
    Extension(uploads): Extension<Uploads>,
) -> Result<Response> {
    state
        .records(move || {
            let table = viewer.schema.table(&table)?.clone();
            let upload = waiting(&uploads, &viewer, &id)?;
            let preview =
                import::preview(&viewer.account, &viewer.context, &table.key, &upload.sheet)?;
            let options = mapping::read(&preview, &Params::default(), &upload.name);
            let page = draw(
                &viewer,
                &table,
                (&id, &upload.name),
                &preview,
                &options,
                &html! {},
            );
            Ok::<_, Error>(page)
        })
        .await
}

/// The file, if it still waits.
pub(super) fn waiting(uploads: &Uploads, viewer: &Viewer, id: &str) -> Result<Arc<Upload>> {
    uploads
        .find(viewer, id)
        .ok_or_else(|| Error::not_found("file that waits to be imported"))
}

/// The mapping with what the check found, and the buttons for the next step.
pub(super) fn draw(
    viewer: &Viewer,
    table: &Table,
    (id, name): (&str, &str),
    preview: &Preview,
    options: &Options,
    found: &Markup,
) -> Response {
    let reader = &viewer.reader;
    let address = Address::of_table(&table.key).then("import").then(id);
    let told =
        args!["file" => name, "rows" => preview.rows, "encoding" => preview.encoding.as_str()];
    let body = html! {
        p.lead { (reader.text_with("import-seen", &told)) }
        form.stack method="post" action=(address) {
            (form::word(viewer))
            (mapping::said(preview, options))
            (found)
            h2 { (reader.text("import-columns")) }
            (mapping::columns(viewer, table, preview, options))
            div.field.check {
                input #skip type="checkbox" name="skip" value="yes" checked[options.skip_refused];
                label for="skip" { (reader.text("import-skip")) }
            }
            div.line {
                button.button name="step" value="check" { (reader.text("import-check")) }
                button.button.main name="step" value="run" { (reader.text("import-run")) }
                a.button.bare href=(Address::of_table(&table.key)) { (reader.text("cancel")) }
            }
        }
    };
    frame::page(viewer, &choose::head(viewer, table), &body)
}

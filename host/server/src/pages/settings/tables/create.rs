//! Making a table: what it is called, and the field that names its records.

use axum::extract::State as FromState;
use axum::response::Response;
use bailey_crm::Problem;
use bailey_crm::schema::{self, FieldKind, NewField, NewTable};
use maud::html;
use serde::Deserialize;

use super::inputs::line;
use super::{all, head, key, of, refused};
use crate::auth::{Admin, Posted};
use crate::error::Result;
use crate::pages::notice::Notice;
use crate::pages::settings::settled::settled;
use crate::pages::viewer::Viewer;
use crate::pages::{form, frame};
use crate::state::State;

/// What the form holds.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    singular: String,
    plural: String,
    named_by: String,
    key: String,
}

/// The empty form.
pub(super) async fn form(_: Admin, viewer: Viewer) -> Response {
    let asked = Asked {
        named_by: viewer.reader.text("table-named-by-default"),
        ..Asked::default()
    };
    draw(&viewer, &asked, &[])
}

/// Makes the table, or shows the form again with what is wrong.
pub(super) async fn create(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
    Posted(asked): Posted<Asked>,
) -> Result<Response> {
    state
        .records(move || {
            let taken = |key: &str| {
                viewer.schema.find(key).is_some() || viewer.schema.find_deleted(key).is_some()
            };
            let key = match asked.key.trim() {
                "" => key::derived(&asked.plural, "table", taken),
                key => key.to_owned(),
            };
            let named_by = asked.named_by.trim();
            let name = NewField::new(
                key::derived(named_by, "name", |_| false),
                named_by,
                FieldKind::Text,
            );
            let new = NewTable {
                key,
                singular: asked.singular.trim().to_owned(),
                plural: asked.plural.trim().to_owned(),
                fields: vec![name.required()],
            };
            settled(
                schema::create_table(&viewer.account, &viewer.context, new),
                |table| {
                    let notice = Notice::done(viewer.reader.text("table-created-notice"));
                    Ok(notice.redirect(&of(&table).to_string()))
                },
                |problems| Ok(draw(&viewer, &asked, problems)),
            )
        })
        .await
}

fn draw(viewer: &Viewer, asked: &Asked, found: &[Problem]) -> Response {
    let reader = &viewer.reader;
    let body = html! {
        (refused(viewer, found))
        form.form method="post" action=(all()) {
            (form::word(viewer))
            (line(viewer, "plural", "table-plural", &asked.plural, Some("table-plural-hint")))
            (line(viewer, "singular", "table-singular", &asked.singular, Some("table-singular-hint")))
            (line(viewer, "named_by", "table-named-by", &asked.named_by, Some("table-named-by-hint")))
            (line(viewer, "key", "field-key", &asked.key, Some("field-key-hint")))
            div.line {
                button.button.main { (reader.text("table-create")) }
                a.button href=(all()) { (reader.text("cancel")) }
            }
        }
    };
    let head = head(viewer, reader.text("table-new")).narrow();
    frame::page(viewer, &head, &body)
}

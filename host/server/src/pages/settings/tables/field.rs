//! One field: its name, what it demands, its choices.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::Problem;
use bailey_crm::schema::{self, Field, FieldUpdate, Table};
use maud::html;

use super::inputs::{line, tick};
use super::{choices, head_of, kind, of, of_field, refused};
use crate::auth::{Admin, Posted};
use crate::error::Result;
use crate::pages::notice::Notice;
use crate::pages::params::Params;
use crate::pages::settings::settled::settled;
use crate::pages::viewer::Viewer;
use crate::pages::{form, frame, labels};
use crate::state::State;

/// The field as it is.
pub(super) async fn show(
    _: Admin,
    viewer: Viewer,
    Path((table, field)): Path<(String, String)>,
) -> Result<Response> {
    let table = viewer.schema.table(&table)?;
    let field = table.field(&field)?;
    let label = labels::field(&viewer.reader, table, field);
    Ok(draw(&viewer, table, field, &label, "", &[]))
}

/// Saves it, or shows the form again with what is wrong.
pub(super) async fn save(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
    Path((table, field)): Path<(String, String)>,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    state
        .records(move || {
            let posted = Params(posted);
            let table = viewer.schema.table(&table)?;
            let before = table.field(&field)?;
            let label = posted.first("label").unwrap_or_default().trim();
            // What is translated stays so, unless it was written anew.
            let is_new = label != labels::field(&viewer.reader, table, before);
            let has_choices = !before.kind.options().is_empty();
            let update = FieldUpdate {
                version: posted.filled("version").and_then(|v| v.parse().ok()),
                label: is_new.then(|| label.to_owned()),
                required: Some(posted.has("required")),
                unique: Some(posted.has("unique")),
                choices: has_choices.then(|| choices::read(&viewer, table, before, &posted)),
            };
            let (account, context) = (&viewer.account, &viewer.context);
            settled(
                schema::change_field(account, context, &table.key, &field, update),
                |(_, operation)| {
                    let notice = Notice::done(viewer.reader.text("saved-notice"));
                    let notice = notice.with_undo(operation);
                    Ok(notice.redirect(&of(table).to_string()))
                },
                |problems| {
                    let new = posted.first("choices").unwrap_or_default();
                    Ok(draw(&viewer, table, before, label, new, problems))
                },
            )
        })
        .await
}

fn draw(
    viewer: &Viewer,
    table: &Table,
    field: &Field,
    label: &str,
    new_choices: &str,
    found: &[Problem],
) -> Response {
    let reader = &viewer.reader;
    let own = of_field(table, field);
    let body = html! {
        (refused(viewer, found))
        form.form method="post" action=(own) {
            (form::word(viewer))
            input type="hidden" name="version" value=(field.version);
            (line(viewer, "label", "field-label", label, None))
            div.field {
                span.label { (reader.text("field-kind")) }
                span { (kind(viewer, field)) " · " code { (field.key) } }
            }
            (tick(viewer, "required", "field-required", field.required, Some("field-required-hint")))
            (tick(viewer, "unique", "field-unique", field.unique, Some("field-unique-hint")))
            @if !field.kind.options().is_empty() { (choices::draw(viewer, table, field, new_choices)) }
            div.line {
                button.button.main { (reader.text("save")) }
                a.button href=(of(table)) { (reader.text("cancel")) }
            }
        }
        @if field.standard {
            p.quiet { (reader.text("field-standard-stays")) }
        } @else if table.names == Some(field.id) {
            p.quiet { (reader.text("field-naming-stays")) }
        } @else {
            div.line { a.button.danger href=(own.clone().then("delete")) { (reader.text("field-delete")) } }
        }
    };
    let title = labels::field(reader, table, field);
    frame::page(viewer, &head_of(viewer, table, title).narrow(), &body)
}

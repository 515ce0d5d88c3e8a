//! One table: its names and its fields.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::Problem;
use bailey_crm::schema::{self, Field, Table, TableUpdate};
use maud::{Markup, html};
use serde::Deserialize;

use super::inputs::line;
use super::{head, kind, of, of_field, refused};
use crate::auth::{Admin, Posted};
use crate::error::Result;
use crate::pages::notice::Notice;
use crate::pages::settings::settled::settled;
use crate::pages::viewer::Viewer;
use crate::pages::{form, frame, labels};
use crate::state::State;
use crate::texts::args;

/// What the form of names holds.
#[derive(Deserialize)]
pub(super) struct Names {
    singular: String,
    plural: String,
}

/// The table as it is.
pub(super) async fn show(_: Admin, viewer: Viewer, Path(table): Path<String>) -> Result<Response> {
    let table = viewer.schema.table(&table)?;
    Ok(draw(&viewer, table, &shown(&viewer, table), &[]))
}

/// Renames it, or shows the form again with what is wrong.
pub(super) async fn rename(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
    Path(table): Path<String>,
    Posted(names): Posted<Names>,
) -> Result<Response> {
    state
        .records(move || {
            let table = viewer.schema.table(&table)?;
            let before = shown(&viewer, table);
            // What is translated stays so, unless it was written anew.
            let new = |before: &str, after: &str| {
                (before != after.trim()).then(|| after.trim().to_owned())
            };
            let update = TableUpdate {
                singular: new(&before.singular, &names.singular),
                plural: new(&before.plural, &names.plural),
                ..TableUpdate::default()
            };
            settled(
                schema::change_table(&viewer.account, &viewer.context, &table.key, update),
                |(_, operation)| {
                    let notice = Notice::done(viewer.reader.text("saved-notice"));
                    let notice = notice.with_undo(operation);
                    Ok(notice.redirect(&of(table).to_string()))
                },
                |problems| Ok(draw(&viewer, table, &names, problems)),
            )
        })
        .await
}

fn shown(viewer: &Viewer, table: &Table) -> Names {
    Names {
        singular: labels::singular(&viewer.reader, table),
        plural: labels::plural(&viewer.reader, table),
    }
}

fn draw(viewer: &Viewer, table: &Table, names: &Names, found: &[Problem]) -> Response {
    let reader = &viewer.reader;
    let head = head(viewer, labels::plural(reader, table))
        .beside(html! { span.quiet { code { (table.key) } } })
        .actions(html! {
            a.button.main href=(of(table).then("new-field")) { (reader.text("field-new")) }
        });
    let body = html! {
        (refused(viewer, found))
        h2 { (reader.text("table-fields")) }
        (fields(viewer, table))
        h2 { (reader.text("table-names")) }
        form.form method="post" action=(of(table)) {
            (form::word(viewer))
            (line(viewer, "plural", "table-plural", &names.plural, Some("table-plural-hint")))
            (line(viewer, "singular", "table-singular", &names.singular, Some("table-singular-hint")))
            div.line { button.button { (reader.text("save")) } }
        }
        @if table.standard {
            p.quiet { (reader.text("table-standard-stays")) }
        } @else {
            div.line { a.button.danger href=(of(table).then("delete")) { (reader.text("table-delete")) } }
        }
    };
    frame::page(viewer, &head, &body)
}

fn fields(viewer: &Viewer, table: &Table) -> Markup {
    let reader = &viewer.reader;
    html! {
        div.table-wrap {
            table.table.cards {
                caption.unseen { (reader.text("table-fields")) }
                thead {
                    tr {
                        @for id in ["field-label", "field-kind", "field-demands", "table-column-key"] {
                            th scope="col" { (reader.text(id)) }
                        }
                        th scope="col" { span.unseen { (reader.text("field-order")) } }
                    }
                }
                tbody {
                    @for (n, field) in table.fields.iter().enumerate() {
                        tr {
                            td.head { a href=(of_field(table, field)) { (labels::field(reader, table, field)) } }
                            td data-label=(reader.text("field-kind")) { (kind(viewer, field)) }
                            td data-label=(reader.text("field-demands")) { (demands(viewer, table, field)) }
                            td data-label=(reader.text("table-column-key")) { code { (field.key) } }
                            td { (moves(viewer, table, field, n)) }
                        }
                    }
                }
            }
        }
    }
}

fn demands(viewer: &Viewer, table: &Table, field: &Field) -> String {
    let told = [
        (table.names == Some(field.id), "field-names"),
        (field.required, "field-is-required"),
        (field.unique, "field-is-unique"),
        (field.multiple, "field-is-multiple"),
        (field.along, "field-is-along"),
    ];
    let told: Vec<String> = told
        .into_iter()
        .filter(|(so, _)| *so)
        .map(|(_, id)| viewer.reader.text(id))
        .collect();
    viewer.reader.list(told)
}

/// The buttons that move a field up and down; they work without a script.
fn moves(viewer: &Viewer, table: &Table, field: &Field, n: usize) -> Markup {
    let reader = &viewer.reader;
    let name = labels::field(reader, table, field);
    html! {
        form.order method="post" action=(of(table).then("order")) {
            (form::word(viewer))
            input type="hidden" name="field" value=(field.key);
            @for (way, sign, id, useless) in [
                ("up", "↑", "field-up", n == 0),
                ("down", "↓", "field-down", n + 1 == table.fields.len()),
            ] {
                button.button.bare name="to" value=(way) disabled[useless]
                    aria-label=(reader.text_with(id, &args!["field" => name.as_str()])) { (sign) }
            }
        }
    }
}

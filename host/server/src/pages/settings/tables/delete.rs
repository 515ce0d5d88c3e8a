//! Deleting a table or a field: first what it takes, and whether it can come
//! back; then the act.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::records::Keep;
use bailey_crm::schema::Table;
use bailey_plugins::{Plugins, SchemaDeletionPreview};
use maud::{Markup, html};
use serde::Deserialize;

use super::{all, head_of, of, of_field};
use crate::auth::{Admin, Posted};
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::notice::Notice;
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::pages::{form, frame, labels};
use crate::state::State;
use crate::texts::args;

/// What is to be deleted: a table, or one field of it.
#[derive(Deserialize)]
pub(super) struct Named {
    table: String,
    field: Option<String>,
}

/// The page before it is deleted.
pub(super) async fn confirm(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
    Path(named): Path<Named>,
) -> Result<Response> {
    let plugins = state.plugins().clone();
    state
        .plugin_calls(move || {
            let preview = preview(&plugins, &viewer, &named)?;
            draw(&viewer, &preview, false)
        })
        .await
}

/// Deletes what was confirmed.
pub(super) async fn delete(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
    Path(named): Path<Named>,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    let plugins = state.plugins().clone();
    state
        .plugin_calls(move || {
            let posted = Params(posted);
            let preview = preview(&plugins, &viewer, &named)?;
            let count = preview.deletion.count.to_string();
            let mistyped = preview.keep == Keep::Purge && posted.filled("typed") != Some(&count);
            if mistyped || posted.filled("count") != Some(&count) {
                return draw(&viewer, &preview, mistyped);
            }
            let (account, context) = (&viewer.account, &viewer.context);
            let (table, field) = (&named.table, named.field.as_deref());
            let deleted = plugins.delete_schema(account, context, table, field, None)?;
            let (id, back) = match field {
                Some(_) => ("field-deleted-notice", of(viewer.schema.table(table)?)),
                None => ("table-deleted-notice", all()),
            };
            let undo = (deleted.keep != Keep::Purge).then_some(deleted.operation);
            let notice = Notice::done(viewer.reader.text(id)).with_undo(undo);
            Ok::<_, Error>(notice.redirect(&back.to_string()))
        })
        .await
}

/// What deleting it would take.
fn preview(plugins: &Plugins, viewer: &Viewer, named: &Named) -> Result<SchemaDeletionPreview> {
    let (account, context) = (&viewer.account, &viewer.context);
    let (table, field) = (&named.table, named.field.as_deref());
    Ok(plugins.schema_deletion_preview(account, context, table, field)?)
}

fn draw(viewer: &Viewer, preview: &SchemaDeletionPreview, mistyped: bool) -> Result<Response> {
    let reader = &viewer.reader;
    let table = viewer.schema.table(&preview.deletion.table)?;
    let (name, own, button) = match &preview.deletion.field {
        Some(field) => {
            let field = table.field(field)?;
            let name = labels::field(reader, table, field);
            (name, of_field(table, field), "field-delete")
        }
        None => (labels::plural(reader, table), of(table), "table-delete"),
    };
    let count = preview.deletion.count;
    let title = reader.text_with("schema-delete-title", &args!["name" => name.as_str()]);
    let body = html! {
        form.confirm method="post" action=(own.clone().then("delete")) {
            (form::word(viewer))
            input type="hidden" name="count" value=(count);
            ul {
                li { (weight(viewer, preview)) }
                @for relation in &preview.deletion.relations {
                    li { (going_along(viewer, &relation.table, &relation.field, relation.count)) }
                }
                li { (keeping(viewer, preview.keep)) }
            }
            @if preview.keep == Keep::Purge { (form::typed(viewer, &count.to_string(), true, mistyped)) }
            div.line {
                button.button.main.danger { (reader.text(button)) }
                a.button href=(own) { (reader.text("cancel")) }
            }
        }
    };
    Ok(frame::page(
        viewer,
        &head(viewer, table, preview, title, &own),
        &body,
    ))
}

fn head(
    viewer: &Viewer,
    table: &Table,
    preview: &SchemaDeletionPreview,
    title: String,
    own: &Address,
) -> frame::Head {
    let head = head_of(viewer, table, title).narrow();
    match preview
        .deletion
        .field
        .as_ref()
        .and_then(|key| table.find(key))
    {
        Some(field) => head.under(labels::field(&viewer.reader, table, field), own),
        None => head,
    }
}

fn weight(viewer: &Viewer, preview: &SchemaDeletionPreview) -> String {
    let id = match preview.deletion.field {
        Some(_) => "field-delete-weight",
        None => "table-delete-weight",
    };
    let count = preview.deletion.count;
    viewer.reader.text_with(id, &args!["count" => count])
}

fn going_along(viewer: &Viewer, table: &str, field: &str, count: u64) -> String {
    let label = match viewer.field(table, field) {
        Some((table, field)) => labels::field(&viewer.reader, &table, &field),
        None => field.to_owned(),
    };
    let args = args![
        "field" => label,
        "table" => viewer.table_label(table),
        "count" => count
    ];
    viewer.reader.text_with("table-delete-along", &args)
}

/// Whether and until when it can come back.
fn keeping(viewer: &Viewer, keep: Keep) -> Markup {
    let reader = &viewer.reader;
    match keep {
        Keep::Purge => html! { strong { (reader.text("delete-final")) } },
        Keep::Forever => html! { (reader.text("schema-delete-forever")) },
        Keep::Days(days) => {
            let until = viewer.context.at.plus_millis(i64::from(days) * 86_400_000);
            let date = reader.date(reader.day(until));
            html! { (reader.text_with("schema-delete-until", &args!["date" => date])) }
        }
    }
}

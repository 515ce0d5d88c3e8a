//! A view's own page: its name, whether it is shared, and the way to delete it.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::saved_views::{self as core, SavedViewUpdate};
use bailey_crm::schema::Table;
use bailey_crm::{Error as Crm, Problem, SavedViewId};
use maud::html;

use super::super::view::View;
use super::{find, inputs, of};
use crate::auth::Posted;
use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::frame::{self, Head};
use crate::pages::notice::Notice;
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::pages::{form, labels};
use crate::state::State;
use crate::texts::args;

/// The page.
pub(crate) async fn edit(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path((table, view)): Path<(String, i64)>,
) -> Result<Response> {
    state
        .records(move || {
            let table = viewer.schema.table(&table)?;
            let saved = find(&viewer, &table.key, view)?;
            let name = saved.name.clone();
            Ok::<_, Error>(draw(&viewer, table, &saved, (&name, saved.shared), &[]))
        })
        .await
}

/// Gives the view its name, and shares it or not.
pub(crate) async fn save(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path((table, view)): Path<(String, i64)>,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    state
        .records(move || {
            let table = viewer.schema.table(&table)?;
            let posted = Params(posted);
            let name = posted.first("name").unwrap_or_default();
            // Who may not share is not asked, and changes nothing about it.
            let shared = viewer.is_admin().then(|| posted.has("shared"));
            let update = SavedViewUpdate {
                version: posted.filled("version").and_then(|text| text.parse().ok()),
                name: Some(name.to_owned()),
                shared,
                look: None,
            };
            let (account, context) = (&viewer.account, &viewer.context);
            match core::update(account, context, &table.key, SavedViewId(view), update) {
                Ok(saved) => {
                    let notice = Notice::done(viewer.reader.text("saved-notice"));
                    Ok(notice.redirect(&View::of(&saved).address(&table.key).to_string()))
                }
                Err(Crm::Invalid(wrong)) => {
                    let saved = find(&viewer, &table.key, view)?;
                    let typed = (name, posted.has("shared"));
                    Ok(draw(&viewer, table, &saved, typed, &wrong))
                }
                Err(other) => Err(Error::from(other)),
            }
        })
        .await
}

fn draw(
    viewer: &Viewer,
    table: &Table,
    saved: &core::SavedView,
    (name, shared): (&str, bool),
    wrong: &[Problem],
) -> Response {
    let reader = &viewer.reader;
    let here = of(&table.key, saved.id);
    let list = if saved.fits(table) {
        View::of(saved)
    } else {
        View::default()
    };
    let list = list.address(&table.key);
    let head = Head::new(&*saved.name)
        .under(
            labels::plural(reader, table),
            &Address::of_table(&table.key),
        )
        .narrow();
    let body = html! {
        @if !saved.fits(table) {
            div.notice.caution role="note" { p { (reader.text("view-unfit")) } }
        }
        form.form method="post" action=(here.clone()) {
            (form::word(viewer))
            input type="hidden" name="version" value=(saved.version);
            (inputs(viewer, name, shared, wrong))
            div.line {
                button.button.main { (reader.text("save")) }
                a.button href=(list) { (reader.text("cancel")) }
            }
        }
        form.confirm method="post" action=(here.then("delete")) {
            (form::word(viewer))
            h2 { (reader.text("view-delete")) }
            p { (reader.text(if saved.shared { "view-delete-means-shared" } else { "view-delete-means" })) }
            div.line {
                button.button.danger {
                    (reader.text_with("view-delete-button", &args!["name" => saved.name.as_str()]))
                }
            }
        }
    };
    frame::page(viewer, &head, &body)
}

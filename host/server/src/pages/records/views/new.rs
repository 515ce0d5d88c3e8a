//! Saves what is looked at under a name.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::saved_views::{self as core, NewSavedView};
use bailey_crm::schema::Table;
use bailey_crm::{Error as Crm, Problem};
use maud::html;

use super::super::view::View;
use super::{inputs, looked_at, query};
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

/// The page that asks for the name.
pub(crate) async fn new(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path(table): Path<String>,
    params: Params,
) -> Result<Response> {
    state
        .records(move || {
            let table = viewer.schema.table(&table)?;
            let view = looked_at(&params)?;
            Ok::<_, Error>(draw(&viewer, table, &view, &Params::default(), &[]))
        })
        .await
}

/// Saves it.
pub(crate) async fn create(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path(table): Path<String>,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    state
        .records(move || {
            let table = viewer.schema.table(&table)?;
            let posted = Params(posted);
            let view = looked_at(&Params::parse(posted.first("look").unwrap_or_default()))?;
            let new = NewSavedView {
                table: table.key.clone(),
                name: posted.first("name").unwrap_or_default().to_owned(),
                shared: posted.has("shared"),
                look: view.look(),
            };
            match core::create(&viewer.account, &viewer.context, new) {
                Ok(saved) => {
                    let told = args!["name" => saved.name.as_str()];
                    let notice = Notice::done(viewer.reader.text_with("view-saved", &told));
                    let address = View::of(&saved).address(&table.key);
                    Ok(notice.redirect(&address.to_string()))
                }
                Err(Crm::Invalid(wrong)) => Ok(draw(&viewer, table, &view, &posted, &wrong)),
                Err(other) => Err(Error::from(other)),
            }
        })
        .await
}

fn draw(
    viewer: &Viewer,
    table: &Table,
    view: &View,
    posted: &Params,
    wrong: &[Problem],
) -> Response {
    let reader = &viewer.reader;
    let list = Address::of_table(&table.key);
    let action = list.clone().then("views").then("new");
    let head = Head::new(reader.text("view-new"))
        .under(labels::plural(reader, table), &list)
        .narrow();
    let body = html! {
        p.quiet { (reader.text("view-means")) }
        @if !view.conditions.is_empty() {
            ul.chips.plain aria-label=(reader.text("filters")) {
                @for condition in &view.conditions { li.chip.still { (condition.words(viewer, table)) } }
            }
        }
        form.form method="post" action=(action) {
            (form::word(viewer))
            input type="hidden" name="look" value=(query(view));
            (inputs(viewer, posted.first("name").unwrap_or_default(), posted.has("shared"), wrong))
            div.line {
                button.button.main { (reader.text("save")) }
                a.button href=(view.address(&table.key)) { (reader.text("cancel")) }
            }
        }
    };
    frame::page(viewer, &head, &body)
}

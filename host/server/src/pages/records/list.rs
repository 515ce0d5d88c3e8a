//! The list of a table's records.

use std::sync::Arc;

use axum::extract::{Path, State as FromState};
use axum::response::{IntoResponse, Redirect, Response};
use bailey_crm::access::{Action, Extent};
use bailey_crm::records::{self, Page, Record};
use bailey_crm::saved_views::Layout;
use bailey_crm::schema::{Field, FieldKind, Table};
use maud::{Markup, html};

use super::selection::Acts;
use super::view::View;
use super::{board, columns, filter_bar, referred, views};
use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::frame::{self, Head};
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::pages::{bin, labels, reports, show};
use crate::state::State;
use crate::texts::args;

/// The list of a table's records.
pub(crate) async fn list(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path(table): Path<String>,
    params: Params,
) -> Result<Response> {
    let asked = state.clone();
    state
        .records(move || {
            let table = Arc::clone(viewer.schema.table(&table)?);
            let mut view = View::parse(&params)?;
            if let Some(condition) = filter_bar::added(&viewer, &table, &params)? {
                view.conditions.push(condition);
                let address = View {
                    after: None,
                    ..view
                }
                .address(&table.key);
                return Ok(Redirect::to(&address.to_string()).into_response());
            }
            let page = records::list(
                &viewer.account,
                &viewer.context,
                &view.query(&viewer, &table)?,
            )?;
            viewer.learn(page.records.iter().flat_map(referred));
            draw(&asked, &viewer, &table, &view, &page, params.filled("add"))
        })
        .await
}

fn draw(
    state: &State,
    viewer: &Viewer,
    table: &Table,
    view: &View,
    page: &Page,
    add: Option<&str>,
) -> Result<Response> {
    let reader = &viewer.reader;
    let head = Head::new(labels::plural(reader, table))
        .beside(html! {
            span.quiet { (reader.count(page.total)) }
            @if view.archived {
                span.badge { (reader.text("state-archived")) }
                a.small href=(Address::of_table(&table.key)) { (reader.text("archive-leave")) }
            } @else {
                (archived_link(viewer, table)?)
                (bin::link(state, viewer, &table.key)?)
            }
        })
        .actions(ways(viewer, table, view));
    let body = html! {
        (views::bar(viewer, table, view)?)
        (filter_bar::draw(
            viewer,
            table,
            view,
            &filter_bar::Place::list(table, view),
            add,
            &columns::choose(viewer, table, view),
        ))
        @if page.records.is_empty() {
            p.empty {
                (reader.text(match (view.is_narrowed(), view.archived) {
                    (true, _) => "list-empty-found",
                    (false, true) => "archive-empty",
                    (false, false) => "list-empty",
                }))
            }
        } @else {
            (rows(viewer, table, view, page))
        }
    };
    Ok(frame::page(viewer, &head, &body))
}

/// What leads away from a list or a board: to the other of them, out, and to a
/// new record.
pub(super) fn ways(viewer: &Viewer, table: &Table, view: &View) -> Markup {
    let reader = &viewer.reader;
    let list = Address::of_table(&table.key);
    let may = |action| table.extent(action) != Extent::None;
    html! {
        @if board::stages(table).is_some() && !view.archived {
            nav.switch aria-label=(reader.text("layout")) {
                @for (layout, text) in [(Layout::List, "layout-list"), (Layout::Board, "layout-board")] {
                    a href=(view.laid_out(layout).address(&table.key))
                        aria-current=[(layout == view.layout).then_some("true")] { (reader.text(text)) }
                }
            }
        }
        @if !view.archived {
            a.button href=(reports::of_list(table, view)) { (reader.text("report")) }
        }
        @if may(Action::Import) {
            a.button href=(list.clone().then("import")) { (reader.text("import")) }
        }
        @if may(Action::Export) {
            a.button href=(view.write(list.clone().then("export"))) { (reader.text("export")) }
        }
        @if may(Action::Create) {
            a.button.main href=(list.then("new")) { (reader.text("new-record")) }
        }
    }
}

/// "3 archived", if there are any.
fn archived_link(viewer: &Viewer, table: &Table) -> Result<Markup> {
    let archived = View {
        archived: true,
        ..View::default()
    };
    let query = archived.query(viewer, table)?;
    let count = records::count(&viewer.account, &viewer.context, &query)?;
    Ok(html! {
        @if count > 0 {
            a.small href=(archived.address(&table.key)) {
                (viewer.reader.text_with("archived-link", &args!["count" => count]))
            }
        }
    })
}

fn is_figure(field: &Field) -> bool {
    matches!(
        field.kind,
        FieldKind::Integer | FieldKind::Decimal { .. } | FieldKind::Money
    )
}

fn rows(viewer: &Viewer, table: &Table, view: &View, page: &Page) -> Markup {
    let reader = &viewer.reader;
    let columns = columns::shown(table, view);
    let acts = Acts::of(table);
    html! {
        form method="get" action=(Address::of_table(&table.key).then("delete")) {
            input type="hidden" name="back" value=(view.address(&table.key));
            div.table-wrap {
                table.table.cards {
                    caption.unseen { (labels::plural(reader, table)) }
                    thead {
                        tr {
                            @if acts.any() {
                                th.pick scope="col" {
                                    label hidden {
                                        span.unseen { (reader.text("select-all")) }
                                        input type="checkbox" data-all;
                                    }
                                }
                            }
                            (heading(viewer, table, view, table.label_field(), false))
                            @for field in &columns { (heading(viewer, table, view, Some(field), is_figure(field))) }
                        }
                    }
                    tbody { @for record in &page.records { (row(viewer, record, &columns, acts)) } }
                }
            }
            @if acts.any() { (acts.bar(viewer, table, view)) }
        }
        (below(viewer, table, view, page, acts))
    }
}

fn heading(
    viewer: &Viewer,
    table: &Table,
    view: &View,
    field: Option<&Field>,
    figure: bool,
) -> Markup {
    let reader = &viewer.reader;
    let (key, label) = match field {
        Some(field) => (field.key.as_str(), labels::field(reader, table, field)),
        None => ("label", labels::singular(reader, table)),
    };
    let from_end = view
        .sort
        .as_ref()
        .filter(|(by, _)| by == key)
        .map(|(_, from_end)| *from_end);
    let order = from_end.map(|from_end| if from_end { "descending" } else { "ascending" });
    html! {
        th scope="col" .number[figure] aria-sort=[order] {
            a href=(view.sorted(key).address(&table.key))
                title=(reader.text_with("sort-by", &args!["field" => label.as_str()])) {
                (label)
                @if let Some(from_end) = from_end {
                    span aria-hidden="true" { (if from_end { " ↓" } else { " ↑" }) }
                }
            }
        }
    }
}

fn row(viewer: &Viewer, record: &Record, columns: &[&Field], acts: Acts) -> Markup {
    let reader = &viewer.reader;
    html! {
        tr data-row {
            @if acts.any() {
                td.pick {
                    label {
                        span.unseen { (reader.text_with("select-named", &args!["row" => record.label.as_str()])) }
                        input type="checkbox" name="row" value=(record.id);
                    }
                }
            }
            td.head {
                a.clip href=(Address::of(&record.reference())) { (record.label) }
            }
            @for field in columns {
                @let value = record.value(&field.key).cloned().unwrap_or_default();
                td data-label=(labels::field(reader, &record.table, field))
                    .number[is_figure(field)] .void[value.is_none()] {
                    span.clip { (show::value(viewer, Some((&record.table, field)), &value)) }
                }
            }
        }
    }
}

fn below(viewer: &Viewer, table: &Table, view: &View, page: &Page, acts: Acts) -> Markup {
    let reader = &viewer.reader;
    let narrowed = view.search.is_none() && !view.conditions.is_empty();
    let all = view
        .write(Address::of_table(&table.key).then("delete"))
        .with("all", "yes");
    html! {
        div.pager {
            @if view.after.is_some() {
                a.button href=(view.address(&table.key)) rel="first" { (reader.text("first-page")) }
            }
            @if let Some(next) = &page.next {
                a.button href=(view.address(&table.key).with("after", next)) rel="next" { (reader.text("next-page")) }
            }
            // Words that are searched for are no filter that an act can name.
            @if acts.delete() && (narrowed || view.archived && view.search.is_none()) && !view.idle {
                a href=(all.with("back", &view.address(&table.key).to_string())) {
                    (reader.text("delete-all-matching")) " (" (reader.count(page.total)) ")"
                }
            }
        }
    }
}

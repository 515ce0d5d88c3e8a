//! The board: a table's records in columns by the choice that one of its fields
//! holds. A card is moved by its form, by keys or by dragging; the script that
//! does the latter two posts the same form.

mod card;
mod column;
mod move_card;

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::extract::{Path, State as FromState};
use axum::response::{IntoResponse, Redirect, Response};
use bailey_crm::access::{self, Action};
use bailey_crm::records::{self, By, Group, Record, Summary};
use bailey_crm::schema::{Field, FieldKind, Table};
use bailey_crm::{RecordId, RecordRef, Scalar};
use maud::{Markup, html};

use super::view::{LANES, View};
use super::{filter_bar, referred, views};
use crate::error::{Error, Result};
use crate::pages::frame::{self, Head};
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::pages::{bin, form, labels};
use crate::state::State;
pub(crate) use move_card::move_card;

/// What names the column of records whose field is empty.
const NONE: &str = "-";

/// A card that is drawn whatever column it is in and wherever it stands there,
/// with its form open.
struct Opened {
    record: Record,
    problem: Option<String>,
}

/// How the cards are drawn.
struct Look<'a> {
    /// The field whose choices are the columns.
    stage: &'a Field,
    view: &'a View,
    /// The records that whoever looks may move.
    movable: &'a BTreeSet<RecordId>,
}

/// What of a board is drawn.
#[derive(Default)]
struct Shown<'a> {
    /// This column alone.
    only: Option<&'a str>,
    opened: Option<Opened>,
    /// The form for a condition on this field.
    add: Option<&'a str>,
}

/// The fields whose choices can be columns.
fn choices(table: &Table) -> impl Iterator<Item = &Field> {
    let is_choice = |field: &&Field| matches!(field.kind, FieldKind::Choice { .. });
    let fields = table.fields.iter();
    fields.filter(move |field| is_choice(field) && !field.multiple)
}

/// The field whose choices are the columns unless another is asked for: the first
/// that holds one.
pub(crate) fn stages(table: &Table) -> Option<&Field> {
    choices(table).next()
}

/// The field whose choices are the columns of this board.
fn lanes<'a>(table: &'a Table, view: &View) -> Option<&'a Field> {
    let asked = view.lanes.as_deref();
    let asked = asked.and_then(|key| choices(table).find(|field| field.key == key));
    asked.or_else(|| stages(table))
}

/// The question by what the columns are, where there are several answers.
fn which(viewer: &Viewer, table: &Table, view: &View, now: &Field) -> Markup {
    let reader = &viewer.reader;
    let bare = View {
        lanes: None,
        ..view.clone()
    };
    html! {
        @if choices(table).nth(1).is_some() {
            form.line method="get" action=(View::default().laid_out(view.layout).address(&table.key)) {
                @if let Some(search) = &view.search { input type="hidden" name="q" value=(search); }
                @for (name, value) in bare.hidden() { input type="hidden" name=(name) value=(value); }
                label.unseen for="lanes" { (reader.text("board-lanes")) }
                select #lanes name=(LANES) data-submit {
                    @for field in choices(table) {
                        option value=(field.key) selected[field.id == now.id] {
                            (reader.text("board-lanes")) ": " (labels::field(reader, table, field))
                        }
                    }
                }
                noscript { button.button { (reader.text("yes-continue")) } }
            }
        }
    }
}

/// The figure that is shown on the cards and added up over a column.
pub(crate) fn amount(table: &Table) -> Option<&Field> {
    let money = |field: &&Field| field.kind == FieldKind::Money && !field.multiple;
    table.fields.iter().find(money)
}

/// The board of a table's records.
pub(crate) async fn board(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path(table): Path<String>,
    params: Params,
) -> Result<Response> {
    let asked = state.clone();
    state
        .records(move || {
            let table = Arc::clone(viewer.schema.table(&table)?);
            let mut view = View::board(&params)?;
            if let Some(condition) = filter_bar::added(&viewer, &table, &params)? {
                view.conditions.push(condition);
                let address = view.address(&table.key).to_string();
                return Ok(Redirect::to(&address).into_response());
            }
            let opened = match params.filled("move").map(str::parse) {
                Some(Ok(id)) => Some(Opened {
                    record: card(&viewer, &table, id)?,
                    problem: None,
                }),
                _ => None,
            };
            let shown = Shown {
                only: params.filled("column"),
                opened,
                add: params.filled("add"),
            };
            draw(&asked, &viewer, &table, &view, &shown)
        })
        .await
}

fn card(viewer: &Viewer, table: &Table, id: i64) -> Result<Record> {
    let record = RecordRef {
        table: table.key.clone(),
        id: RecordId(id),
    };
    Ok(records::get(&viewer.account, &viewer.context, &record)?)
}

fn draw(
    state: &State,
    viewer: &Viewer,
    table: &Table,
    view: &View,
    shown: &Shown<'_>,
) -> Result<Response> {
    let reader = &viewer.reader;
    let stage = lanes(table, view).ok_or_else(|| Error::not_found("board"))?;
    let groups = groups(viewer, table, stage, view)?;
    let total: u64 = groups.iter().map(|group| group.count).sum();
    let columns = column::all(viewer, table, stage, &groups, shown.only);
    let mut pages = Vec::with_capacity(columns.len());
    for column in &columns {
        pages.push(column.read(viewer, table, stage, view)?);
    }
    let named = pages.iter().flat_map(|page| &page.records);
    let opened = shown.opened.iter().map(|opened| &opened.record);
    let cards = named.chain(opened);
    viewer.learn(cards.clone().flat_map(referred));
    let movable = movable(viewer, table, stage, cards)?;
    let look = Look {
        stage,
        view,
        movable: &movable,
    };

    let head = Head::new(labels::plural(reader, table))
        .beside(html! {
            span.quiet { (reader.count(total)) }
            (bin::link(state, viewer, &table.key)?)
        })
        .actions(super::list::ways(viewer, table, view));
    let body = html! {
        (views::bar(viewer, table, view)?)
        (filter_bar::draw(viewer, table, view, &filter_bar::Place::list(table, view), shown.add, &html! {
            (which(viewer, table, view, stage))
            @if !movable.is_empty() { p.small.quiet #board-keys { (reader.text("board-keys")) } }
        }))
        @if let Some(only) = columns.first().filter(|_| shown.only.is_some()) {
            p { a href=(view.address(&table.key)) { (reader.text("board-whole")) } " / " (only.label) }
        }
        p.unseen #board-said role="status" {}
        div.board role="group" tabindex="0" aria-label=(labels::field(reader, table, stage))
            aria-describedby=[(!movable.is_empty()).then_some("board-keys")] {
            @for (column, page) in columns.iter().zip(&pages) {
                (column.draw(viewer, table, &look, page, shown.opened.as_ref()))
            }
        }
        @if !movable.is_empty() { (mover(viewer, table, view)) }
    };
    Ok(frame::page(viewer, &head, &body))
}

/// Those of the cards that whoever looks may move to another column.
fn movable<'a>(
    viewer: &Viewer,
    table: &Table,
    stage: &Field,
    cards: impl Iterator<Item = &'a Record>,
) -> Result<BTreeSet<RecordId>> {
    if !table.is_writable(stage) {
        return Ok(BTreeSet::new());
    }
    let ids: Vec<RecordId> = cards.map(|record| record.id).collect();
    Ok(access::among(&viewer.account, table, Action::Edit, &ids)?)
}

/// What the columns hold in all, whatever of it is drawn.
fn groups(viewer: &Viewer, table: &Table, stage: &Field, view: &View) -> Result<Vec<Group>> {
    let wanted = Summary {
        by: Some(By::field(&*stage.key)),
        sum: amount(table).map(|field| field.key.clone()),
    };
    let query = view.query(viewer, table)?;
    Ok(records::summary(
        &viewer.account,
        &viewer.context,
        &query,
        &wanted,
    )?)
}

/// The form that the script fills in and posts.
fn mover(viewer: &Viewer, table: &Table, view: &View) -> Markup {
    html! {
        form #board-move hidden method="post" action=(View::default().laid_out(view.layout).address(&table.key)) {
            (form::word(viewer))
            input type="hidden" name="back" value=(view.address(&table.key));
            @for name in ["record", "version", "to"] { input type="hidden" name=(name) value=""; }
        }
    }
}

/// The name of the column that a record is in.
fn column_of<'a>(record: &'a Record, stage: &Field) -> &'a str {
    match record.value(&stage.key).map(bailey_crm::Value::scalars) {
        Some([Scalar::Choice(key)]) => key,
        _ => NONE,
    }
}

/// What a column is called.
fn label_of(viewer: &Viewer, table: &Table, stage: &Field, key: &str) -> String {
    if key == NONE {
        viewer.reader.text("board-none")
    } else {
        labels::choice(&viewer.reader, table, stage, key)
    }
}

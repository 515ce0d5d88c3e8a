//! The page before a delete: what, how many, whose, what goes along, whether and
//! until when it can be undone.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::filter::{Filter, Operator};
use bailey_crm::records::{self, Keep, Query, Selection, What};
use bailey_crm::schema::{SystemField, Table, USERS};
use bailey_crm::{RecordId, RecordRef, Scalar};
use bailey_plugins::DeletionPreview;
use maud::{Markup, html};

use super::view::View;
use crate::error::Result;
use crate::pages::address::{Address, own_path};
use crate::pages::frame::{self, Head};
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::pages::{counted, form, labels};
use crate::state::State;
use crate::texts::args;

/// How many records are called by name.
const NAMED: u32 = 5;

/// The page before a delete.
pub(crate) async fn confirm(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path(table): Path<String>,
    params: Params,
) -> Result<Response> {
    let asked = state.clone();
    state
        .plugin_calls(move || {
            let table = viewer.schema.table(&table)?.clone();
            let selection = selection(&viewer, &table, &params)?;
            let plugins = asked.plugins();
            let preview = plugins.deletion_preview(&viewer.account, &viewer.context, &selection)?;
            draw(&viewer, &table, &params, &selection, &preview, false)
        })
        .await
}

/// The records that the parameters name: rows one by one, or all that match the
/// conditions of a list.
pub(super) fn selection(viewer: &Viewer, table: &Table, params: &Params) -> Result<Selection> {
    let what = if params.has("all") {
        let view = View::parse(params)?;
        let filter = view.filter(viewer, table)?;
        match view.archived {
            true => What::Archived(filter),
            false => What::Matching(filter),
        }
    } else {
        What::Ids(
            params
                .all("row")
                .filter_map(|row| row.parse().ok())
                .map(RecordId)
                .collect(),
        )
    };
    Ok(Selection {
        table: table.key.clone(),
        what,
    })
}

/// The page; `mistyped` when the number that had to be typed was another.
pub(super) fn draw(
    viewer: &Viewer,
    table: &Table,
    params: &Params,
    selection: &Selection,
    preview: &DeletionPreview,
    mistyped: bool,
) -> Result<Response> {
    let reader = &viewer.reader;
    let count = preview.deletion.count;
    let list = Address::of_table(&table.key);
    let back = params
        .first("back")
        .and_then(own_path)
        .map_or_else(|| list.to_string(), str::to_owned);
    let verb = counted::delete(reader, table, count);
    let head = Head::new(if count == 0 {
        reader.text("delete")
    } else {
        verb.clone()
    })
    .under(labels::plural(reader, table), &list)
    .narrow();
    if count == 0 {
        let body = html! {
            p { (reader.text("delete-nothing")) }
            div.line { a.button href=(back) { (reader.text("cancel")) } }
        };
        return Ok(frame::page(viewer, &head, &body));
    }
    let is_final = preview.keep == Keep::Purge;
    let body = html! {
        form.confirm method="post" action=(list.then("delete")) {
            (form::word(viewer))
            @for (name, value) in names(params) {
                input type="hidden" name=(name) value=(value);
            }
            input type="hidden" name="count" value=(count);
            ul {
                li { (named(viewer, selection, count)?) }
                li { (whose(viewer, table, selection, count)?) }
                (relations(viewer, preview))
                li { (until(viewer, preview.keep, count)) }
            }
            @if is_final {
                (form::typed(viewer, &count.to_string(), true, mistyped))
            }
            div.line {
                button.button.main.danger { (verb) }
                a.button href=(back) { (reader.text("cancel")) }
            }
        }
    };
    Ok(frame::page(viewer, &head, &body))
}

/// The parameters by which a page names records, to be handed on by its form.
pub(super) fn names(params: &Params) -> impl Iterator<Item = &(String, String)> {
    let names = ["row", "all", "f", "state", "back"];
    params
        .0
        .iter()
        .filter(move |(name, _)| names.contains(&&**name))
}

/// The first few by name, and how many more there are.
fn named(viewer: &Viewer, selection: &Selection, count: u64) -> Result<String> {
    let query = Query {
        limit: NAMED,
        ..selection.query()
    };
    let page = records::list(&viewer.account, &viewer.context, &query)?;
    let labels: Vec<String> = page
        .records
        .into_iter()
        .map(|record| record.label)
        .collect();
    let more = count.saturating_sub(labels.len() as u64);
    let labels = viewer.reader.list(labels);
    Ok(match more {
        0 => viewer
            .reader
            .text_with("delete-what", &args!["labels" => labels]),
        more => viewer.reader.text_with(
            "delete-and-more",
            &args!["labels" => labels, "count" => more],
        ),
    })
}

/// How many of them are the reader's own: theirs by the table's owner, or made by
/// them where a table knows no owner.
fn whose(viewer: &Viewer, table: &Table, selection: &Selection, count: u64) -> Result<String> {
    let owner = table
        .fields
        .iter()
        .find(|field| field.kind.refers_to() == Some(USERS));
    let owner = owner.map_or(SystemField::CreatedBy.key(), |field| &field.key);
    let me = RecordRef {
        table: USERS.to_owned(),
        id: RecordId(viewer.user.id.0),
    };
    let mine = Filter::compare(owner, Operator::Equal, Scalar::Reference(me).into());
    let selected = selection.query();
    let query = Query {
        filter: Filter::All(vec![selected.filter, mine]),
        ..selected
    };
    let mine = records::count(&viewer.account, &viewer.context, &query)?;
    let reader = &viewer.reader;
    Ok(match (mine, count.saturating_sub(mine)) {
        (_, 0) => reader.text_with("delete-all-mine", &args!["count" => count]),
        (0, _) => reader.text_with("delete-none-mine", &args!["count" => count]),
        (mine, others) => {
            reader.text_with("delete-mine", &args!["mine" => mine, "others" => others])
        }
    })
}

fn relations(viewer: &Viewer, preview: &DeletionPreview) -> Markup {
    let reader = &viewer.reader;
    let told = |goes: bool| {
        let relations = preview
            .deletion
            .relations
            .iter()
            .filter(|relation| relation.count > 0);
        let told: Vec<String> = relations
            .filter(|relation| {
                let along = preview.along.iter();
                goes == along
                    .clone()
                    .any(|a| a.table == relation.table && a.field == relation.field)
            })
            .map(|relation| counted::records_of(viewer, &relation.table, relation.count))
            .collect();
        (!told.is_empty()).then(|| viewer.reader.list(told))
    };
    html! {
        @if let Some(what) = told(true) { li { (reader.text_with("delete-along", &args!["what" => what, "count" => preview.deletion.count])) } }
        @if preview.keep != Keep::Purge {
            @if let Some(what) = told(false) { li { (reader.text_with("delete-stays", &args!["what" => what, "count" => preview.deletion.count])) } }
        }
    }
}

/// Whether and until when it can be undone.
pub(super) fn until(viewer: &Viewer, keep: Keep, count: u64) -> Markup {
    let reader = &viewer.reader;
    match keep {
        Keep::Purge => html! { strong { (reader.text("delete-final")) } },
        Keep::Forever => html! { (reader.text_with("delete-forever", &args!["count" => count])) },
        Keep::Days(days) => {
            let until = viewer.context.at.plus_millis(i64::from(days) * 86_400_000);
            let date = reader.date(reader.day(until));
            html! { (reader.text_with("delete-until", &args!["date" => date, "count" => count])) }
        }
    }
}

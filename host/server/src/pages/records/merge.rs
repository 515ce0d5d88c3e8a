//! Making one record of several: side by side, one stays, and of what differs
//! one is chosen.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::access::{self, Action};
use bailey_crm::records::{self, Merge, Record, Values};
use bailey_crm::schema::{Field, Table};
use bailey_crm::{RecordId, RecordRef, Value};
use maud::{Markup, html};

use super::confirm_delete::until;
use super::referred;
use crate::auth::Posted;
use crate::error::{Error, Result};
use crate::pages::address::{Address, own_path};
use crate::pages::frame::{self, Head};
use crate::pages::notice::Notice;
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::pages::{form, labels, show};
use crate::state::State;
use crate::texts::args;

/// How many records are compared side by side.
const MOST: usize = 10;

/// Shows the chosen records side by side.
pub(crate) async fn compare(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path(table): Path<String>,
    params: Params,
) -> Result<Response> {
    let asked = state.clone();
    state
        .plugin_calls(move || -> Result<Response> {
            let table = viewer.schema.table(&table)?.clone();
            let mut ids: Vec<RecordId> = params.all("row").filter_map(id).collect();
            ids.sort_unstable();
            ids.dedup();
            if !(2..=MOST).contains(&ids.len()) {
                return Ok(too_few(&viewer, &table));
            }
            let records = ids
                .iter()
                .map(|id| read(&viewer, &table, *id))
                .collect::<Result<Vec<_>>>()?;
            viewer.learn(records.iter().flat_map(referred));
            let merge = Merge {
                table: table.key.clone(),
                into: ids[0],
                from: ids.split_off(1),
                values: Values::new(),
                versions: Vec::new(),
            };
            let (account, context) = (&viewer.account, &viewer.context);
            let keep = asked.plugins().merge_keeps(account, context, &merge)?;
            let staying = staying(&viewer, &table, &records)?;
            let until = until(&viewer, keep, merge.from.len() as u64);
            Ok(draw(&viewer, &table, &params, &records, &staying, &until))
        })
        .await
}

/// Those that may stay: whoever looks may change them, and delete all the others.
fn staying(viewer: &Viewer, table: &Table, records: &[Record]) -> Result<Vec<RecordId>> {
    let ids: Vec<RecordId> = records.iter().map(|record| record.id).collect();
    let among = |action| access::among(&viewer.account, table, action, &ids);
    let (edit, delete) = (among(Action::Edit)?, among(Action::Delete)?);
    let may_stay = |id: &RecordId| {
        edit.contains(id)
            && ids
                .iter()
                .all(|other| other == id || delete.contains(other))
    };
    Ok(ids.iter().copied().filter(may_stay).collect())
}

/// Makes one of them, as chosen.
pub(crate) async fn merge(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path(table): Path<String>,
    Posted(posted): Posted<Vec<(String, String)>>,
) -> Result<Response> {
    let asked = state.clone();
    state
        .plugin_calls(move || -> Result<Response> {
            let posted = Params(posted);
            let table = viewer.schema.table(&table)?.clone();
            let merge = chosen(&viewer, &table, &posted)?;
            let stays = RecordRef {
                table: table.key.clone(),
                id: merge.into,
            };
            let (account, context) = (&viewer.account, &viewer.context);
            let (merged, keep) = asked.plugins().merge(account, context, merge)?;
            let label = records::get(account, context, &stays)?.label;
            let text = viewer
                .reader
                .text_with("merged-notice", &args!["record" => label]);
            let undo = (keep != records::Keep::Purge).then_some(merged.operation);
            let next = Address::of(&stays).to_string();
            Ok(Notice::done(text).with_undo(undo).redirect(&next))
        })
        .await
}

/// What was chosen: the values of other records than the one that stays are
/// named, its own are kept.
fn chosen(viewer: &Viewer, table: &Table, posted: &Params) -> Result<Merge> {
    let into = posted
        .first("into")
        .and_then(id)
        .ok_or_else(|| Error::invalid("into", "required", "Choose the record that stays."))?;
    let versions = posted.all("row").filter_map(|row| {
        let (number, version) = row.split_once(':')?;
        Some((id(number)?, version.parse().ok()?))
    });
    let versions: Vec<(RecordId, u64)> = versions.collect();
    let mut values = Values::new();
    for field in &table.fields {
        let from = posted.first(&format!("v.{}", field.key)).and_then(id);
        if let Some(from) = from {
            let record = read(viewer, table, from)?;
            let value = record.value(&field.key).cloned().unwrap_or_default();
            values.insert(field.key.clone(), value);
        }
    }
    Ok(Merge {
        table: table.key.clone(),
        into,
        from: versions
            .iter()
            .map(|(id, _)| *id)
            .filter(|id| *id != into)
            .collect(),
        values,
        versions,
    })
}

fn id(text: &str) -> Option<RecordId> {
    text.parse().ok().map(RecordId)
}

fn read(viewer: &Viewer, table: &Table, id: RecordId) -> Result<Record> {
    let record = RecordRef {
        table: table.key.clone(),
        id,
    };
    Ok(records::get(&viewer.account, &viewer.context, &record)?)
}

fn head(viewer: &Viewer, table: &Table) -> Head {
    let list = Address::of_table(&table.key);
    Head::new(viewer.reader.text("merge-title")).under(labels::plural(&viewer.reader, table), &list)
}

fn too_few(viewer: &Viewer, table: &Table) -> Response {
    let reader = &viewer.reader;
    let body = html! {
        p { (reader.text_with("merge-too-few", &args!["most" => MOST as u64])) }
        div.line { a.button href=(Address::of_table(&table.key)) { (reader.text("cancel")) } }
    };
    frame::page(viewer, &head(viewer, table).narrow(), &body)
}

fn draw(
    viewer: &Viewer,
    table: &Table,
    params: &Params,
    records: &[Record],
    staying: &[RecordId],
    until: &Markup,
) -> Response {
    let reader = &viewer.reader;
    let list = Address::of_table(&table.key);
    let back = params
        .first("back")
        .and_then(own_path)
        .map_or_else(|| list.to_string(), str::to_owned);
    let body = html! {
        form.confirm method="post" action=(list.then("merge")) {
            (form::word(viewer))
            @for record in records {
                input type="hidden" name="row" value=(format!("{}:{}", record.id, record.version));
            }
            @if staying.is_empty() { p { (reader.text("merge-not-yours")) } }
            @else { p { (reader.text("merge-text")) " " (until) } }
            div.table-wrap {
                table.table {
                    caption.unseen { (reader.text("merge-title")) }
                    thead { tr {
                        th scope="col" { (reader.text("merge-stays")) }
                        @for record in records {
                            th scope="col" {
                                label {
                                    @if staying.contains(&record.id) {
                                        input type="radio" name="into" value=(record.id)
                                            checked[staying.first() == Some(&record.id)];
                                    }
                                    " " (record.label) " " span.quiet { "#" (record.id) }
                                }
                            }
                        }
                    } }
                    tbody { @for field in &table.fields { (line(viewer, table, field, records)) } }
                }
            }
            div.line {
                @if !staying.is_empty() { button.button.main { (reader.text("merge")) } }
                a.button href=(back) { (reader.text("cancel")) }
            }
        }
    };
    frame::page(viewer, &head(viewer, table), &body)
}

/// One field of all records; a choice only where they differ.
fn line(viewer: &Viewer, table: &Table, field: &Field, records: &[Record]) -> Markup {
    let values: Vec<_> = records
        .iter()
        .map(|record| record.value(&field.key).cloned().unwrap_or_default())
        .collect();
    let Some(first) = values.iter().position(|value| !value.is_none()) else {
        return html! {};
    };
    let other = |value: &Value| !value.is_none() && *value != values[first];
    let differs = table.is_writable(field) && values.iter().any(other);
    let label = labels::field(&viewer.reader, table, field);
    html! {
        tr {
            th scope="row" { (label) }
            @for (place, value) in values.iter().enumerate() {
                td .void[value.is_none()] {
                    @if differs && !value.is_none() {
                        label {
                            input type="radio" name=(format!("v.{}", field.key)) value=(records[place].id)
                                checked[place == first] aria-label=(viewer.reader.text("merge-choose"));
                            " " (show::value(viewer, Some((table, field)), value))
                        }
                    } @else {
                        (show::value(viewer, Some((table, field)), value))
                    }
                }
            }
        }
    }
}

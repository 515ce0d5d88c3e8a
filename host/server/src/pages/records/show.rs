//! A record's page: facts, what happened, what belongs to it.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::access::{self, Action};
use bailey_crm::records::{self, Record, RecordState};
use bailey_crm::schema::{Field, FieldKind, USERS};
use bailey_crm::{RecordId, RecordRef, views};
use maud::{Markup, html};

use super::notes::{self, Open};
use super::whole_form::{self, Contents};
use super::{files, panels, referred, related, timeline};
use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::frame::{self, Head};
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::pages::{form, labels, show};
use crate::state::State;
use crate::texts::args;

/// A record's page; a field named by the address is edited in place.
pub(crate) async fn show(
    FromState(state): FromState<State>,
    viewer: Viewer,
    Path((table, id)): Path<(String, i64)>,
    params: Params,
) -> Result<Response> {
    let asked = state.clone();
    let calls = table.clone();
    beside_panels(&state, viewer, &calls, move |viewer| {
        let record = RecordRef {
            table,
            id: RecordId(id),
        };
        let record = views::look(&viewer.account, &viewer.context, &record)?;
        let contents = Contents::of(viewer, &record);
        let editing = params.filled("edit").and_then(|key| record.table.find(key));
        let open = open(viewer, &record, &params)?;
        let editing = editing.map(|field| (field, &contents));
        draw(&asked, viewer, &record, editing, open.as_ref())
    })
    .await
}

/// The page again after a form in it was refused, with what was typed and why not.
pub(super) async fn again(
    state: &State,
    viewer: Viewer,
    record: Record,
    refused: Refused,
) -> Result<Response> {
    let asked = state.clone();
    let table = record.table.key.clone();
    beside_panels(state, viewer, &table, move |viewer| match &refused {
        Refused::Field(field, contents) => {
            draw(&asked, viewer, &record, Some((field, contents)), None)
        }
        Refused::Note(open) => draw(&asked, viewer, &record, None, Some(open)),
    })
    .await
}

/// A form in the page that was refused.
pub(super) enum Refused {
    /// One field's.
    Field(Field, Contents),
    /// A note's.
    Note(Open),
}

/// Runs where plugins are called if they show panels of such records: whoever waits
/// for a plugin leaves alone who does not.
async fn beside_panels<T: Send + 'static>(
    state: &State,
    viewer: Viewer,
    table: &str,
    work: impl FnOnce(&Viewer) -> Result<T> + Send + 'static,
) -> Result<T> {
    if state.plugins().has_panels(&viewer.account, table) {
        state.plugin_calls(move || work(&viewer)).await
    } else {
        state.records(move || work(&viewer)).await
    }
}

/// The note whose form the address asks for.
fn open(viewer: &Viewer, record: &Record, params: &Params) -> Result<Option<Open>> {
    let place = notes::table_of(viewer, &record.table.key);
    let number = params.filled("note").and_then(|number| number.parse().ok());
    let Some(((table, _), id)) = place.zip(number) else {
        return Ok(None);
    };
    let note = RecordRef {
        table: table.key.clone(),
        id: RecordId(id),
    };
    let note = records::get(&viewer.account, &viewer.context, &note)?;
    Ok(Some(Open::of(&note)))
}

/// The page, perhaps with one field's form in its place, or one note's, and with
/// what plugins show.
fn draw(
    state: &State,
    viewer: &Viewer,
    record: &Record,
    editing: Option<(&Field, &Contents)>,
    open: Option<&Open>,
) -> Result<Response> {
    let panels = panels::draw(state, viewer, record)?;
    viewer.learn(referred(record));
    let reader = &viewer.reader;
    let table = &record.table;
    let address = Address::of(&record.reference());
    let list = Address::of_table(&table.key);
    let may = |action| access::may(&viewer.account, record, action);
    let (edit, delete) = (may(Action::Edit)?, may(Action::Delete)?);
    let head = Head::new(&record.label).under(labels::plural(reader, table), &list);
    let head = match record.state {
        RecordState::Active => head.actions(html! {
            @if edit {
                a.button href=(address.clone().then("edit")) data-key="e" { (reader.text("edit-all")) }
                (moving(viewer, record, "archive"))
            }
            @if delete {
                a.button.danger data-key="delete" href=(deleting(record)) { (reader.text("delete")) }
            }
        }),
        RecordState::Archived => {
            let head = head.beside(html! { span.badge { (reader.text("state-archived")) } });
            head.actions(html! {
                @if edit { (moving(viewer, record, "unarchive")) }
                @if delete {
                    a.button.danger data-key="delete" href=(deleting(record)) { (reader.text("delete")) }
                }
            })
        }
        RecordState::Deleted => {
            head.beside(html! { span.badge.danger { (reader.text("state-deleted")) } })
        }
    };
    let body = html! {
        @if record.state == RecordState::Deleted { (in_the_bin(viewer, record)) }
        div.record {
            section aria-labelledby="facts" {
                h2 #facts { (reader.text("facts")) }
                (facts(viewer, record, editing, edit))
            }
            section aria-labelledby="timeline" {
                h2 #timeline { (reader.text("timeline")) }
                (timeline::draw(viewer, record, open)?)
            }
            section.related aria-labelledby="related" {
                h2 #related { (reader.text("related")) }
                (related::draw(viewer, record)?)
                (files::draw(viewer, record, edit)?)
                (panels)
            }
        }
    };
    Ok(frame::page(viewer, &head, &body))
}

/// The button that puts it away, or takes it out again.
fn moving(viewer: &Viewer, record: &Record, way: &str) -> Markup {
    html! {
        form method="post" action=(Address::of_table(&record.table.key).then(way)) {
            (form::word(viewer))
            input type="hidden" name="row" value=(record.id);
            input type="hidden" name="back" value=(Address::of(&record.reference()));
            button.button { (viewer.reader.text(way)) }
        }
    }
}

fn deleting(record: &Record) -> Address {
    Address::of_table(&record.table.key)
        .then("delete")
        .with("row", &record.id.to_string())
}

fn in_the_bin(viewer: &Viewer, record: &Record) -> Markup {
    let reader = &viewer.reader;
    html! {
        div.notice.caution role="note" {
            div {
                strong { (reader.text("record-is-deleted")) }
                @if let Some(binned) = &record.binned {
                    @let who = binned.by.map_or_else(|| reader.text("actor-operator"), |user| viewer.user_name(user));
                    p {
                        (reader.text_with("record-deleted-at", &args!["when" => reader.moment(binned.at), "who" => who]))
                        @if let Some(until) = binned.keep_until {
                            " " (labels::system(reader, bailey_crm::schema::SystemField::KeepUntil)) ": "
                            (reader.date(reader.day(until)))
                        }
                    }
                }
            }
        }
    }
}

fn facts(
    viewer: &Viewer,
    record: &Record,
    editing: Option<(&Field, &Contents)>,
    edit: bool,
) -> Markup {
    let reader = &viewer.reader;
    let table = &record.table;
    let address = Address::of(&record.reference());
    let changeable = record.state != RecordState::Deleted && edit;
    html! {
        dl.facts {
            @for (field, value) in record.fields() {
                @let label = labels::field(reader, table, field);
                @match editing.filter(|(edited, _)| edited.id == field.id && changeable) {
                    Some((field, contents)) => div.editing id=(field.key) {
                        dt.unseen { (label) }
                        dd {
                            (whole_form::one(viewer, table, field, contents, (&address.to_string(), record.version)))
                        }
                    },
                    None => div id=(field.key) {
                        dt { (label) }
                        dd {
                            span.prose { (show::value(viewer, Some((table, field)), value)) }
                            @if changeable && field.kind != FieldKind::File && table.is_writable(field) {
                                a.edit href=(format!("{}#{}", address.clone().with("edit", &field.key), field.key))
                                    aria-label=(reader.text_with("edit-field", &args!["field" => label.as_str()])) {
                                    (reader.text("edit"))
                                }
                            }
                        }
                    },
                }
            }
            (made(viewer, record))
        }
        @if viewer.context.access.admin {
            p.small { a.quiet href=(address.then("erase")) { (reader.text("erase-link")) } }
        }
    }
}

/// When it was made and changed last, and by whom.
fn made(viewer: &Viewer, record: &Record) -> Markup {
    use bailey_crm::schema::SystemField;
    let reader = &viewer.reader;
    let by = |user: Option<bailey_crm::UserId>| {
        let user = user.map(|user| RecordRef {
            table: USERS.to_owned(),
            id: RecordId(user.0),
        });
        html! { @if let Some(user) = user { ", " (show::record(viewer, &user)) } }
    };
    html! {
        div {
            dt { (labels::system(reader, SystemField::CreatedAt)) }
            dd { span { (show::relative(reader, record.created_at)) (by(record.created_by)) } }
        }
        @if record.updated_at != record.created_at {
            div {
                dt { (labels::system(reader, SystemField::UpdatedAt)) }
                dd { span { (show::relative(reader, record.updated_at)) (by(record.updated_by)) } }
            }
        }
    }
}

//! What happened to a record: its notes and its journal in one line of time,
//! each entry with who did it and through what.

use bailey_crm::journal::{self, ChangeKind, Operation, RecordedChange, RecordedField};
use bailey_crm::records::{Record, RecordState};
use bailey_crm::schema::{Field, Table};
use bailey_crm::{Actor, RecordId, RecordRef, Timestamp, Value};
use maud::{Markup, html};

use super::related::{is_note, referring};
use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::viewer::Viewer;
use crate::pages::{form, kinds, show};

/// How many entries of each sort.
const SHOWN: u32 = 50;

enum Entry {
    Note(Record),
    Change(Operation, RecordedChange),
}

impl Entry {
    fn at(&self) -> Timestamp {
        match self {
            Self::Note(note) => note.created_at,
            Self::Change(operation, _) => operation.at,
        }
    }
}

/// Where a note on this record is kept: the table of notes, and its field that
/// refers to the record's table.
pub(super) fn notes_of<'a>(viewer: &'a Viewer, table: &'a str) -> Option<(&'a Table, &'a Field)> {
    viewer
        .schema
        .references_to(table)
        .find(|(notes, field)| is_note(notes) && field.along && notes.key != table)
        .map(|(notes, field)| (&**notes, field))
}

/// A form for a note, then all that happened, the newest first.
pub(super) fn draw(viewer: &Viewer, record: &Record) -> Result<Markup> {
    let reference = record.reference();
    let history =
        journal::record_history(&viewer.account, &viewer.context, &reference, SHOWN, None)?;
    let mut entries: Vec<Entry> = history
        .entries
        .into_iter()
        .map(|(operation, change)| Entry::Change(operation, change))
        .collect();
    let notes = notes_of(viewer, &record.table.key);
    if let Some((table, field)) = notes {
        let page = referring(viewer, table, field, record, SHOWN)?;
        entries.extend(page.records.into_iter().map(Entry::Note));
    }
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.at()));
    let writable = notes.is_some() && record.state == RecordState::Active;
    Ok(html! {
        @if writable { (note_form(viewer, &reference)) }
        ol.timeline {
            @for entry in &entries {
                @match entry {
                    Entry::Note(note) => (a_note(viewer, note)),
                    Entry::Change(operation, change) => (a_change(viewer, record, operation, change)),
                }
            }
        }
    })
}

fn note_form(viewer: &Viewer, record: &RecordRef) -> Markup {
    let reader = &viewer.reader;
    html! {
        form.form method="post" action=(Address::of(record).then("notes")) {
            (form::word(viewer))
            div.field {
                label.unseen for="note" { (reader.text("note-text")) }
                textarea #note name="text" required placeholder=(reader.text("note-add")) rows="2" {}
            }
            div.line { button.button { (reader.text("note-add")) } }
        }
    }
}

fn a_note(viewer: &Viewer, note: &Record) -> Markup {
    let who = note.created_by.map(|user| viewer.user_name(user));
    html! {
        li.note {
            span.prose { (note_text(note)) }
            span.meta {
                a href=(Address::of(&note.reference())) { (viewer.reader.text("note-by")) }
                (show::moment(&viewer.reader, note.created_at))
                @if let Some(who) = who { span { (who) } }
            }
        }
    }
}

/// The whole text; the label is but its beginning.
fn note_text(note: &Record) -> String {
    let text = note
        .table
        .label_field()
        .and_then(|field| note.value(&field.key));
    match text.map(Value::scalars) {
        Some([bailey_crm::Scalar::Text(text)]) => text.clone(),
        _ => note.label.clone(),
    }
}

fn a_change(
    viewer: &Viewer,
    record: &Record,
    operation: &Operation,
    change: &RecordedChange,
) -> Markup {
    let reader = &viewer.reader;
    // That it was made is one line; which values it was made with, the facts tell.
    let shown = change.kind == ChangeKind::Updated || change.kind == ChangeKind::Restored;
    html! {
        li {
            // A file that came or went is no change of what the record says.
            @if operation.kind.starts_with("files.") { span { (kinds::operation(reader, &operation.kind)) } }
            @else { span { (reader.text(kinds::change_id(change.kind))) } }
            @if shown && !change.fields.is_empty() {
                ul.changes { @for field in &change.fields { li { (a_field(viewer, record, field)) } } }
            }
            span.meta {
                (show::moment(reader, operation.at))
                span { (show::actor(viewer, &operation.by)) }
                @if !matches!(operation.by, Actor::Plugin { .. }) {
                    span { (reader.text(kinds::surface_id(operation.surface))) }
                }
            }
        }
    }
}

fn a_field(viewer: &Viewer, record: &Record, changed: &RecordedField) -> Markup {
    let reader = &viewer.reader;
    let table = &record.table;
    let field = table.find(&changed.field);
    let of = field.map(|field| (&**table, field));
    let value = |value: &Value| {
        html! {
            @if value.is_none() { span.quiet { (reader.text("value-none")) } }
            @else { (show::value(viewer, of, value)) }
        }
    };
    html! {
        (viewer.field_label(&table.key, &changed.field)) ": "
        @if changed.withheld {
            span.quiet { (reader.text("diff-withheld")) }
        } @else {
            span.was { (value(&changed.before)) } " → " (value(&changed.after))
        }
    }
}

/// A reference to the record with this number.
pub(super) fn reference(table: &str, id: i64) -> RecordRef {
    RecordRef {
        table: table.to_owned(),
        id: RecordId(id),
    }
}

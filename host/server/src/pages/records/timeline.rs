//! What happened to a record: its notes and its journal in one line of time,
//! each entry with who did it and through what.

use bailey_crm::journal::{self, ChangeKind, Operation, RecordedChange, RecordedField};
use bailey_crm::records::{Record, RecordState};
use bailey_crm::{Actor, RecordId, RecordRef, Timestamp, Value};
use maud::{Markup, html};

use super::notes::{self, Acts, Open};
use super::related::referring;
use crate::error::Result;
use crate::pages::viewer::Viewer;
use crate::pages::{kinds, show};

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

    fn note(&self) -> Option<&Record> {
        match self {
            Self::Note(note) => Some(note),
            Self::Change(..) => None,
        }
    }
}

/// A form for a note, then all that happened, the newest first.
pub(super) fn draw(viewer: &Viewer, record: &Record, open: Option<&Open>) -> Result<Markup> {
    let reference = record.reference();
    let history =
        journal::record_history(&viewer.account, &viewer.context, &reference, SHOWN, None)?;
    let mut entries: Vec<Entry> = history
        .entries
        .into_iter()
        .map(|(operation, change)| Entry::Change(operation, change))
        .collect();
    let place = notes::table_of(viewer, &record.table.key);
    let mut count = 0;
    if let Some((table, field)) = place {
        let page = referring(viewer, table, field, record, SHOWN)?;
        count = page.total;
        entries.extend(page.records.into_iter().map(Entry::Note));
    }
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.at()));
    let active = record.state == RecordState::Active;
    let shown = entries.iter().filter_map(Entry::note);
    let acts = match place.filter(|_| active) {
        Some((table, _)) => Acts::of(viewer, table, shown)?,
        None => Acts::default(),
    };
    Ok(html! {
        @if let Some(place) = place.filter(|_| active) {
            @if acts.add { (notes::add(viewer, &reference)) }
            @if count > 0 { (notes::all(viewer, place, &reference, count, &acts)) }
        }
        ol.timeline {
            @for entry in &entries {
                @match entry {
                    Entry::Note(note) => @match open.filter(|open| open.note == note.id && acts.edits(note)) {
                        Some(open) => (notes::editing(viewer, &reference, open)),
                        None => (notes::one(viewer, &reference, note, &acts)),
                    },
                    Entry::Change(operation, change) => (a_change(viewer, record, operation, change)),
                }
            }
        }
    })
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

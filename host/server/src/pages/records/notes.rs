//! The notes of a record within its line of time: each is changed in its place,
//! and some or all of them are deleted at once, as far as rights go.

use std::collections::BTreeSet;

use bailey_crm::access::{self, Action, Extent};
use bailey_crm::records::Record;
use bailey_crm::schema::{Field, Table};
use bailey_crm::{RecordId, RecordRef, Scalar, Value};
use maud::{Markup, html};

use super::conditions::Condition;
use super::related::is_note;
use super::view::View;
use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::form::{self, Named};
use crate::pages::viewer::Viewer;
use crate::pages::{counted, show};
use crate::texts::args;

/// The id of the form that notes are selected for.
const SELECTED: &str = "notes-selected";

/// A note whose form is open.
pub(super) struct Open {
    /// Which.
    pub(super) note: RecordId,
    /// The version that is changed.
    pub(super) version: u64,
    /// What stands in it.
    pub(super) text: String,
    /// What is wrong with that.
    pub(super) problem: Option<String>,
}

impl Open {
    /// A note's form as it stands before anybody typed.
    pub(super) fn of(note: &Record) -> Self {
        Self {
            note: note.id,
            version: note.version,
            text: text(note),
            problem: None,
        }
    }
}

/// What whoever looks may do with notes.
#[derive(Default)]
pub(super) struct Acts {
    /// Add one.
    pub(super) add: bool,
    edit: BTreeSet<RecordId>,
    delete: BTreeSet<RecordId>,
}

impl Acts {
    /// With these notes of their table, and with one more.
    pub(super) fn of<'a>(
        viewer: &Viewer,
        table: &Table,
        notes: impl Iterator<Item = &'a Record>,
    ) -> Result<Self> {
        let ids: Vec<RecordId> = notes.map(|note| note.id).collect();
        let among = |action| access::among(&viewer.account, table, action, &ids);
        let writable = table
            .label_field()
            .is_some_and(|text| table.is_writable(text));
        Ok(Self {
            add: writable && table.extent(Action::Create) != Extent::None,
            edit: if writable {
                among(Action::Edit)?
            } else {
                BTreeSet::new()
            },
            delete: among(Action::Delete)?,
        })
    }

    /// Whether this one may be changed.
    pub(super) fn edits(&self, note: &Record) -> bool {
        self.edit.contains(&note.id)
    }

    fn deletes(&self, note: &Record) -> bool {
        self.delete.contains(&note.id)
    }
}

/// Where a note on this record is kept: the table of notes, and its field that
/// refers to the record's table.
pub(super) fn table_of<'a>(viewer: &'a Viewer, table: &'a str) -> Option<(&'a Table, &'a Field)> {
    viewer
        .schema
        .references_to(table)
        .find(|(notes, field)| is_note(notes) && field.along && notes.key != table)
        .map(|(notes, field)| (&**notes, field))
}

/// The form for one more.
pub(super) fn add(viewer: &Viewer, record: &RecordRef) -> Markup {
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

/// How many there are, with the ways to their list and to deleting some or all.
pub(super) fn all(
    viewer: &Viewer,
    (notes, field): (&Table, &Field),
    record: &RecordRef,
    count: u64,
    acts: &Acts,
) -> Markup {
    let reader = &viewer.reader;
    let all = View {
        conditions: vec![Condition {
            field: field.key.clone(),
            operator: bailey_crm::filter::Operator::Equal,
            value: record.id.to_string(),
        }],
        ..View::default()
    };
    let deleting = Address::of_table(&notes.key).then("delete");
    let back = Address::of(record).to_string();
    let list = html! { a href=(all.address(&notes.key)) { (counted::of(reader, notes, count)) } };
    if acts.delete.is_empty() {
        return html! { div.line { (list) } };
    }
    html! {
        form.line #(SELECTED) method="get" action=(deleting.clone()) {
            input type="hidden" name="back" value=(back);
            (list)
            @if count > 1 {
                a href=(all.write(deleting).with("all", "yes").with("back", &back)) {
                    (counted::delete(reader, notes, count))
                }
            }
            div.selection-bar {
                span data-count=(reader.text_with("rows-selected", &args!["count" => "%"])) {
                    (reader.text("with-selected"))
                }
                button.button.inline.danger { (reader.text("delete")) }
            }
        }
    }
}

/// One of them, with the ways to change and to delete it.
pub(super) fn one(viewer: &Viewer, record: &RecordRef, note: &Record, acts: &Acts) -> Markup {
    let reader = &viewer.reader;
    let who = note.created_by.map(|user| viewer.user_name(user));
    let page = Address::of(record);
    let named = |id: &str| format!("{}: {}", reader.text(id), note.label);
    let editing = page.clone().with("note", &note.id.to_string());
    let deleting = Address::of_table(&note.table.key)
        .then("delete")
        .with("row", &note.id.to_string())
        .with("back", &page.to_string());
    html! {
        li.note id=(anchor(note.id)) {
            span.prose { (text(note)) }
            span.meta {
                @if acts.deletes(note) {
                    label.pick {
                        span.unseen { (reader.text_with("select-named", &args!["row" => note.label.as_str()])) }
                        input type="checkbox" name="row" value=(note.id) form=(SELECTED);
                    }
                }
                a href=(Address::of(&note.reference())) { (reader.text("note-by")) }
                (show::moment(reader, note.created_at))
                @if let Some(who) = who { span { (who) } }
                @if acts.edits(note) {
                    a href=(format!("{editing}#{}", anchor(note.id))) aria-label=(named("edit")) { (reader.text("edit")) }
                }
                @if acts.deletes(note) {
                    a href=(deleting) aria-label=(named("delete")) { (reader.text("delete")) }
                }
            }
        }
    }
}

/// One of them as a form.
pub(super) fn editing(viewer: &Viewer, record: &RecordRef, open: &Open) -> Markup {
    let reader = &viewer.reader;
    let page = Address::of(record);
    let action = page.clone().then("notes").then(&open.note.to_string());
    let named = Named {
        id: "note-edited",
        name: "text",
        problem: open.problem.as_deref(),
        hint: None,
    };
    html! {
        li.note id=(anchor(open.note)) {
            form.form method="post" action=(action) {
                (form::word(viewer))
                input type="hidden" name="version" value=(open.version);
                (form::field(&reader.text("note-text"), false, named, &html! {
                    textarea #note-edited name="text" required rows="4" autofocus
                        aria-invalid=[named.invalid()] aria-describedby=[named.described()] { (open.text) }
                }))
                div.line {
                    button.button.main { (reader.text("save")) }
                    a.button href=(page) { (reader.text("cancel")) }
                }
            }
        }
    }
}

fn anchor(note: RecordId) -> String {
    format!("note-{note}")
}

/// The whole text; the label is but its beginning.
fn text(note: &Record) -> String {
    let text = note
        .table
        .label_field()
        .and_then(|field| note.value(&field.key));
    match text.map(Value::scalars) {
        Some([Scalar::Text(text)]) => text.clone(),
        _ => note.label.clone(),
    }
}

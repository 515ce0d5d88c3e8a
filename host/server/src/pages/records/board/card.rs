//! One card: what the record is called, whose it is, and what it is worth.

use bailey_crm::records::Record;
use bailey_crm::schema::{Field, Table, USERS};
use bailey_crm::{RecordRef, Scalar, Value};
use maud::{Markup, html};

use super::super::view::View;
use super::{Look, NONE, Opened, amount, column_of, label_of};
use crate::pages::address::Address;
use crate::pages::viewer::Viewer;
use crate::pages::{form, show};
use crate::texts::args;

/// The card; an opened one has the form that moves it, if it may be moved.
pub(super) fn draw(
    viewer: &Viewer,
    table: &Table,
    look: &Look<'_>,
    record: &Record,
    opened: Option<&Opened>,
) -> Markup {
    let reader = &viewer.reader;
    let (stage, view) = (look.stage, look.view);
    let movable = look.movable.contains(&record.id);
    let id = format!("card-{}", record.id);
    let mover = view
        .address(&table.key)
        .with("move", &record.id.to_string());
    let worth = amount(table).and_then(|field| Some((field, record.value(&field.key)?)));
    let about = refers(record, |table| table != USERS).map(|about| name(viewer, &about));
    // A deal is often called like what it is about.
    let about = about.filter(|about| *about != record.label);
    html! {
        li.card id=(id) data-record=(record.id) data-version=[movable.then_some(record.version)]
            draggable=[(movable && opened.is_none()).then_some("true")] {
            a.name href=(Address::of(&record.reference())) { (record.label) }
            @if let Some(about) = about { span.quiet.clip { (about) } }
            span.foot {
                span.quiet.small.clip {
                    @if let Some(owner) = refers(record, |table| table == USERS) { (name(viewer, &owner)) }
                }
                @if let Some((field, value)) = worth {
                    span.number { (show::value_text(viewer, Some((table, field)), value)) }
                }
            }
            @match opened {
                _ if !movable => {},
                Some(opened) => (move_form(viewer, table, stage, view, opened)),
                None => {
                    @let told = reader.text_with("board-move-card", &args!["label" => record.label.as_str()]);
                    a.move-link href=(format!("{mover}#{id}")) title=(reader.text("board-move")) aria-label=(told) {
                        span aria-hidden="true" { "⋯" }
                    }
                },
            }
        }
    }
}

/// Where it goes, and what kept it from going there.
fn move_form(
    viewer: &Viewer,
    table: &Table,
    stage: &Field,
    view: &View,
    opened: &Opened,
) -> Markup {
    let reader = &viewer.reader;
    let record = &opened.record;
    let now = column_of(record, stage);
    let offered = stage.kind.options().iter();
    let offered = offered
        .filter(|option| !option.retired || option.key == now)
        .map(|option| option.key.as_str());
    let none = (!stage.required).then_some(NONE);
    let id = format!("to-{}", record.id);
    let problem = format!("{id}-problem");
    let action = View::default().laid_out(view.layout).address(&table.key);
    html! {
        form.move-form method="post" action=(action) {
            (form::word(viewer))
            input type="hidden" name="back" value=(view.address(&table.key));
            input type="hidden" name="record" value=(record.id);
            input type="hidden" name="version" value=(record.version);
            @if let Some(said) = &opened.problem { span.problem id=(problem) { (said) } }
            label.unseen for=(id) { (reader.text("board-move-to")) }
            select id=(id) name="to" autofocus
                aria-describedby=[opened.problem.as_ref().map(|_| problem.as_str())] {
                @for key in offered.chain(none) {
                    option value=(key) selected[key == now] { (label_of(viewer, table, stage, key)) }
                }
            }
            div.line {
                button.button.main.inline { (reader.text("board-move")) }
                a.button.bare.inline href=(view.address(&table.key)) { (reader.text("cancel")) }
            }
        }
    }
}

/// The first record that it refers to, in a table of this sort.
fn refers(record: &Record, of: impl Fn(&str) -> bool) -> Option<RecordRef> {
    let values = record.values.iter().flat_map(Value::scalars);
    values
        .filter_map(|scalar| match scalar {
            Scalar::Reference(reference) if of(&reference.table) => Some(reference.clone()),
            _ => None,
        })
        .next()
}

fn name(viewer: &Viewer, record: &RecordRef) -> String {
    viewer
        .record(record)
        .map_or_else(|| show::unnamed(viewer, record), |named| named.label)
}

//! The columns of a list: the usual ones, or those that were chosen.

use bailey_crm::schema::{Field, FieldKind, Table};
use maud::{Markup, html};

use super::view::View;
use crate::pages::labels;
use crate::pages::viewer::Viewer;
use crate::texts::args;

/// How many columns a list shows beside the record's name unless some are chosen.
const USUAL: usize = 6;

/// The fields that the list shows beside the name.
pub(super) fn shown<'a>(table: &'a Table, view: &View) -> Vec<&'a Field> {
    if view.columns.is_empty() {
        return usual(table);
    }
    // A field that was deleted since is not missed.
    let chosen = view.columns.iter().filter_map(|key| table.find(key));
    chosen.collect()
}

/// The first ones that fit a line.
fn usual(table: &Table) -> Vec<&Field> {
    let named = table.label_field().map(|field| field.id);
    let fits = |field: &&Field| {
        Some(field.id) != named
            && !field.multiple
            && !matches!(field.kind, FieldKind::LongText | FieldKind::File)
    };
    table.fields.iter().filter(fits).take(USUAL).collect()
}

/// The form that chooses them.
pub(super) fn choose(viewer: &Viewer, table: &Table, view: &View) -> Markup {
    let reader = &viewer.reader;
    let shown = shown(table, view);
    let is_shown = |field: &Field| shown.iter().any(|one| one.id == field.id);
    let named = table.label_field().map(|field| field.id);
    let usual = View {
        columns: Vec::new(),
        ..view.clone()
    };
    let choice = |field: &Field| {
        html! {
            label {
                input type="checkbox" name="columns" value=(field.key) checked[is_shown(field)];
                (labels::field(reader, table, field))
            }
        }
    };
    html! {
        details.drop open[view.arranging] {
            summary.button { (reader.text("columns")) }
            form.drop-body method="get" action=(View::default().address(&table.key)) {
                @if let Some(search) = &view.search { input type="hidden" name="q" value=(search); }
                @for (name, value) in usual.hidden() { input type="hidden" name=(name) value=(value); }
                fieldset.checks {
                    legend.unseen { (reader.text("columns")) }
                    // Those that are shown come first, in their order, so that what is
                    // posted keeps it.
                    @for (place, field) in shown.iter().enumerate() {
                        div.moves {
                            (choice(field))
                            (step(viewer, table, view, &shown, place, -1))
                            (step(viewer, table, view, &shown, place, 1))
                        }
                    }
                    @for field in table.fields.iter().filter(|field| Some(field.id) != named && !is_shown(field)) {
                        (choice(field))
                    }
                }
                div.line {
                    button.button.main.inline { (reader.text("columns-apply")) }
                    a.small href=(usual.address(&table.key)) { (reader.text("columns-usual")) }
                }
            }
        }
    }
}

/// The link that moves a column one place towards the beginning or the end.
fn step(
    viewer: &Viewer,
    table: &Table,
    view: &View,
    shown: &[&Field],
    place: usize,
    by: isize,
) -> Markup {
    let other = place.checked_add_signed(by);
    let Some(other) = other.filter(|other| *other < shown.len()) else {
        return html! { span {} };
    };
    let mut columns: Vec<String> = shown.iter().map(|field| field.key.clone()).collect();
    columns.swap(place, other);
    let moved = View {
        columns,
        ..view.clone()
    };
    let (sign, id) = if by < 0 {
        ("←", "column-left")
    } else {
        ("→", "column-right")
    };
    let label = labels::field(&viewer.reader, table, shown[place]);
    let told = viewer
        .reader
        .text_with(id, &args!["column" => label.as_str()]);
    html! {
        a href=(moved.address(&table.key).with(super::view::ARRANGING, "yes")) title=(told) aria-label=(told) { (sign) }
    }
}

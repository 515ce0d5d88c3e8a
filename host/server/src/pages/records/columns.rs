//! The columns of a list: the usual ones, or those that were chosen.

use bailey_crm::schema::{Field, FieldKind, Table};
use maud::{Markup, html};

use super::view::View;
use crate::pages::labels;
use crate::pages::viewer::Viewer;

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
    html! {
        details.drop {
            summary.button { (reader.text("columns")) }
            form.drop-body method="get" action=(View::default().address(&table.key)) {
                @if let Some(search) = &view.search { input type="hidden" name="q" value=(search); }
                @for (name, value) in usual.hidden() { input type="hidden" name=(name) value=(value); }
                fieldset.checks {
                    legend.unseen { (reader.text("columns")) }
                    @for field in table.fields.iter().filter(|field| Some(field.id) != named) {
                        label {
                            input type="checkbox" name="columns" value=(field.key) checked[is_shown(field)];
                            (labels::field(reader, table, field))
                        }
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

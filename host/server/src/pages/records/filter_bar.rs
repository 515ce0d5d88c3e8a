//! Above a list: its search, its conditions as chips, and a form for one more.
//!
//! Adding a condition takes two steps, so that the second can show the operators
//! and the input that fit the field, also without a script.

use bailey_crm::filter::Operator;
use bailey_crm::schema::{Field, FieldKind, Table, USERS};
use maud::{Markup, html};

use super::conditions::{operator_id, operators};
use super::view::View;
use crate::pages::labels;
use crate::pages::viewer::Viewer;
use crate::texts::args;

/// The bar, with what else belongs into it; with a field to add, the form for its
/// condition.
pub(super) fn draw(
    viewer: &Viewer,
    table: &Table,
    view: &View,
    add: Option<&str>,
    more: &Markup,
) -> Markup {
    let reader = &viewer.reader;
    let here = View {
        layout: view.layout,
        ..View::default()
    };
    let list = here.address(&table.key);
    html! {
        div.stack {
            div.line.filters {
                form.line method="get" action=(list.clone()) role="search" aria-label=(reader.text("list-search")) {
                    @for (name, value) in view.hidden() { input type="hidden" name=(name) value=(value); }
                    label.unseen for="list-search" { (reader.text("list-search")) }
                    input #list-search type="search" name="q" value=[view.search.as_deref()]
                        placeholder=(reader.text("list-search"));
                    button.button { (reader.text("search")) }
                }
                form.line method="get" action=(list.clone()) {
                    @if let Some(search) = &view.search { input type="hidden" name="q" value=(search); }
                    @for (name, value) in view.hidden() { input type="hidden" name=(name) value=(value); }
                    label.unseen for="add" { (reader.text("filter-add")) }
                    select #add name="add" data-submit {
                        option value="" { (reader.text("filter-add")) }
                        @for field in table.fields.iter().filter(|field| field.kind != FieldKind::File) {
                            option value=(field.key) { (labels::field(reader, table, field)) }
                        }
                    }
                    noscript { button.button { (reader.text("yes-continue")) } }
                }
                (more)
            }
            @if let Some(field) = add.and_then(|key| table.find(key)) { (adding(viewer, table, view, field)) }
            @if view.is_narrowed() { (chips(viewer, table, view, &list.to_string())) }
        }
    }
}

fn chips(viewer: &Viewer, table: &Table, view: &View, all: &str) -> Markup {
    let reader = &viewer.reader;
    let chip = |words: &str, without: &View| {
        let remove = reader.text_with("filter-remove", &args!["condition" => words]);
        html! {
            li.chip {
                (words)
                a href=(without.address(&table.key)) title=(remove) aria-label=(remove) { "×" }
            }
        }
    };
    html! {
        ul.chips.plain aria-label=(reader.text("filters")) {
            @if let Some(search) = &view.search {
                (chip(
                    &reader.text_with("filter-searched", &args!["text" => search.as_str()]),
                    &View { search: None, after: None, ..view.clone() },
                ))
            }
            @for (index, condition) in view.conditions.iter().enumerate() {
                (chip(&condition.words(viewer, table), &view.without(index)))
            }
            @if view.idle {
                (chip(
                    &reader.text("filter-idle"),
                    &View { idle: false, after: None, ..view.clone() },
                ))
            }
            li { a href=(all) { (reader.text("filter-clear-all")) } }
        }
    }
}

fn adding(viewer: &Viewer, table: &Table, view: &View, field: &Field) -> Markup {
    let reader = &viewer.reader;
    html! {
        form.filter-form method="get" action=(View { layout: view.layout, ..View::default() }.address(&table.key)) {
            @if let Some(search) = &view.search { input type="hidden" name="q" value=(search); }
            @for (name, value) in view.hidden() { input type="hidden" name=(name) value=(value); }
            input type="hidden" name="field" value=(field.key);
            div.field {
                label for="operator" { (labels::field(reader, table, field)) }
                select #operator name="operator" {
                    @for operator in operators(field) {
                        option value=(operator.name()) { (reader.text(operator_id(field, *operator))) }
                    }
                }
            }
            (input(viewer, table, field))
            div.line {
                button.button.main { (reader.text("filter-apply")) }
                a.button.bare href=(view.address(&table.key)) { (reader.text("cancel")) }
            }
        }
    }
}

fn input(viewer: &Viewer, table: &Table, field: &Field) -> Markup {
    let reader = &viewer.reader;
    let line = |kind: &str| {
        html! {
            div.field {
                label for="value" { (reader.text("filter-value")) }
                input #value name="value" type=(kind) autofocus;
            }
        }
    };
    let select = |options: Vec<(String, String)>| {
        html! {
            div.field {
                label for="value" { (reader.text("filter-value")) }
                select #value name="value" autofocus {
                    @for (key, label) in options { option value=(key) { (label) } }
                }
            }
        }
    };
    match &field.kind {
        FieldKind::Choice { options } => html! {
            fieldset.field {
                legend { (reader.text("filter-values")) }
                div.choices {
                    @for option in options {
                        label {
                            input type="checkbox" name="value" value=(option.key);
                            (labels::choice(reader, table, field, &option.key))
                        }
                    }
                }
            }
        },
        FieldKind::Boolean => select(vec![
            ("true".to_owned(), reader.text("value-yes")),
            ("false".to_owned(), reader.text("value-no")),
        ]),
        FieldKind::Reference { table } if table == USERS => {
            let me = ("me".to_owned(), reader.text("filter-me"));
            select(std::iter::once(me).chain(viewer.people()).collect())
        }
        FieldKind::Date => line("date"),
        FieldKind::Datetime => line("datetime-local"),
        FieldKind::File => html! {},
        FieldKind::Money => html! {
            (line("text"))
            div.field {
                label for="currency" { (reader.text("currency")) }
                input #currency name="currency" size="4" maxlength="3" value=(viewer.currency());
            }
        },
        _ => line("text"),
    }
}

/// The condition that the form for one more describes.
pub(super) fn added(params: &crate::pages::params::Params) -> Option<super::conditions::Condition> {
    let field = params.filled("field")?.to_owned();
    let operator = Operator::parse(params.filled("operator")?)?;
    let values: Vec<&str> = params
        .all("value")
        .map(str::trim)
        .filter(|v| !v.is_empty())
        .collect();
    let bare = matches!(operator, Operator::IsEmpty | Operator::IsSet);
    if values.is_empty() && !bare {
        return None;
    }
    let value = match params.filled("currency") {
        _ if bare => String::new(),
        Some(currency) => format!("{} {currency}", values.join(",")),
        None => values.join(","),
    };
    // Several ticked boxes mean one of them, whatever else was chosen.
    let operator = match operator {
        Operator::NotEqual if values.len() > 1 => Operator::OneOf,
        other => other,
    };
    Some(super::conditions::Condition {
        field,
        operator,
        value,
    })
}

//! Above a list: its search, its conditions as chips, and a form for one more.
//!
//! Adding a condition takes two steps, so that the second can show the operators
//! and the input that fit the field, also without a script.

use bailey_crm::filter::Operator;
use bailey_crm::schema::{FieldKind, Table, USERS};
use maud::{Markup, html};

use super::conditions::{Condition, Subject, operator_id, operators};
use super::view::View;
use crate::error::Result;
use crate::pages::address::Address;
use crate::pages::labels;
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::texts::args;

/// The page on which a bar stands.
pub(crate) struct Place<'a> {
    /// Its address without any parameters.
    pub(crate) page: Address,
    /// What the address says beside the conditions.
    pub(crate) also: &'a [(&'static str, String)],
}

impl Place<'_> {
    /// The page of a list or a board.
    pub(super) fn list(table: &Table, view: &View) -> Self {
        Self {
            page: View::default().laid_out(view.layout).address(&table.key),
            also: &[],
        }
    }

    fn keep(&self, address: Address) -> Address {
        let also = self.also.iter();
        also.fold(address, |address, (name, value)| address.with(name, value))
    }

    /// The page's address with what a view says.
    fn address(&self, view: &View) -> Address {
        self.keep(view.write(self.page.clone()))
    }

    /// What its address says as hidden fields, but for the search.
    fn hidden(&self, view: &View) -> Markup {
        html! {
            @for (name, value) in view.hidden().iter().chain(self.also) {
                input type="hidden" name=(name) value=(value);
            }
        }
    }
}

/// The bar, with what else belongs into it; with a field to add, the form for its
/// condition.
pub(crate) fn draw(
    viewer: &Viewer,
    table: &Table,
    view: &View,
    place: &Place<'_>,
    add: Option<&str>,
    more: &Markup,
) -> Markup {
    let reader = &viewer.reader;
    let adding_to = add.and_then(|key| Subject::find(viewer, table, key));
    html! {
        div.stack {
            div.line.filters {
                form.line method="get" action=(place.page) role="search" aria-label=(reader.text("list-search")) {
                    (place.hidden(view))
                    label.unseen for="list-search" { (reader.text("list-search")) }
                    input #list-search type="search" name="q" value=[view.search.as_deref()]
                        placeholder=(reader.text("list-search"));
                    button.button { (reader.text("search")) }
                }
                form.line method="get" action=(place.page) {
                    @if let Some(search) = &view.search { input type="hidden" name="q" value=(search); }
                    (place.hidden(view))
                    label.unseen for="add" { (reader.text("filter-add")) }
                    select #add name="add" data-submit {
                        option value="" { (reader.text("filter-add")) }
                        @for subject in Subject::all(viewer, table) {
                            option value=(subject.key) { (subject.label) }
                        }
                    }
                    noscript { button.button { (reader.text("yes-continue")) } }
                }
                (more)
            }
            @if let Some(subject) = &adding_to { (adding(viewer, table, view, place, subject)) }
            @if view.is_narrowed() { (chips(viewer, table, view, place)) }
        }
    }
}

fn chips(viewer: &Viewer, table: &Table, view: &View, place: &Place<'_>) -> Markup {
    let reader = &viewer.reader;
    let all = place.keep(place.page.clone());
    let chip = |words: &str, without: &View| {
        let remove = reader.text_with("filter-remove", &args!["condition" => words]);
        html! {
            li.chip {
                (words)
                a href=(place.address(without)) title=(remove) aria-label=(remove) { "×" }
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

fn adding(
    viewer: &Viewer,
    table: &Table,
    view: &View,
    place: &Place<'_>,
    subject: &Subject<'_>,
) -> Markup {
    let reader = &viewer.reader;
    html! {
        form.filter-form method="get" action=(place.page) {
            @if let Some(search) = &view.search { input type="hidden" name="q" value=(search); }
            (place.hidden(view))
            input type="hidden" name="field" value=(subject.key);
            div.field {
                label for="operator" { (subject.label) }
                select #operator name="operator" {
                    @for operator in operators(&subject.kind) {
                        option value=(operator.name()) { (reader.text(operator_id(&subject.kind, *operator))) }
                    }
                }
            }
            (input(viewer, table, subject))
            div.line {
                button.button.main { (reader.text("filter-apply")) }
                a.button.bare href=(place.address(view)) { (reader.text("cancel")) }
            }
        }
    }
}

fn input(viewer: &Viewer, table: &Table, subject: &Subject<'_>) -> Markup {
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
    match &subject.kind {
        FieldKind::Choice { options } => html! {
            fieldset.field {
                legend { (reader.text("filter-values")) }
                div.choices {
                    @for option in options {
                        label {
                            input type="checkbox" name="value" value=(option.key);
                            @match subject.field {
                                Some(field) => (labels::choice(reader, table, field, &option.key)),
                                None => (option.label),
                            }
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
///
/// # Errors
/// `Invalid`, naming the field, for a value that can't be read.
pub(crate) fn added(viewer: &Viewer, table: &Table, params: &Params) -> Result<Option<Condition>> {
    let Some(field) = params.filled("field") else {
        return Ok(None);
    };
    let Some(operator) = params.filled("operator").and_then(Operator::parse) else {
        return Ok(None);
    };
    let values: Vec<&str> = params
        .all("value")
        .map(str::trim)
        .filter(|value| !value.is_empty())
        .collect();
    let bare = matches!(operator, Operator::IsEmpty | Operator::IsSet);
    if values.is_empty() && !bare {
        return Ok(None);
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
    let condition = Condition {
        field: field.to_owned(),
        operator,
        value,
    };
    condition.plain(viewer, table).map(Some)
}

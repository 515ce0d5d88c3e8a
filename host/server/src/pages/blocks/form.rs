//! Fields to fill in: for looking something up, or for changing something.

use bailey_plugins::page::{Form, FormField, Input, Purpose};
use maud::{Markup, html};

use super::Place;
use super::place::{OWN, Refused};
use crate::pages::address::Address;
use crate::pages::form;

/// A form. A filter reads, so its fields become part of the page's address.
pub(super) fn draw(place: &Place<'_>, form: &Form, index: usize) -> Markup {
    let refused = place.refused.filter(|refused| refused.form == form.name);
    let fields = html! {
        @for (number, field) in form.fields.iter().enumerate() {
            (field_of(place, form, field, refused, &format!("f{index}-{number}")))
        }
    };
    match form.purpose {
        Purpose::Filter if place.viewer.only_shows() => html! {
            div.filter-form {
                (fields)
                div.line { button.button { (form.button) } }
            }
        },
        Purpose::Filter => html! {
            form.filter-form method="get" action=(place.bare()) role="search" aria-label=(form.button) {
                (fields)
                div.line {
                    button.button { (form.button) }
                    @if form.fields.iter().any(narrows) {
                        a.button.bare href=(cleared(place, form)) {
                            (place.viewer.reader.text("filter-clear"))
                        }
                    }
                }
            }
        },
        Purpose::Submit => {
            let content = html! {
                @if let Some(refused) = refused {
                    @for (_, problem) in refused.problems.iter().filter(|(field, _)| {
                        !form.fields.iter().any(|known| field.as_deref() == Some(&known.name))
                    }) {
                        p.problem role="alert" { (problem) }
                    }
                }
                (fields)
                div.line {
                    button.button.main name="action" value=(form.name) { (form.button) }
                }
            };
            place.posting("form", &content)
        }
    }
}

/// Whether a filter's field leaves something out that clearing it would bring back.
fn narrows(field: &FormField) -> bool {
    let open = match field.input {
        Input::Hidden => true,
        Input::Checkbox => field.value != "true",
        _ => field.value.is_empty(),
    };
    !open && !field.required
}

/// The page without what a filter chose, and with what it carries along.
fn cleared(place: &Place<'_>, form: &Form) -> Address {
    let hidden = form.fields.iter();
    let hidden = hidden.filter(|field| matches!(field.input, Input::Hidden));
    hidden.fold(place.bare(), |page, field| {
        page.with(&field.name, &field.value)
    })
}

fn field_of(
    place: &Place<'_>,
    form: &Form,
    field: &FormField,
    refused: Option<&Refused>,
    id: &str,
) -> Markup {
    let (name, open) = match form.purpose {
        Purpose::Filter => (field.name.clone(), unfiltered(field)),
        Purpose::Submit => (format!("{OWN}{}", field.name), "optional-choice"),
    };
    if matches!(field.input, Input::Hidden) {
        return html! { input type="hidden" name=(name) value=(field.value); };
    }
    let typed = refused.map(|refused| refused.typed(&field.name).unwrap_or_default());
    let value = typed.unwrap_or(&field.value);
    let problem = refused.and_then(|refused| refused.problem(&field.name));
    let input = input(
        place,
        field,
        value,
        open,
        form::Named {
            id,
            name: &name,
            problem,
            hint: field.hint.as_deref(),
        },
    );
    form::field(
        &field.label,
        matches!(field.input, Input::Checkbox),
        form::Named {
            id,
            name: &name,
            problem,
            hint: field.hint.as_deref(),
        },
        &input,
    )
}

/// What a filter says of a choice that is not made: that it narrows nothing, or where
/// it has to be made, that it is missing.
fn unfiltered(field: &FormField) -> &'static str {
    match field.input {
        _ if field.required => "optional-choice",
        Input::User => "filter-anyone",
        Input::Table => "filter-every-table",
        _ => "filter-any",
    }
}

/// The input; `open` is the message of a choice that is not made.
fn input(
    place: &Place<'_>,
    field: &FormField,
    value: &str,
    open: &str,
    named: form::Named<'_>,
) -> Markup {
    let described = named.described();
    let (id, name, required) = (named.id, named.name, field.required);
    let invalid = named.problem.map(|_| "true");
    let options = |options: Vec<(String, String)>| {
        html! {
            select id=(id) name=(name) required[required] aria-invalid=[invalid] aria-describedby=[described.as_deref()] {
                // A plugin may have words of its own for it.
                @if (!required || value.is_empty()) && !options.iter().any(|(key, _)| key.is_empty()) { option value="" { (place.viewer.reader.text(open)) } }
                @for (key, label) in options {
                    option value=(key) selected[key == value] { (label) }
                }
            }
        }
    };
    let line = |kind: &str| {
        html! {
            input id=(id) name=(name) type=(kind) value=(value) required[required]
                aria-invalid=[invalid] aria-describedby=[described.as_deref()];
        }
    };
    match &field.input {
        Input::Line => line("text"),
        Input::Integer => html! {
            input id=(id) name=(name) inputmode="numeric" pattern="-?[0-9]*" value=(value) required[required]
                aria-invalid=[invalid] aria-describedby=[described.as_deref()];
        },
        Input::Date => line("date"),
        Input::Lines => html! {
            textarea id=(id) name=(name) required[required] aria-invalid=[invalid]
                aria-describedby=[described.as_deref()] { (value) }
        },
        Input::Checkbox => html! {
            input type="checkbox" id=(id) name=(name) value="true" checked[value == "true"]
                aria-describedby=[described.as_deref()];
        },
        Input::Choice { choices } => options(
            choices
                .iter()
                .map(|choice| (choice.value.clone(), choice.label.clone()))
                .collect(),
        ),
        Input::User => options(place.viewer.people()),
        Input::Table => options(place.viewer.table_choices()),
        Input::Record { table } => html! {
            input id=(id) name=(name) value=(value) required[required] autocomplete="off"
                data-labels=(Address::of_table(table).then("labels"))
                aria-invalid=[invalid] aria-describedby=[described.as_deref()];
        },
        // Drawn without a label.
        Input::Hidden => html! {},
        Input::OneTimeCode => html! {
            input id=(id) name=(name) value=(value) required[required] autocomplete="one-time-code"
                autocapitalize="none" spellcheck="false" autofocus[value.is_empty()]
                aria-invalid=[invalid] aria-describedby=[described.as_deref()];
        },
        Input::Plugin => options(place.viewer.plugin_choices()),
    }
}

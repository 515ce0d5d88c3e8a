//! The input of a field, by what the field holds.

use bailey_crm::Value;
use bailey_crm::records::{self, Query};
use bailey_crm::schema::{Field, FieldKind, Table, USERS};
use maud::{Markup, html};

use super::typed;
use crate::pages::form::{self, Named};
use crate::pages::labels;
use crate::pages::viewer::Viewer;
use crate::texts::args;

/// Up to so many records, references are chosen from a list.
const CHOOSABLE: u32 = 200;

/// What a form holds for a field: what was typed, else what the record holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Filled {
    /// One text, or several where the field holds a list.
    pub(super) texts: Vec<String>,
    /// The currency, where the field is money.
    pub(super) currency: Option<String>,
    /// What is wrong with it.
    pub(super) problem: Option<String>,
}

impl Filled {
    /// With what a record holds.
    pub(super) fn of(viewer: &Viewer, value: &Value) -> Self {
        let currency = value.scalars().iter().find_map(|scalar| match scalar {
            bailey_crm::Scalar::Money(money) => Some(money.currency.clone()),
            _ => None,
        });
        Self {
            texts: typed::written(viewer, value),
            currency,
            problem: None,
        }
    }

    fn first(&self) -> &str {
        self.texts.first().map_or("", String::as_str)
    }
}

/// The name of a field in a posted form.
pub(super) fn name(field: &Field) -> String {
    format!("v.{}", field.key)
}

/// The name of its currency.
pub(super) fn currency_name(field: &Field) -> String {
    format!("v.{}.currency", field.key)
}

/// A field with its label, its input, and what is wrong with what was typed.
pub(super) fn draw(viewer: &Viewer, table: &Table, field: &Field, filled: &Filled) -> Markup {
    let reader = &viewer.reader;
    let label = labels::field(reader, table, field);
    let listed = choices(viewer, table, field, filled);
    let hint = hint(viewer, field, listed.is_some());
    let (id, name) = (format!("field-{}", field.key), name(field));
    let named = Named {
        id: &id,
        name: &name,
        problem: filled.problem.as_deref(),
        hint: hint.as_deref(),
    };
    let input = input(viewer, field, filled, listed, named);
    html! {
        div.whole[matches!(field.kind, FieldKind::LongText)] {
            (form::field(&label, field.kind == FieldKind::Boolean, named, &input))
        }
    }
}

fn hint(viewer: &Viewer, field: &Field, listed: bool) -> Option<String> {
    let reader = &viewer.reader;
    match &field.kind {
        _ if field.multiple && !listed => Some(reader.text("multiple-hint")),
        FieldKind::Reference { .. } if !listed => Some(reader.text("reference-hint")),
        FieldKind::Decimal { scale } => {
            Some(reader.text_with("decimal-hint", &args!["count" => *scale]))
        }
        _ => None,
    }
}

/// What the field's values are chosen from: key and label. A choice that is
/// offered no more is there for a record that has it.
fn choices(
    viewer: &Viewer,
    table: &Table,
    field: &Field,
    filled: &Filled,
) -> Option<Vec<(String, String)>> {
    match &field.kind {
        FieldKind::Choice { options } => {
            let label = |key| labels::choice(&viewer.reader, table, field, key);
            Some(
                options
                    .iter()
                    .filter(|option| !option.retired || filled.texts.contains(&option.key))
                    .map(|option| (option.key.clone(), label(&option.key)))
                    .collect(),
            )
        }
        FieldKind::Reference { table } if table == USERS => Some(viewer.people()),
        FieldKind::Reference { table } => {
            let sort = vec![records::Sort {
                field: "label".to_owned(),
                direction: records::Direction::Ascending,
            }];
            let query = Query {
                limit: CHOOSABLE,
                sort,
                ..Query::of(&**table)
            };
            let page = records::list(&viewer.account, &viewer.context, &query).ok()?;
            (page.next.is_none()).then(|| {
                let choice = |record: records::Record| (format!("#{}", record.id), record.label);
                page.records.into_iter().map(choice).collect()
            })
        }
        _ => None,
    }
}

fn input(
    viewer: &Viewer,
    field: &Field,
    filled: &Filled,
    listed: Option<Vec<(String, String)>>,
    named: Named<'_>,
) -> Markup {
    let described = named.described();
    let described = described.as_deref();
    let (id, name, invalid) = (named.id, named.name, named.invalid());
    if let Some(listed) = listed {
        return if field.multiple {
            boxes(filled, &listed, name)
        } else {
            select(viewer, field, filled, &listed, named)
        };
    }
    if field.multiple || field.kind == FieldKind::LongText {
        return html! {
            textarea id=(id) name=(name) required[field.required] aria-invalid=[invalid]
                aria-describedby=[described] { (filled.texts.join("\n")) }
        };
    }
    let held = match &field.kind {
        FieldKind::Reference { .. } => spoken(viewer, field, filled.first()),
        _ => filled.first().to_owned(),
    };
    let line = |kind: &str, mode: Option<&str>, list: Option<&str>| {
        html! {
            input id=(id) name=(name) type=(kind) inputmode=[mode] value=(held)
                required[field.required] aria-invalid=[invalid] aria-describedby=[described]
                data-labels=[list] autocomplete="off";
        }
    };
    match &field.kind {
        FieldKind::Integer => line("text", Some("numeric"), None),
        FieldKind::Decimal { .. } => line("text", Some("decimal"), None),
        FieldKind::Money => html! {
            span.pair {
                (line("text", Some("decimal"), None))
                input name=(currency_name(field)) size="4" maxlength="3" autocomplete="off"
                    value=(filled.currency.as_deref().unwrap_or(viewer.currency()))
                    aria-label=(viewer.reader.text("currency"));
            }
        },
        FieldKind::Boolean => html! {
            input type="checkbox" id=(id) name=(name) value="true" checked[filled.first() == "true"]
                aria-describedby=[described];
        },
        FieldKind::Date => line("date", None, None),
        FieldKind::Datetime => line("datetime-local", None, None),
        FieldKind::Reference { table } => {
            let list = crate::pages::address::Address::of_table(table)
                .then("labels")
                .to_string();
            line("text", None, Some(&list))
        }
        _ => line("text", None, None),
    }
}

fn select(
    viewer: &Viewer,
    field: &Field,
    filled: &Filled,
    listed: &[(String, String)],
    named: Named<'_>,
) -> Markup {
    let held = filled.first();
    // What is chosen now may be suspended or in the bin: it stays chosen.
    let unlisted = !held.is_empty() && !listed.iter().any(|(key, _)| key == held);
    html! {
        select id=(named.id) name=(named.name) required[field.required]
            aria-invalid=[named.invalid()] aria-describedby=[named.described().as_deref()] {
            @if !field.required || held.is_empty() {
                option value="" { (viewer.reader.text("optional-choice")) }
            }
            @if unlisted { option value=(held) selected { (unlisted_label(viewer, field, held)) } }
            @for (key, label) in listed { option value=(key) selected[key == held] { (label) } }
        }
    }
}

fn unlisted_label(viewer: &Viewer, field: &Field, held: &str) -> String {
    label_of(viewer, field, held.trim_start_matches('#')).unwrap_or_else(|| held.to_owned())
}

/// A record as it stands in an input: what it is called, and its number, since
/// others may be called the same.
fn spoken(viewer: &Viewer, field: &Field, held: &str) -> String {
    let number = held.strip_prefix('#');
    match number.and_then(|number| label_of(viewer, field, number)) {
        Some(label) => format!("{label} {held}"),
        None => held.to_owned(),
    }
}

/// What the record is called that a field refers to by this number.
fn label_of(viewer: &Viewer, field: &Field, number: &str) -> Option<String> {
    let record = bailey_crm::RecordRef {
        table: field.kind.refers_to()?.to_owned(),
        id: bailey_crm::RecordId(number.parse().ok()?),
    };
    Some(viewer.record(&record)?.label)
}

fn boxes(filled: &Filled, listed: &[(String, String)], name: &str) -> Markup {
    html! {
        span.choices {
            @for (key, label) in listed {
                label {
                    input type="checkbox" name=(name) value=(key) checked[filled.texts.contains(key)];
                    (label)
                }
            }
        }
    }
}

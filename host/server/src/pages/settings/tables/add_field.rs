//! Adding a field to a table.

use axum::extract::{Path, State as FromState};
use axum::response::Response;
use bailey_crm::Problem;
use bailey_crm::schema::{self, FieldKind, NewField, Table, USERS};
use maud::{Markup, html};
use serde::Deserialize;

use super::inputs::{choose, line, lines, tick};
use super::{KINDS, choices, head_of, key, of, refused};
use crate::auth::{Admin, Posted};
use crate::error::{Error, Result};
use crate::pages::notice::Notice;
use crate::pages::settings::settled::settled;
use crate::pages::viewer::Viewer;
use crate::pages::{form, frame, labels};
use crate::state::State;

/// What the form holds.
#[derive(Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    label: String,
    key: String,
    kind: String,
    scale: u8,
    target: String,
    choices: String,
    required: Option<String>,
    unique: Option<String>,
    multiple: Option<String>,
    along: Option<String>,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            label: String::new(),
            key: String::new(),
            kind: "text".into(),
            scale: 2,
            target: "companies".into(),
            choices: String::new(),
            required: None,
            unique: None,
            multiple: None,
            along: None,
        }
    }
}

/// The empty form.
pub(super) async fn form(_: Admin, viewer: Viewer, Path(table): Path<String>) -> Result<Response> {
    let table = viewer.schema.table(&table)?;
    Ok(draw(&viewer, table, &Asked::default(), &[]))
}

/// Adds the field, or shows the form again with what is wrong.
pub(super) async fn add(
    FromState(state): FromState<State>,
    _: Admin,
    viewer: Viewer,
    Path(table): Path<String>,
    Posted(asked): Posted<Asked>,
) -> Result<Response> {
    state
        .records(move || {
            let table = viewer.schema.table(&table)?;
            let new = read(table, &asked)?;
            settled(
                schema::add_field(&viewer.account, &viewer.context, &table.key, new),
                |(_, operation)| {
                    let notice = Notice::done(viewer.reader.text("field-added-notice"));
                    let notice = notice.with_undo(Some(operation));
                    Ok(notice.redirect(&of(table).to_string()))
                },
                |problems| Ok(draw(&viewer, table, &asked, problems)),
            )
        })
        .await
}

/// The field that was asked for; what its kind has no use for is left out.
fn read(table: &Table, asked: &Asked) -> Result<NewField> {
    let kind = match asked.kind.as_str() {
        "text" => FieldKind::Text,
        "long-text" => FieldKind::LongText,
        "integer" => FieldKind::Integer,
        "decimal" => FieldKind::Decimal { scale: asked.scale },
        "money" => FieldKind::Money,
        "boolean" => FieldKind::Boolean,
        "date" => FieldKind::Date,
        "datetime" => FieldKind::Datetime,
        "reference" => FieldKind::Reference {
            table: asked.target.clone(),
        },
        "choice" => FieldKind::Choice {
            options: choices::added(&[], &asked.choices),
        },
        _ => {
            return Err(Error::invalid(
                "kind",
                "not-a-kind",
                "`kind` is none of the kinds that a field can be of",
            ));
        }
    };
    let label = asked.label.trim();
    let taken = |key: &str| table.find(key).is_some() || table.find_deleted(key).is_some();
    let key = match asked.key.trim() {
        "" => key::derived(label, "field", taken),
        key => key.to_owned(),
    };
    let belongs = kind.refers_to().is_some_and(|target| target != USERS);
    let new = NewField::new(key, label, kind);
    Ok(NewField {
        required: asked.required.is_some(),
        unique: asked.unique.is_some(),
        multiple: asked.multiple.is_some(),
        along: asked.along.is_some() && belongs,
        ..new
    })
}

fn draw(viewer: &Viewer, table: &Table, asked: &Asked, found: &[Problem]) -> Response {
    let reader = &viewer.reader;
    let kinds = KINDS.map(|kind| (kind.to_owned(), reader.text(&format!("holds-{kind}"))));
    let body = html! {
        (refused(viewer, found))
        form.form.field-form method="post" action=(of(table).then("new-field")) {
            (form::word(viewer))
            (line(viewer, "label", "field-label", &asked.label, None))
            (choose(viewer, "kind", "field-kind", &asked.kind, &kinds))
            (details(viewer, asked))
            (tick(viewer, "required", "field-required", asked.required.is_some(), None))
            (tick(viewer, "unique", "field-unique", asked.unique.is_some(), Some("field-unique-hint")))
            (tick(viewer, "multiple", "field-multiple", asked.multiple.is_some(), None))
            (line(viewer, "key", "field-key", &asked.key, Some("field-key-hint")))
            div.line {
                button.button.main { (reader.text("field-add")) }
                a.button href=(of(table)) { (reader.text("cancel")) }
            }
        }
    };
    let head = head_of(viewer, table, reader.text("field-new")).narrow();
    frame::page(viewer, &head, &body)
}

/// What some kinds need beside their name. The style sheet shows it with its
/// kind alone; without one all of it is there and what is of no use is passed
/// over.
fn details(viewer: &Viewer, asked: &Asked) -> Markup {
    let reader = &viewer.reader;
    let scales: Vec<_> = (1..=9)
        .map(|n: u8| (n.to_string(), n.to_string()))
        .collect();
    let people = (USERS.to_owned(), reader.text("settings-people"));
    let tables = viewer.schema.tables().iter();
    let mut targets: Vec<_> = tables
        .map(|table| (table.key.clone(), labels::plural(reader, table)))
        .collect();
    targets.push(people);
    html! {
        div.for-decimal { (choose(viewer, "scale", "field-scale", &asked.scale.to_string(), &scales)) }
        div.for-reference {
            (choose(viewer, "target", "field-target", &asked.target, &targets))
            (tick(viewer, "along", "field-along", asked.along.is_some(), Some("field-along-hint")))
        }
        div.for-choice { (lines(viewer, "choices", "field-choices", &asked.choices, "field-choices-hint")) }
    }
}

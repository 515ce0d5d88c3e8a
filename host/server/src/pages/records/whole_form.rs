//! The form of a whole record, for making one and for changing one.

use std::collections::BTreeMap;

use bailey_crm::Problem;
use bailey_crm::records::{Record, Values};
use bailey_crm::schema::{Field, FieldKind, Table};
use maud::{Markup, html};

use super::inputs::{self, Filled};
use super::typed;
use crate::pages::form;
use crate::pages::params::Params;
use crate::pages::problems;
use crate::pages::viewer::Viewer;

/// What the form's fields hold, by key.
#[derive(Debug, Default)]
pub(super) struct Contents {
    fields: BTreeMap<String, Filled>,
    /// What is wrong with the form as a whole.
    general: Vec<String>,
}

impl Contents {
    /// Nothing typed yet, but for what the address gives along.
    pub(super) fn empty(table: &Table, params: &Params) -> Self {
        let given = |field: &Field| {
            let texts: Vec<_> = params
                .all(&inputs::name(field))
                .map(str::to_owned)
                .collect();
            (
                field.key.clone(),
                Filled {
                    texts,
                    ..Filled::default()
                },
            )
        };
        Self {
            fields: table.fields.iter().map(given).collect(),
            general: Vec::new(),
        }
    }

    /// What the record holds.
    pub(super) fn of(viewer: &Viewer, record: &Record) -> Self {
        let held = |(field, value): (&Field, &_)| (field.key.clone(), Filled::of(viewer, value));
        Self {
            fields: record.fields().map(held).collect(),
            general: Vec::new(),
        }
    }

    /// What was posted, of these fields, and the values that it means; where
    /// something can't be read, no values, and the contents say what is wrong.
    pub(super) fn read<'a>(
        viewer: &Viewer,
        fields: impl IntoIterator<Item = &'a Field>,
        posted: &Params,
    ) -> (Self, Option<Values>) {
        let mut contents = Self::default();
        let mut values = Some(Values::new());
        for field in fields {
            let name = inputs::name(field);
            let texts: Vec<&str> = posted.all(&name).collect();
            let currency = posted.filled(&inputs::currency_name(field));
            let (problem, value) = match typed::read(viewer, field, &texts, currency) {
                Ok(value) => (None, Some(value)),
                Err(wrong) => (Some(wrong), None),
            };
            let filled = Filled {
                texts: texts.into_iter().map(str::to_owned).collect(),
                currency: currency.map(str::to_owned),
                problem,
            };
            contents.fields.insert(field.key.clone(), filled);
            match (value, &mut values) {
                (Some(value), Some(values)) => {
                    values.insert(field.key.clone(), value);
                }
                (None, _) => values = None,
                _ => {}
            }
        }
        (contents, values)
    }

    /// Says what is wrong beside the fields that it is about.
    pub(super) fn refuse(&mut self, viewer: &Viewer, found: &[Problem]) {
        for problem in found {
            let text = problems::text(&viewer.reader, problem);
            let field = problem
                .field
                .as_ref()
                .and_then(|field| self.fields.get_mut(field));
            match field {
                Some(filled) => filled.problem = Some(text),
                None => self.general.push(text),
            }
        }
    }

    /// Says what is wrong with the whole.
    pub(super) fn object(&mut self, text: String) {
        self.general.push(text);
    }

    fn field(&self, key: &str) -> Filled {
        self.fields.get(key).cloned().unwrap_or_default()
    }
}

/// The fields that a form can fill in.
pub(super) fn fillable(table: &Table) -> impl Iterator<Item = &Field> {
    table
        .fields
        .iter()
        .filter(|field| field.kind != FieldKind::File && table.is_writable(field))
}

/// The form; `version` is that of the record it changes.
pub(super) fn draw(
    viewer: &Viewer,
    table: &Table,
    contents: &Contents,
    address: &str,
    version: Option<u64>,
    back: &str,
) -> Markup {
    let reader = &viewer.reader;
    html! {
        form.form.wide method="post" action=(address) {
            (form::word(viewer))
            @if let Some(version) = version {
                input type="hidden" name="version" value=(version);
                input type="hidden" name="fields" value="all";
            }
            @for text in &contents.general { p.problem.whole role="alert" { (text) } }
            @for field in fillable(table) {
                (inputs::draw(viewer, table, field, &contents.field(&field.key)))
            }
            div.line {
                button.button.main {
                    (reader.text(if version.is_some() { "save" } else { "create-record" }))
                }
                a.button href=(back) { (reader.text("cancel")) }
            }
        }
    }
}

/// The form of one field, as it stands in place on the record's page.
pub(super) fn one(
    viewer: &Viewer,
    table: &Table,
    field: &Field,
    contents: &Contents,
    (address, version): (&str, u64),
) -> Markup {
    let reader = &viewer.reader;
    html! {
        form.form method="post" action=(address) {
            (form::word(viewer))
            input type="hidden" name="version" value=(version);
            input type="hidden" name="fields" value=(field.key);
            @for text in &contents.general { p.problem role="alert" { (text) } }
            (inputs::draw(viewer, table, field, &contents.field(&field.key)))
            div.line {
                button.button.main { (reader.text("save")) }
                a.button href=(address) { (reader.text("cancel")) }
            }
        }
    }
}

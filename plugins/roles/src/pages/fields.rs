//! The page on which a role's fields of one table are limited.

use bailey_sdk::access_policy::FieldLevel;
use bailey_sdk::blocks::{Input, Matrix, MatrixRow};
use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;
use bailey_sdk::sorted::Map;

use super::desk::{self, Desk};
use super::{ROLE, TABLE, effect, role, role_key};
use crate::draft::Draft;
use crate::role::FieldLimit;

/// The page's path.
pub const PATH: &str = "fields";
/// Changes what becomes of fields.
pub const FIELDS: &str = "fields";

const FIELD: &str = "field.";

/// Chooses the table.
pub fn choose(key: &str) -> Vec<bailey_sdk::blocks::Fact> {
    let link = PageLink::to(PATH).with(ROLE, key);
    vec![bailey_sdk::blocks::Fact::new(
        tr("fields-change"),
        Cell::link(tr("fields-choose"), link),
    )]
}

pub fn render(request: &Request) -> Result<Page, Error> {
    let key = role_key(request)?;
    let desk = Desk::open(request.viewer.user)?;
    let role = desk.role(&key)?;
    let tables = desk::tables()?;
    let page = Page::new(role.named("fields-of")).lead(tr("fields-lead"));
    let form = Form::filter(tr("fields-choose"))
        .field(role::hidden(&key))
        .field(
            FormField::new(TABLE, tr("column-table"), Input::Table)
                .value(request.parameter(TABLE))
                .required(),
        );
    let page = page.block(form);
    let Some(named) = request.parameter(TABLE) else {
        return Ok(page);
    };
    let table = desk::table(&tables, named)?;
    let matrix = Matrix::new(tr("fields-heading"))
        .column(tr("column-level"))
        .level(0, tr("field-hidden"))
        .level(2, tr("field-read-only"))
        .level(4, tr("field-editable"));
    let matrix = table.fields.iter().fold(matrix, |matrix, field| {
        let level = role.field(&table.key, &field.key);
        let label = tr("field-label").field("field", table.key.as_str(), field.key.as_str());
        let row = MatrixRow::new(label);
        matrix.row(if desk.manages {
            row.cell(
                &format!("{FIELD}{}", field.key),
                quarters(level),
                word(level),
            )
        } else {
            row.fixed(quarters(level), word(level))
        })
    });
    let save = Action::new(FIELDS, tr("show-effect"))
        .with(ROLE, &key)
        .with(TABLE, &table.key);
    Ok(page.block(if desk.manages {
        matrix.save(save)
    } else {
        matrix
    }))
}

pub fn change(desk: &Desk, submission: &Submission) -> Result<Outcome, Error> {
    let key = role_key(submission)?;
    let mut role = desk.role(&key)?.clone();
    let tables = desk::tables()?;
    let table = desk::table(&tables, submission.parameter(TABLE).unwrap_or_default())?;
    let mut limits: Map<String, FieldLimit> = role.fields.remove(&table.key).unwrap_or_default();
    for (name, value) in &submission.parameters {
        let Some(field) = name.strip_prefix(FIELD) else {
            continue;
        };
        let known = table.fields.iter().any(|known| known.key == field);
        let limit = match (known, value.as_str()) {
            (true, "0") => Some(FieldLimit::Hidden),
            (true, "2") => Some(FieldLimit::ReadOnly),
            (true, "4") => None,
            _ => return Err(Error::field(name, tr("unknown-field").arg("field", field))),
        };
        match limit {
            Some(limit) => limits.insert(field.to_owned(), limit),
            None => limits.remove(field),
        };
    }
    if !limits.is_empty() {
        role.fields.insert(table.key.clone(), limits);
    }
    effect::propose(desk, &Draft::Role { key, role })
}

fn quarters(level: FieldLevel) -> u8 {
    match level {
        FieldLevel::Hidden => 0,
        FieldLevel::ReadOnly => 2,
        FieldLevel::Editable => 4,
    }
}

/// What a level of a field is called.
pub fn word(level: FieldLevel) -> Text {
    let id = match level {
        FieldLevel::Hidden => "field-hidden",
        FieldLevel::ReadOnly => "field-read-only",
        FieldLevel::Editable => "field-editable",
    };
    tr(id).into()
}

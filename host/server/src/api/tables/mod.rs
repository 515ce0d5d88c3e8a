//! Tables and their fields, and those that were deleted.

mod add_field;
mod change;
mod change_field;
mod create;
mod delete;
mod delete_field;
mod deleted;
mod deletion;
mod get;
mod get_field;
mod list;
mod purge;
mod restore;

use bailey_crm::schema::{Field, FieldKind, NewField, Table};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::State;

pub(super) fn routes() -> OpenApiRouter<State> {
    OpenApiRouter::new()
        .routes(routes!(list::list, create::create))
        .routes(routes!(get::get, change::change, delete::delete))
        .routes(routes!(deletion::of_table))
        .routes(routes!(add_field::add_field))
        .routes(routes!(
            get_field::get_field,
            change_field::change_field,
            delete_field::delete_field
        ))
        .routes(routes!(deletion::of_field))
        .routes(routes!(deleted::deleted))
        .routes(routes!(purge::purge))
        .routes(routes!(restore::restore))
}

/// A table.
#[derive(Serialize, ToSchema)]
struct TableView {
    id: i64,
    /// Its name for programs.
    key: String,
    /// What one record is called.
    singular: String,
    /// What several records are called.
    plural: String,
    /// It came with Bailey.
    standard: bool,
    /// Grows by one with each change of the table or of one of its fields.
    version: u64,
    /// The key of the field that names its records; none if they go by number.
    named_by: Option<String>,
    /// In the order in which they are shown.
    fields: Vec<FieldView>,
}

impl From<&Table> for TableView {
    fn from(table: &Table) -> Self {
        Self {
            id: table.id.0,
            key: table.key.clone(),
            singular: table.singular.clone(),
            plural: table.plural.clone(),
            standard: table.standard,
            version: table.version,
            named_by: table.label_field().map(|field| field.key.clone()),
            fields: table.fields.iter().map(FieldView::from).collect(),
        }
    }
}

/// A field.
#[derive(Serialize, ToSchema)]
struct FieldView {
    id: i64,
    /// Its name for programs.
    key: String,
    /// Its name for people.
    label: String,
    /// What it holds: `{"type": "text"}`, `{"type": "decimal", "scale": 2}`,
    /// `{"type": "reference", "table": "companies"}`,
    /// `{"type": "choice", "options": [{"key": "won", "label": "Won"}]}`, where
    /// `"retired": true` stands with a choice that is offered no more.
    #[schema(value_type = Object)]
    kind: FieldKind,
    /// A record must have it.
    required: bool,
    /// No two active records have the same.
    unique: bool,
    /// It holds a list.
    multiple: bool,
    /// A reference: records belong to what they refer to, and are deleted along.
    along: bool,
    /// It came with Bailey.
    standard: bool,
    /// Grows by one with each change of the field.
    version: u64,
}

impl From<&Field> for FieldView {
    fn from(field: &Field) -> Self {
        Self {
            id: field.id.0,
            key: field.key.clone(),
            label: field.label.clone(),
            kind: field.kind.clone(),
            required: field.required,
            unique: field.unique,
            multiple: field.multiple,
            along: field.along,
            standard: field.standard,
            version: field.version,
        }
    }
}

/// A field that is to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewFieldBody {
    /// Its name for programs.
    key: String,
    /// Its name for people.
    label: String,
    /// What it holds, as in a field that is read.
    #[schema(value_type = Object)]
    kind: FieldKind,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    unique: bool,
    #[serde(default)]
    multiple: bool,
    #[serde(default)]
    along: bool,
}

impl From<NewFieldBody> for NewField {
    fn from(body: NewFieldBody) -> Self {
        Self {
            key: body.key,
            label: body.label,
            kind: body.kind,
            required: body.required,
            unique: body.unique,
            multiple: body.multiple,
            along: body.along,
        }
    }
}

//! Saved views: names for how a table's list or board is looked at.

mod create;
mod delete;
mod get;
mod list;
mod update;

use bailey_crm::filter::Operator;
use bailey_crm::saved_views::{Chip, Layout, Look, SavedView};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::State;

pub(super) fn routes() -> OpenApiRouter<State> {
    OpenApiRouter::new()
        .routes(routes!(list::list, create::create))
        .routes(routes!(get::get, update::update, delete::delete))
}

/// What a view shows.
#[derive(Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
struct LookBody {
    /// `list` or `board`.
    #[schema(value_type = String)]
    layout: Layout,
    /// The key of the field whose choices are a board's columns; the first one with
    /// choices if missing.
    lanes: Option<String>,
    /// Words that must be in their texts.
    search: Option<String>,
    /// What must hold for them.
    conditions: Vec<ConditionBody>,
    /// A field's key, with `-` before it for descending.
    sort: Option<String>,
    /// The keys of the fields shown, in their order; the usual ones if empty.
    columns: Vec<String>,
    /// It shows what was archived, and nothing else.
    archived: bool,
    /// It shows what no open task refers to, and nothing else.
    idle: bool,
}

/// One condition, as a person would choose it.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::api) struct ConditionBody {
    /// The field's key, or `created_at`, `created_by` and the like.
    field: String,
    /// One of those that filters of `records/query` have.
    #[schema(value_type = String)]
    operator: Operator,
    /// With what: numbers as `12.5`, money as `12.50 USD`, days as `2026-12-31`,
    /// references by number, several choices with commas between them, and `me`
    /// for whoever looks.
    #[serde(default)]
    value: String,
}

/// A saved view.
#[derive(Serialize, ToSchema)]
struct SavedViewView {
    id: i64,
    /// The table's key.
    table: String,
    name: String,
    /// The number of who saved it first; null if the operator did.
    owner: Option<i64>,
    /// Everybody sees it; admins alone change it.
    shared: bool,
    look: LookBody,
    /// Grows by one with each change; also in `ETag`.
    version: u64,
}

impl From<ConditionBody> for Chip {
    fn from(condition: ConditionBody) -> Self {
        Self {
            field: condition.field,
            operator: condition.operator,
            value: condition.value,
        }
    }
}

impl From<Chip> for ConditionBody {
    fn from(chip: Chip) -> Self {
        Self {
            field: chip.field,
            operator: chip.operator,
            value: chip.value,
        }
    }
}

impl From<LookBody> for Look {
    fn from(body: LookBody) -> Self {
        let conditions = body.conditions.into_iter().map(Chip::from);
        Self {
            layout: body.layout,
            lanes: body.lanes,
            search: body.search,
            conditions: conditions.collect(),
            sort: body.sort,
            columns: body.columns,
            archived: body.archived,
            idle: body.idle,
        }
    }
}

impl From<Look> for LookBody {
    fn from(look: Look) -> Self {
        let conditions = look.conditions.into_iter().map(ConditionBody::from);
        Self {
            layout: look.layout,
            lanes: look.lanes,
            search: look.search,
            conditions: conditions.collect(),
            sort: look.sort,
            columns: look.columns,
            archived: look.archived,
            idle: look.idle,
        }
    }
}

impl From<SavedView> for SavedViewView {
    fn from(view: SavedView) -> Self {
        Self {
            id: view.id.0,
            table: view.table,
            name: view.name,
            owner: view.owner.map(|user| user.0),
            shared: view.shared,
            look: view.look.into(),
            version: view.version,
        }
    }
}

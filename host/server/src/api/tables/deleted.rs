//! Lists deleted tables and fields.

use bailey_crm::schema::{self, DeletedItem, Item};
use bailey_crm::{Actor, FieldId, OperationId, TableId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::body::Json;
use crate::api::moment::Moment;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// What was deleted.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum ItemKind {
    /// Tables.
    Tables,
    /// Fields.
    Fields,
}

impl ItemKind {
    /// The table or field with this number.
    pub(super) fn item(self, id: i64) -> Item {
        match self {
            Self::Tables => Item::Table(TableId(id)),
            Self::Fields => Item::Field(FieldId(id)),
        }
    }
}

/// A table or a field in the recycle bin.
#[derive(Serialize, ToSchema)]
pub(super) struct DeletedItemView {
    /// Which of the two it is.
    kind: ItemKind,
    /// Its number: its key may be taken again later.
    id: i64,
    /// The key of the table, or of the field's table.
    table: String,
    /// The field's key.
    field: Option<String>,
    /// What it was called.
    label: String,
    /// The operation that deleted it.
    #[schema(value_type = i64)]
    operation: OperationId,
    at: Moment,
    /// As in the journal: `{"kind": "user", "user": 7}`.
    #[schema(value_type = Object)]
    by: Actor,
    /// Until when it is kept at least; none means without end.
    keep_until: Option<Moment>,
    /// How many records the table had, or held a value in the field.
    held: u64,
    /// How many fields of other tables went along, and come back along.
    along: u64,
    /// A table in the recycle bin has to come back first.
    waits: bool,
}

impl From<DeletedItem> for DeletedItemView {
    fn from(deleted: DeletedItem) -> Self {
        let (kind, id) = match deleted.item {
            Item::Table(id) => (ItemKind::Tables, id.0),
            Item::Field(id) => (ItemKind::Fields, id.0),
        };
        Self {
            kind,
            id,
            table: deleted.table,
            field: deleted.field,
            label: deleted.label,
            operation: deleted.operation,
            at: deleted.at.into(),
            by: deleted.by,
            keep_until: deleted.keep_until.map(Moment::from),
            held: deleted.held,
            along: deleted.along,
            waits: deleted.waits,
        }
    }
}

/// Tables and fields in the recycle bin, the last one deleted first. For admins.
#[utoipa::path(
    get,
    path = "/deleted-schema",
    tag = "tables",
    responses((status = OK, body = Vec<DeletedItemView>), Refused)
)]
pub(super) async fn deleted(
    state: State,
    Admin(signed): Admin,
) -> Result<Json<Vec<DeletedItemView>>> {
    let items = signed.records(&state, schema::deleted).await?;
    Ok(Json(items.into_iter().map(Into::into).collect()))
}

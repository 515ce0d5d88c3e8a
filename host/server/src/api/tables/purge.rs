//! Deletes a deleted table or field for good.

use bailey_crm::schema;

use super::deleted::ItemKind;
use super::restore::SchemaOperationView;
use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::{Admin, Confirmed};
use crate::error::Result;
use crate::state::State;

/// Deletes a table with all its records, or a field with all its values, for
/// good. It can't be undone. What is not in the recycle bin is passed over. For
/// admins.
#[utoipa::path(
    delete,
    path = "/deleted-schema/{kind}/{id}",
    tag = "tables",
    params(("kind" = ItemKind, Path), ("id" = i64, Path)),
    responses((status = OK, body = SchemaOperationView), Refused)
)]
pub(super) async fn purge(
    state: State,
    _: Admin,
    Confirmed(signed): Confirmed,
    Path((kind, id)): Path<(ItemKind, i64)>,
) -> Result<Json<SchemaOperationView>> {
    let outcome = signed
        .records(&state, move |account, context| {
            schema::purge(account, context, &[kind.item(id)])
        })
        .await?;
    Ok(Json(SchemaOperationView {
        operation: outcome.operation,
    }))
}

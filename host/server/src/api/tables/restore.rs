//! Brings a deleted table or field back.

use bailey_crm::OperationId;
use bailey_crm::schema::{self, Fit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::deleted::ItemKind;
use crate::api::body::{Json, MaybeJson, Path};
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// How a field comes back whose demands the records don't meet any more.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RestoreSchemaBody {
    /// It comes back without being required or unique; else not at all.
    #[serde(default)]
    relaxed: bool,
}

/// What became of a table or a field.
#[derive(Serialize, ToSchema)]
pub(super) struct SchemaOperationView {
    /// The journal's entry; none when nothing was left to do.
    #[schema(value_type = Option<i64>)]
    pub(super) operation: Option<OperationId>,
}

/// Brings a table back with its records, or a field with its values. For admins.
#[utoipa::path(
    post,
    path = "/deleted-schema/{kind}/{id}/restore",
    tag = "tables",
    params(("kind" = ItemKind, Path), ("id" = i64, Path)),
    request_body = Option<RestoreSchemaBody>,
    responses((status = OK, body = SchemaOperationView), Refused)
)]
pub(super) async fn restore(
    state: State,
    Admin(signed): Admin,
    Path((kind, id)): Path<(ItemKind, i64)>,
    MaybeJson(body): MaybeJson<RestoreSchemaBody>,
) -> Result<Json<SchemaOperationView>> {
    let fit = match body.unwrap_or_default().relaxed {
        true => Fit::Relaxed,
        false => Fit::Strict,
    };
    let operation = signed
        .records(&state, move |account, context| {
            schema::restore(account, context, kind.item(id), fit)
        })
        .await?;
    Ok(Json(SchemaOperationView {
        operation: Some(operation),
    }))
}

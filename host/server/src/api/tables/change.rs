//! Changes a table.

use axum::response::IntoResponse;
use bailey_crm::schema::{self, TableUpdate};
use serde::Deserialize;
use utoipa::ToSchema;

use super::TableView;
use crate::api::body::{Json, Path};
use crate::api::etag::{IfMatch, etag, stale};
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// What of a table is to change; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TableChangeBody {
    /// What one record is called.
    singular: Option<String>,
    /// What several records are called.
    plural: Option<String>,
    /// The keys of all its fields, in the order in which they are to be shown.
    order: Option<Vec<String>>,
}

/// Renames a table, or puts its fields into another order. For admins.
#[utoipa::path(
    patch,
    path = "/tables/{table}",
    tag = "tables",
    params(
        ("table" = String, Path, description = "The table's key"),
        ("If-Match" = String, Header, description = "The version that was read, or `*`"),
    ),
    request_body = TableChangeBody,
    responses((status = OK, body = TableView), Refused)
)]
pub(super) async fn change(
    state: State,
    Admin(signed): Admin,
    Path(key): Path<String>,
    IfMatch(version): IfMatch,
    Json(body): Json<TableChangeBody>,
) -> Result<impl IntoResponse> {
    let (changed, present) = signed
        .records(&state, move |account, context| {
            let update = TableUpdate {
                version,
                singular: body.singular,
                plural: body.plural,
                order: body.order,
            };
            let changed = schema::change_table(account, context, &key, update);
            Ok((changed, account.whole_schema()?.table(&key)?.version))
        })
        .await?;
    let (table, _) = changed.map_err(|error| stale(error, version, present))?;
    Ok((etag(table.version), Json(TableView::from(&*table))))
}

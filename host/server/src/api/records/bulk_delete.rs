//! Deletes many records.

use bailey_crm::OperationId;
use bailey_crm::records::Keep;
use bailey_plugins::Deleted;
use serde::Serialize;
use utoipa::ToSchema;

use super::selection::Chosen;
use crate::api::body::{Json, Path};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// What a delete did.
#[derive(Serialize, ToSchema)]
pub(super) struct DeletedView {
    /// The journal's entry: it can be undone, if `keep` is not `purge`.
    #[schema(value_type = i64)]
    operation: OperationId,
    /// How many of the chosen records went.
    count: u64,
    /// How many records went along with them.
    along: u64,
    keep: KeepView,
}

/// How long what is deleted is kept.
#[derive(Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(in crate::api) enum KeepView {
    /// Not at all: it is gone for good.
    Purge,
    /// At least so many days.
    Days {
        /// How many.
        days: u16,
    },
    /// Until somebody purges it.
    Forever,
}

impl From<Keep> for KeepView {
    fn from(keep: Keep) -> Self {
        match keep {
            Keep::Purge => Self::Purge,
            Keep::Days(days) => Self::Days { days },
            Keep::Forever => Self::Forever,
        }
    }
}

impl DeletedView {
    pub(super) fn new(deleted: &Deleted) -> Self {
        Self {
            operation: deleted.operation,
            count: deleted.count,
            along: deleted.along,
            keep: deleted.keep.into(),
        }
    }
}

/// Deletes the chosen records as one operation, which can be undone as one.
#[utoipa::path(
    post,
    path = "/tables/{table}/records/bulk-delete",
    tag = "records",
    params(("table" = String, Path, description = "The table's key")),
    request_body = Chosen,
    responses((status = OK, body = DeletedView), Refused)
)]
pub(super) async fn bulk_delete(
    state: State,
    signed: Signed,
    Path(table): Path<String>,
    Json(chosen): Json<Chosen>,
) -> Result<Json<DeletedView>> {
    let plugins = state.plugins().clone();
    let (account, context) = (signed.account, signed.context);
    let deleted = state
        .plugin_calls(move || -> Result<_> {
            let selection = chosen.read(&account, &context, &table)?;
            Ok(plugins.delete(&account, &context, selection)?)
        })
        .await?;
    Ok(Json(DeletedView::new(&deleted)))
}

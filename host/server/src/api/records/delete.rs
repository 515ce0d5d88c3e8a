//! Deletes one record.

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use bailey_crm::records::{self, Selection, What};
use bailey_crm::{RecordId, RecordRef};

use super::bulk_delete::DeletedView;
use crate::api::body::{Json, Path};
use crate::api::etag::{IfMatch, stale};
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::{Error, Result};
use crate::state::State;

/// The version that the caller has read, if they say one.
pub(in crate::api) struct MaybeVersion(pub Option<u64>);

impl<S: Sync> FromRequestParts<S> for MaybeVersion {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self> {
        if !parts.headers.contains_key(header::IF_MATCH) {
            return Ok(Self(None));
        }
        IfMatch::from_request_parts(parts, state)
            .await
            .map(|IfMatch(version)| Self(version))
    }
}

/// Deletes a record, as the account's deletion policies say: the answer tells
/// what became of it. With `If-Match`, only as it was read.
#[utoipa::path(
    delete,
    path = "/tables/{table}/records/{id}",
    tag = "records",
    params(
        ("table" = String, Path, description = "The table's key"),
        ("id" = i64, Path),
        ("If-Match" = Option<String>, Header, description = "The version that was read"),
    ),
    responses((status = OK, body = DeletedView), Refused)
)]
pub(super) async fn delete(
    state: State,
    signed: Signed,
    Path((table, id)): Path<(String, i64)>,
    MaybeVersion(version): MaybeVersion,
) -> Result<Json<DeletedView>> {
    let plugins = state.plugins().clone();
    let (account, context) = (signed.account, signed.context);
    let reference = RecordRef {
        table: table.clone(),
        id: RecordId(id),
    };
    let selection = Selection {
        table,
        what: What::Ids(vec![reference.id]),
    };
    let deleted = state
        .plugin_calls(move || -> Result<_> {
            let present = records::get(&account, &context, &reference)?.version;
            if version.is_some_and(|version| version != present) {
                let moved = bailey_crm::Error::Conflict("the record has moved on".to_owned());
                return Err(stale(moved, version, present));
            }
            Ok(plugins.delete(&account, &context, selection)?)
        })
        .await?;
    Ok(Json(DeletedView::new(&deleted)))
}

//! Deletes for good.

use bailey_crm::{Error, bin};
use serde::Deserialize;
use utoipa::ToSchema;

use super::selection::{Named, part};
use super::view::OutcomeView;
use crate::api::body::Json;
use crate::api::refused::Refused;
use crate::auth::Confirmed;
use crate::error::Result;
use crate::state::State;

/// What to delete for good: either deletions or records.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Purge {
    /// The numbers of operations: all that they deleted and that is still there.
    deletions: Option<Vec<i64>>,
    /// Records, each with what went along with it.
    records: Option<Vec<Named>>,
    /// How many records the caller expects it to be, those that went along
    /// included: another number is a conflict, and nothing is done. A plan says
    /// the number.
    expected: Option<u64>,
}

/// Deletes this for good. It can't be undone.
#[utoipa::path(
    post,
    path = "/bin/purge",
    tag = "bin",
    request_body = Purge,
    responses((status = OK, body = OutcomeView), Refused)
)]
pub(super) async fn purge(
    state: State,
    Confirmed(signed): Confirmed,
    Json(purge): Json<Purge>,
) -> Result<Json<OutcomeView>> {
    let outcome = signed
        .records(&state, move |account, context| {
            bin::may_purge(context)?;
            let part = part(purge.deletions, purge.records)?;
            let expected = purge.expected.ok_or_else(|| {
                let message = "Say how many records it will be: it can't be undone.";
                Error::invalid_field("expected", "required", message)
            })?;
            bin::purge_expected(account, context, &part, expected)
        })
        .await?;
    Ok(Json(outcome.into()))
}

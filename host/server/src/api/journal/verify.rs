//! Verifies the journal.

use bailey_crm::journal::{self, Head, Verification, VerifyOptions};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::body::{Json, MaybeJson};
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::{Error, Result};
use crate::state::State;

/// What the journal is checked against besides itself.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Against {
    /// A head that was kept elsewhere: the journal must still contain it. Without
    /// one, it is checked against the head that Bailey keeps outside the account.
    head: Option<String>,
}

/// What a check found.
#[derive(Serialize, ToSchema)]
pub(super) struct VerificationView {
    /// All of it holds.
    intact: bool,
    /// How many entries hold, from the first on.
    operations: u64,
    /// How many changes they have.
    changes: u64,
    /// How many signed checkpoints hold.
    checkpoints: u64,
    /// Where the journal stands as far as it holds.
    #[schema(value_type = Option<String>)]
    head: Option<Head>,
    /// The first entry that does not hold.
    fault: Option<FaultView>,
}

/// The first bad entry.
#[derive(Serialize, ToSchema)]
struct FaultView {
    operation: i64,
    /// What is wrong with it.
    reason: String,
}

impl From<Verification> for VerificationView {
    fn from(found: Verification) -> Self {
        Self {
            intact: found.is_intact(),
            operations: found.operations,
            changes: found.changes,
            checkpoints: found.checkpoints,
            head: found.head,
            fault: found.fault.map(|fault| FaultView {
                operation: fault.operation.0,
                reason: fault.reason.to_string(),
            }),
        }
    }
}

/// Checks every entry of the journal: its content, its place in the chain, and
/// the signed checkpoints. What it finds becomes an entry, `journal.verified`. For
/// admins.
#[utoipa::path(
    post,
    path = "/journal/verify",
    tag = "journal",
    request_body = Option<Against>,
    responses((status = OK, body = VerificationView), Refused)
)]
pub(super) async fn verify(
    state: State,
    Admin(signed): Admin,
    MaybeJson(against): MaybeJson<Against>,
) -> Result<Json<VerificationView>> {
    let head = against
        .unwrap_or_default()
        .head
        .map(|text| text.parse::<Head>())
        .transpose();
    let head = head.map_err(|error| Error::invalid("head", "not-a-head", error.to_string()))?;
    let found = signed
        .records(&state, move |account, context| {
            let kept = account.kept()?;
            let head = head.or(kept.head);
            let options = VerifyOptions { head, ..kept };
            let found = journal::verify(account.path(), &options, &mut |_, _| {})?;
            journal::verified(account, context, &found)?;
            Ok(found)
        })
        .await?;
    Ok(Json(found.into()))
}

//! Says how far the journal's check in the background is.

use bailey_crm::journal::{self, Check};
use serde::Serialize;
use utoipa::ToSchema;

use super::verify::VerificationView;
use crate::api::body::Json;
use crate::api::moment::Moment;
use crate::api::refused::Refused;
use crate::auth::Admin;
use crate::error::Result;
use crate::state::State;

/// How far a check is, or what the last one found.
#[derive(Serialize, ToSchema)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub(super) enum CheckView {
    /// The journal was not checked since the program began to run.
    Never,
    /// It is being checked.
    Running {
        since: Moment,
        /// How many entries were checked.
        done: u64,
        /// How many there are; 0 before they were counted.
        total: u64,
    },
    /// It was checked to its end.
    Finished { at: Moment, found: VerificationView },
    /// It could not be checked to its end.
    Failed { why: String },
}

impl From<Check> for CheckView {
    fn from(check: Check) -> Self {
        match check {
            Check::Never => Self::Never,
            Check::Running { since, done, total } => Self::Running {
                since: since.into(),
                done,
                total,
            },
            Check::Finished { at, found } => Self::Finished {
                at: at.into(),
                found: found.into(),
            },
            Check::Failed { why } => Self::Failed { why },
        }
    }
}

/// How far the check of the journal in the background is, or what the last one
/// found. For admins.
#[utoipa::path(
    get,
    path = "/journal/check",
    tag = "journal",
    responses((status = OK, body = CheckView), Refused)
)]
pub(super) async fn check(state: State, Admin(signed): Admin) -> Result<Json<CheckView>> {
    let check = signed.records(&state, journal::check_state).await?;
    Ok(Json(check.into()))
}

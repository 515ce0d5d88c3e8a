//! Counts who worked when, and who came in.

use bailey_crm::journal::{self, Activity};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::api::body::{Json, Query};
use crate::api::records::zone;
use crate::api::refused::Refused;
use crate::auth::Signed;
use crate::error::Result;
use crate::state::State;

/// How far back.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    /// How many days, today among them: 1 to 90; 7 if missing.
    #[param(minimum = 1, maximum = 90)]
    days: Option<u16>,
}

/// What one person did.
#[derive(Serialize, ToSchema)]
pub(super) struct PersonActivityView {
    /// The user's number; null for what nobody stands behind.
    user: Option<i64>,
    /// How many acts, by the 24 hours of the day in which they were done.
    hours: Vec<u64>,
}

/// What happened on one day.
#[derive(Serialize, ToSchema)]
pub(super) struct DayActivityView {
    /// The day: `2026-12-31`.
    day: String,
    /// How many acts.
    acts: u64,
    /// How often somebody signed in.
    sign_ins: u64,
    /// How often somebody was refused.
    refused: u64,
}

/// Who worked when, and who came in.
#[derive(Serialize, ToSchema)]
pub(super) struct ActivityView {
    /// Those who did something, the busiest first.
    people: Vec<PersonActivityView>,
    /// Each day, the last one being today.
    days: Vec<DayActivityView>,
    /// The earliest entries are not counted, since there are too many.
    cut: bool,
}

impl From<Activity> for ActivityView {
    fn from(found: Activity) -> Self {
        let people = found.people.into_iter().map(|person| PersonActivityView {
            user: person.user.map(|user| user.0),
            hours: person.hours.to_vec(),
        });
        let days = found.days.into_iter().map(|day| DayActivityView {
            day: day.day.to_string(),
            acts: day.acts,
            sign_ins: day.sign_ins,
            refused: day.refused,
        });
        Self {
            people: people.collect(),
            days: days.collect(),
            cut: found.cut,
        }
    }
}

/// Who worked when, and who came in, counted over the journal's last days in the
/// caller's time zone: of everybody for admins, for others what they did
/// themselves.
#[utoipa::path(
    get,
    path = "/journal/activity",
    tag = "journal",
    params(Asked),
    responses((status = OK, body = ActivityView), Refused)
)]
pub(super) async fn activity(
    state: State,
    signed: Signed,
    Query(asked): Query<Asked>,
) -> Result<Json<ActivityView>> {
    let zone = zone(&signed);
    let found = signed
        .records(&state, move |account, context| {
            journal::activity(account, context, asked.days.unwrap_or(7), &zone)
        })
        .await?;
    Ok(Json(found.into()))
}

//! The browsers that steps of signing in trust.

mod forget;
mod list;
mod of_user;

use bailey_crm::sessions::Device;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::moment::Moment;
use crate::state::State;

pub(super) fn routes() -> OpenApiRouter<State> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(of_user::of_user))
        .routes(routes!(forget::forget))
}

/// A browser that a plugin's step trusts.
#[derive(Serialize, ToSchema)]
struct DeviceView {
    id: i64,
    /// The plugin whose step trusts it.
    plugin: String,
    created_at: Moment,
    /// Until when it is trusted.
    expires_at: Moment,
    /// When it was of use last.
    seen_at: Moment,
    /// The address it came from then.
    address: Option<String>,
    /// What it said of itself when it was trusted.
    user_agent: Option<String>,
}

impl From<&Device> for DeviceView {
    fn from(device: &Device) -> Self {
        Self {
            id: device.id.0,
            plugin: device.plugin.clone(),
            created_at: device.created_at.into(),
            expires_at: device.expires_at.into(),
            seen_at: device.seen_at.into(),
            address: device.address.clone(),
            user_agent: device.user_agent.clone(),
        }
    }
}

//! What there is to know of a plugin's life, as the API writes it.

use bailey_plugins::{Audience, EndpointInfo, Leaving, NeedInfo, VersionChange};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::moment::Moment;

/// What one version changed.
#[derive(Serialize, ToSchema)]
pub(super) struct VersionChangeView {
    version: String,
    text: String,
}

impl From<VersionChange> for VersionChangeView {
    fn from(change: VersionChange) -> Self {
        Self {
            version: change.version,
            text: change.text,
        }
    }
}

/// One of a plugin's own routes.
#[derive(Serialize, ToSchema)]
pub(super) struct EndpointView {
    /// The HTTP method.
    method: String,
    /// Below `/api/v1/plugins/<id>/endpoint/`; a part in braces stands for anything.
    path: String,
    /// What it is for.
    summary: String,
    /// `everyone` or `admins`.
    audience: &'static str,
}

impl From<EndpointInfo> for EndpointView {
    fn from(endpoint: EndpointInfo) -> Self {
        Self {
            method: endpoint.method.to_string(),
            path: endpoint.path,
            summary: endpoint.summary,
            audience: audience(endpoint.audience),
        }
    }
}

/// Who may open or call something.
pub(super) fn audience(audience: Audience) -> &'static str {
    match audience {
        Audience::Everyone => "everyone",
        Audience::Admins => "admins",
    }
}

/// A plugin that another can't work without.
#[derive(Serialize, ToSchema)]
pub(super) struct NeedView {
    plugin: String,
    /// Its name, if it is known here.
    name: Option<String>,
    /// Which of its versions will do.
    version: String,
    /// What for.
    reason: String,
    /// Whether it is there and enabled.
    met: bool,
}

impl From<NeedInfo> for NeedView {
    fn from(need: NeedInfo) -> Self {
        Self {
            plugin: need.plugin,
            name: need.name,
            version: need.version,
            reason: need.reason,
            met: need.met,
        }
    }
}

/// A plugin that is to go.
#[derive(Serialize, ToSchema)]
pub(super) struct LeavingView {
    /// `disable` or `uninstall`.
    act: &'static str,
    at: Moment,
    asked_at: Moment,
    /// Who asked for it; null for the operator.
    asked_by: Option<i64>,
}

impl From<Leaving> for LeavingView {
    fn from(leaving: Leaving) -> Self {
        Self {
            act: leaving.act.as_str(),
            at: leaving.at.into(),
            asked_at: leaving.asked_at.into(),
            asked_by: leaving.asked_by.map(|user| user.0),
        }
    }
}

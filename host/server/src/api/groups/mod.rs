//! Groups of people that plugins keep, such as roles.

mod list;

use bailey_plugins::Group;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::State;

pub(super) fn routes() -> OpenApiRouter<State> {
    OpenApiRouter::new().routes(routes!(list::list))
}

/// People whom a plugin put together.
#[derive(Serialize, ToSchema)]
#[schema(as = UserGroupView)]
struct GroupView {
    /// The plugin that keeps it.
    plugin: String,
    /// What that plugin calls it by; it stays when the name changes.
    key: String,
    /// In the reader's language.
    name: String,
    /// The numbers of its users.
    members: Vec<i64>,
}

impl From<Group> for GroupView {
    fn from(group: Group) -> Self {
        Self {
            plugin: group.plugin,
            key: group.key,
            name: group.name,
            members: group.members.into_iter().map(|user| user.0).collect(),
        }
    }
}

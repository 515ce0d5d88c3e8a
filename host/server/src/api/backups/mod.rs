//! The account's backups: the list of them and their files, the key that opens
//! them, who may restore, and the stores they can go to. When they are made and
//! what is brought back is the affair of plugins.

mod file;
mod key;
mod list;
mod prove;
mod restorers;
mod set_restorers;
mod show_key;
mod store_add;
mod store_remove;
mod stores;
mod view;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::State;

pub(super) fn routes() -> OpenApiRouter<State> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(file::file))
        .routes(routes!(key::key, show_key::show))
        .routes(routes!(prove::prove))
        .routes(routes!(restorers::restorers, set_restorers::set))
        .routes(routes!(stores::stores, store_add::add))
        .routes(routes!(store_remove::remove))
}

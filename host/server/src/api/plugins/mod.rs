//! Plugins: which there are, what they may, and their pages as data.

mod act;
mod call_back;
mod cost;
pub(crate) mod data;
mod describe;
mod disable;
mod enable;
mod endpoint;
mod jobs;
mod life;
mod list;
pub(crate) mod recording;
mod render;
mod roll_back;
mod run_job;
mod run_status;
mod set_settings;
mod settings;
mod stop_job;
mod trial;
mod uninstall;
mod upgrade;
mod upgrade_plan;
mod view;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::State;

pub(super) fn routes() -> OpenApiRouter<State> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(describe::describe, uninstall::uninstall))
        .routes(routes!(enable::enable))
        .routes(routes!(disable::disable))
        .routes(routes!(upgrade_plan::upgrade_plan, upgrade::upgrade))
        .routes(routes!(settings::settings, set_settings::set_settings))
        .routes(routes!(render::render_front, act::act_front))
        .routes(routes!(render::render, act::act))
        .routes(routes!(
            endpoint::endpoint_get,
            endpoint::endpoint_post,
            endpoint::endpoint_put,
            endpoint::endpoint_patch,
            endpoint::endpoint_delete
        ))
        .routes(routes!(jobs::jobs))
        .routes(routes!(cost::cost))
        .routes(routes!(data::data))
        .routes(routes!(recording::recording))
        .routes(routes!(trial::trial))
        .routes(routes!(roll_back::roll_back))
        .routes(routes!(call_back::call_back))
        .routes(routes!(run_job::run_job, stop_job::stop_job))
        .routes(routes!(run_status::run_status))
}

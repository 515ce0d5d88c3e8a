//! What a plugin does when all that it asks for is refused, as the host tried it: told
//! before anybody installs it.

use bailey_crm::Timestamp;
use bailey_crm::plugin_data::cost::HourCost;
use maud::{Markup, html};

use super::plugin_cost;
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

/// The result in a sentence, with the figures behind it. A plugin that can't be tried
/// says elsewhere why it can't run.
pub(super) fn draw(state: &State, viewer: &Viewer, plugin: &str) -> Markup {
    let reader = &viewer.reader;
    let Ok(trial) = state.plugins().trial(viewer.account.id(), plugin) else {
        return html! {};
    };
    let points: Vec<HourCost> = trial
        .points
        .iter()
        .map(|(point, cost)| HourCost {
            hour: Timestamp(0),
            point: point.clone(),
            cost: *cost,
        })
        .collect();
    let (class, id) = match trial.failures() {
        0 => ("good", "plugin-trial-conforms"),
        _ => ("danger", "plugin-trial-breaks"),
    };
    let said = args!["calls" => trial.calls(), "failures" => trial.failures()];
    html! {
        h2 { (reader.text("plugin-trial")) }
        p { span.badge.(class) { (reader.text(id)) } " " (reader.text_with("plugin-trial-told", &said)) }
        @if !points.is_empty() { (plugin_cost::by_point(viewer, &points, "plugin-trial")) }
    }
}

//! How the plugins of all accounts behave: who fails, who was stopped, and what they
//! cost.

use axum::extract::State as FromState;
use axum::response::Response;
use bailey_crm::plugin_data::State as PluginState;
use bailey_crm::plugin_data::cost::HOUR;
use bailey_plugins::{Health, health};
use maud::{Markup, html};

use super::accounts;
use super::frame;
use super::state::OperatorState;
use super::who::Operator;
use crate::error::{Error, Result};
use crate::pages::frame::Head;
use crate::pages::params::Params;
use crate::texts::{Reader, args};

/// The hours that can be looked at: a day, a week, a month.
const SPANS: [i64; 3] = [24, 24 * 7, 24 * 30];

/// The page.
pub(super) async fn show(
    FromState(state): FromState<OperatorState>,
    operator: Operator,
    params: Params,
) -> Result<Response> {
    let asked = params.first("hours").and_then(|hours| hours.parse().ok());
    let hours = asked.filter(|hours| SPANS.contains(hours));
    let hours = hours.unwrap_or(SPANS[0]);
    let crm = state.server().crm().clone();
    let work = move || {
        let since = operator.context().at.plus_millis(-hours * HOUR);
        Ok::<_, Error>(draw(&operator, &health(&crm, since)?, hours))
    };
    state.server().records(work).await
}

fn draw(operator: &Operator, all: &[Health], hours: i64) -> Response {
    let reader = &operator.reader;
    let stopped = all.iter().filter(|one| one.stopped).count();
    let failing = all.iter().filter(|one| one.cost.failures > 0).count();
    let said = match stopped + failing {
        0 => reader.text("operator-health-good"),
        _ => reader.text_with(
            "operator-health-bad",
            &args!["stopped" => stopped, "failing" => failing],
        ),
    };
    let head = Head::new(reader.text("operator-health")).actions(html! {
        nav.switch aria-label=(reader.text("operator-health-span")) {
            @for span in SPANS {
                a href=(format!("/health?hours={span}")) aria-current=[(span == hours).then_some("true")] {
                    (reader.text_with("activity-days", &args!["count" => span / 24]))
                }
            }
        }
    });
    let columns = [
        "plugin-cost-calls",
        "plugin-cost-failures",
        "plugin-cost-cpu-each",
        "plugin-cost-wall-each",
        "plugin-cost-memory",
    ];
    let body = html! {
        p.lead { (said) }
        @if all.is_empty() {
            p.empty { (reader.text("operator-health-none")) }
        } @else {
            table.table.cards {
                caption.unseen { (reader.text("operator-health")) }
                thead {
                    tr {
                        th scope="col" { (reader.text("operator-account")) }
                        th scope="col" { (reader.text("operator-plugin")) }
                        th scope="col" { (reader.text("operator-account-stands")) }
                        @for id in columns { th.number scope="col" { (reader.text(id)) } }
                    }
                }
                tbody { @for one in all { (row(reader, one, &columns)) } }
            }
        }
    };
    frame::page(operator, &head, &body)
}

fn row(reader: &Reader, one: &Health, columns: &[&str; 5]) -> Markup {
    let calls = one.cost.calls.max(1);
    let figures = [
        reader.count(one.cost.calls),
        reader.count(one.cost.failures),
        reader.micros(one.cost.cpu_us / calls),
        reader.micros(one.cost.wall_us / calls),
        reader.bytes(one.cost.memory_peak),
    ];
    html! {
        tr {
            td.head { a href=(accounts::address(&one.account)) { (one.account) } }
            td data-label=(reader.text("operator-plugin")) {
                span { (one.plugin) " " span.quiet.small { (one.version) } }
            }
            td data-label=(reader.text("operator-account-stands")) { (state(reader, one)) }
            @for (id, figure) in columns.iter().zip(figures) {
                td.number data-label=(reader.text(id)) { (figure) }
            }
        }
    }
}

fn state(reader: &Reader, one: &Health) -> Markup {
    let (class, id) = match one.state {
        _ if one.stopped => ("danger", "operator-plugin-stopped"),
        PluginState::Enabled => ("good", "plugin-on"),
        PluginState::Installed | PluginState::Disabled => ("neutral", "plugin-off"),
    };
    html! { span.badge.(class) { (reader.text(id)) } }
}

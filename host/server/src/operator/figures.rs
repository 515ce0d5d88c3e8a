//! What the process counted since its start: requests, plugins, and what goes on now.
//! Prometheus is answered with the same figures.

use std::collections::BTreeMap;
use std::time::Duration;

use axum::extract::State as FromState;
use axum::response::Response;
use maud::{Markup, html};

use super::frame;
use super::state::OperatorState;
use super::who::Operator;
use crate::error::{Error, Result};
use crate::figures::requests::NOWHERE;
use crate::figures::samples::Samples;
use crate::pages::frame::Head;
use crate::texts::Reader;

/// The most routes that are listed: those asked for most.
const ROUTES: usize = 50;

/// Figures of the process that are a number each: the message and the sample.
const COUNTS: [(&str, &str); 14] = [
    ("figures-accounts", "bailey_accounts"),
    ("figures-accounts-open", "bailey_accounts_open"),
    ("figures-operations", "bailey_journal_operations_total"),
    ("figures-commits", "bailey_commits_total"),
    ("figures-commits-failed", "bailey_commit_failures_total"),
    ("figures-jobs", "bailey_job_runs_total"),
    ("figures-jobs-now", "bailey_jobs_under_way"),
    ("figures-remembered", "bailey_remembered_answers_total"),
    ("figures-breakers", "bailey_breakers_opened_total"),
    ("figures-breakers-now", "bailey_plugins_stopped"),
    ("figures-limits", "bailey_limit_refusals_total"),
    ("figures-guests", "bailey_guest_calls"),
    ("figures-guests-most", "bailey_guest_calls_most"),
    ("figures-instances", "bailey_guest_instances"),
];

/// Where work waits for its place: the message and the lane.
const LANES: [(&str, &str); 4] = [
    ("figures-lane-records", "records"),
    ("figures-lane-plugin-calls", "plugin_calls"),
    ("figures-lane-sign-ins", "sign_ins"),
    ("figures-lane-exports", "exports"),
];

/// The page.
pub(super) async fn show(
    FromState(state): FromState<OperatorState>,
    operator: Operator,
) -> Result<Response> {
    let Some(figures) = state.figures().cloned() else {
        let head = Head::new(operator.reader.text("figures"));
        let body = html! { p.empty { (operator.reader.text("figures-none")) } };
        return Ok(frame::page(&operator, &head, &body));
    };
    let work = move || Ok::<_, Error>(Samples::read(&figures.text()));
    let samples = state.server().records(work).await?;
    Ok(draw(&operator, &samples))
}

fn draw(operator: &Operator, samples: &Samples) -> Response {
    let reader = &operator.reader;
    let head = Head::new(reader.text("figures"));
    let body = html! {
        p.lead { (reader.text("figures-lead")) }
        dl.facts {
            @for (label, name) in COUNTS {
                div { dt { (reader.text(label)) } dd { (reader.count(count(samples.sum(name)))) } }
            }
            div {
                dt { (reader.text("figures-instance-bytes")) }
                dd { (reader.bytes(count(samples.sum("bailey_guest_instance_bytes")))) }
            }
        }
        h2 { (reader.text("figures-requests")) }
        (table(reader, "figures-requests", &["figures-route"], &["figures-count", "figures-refused", "figures-failed", "figures-median", "figures-slowest"], &requests(reader, samples)))
        h2 { (reader.text("figures-plugins")) }
        (table(reader, "figures-plugins", &["operator-plugin", "plugin-cost-point"], &["figures-count", "figures-recalled", "figures-failed", "plugin-cost-cpu-each", "figures-memory", "figures-median", "figures-slowest"], &plugins(reader, samples)))
        h2 { (reader.text("figures-lanes")) }
        (table(reader, "figures-lanes", &["figures-lane"], &["figures-taken", "figures-places"], &lanes(reader, samples)))
    };
    frame::page(operator, &head, &body)
}

/// The rows of requests, by route, those asked for most first.
fn requests(reader: &Reader, samples: &Samples) -> Vec<Vec<String>> {
    const NAME: &str = "bailey_requests_total";
    let mut routes: BTreeMap<(&str, &str), f64> = BTreeMap::new();
    for sample in samples.of(NAME) {
        let place = (sample.label("route"), sample.label("method"));
        *routes.entry(place).or_default() += sample.value;
    }
    let mut routes: Vec<_> = routes.into_iter().collect();
    routes.sort_by(|one, other| other.1.total_cmp(&one.1));
    let row = |((route, method), all): ((&str, &str), f64)| {
        let of = [("route", route), ("method", method)];
        let with = |status| [of[0], of[1], ("status", status)];
        let sum = |status| reader.count(count(samples.sum_where(NAME, &with(status))));
        let took = |part| within(reader, samples, "bailey_request_seconds", &of, part);
        vec![
            match route {
                NOWHERE => format!("{method}: {}", reader.text("figures-nowhere")),
                route => format!("{method} {route}"),
            },
            reader.count(count(all)),
            sum("4xx"),
            sum("5xx"),
            took(0.5),
            took(0.99),
        ]
    };
    routes.into_iter().take(ROUTES).map(row).collect()
}

/// The rows of plugins, by where they are called.
fn plugins(reader: &Reader, samples: &Samples) -> Vec<Vec<String>> {
    let mut calls: Vec<_> = samples.of("bailey_plugin_calls_total").iter().collect();
    calls.sort_by_key(|sample| (sample.label("plugin"), sample.label("point")));
    calls
        .into_iter()
        .map(|sample| {
            let (plugin, point) = (sample.label("plugin"), sample.label("point"));
            let of = [("plugin", plugin), ("point", point)];
            let sum = |name| count(samples.sum_where(name, &of));
            let cpu = sum("bailey_plugin_cpu_microseconds_total");
            let took = |part| within(reader, samples, "bailey_plugin_call_seconds", &of, part);
            let called = reader.find(&format!("point-{point}"));
            vec![
                plugin.to_owned(),
                called.unwrap_or_else(|| point.to_owned()),
                reader.count(count(sample.value)),
                reader.count(sum("bailey_remembered_answers_total")),
                reader.count(sum("bailey_plugin_failures_total")),
                reader.micros(cpu / count(sample.value).max(1)),
                most_memory(reader, samples, &of),
                took(0.5),
                took(0.99),
            ]
        })
        .collect()
}

/// The rows of where work waits for its place.
fn lanes(reader: &Reader, samples: &Samples) -> Vec<Vec<String>> {
    let row = |(label, lane)| {
        let sum = |name| count(samples.sum_where(name, &[("lane", lane)]));
        vec![
            reader.text(label),
            reader.count(sum("bailey_lane_places_taken")),
            reader.count(sum("bailey_lane_places")),
        ]
    };
    LANES.map(row).into()
}

/// How much memory 99 of 100 calls needed at most, as far as the buckets tell.
fn most_memory(reader: &Reader, samples: &Samples, labels: &[(&str, &str)]) -> String {
    match samples.quantile("bailey_plugin_memory_bytes", labels, 0.99) {
        Some(bound) if bound.is_finite() => format!("≤ {}", reader.bytes(count(bound))),
        _ => "–".to_owned(),
    }
}

/// How long this part of them took at most, as far as the buckets tell.
fn within(
    reader: &Reader,
    samples: &Samples,
    name: &str,
    labels: &[(&str, &str)],
    part: f64,
) -> String {
    match samples.quantile(name, labels, part) {
        None => "–".to_owned(),
        Some(bound) => match Duration::try_from_secs_f64(bound) {
            Ok(bound) => {
                let micros = u64::try_from(bound.as_micros()).unwrap_or(u64::MAX);
                format!("≤ {}", reader.micros(micros))
            }
            Err(_) => reader.text("figures-longer"),
        },
    }
}

/// A table whose first columns are words and whose others are figures.
fn table(
    reader: &Reader,
    caption: &str,
    words: &[&str],
    figures: &[&str],
    rows: &[Vec<String>],
) -> Markup {
    let label = reader.text(caption);
    html! {
        @if rows.is_empty() {
            p.empty { (reader.text("figures-nothing")) }
        } @else {
            div.table-wrap tabindex="0" role="group" aria-label=(label) {
                table.table {
                    caption.unseen { (label) }
                    thead {
                        tr {
                            @for id in words { th scope="col" { (reader.text(id)) } }
                            @for id in figures { th.number scope="col" { (reader.text(id)) } }
                        }
                    }
                    tbody {
                        @for row in rows {
                            tr {
                                @for (place, cell) in row.iter().enumerate() {
                                    @if place == 0 { th scope="row" { (cell) } }
                                    @else if place < words.len() { td { (cell) } }
                                    @else { td.number { (cell) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "figures that were counted"
)]
fn count(value: f64) -> u64 {
    value.max(0.0) as u64
}

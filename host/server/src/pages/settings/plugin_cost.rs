//! What a plugin cost within a day: processor time by the hour, and figures by where
//! it was called.

use std::collections::BTreeMap;

use bailey_crm::plugin_data::cost::{Cost, HOUR, HourCost, hour_of};
use bailey_plugins::page::{Chart, ChartKind, Series};
use maud::{Markup, html};

use crate::error::Result;
use crate::pages::blocks::chart;
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::Reader;

/// The hours that are shown.
const HOURS: i64 = 24;

/// The messages of what is told of each extension point.
const FIGURES: [&str; 5] = [
    "plugin-cost-calls",
    "plugin-cost-failures",
    "plugin-cost-cpu-each",
    "plugin-cost-wall-each",
    "plugin-cost-memory",
];

/// The chart and the figures.
pub(super) fn draw(state: &State, viewer: &Viewer, plugin: &str) -> Result<Markup> {
    let reader = &viewer.reader;
    let first = hour_of(reader.now.plus_millis(-(HOURS - 1) * HOUR));
    let (account, context) = (&viewer.account, &viewer.context);
    let found = state.plugins().cost(account, context, plugin, first)?;
    Ok(html! {
        h2 { (reader.text("plugin-cost")) }
        @if found.is_empty() {
            p.empty { (reader.text("plugin-cost-none")) }
        } @else {
            (by_hour(viewer, &found, first))
            (by_point(viewer, &found, "plugin-cost"))
        }
    })
}

fn by_hour(viewer: &Viewer, found: &[HourCost], first: bailey_crm::Timestamp) -> Markup {
    let reader = &viewer.reader;
    let hours: Vec<_> = (0..HOURS).map(|n| first.plus_millis(n * HOUR)).collect();
    let spent = hours.iter().map(|hour| {
        let within = found.iter().filter(|of| of.hour == *hour);
        millis(within.map(|of| of.cost.cpu_us).sum())
    });
    let label = reader.text("plugin-cost-cpu");
    let chart = Chart {
        label: label.clone(),
        kind: ChartKind::Bar,
        categories: hours.iter().map(|hour| reader.hour(*hour)).collect(),
        series: vec![Series {
            label,
            values: spent.collect(),
        }],
    };
    chart::picture(reader, &chart)
}

/// Figures by where it was called; the message says of what.
pub(super) fn by_point(viewer: &Viewer, found: &[HourCost], label: &str) -> Markup {
    let reader = &viewer.reader;
    let mut points: BTreeMap<&str, Cost> = BTreeMap::new();
    for HourCost { point, cost, .. } in found {
        let known = points.entry(point).or_default();
        *known = known.and(*cost);
    }
    let label = reader.text(label);
    html! {
        div.table-wrap tabindex="0" role="group" aria-label=(label) {
            table.table {
                caption.unseen { (label) }
                thead {
                    tr {
                        th scope="col" { (reader.text("plugin-cost-point")) }
                        @for id in FIGURES { th.number scope="col" { (reader.text(id)) } }
                    }
                }
                tbody {
                    @for (point, cost) in &points {
                        tr {
                            th scope="row" { (called_for(reader, point)) }
                            td.number { (reader.count(cost.calls)) }
                            td.number { (reader.count(cost.failures)) }
                            td.number { (reader.micros(cost.cpu_us / cost.calls.max(1))) }
                            td.number { (reader.micros(cost.wall_us / cost.calls.max(1))) }
                            td.number { (reader.bytes(cost.memory_peak)) }
                        }
                    }
                }
            }
        }
    }
}

/// An extension point in words; one of a later contract by its own name.
fn called_for(reader: &Reader, point: &str) -> String {
    let words = reader.find(&format!("point-{point}"));
    words.unwrap_or_else(|| point.to_owned())
}

#[expect(clippy::cast_precision_loss, reason = "a figure to look at")]
fn millis(micros: u64) -> f64 {
    micros as f64 / 1_000.0
}

#[cfg(test)]
mod tests {
    use bailey_package::contract::{INTERFACES, InterfaceKind};
    use jiff::tz::TimeZone;

    use super::called_for;
    use crate::texts::{Language, Reader};

    #[test]
    fn every_extension_point_is_told_in_words() {
        let reader = Reader::new(Language::En, TimeZone::UTC);
        for point in INTERFACES {
            if point.kind != InterfaceKind::ExtensionPoint {
                continue;
            }
            assert_ne!(called_for(&reader, point.name), point.name);
        }
        assert_eq!(called_for(&reader, "of-tomorrow"), "of-tomorrow");
    }
}

//! Who worked when, and who came in: for a look from time to time, and for who
//! wonders whether somebody was there at three in the morning.

use axum::extract::State as FromState;
use axum::response::Response;
use bailey_crm::journal::{self, Activity, PersonActivity};
use bailey_plugins::page::{Chart, ChartKind, Series};
use maud::{Markup, html};

use crate::error::{Error, Result};
use crate::pages::address::Address;
use crate::pages::blocks::chart;
use crate::pages::frame::{self, Head};
use crate::pages::params::Params;
use crate::pages::viewer::Viewer;
use crate::state::State;
use crate::texts::args;

/// How far back one can look.
const PERIODS: [u16; 3] = [7, 30, 90];

/// How many people have a row of their own.
const SHOWN: usize = 50;

/// The page.
pub(super) async fn show(
    FromState(state): FromState<State>,
    viewer: Viewer,
    params: Params,
) -> Result<Response> {
    state
        .records(move || {
            let reader = &viewer.reader;
            let days = params.filled("days").and_then(|days| days.parse().ok());
            let days = days
                .filter(|days| PERIODS.contains(days))
                .unwrap_or(PERIODS[0]);
            let found = journal::activity(&viewer.account, &viewer.context, days, &reader.zone)?;
            let head = Head::new(reader.text("activity"))
                .under(reader.text("settings"), &Address::new("/settings"))
                .actions(periods(&viewer, days));
            let body = html! {
                p.lead { (first_line(&viewer, &found, days)) }
                @if found.cut { p.quiet { (reader.text("activity-cut")) } }
                (by_hour(&viewer, &found))
                (sign_ins(&viewer, &found))
            };
            Ok::<_, Error>(frame::page(&viewer, &head, &body))
        })
        .await
}

fn periods(viewer: &Viewer, now: u16) -> Markup {
    let reader = &viewer.reader;
    html! {
        nav.switch aria-label=(reader.text("activity-period")) {
            @for days in PERIODS {
                a href=(Address::new("/settings/activity").with("days", &days.to_string()))
                    aria-current=[(days == now).then_some("true")] {
                    (reader.text_with("activity-days", &args!["count" => u64::from(days)]))
                }
            }
        }
    }
}

/// The answer before any picture.
fn first_line(viewer: &Viewer, found: &Activity, days: u16) -> String {
    let acts: u64 = found.days.iter().map(|day| day.acts).sum();
    let reader = &viewer.reader;
    match found.people.iter().find_map(|person| person.user) {
        None => reader.text("activity-none"),
        Some(busiest) => reader.text_with(
            "activity-first",
            &args![
                "count" => acts,
                "days" => u64::from(days),
                "who" => viewer.user_name(busiest),
            ],
        ),
    }
}

/// All acts by the hour, then each person's.
fn by_hour(viewer: &Viewer, found: &Activity) -> Markup {
    let reader = &viewer.reader;
    let all = |hour: usize| found.people.iter().map(|one| one.hours[hour]).sum::<u64>();
    let title = reader.text("activity-by-hour");
    let chart = Chart {
        label: title.clone(),
        kind: ChartKind::Bar,
        categories: (0..24).map(|hour| format!("{hour}:00")).collect(),
        series: vec![Series {
            label: reader.text("activity-acts"),
            values: (0..24).map(|hour| float(all(hour))).collect(),
        }],
    };
    let most = found.people.iter().flat_map(|one| one.hours).max();
    html! {
        (chart::picture(reader, &chart))
        div.table-wrap tabindex="0" role="group" aria-label=(title) {
            table.table.hours {
                caption.unseen { (title) }
                thead {
                    tr {
                        th scope="col" { (reader.text("activity-who")) }
                        @for hour in 0..24 { th.number scope="col" { (hour) } }
                        th.number scope="col" { (reader.text("report-total")) }
                    }
                }
                tbody {
                    @for person in found.people.iter().take(SHOWN) { (row(viewer, person, most.unwrap_or(0))) }
                }
            }
        }
    }
}

fn row(viewer: &Viewer, person: &PersonActivity, most: u64) -> Markup {
    let reader = &viewer.reader;
    html! {
        tr {
            th scope="row" {
                @match person.user {
                    Some(user) => (viewer.user_name(user)),
                    None => span.quiet { (reader.text("activity-nobody")) },
                }
            }
            @for count in person.hours {
                td.number.(shade(count, most)) { @if count > 0 { (reader.count(count)) } }
            }
            td.number { (reader.count(person.total())) }
        }
    }
}

/// One of five shades; the figure in it says the same.
fn shade(count: u64, most: u64) -> &'static str {
    const SHADES: [&str; 5] = ["h0", "h1", "h2", "h3", "h4"];
    let step = if count == 0 {
        0
    } else {
        1 + count * 3 / most.max(1)
    };
    let step = usize::try_from(step).unwrap_or(SHADES.len());
    SHADES[step.min(SHADES.len() - 1)]
}

fn sign_ins(viewer: &Viewer, found: &Activity) -> Markup {
    let reader = &viewer.reader;
    let series = |id: &str, of: fn(&journal::DayActivity) -> u64| Series {
        label: reader.text(id),
        values: found.days.iter().map(|day| float(of(day))).collect(),
    };
    let chart = Chart {
        label: reader.text("activity-sign-ins"),
        kind: ChartKind::Bar,
        categories: found.days.iter().map(|day| reader.date(day.day)).collect(),
        series: vec![
            series("activity-signed-in", |day| day.sign_ins),
            series("activity-refused", |day| day.refused),
        ],
    };
    html! {
        (chart::picture(reader, &chart))
        details {
            summary { (reader.text("chart-as-table")) }
            (chart::table(reader, &chart))
        }
    }
}

fn float(count: u64) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "nobody sees the sixteenth digit of a drawing"
    )]
    let float = count as f64;
    float
}

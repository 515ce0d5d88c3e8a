//! What a report comes to: its totals, and its groups as a table or a chart. Each
//! number leads to the list of the records that it counts, and each currency is
//! drawn by itself, since amounts of two are never added up.

use bailey_crm::records::Group;
use bailey_crm::reports::{self, Aggregate, Drawing, Outcome};
use bailey_crm::schema::Table;
use bailey_crm::{Decimal, Scalar, Value};
use bailey_plugins::page::{Chart, ChartKind, Series};
use maud::{Markup, html};

use super::draft::Draft;
use super::{choices, groups};
use crate::error::Result;
use crate::pages::blocks::bars::{self, Bar};
use crate::pages::blocks::chart;
use crate::pages::viewer::Viewer;
use crate::pages::{counted, labels, show};
use crate::texts::args;

/// One figure of every group: how many they are, or what theirs come to in one
/// currency.
struct Column {
    label: String,
    /// None for how many they are.
    currency: Option<Option<String>>,
}

/// All that a report comes to now.
///
/// # Errors
/// `Invalid` for a field that was deleted.
pub(super) fn draw(viewer: &Viewer, table: &Table, draft: &Draft) -> Result<Markup> {
    let reader = &viewer.reader;
    let (account, context) = (&viewer.account, &viewer.context);
    let outcome = reports::outcome(account, context, &draft.shape, &viewer.looker())?;
    viewer.learn(
        outcome
            .groups
            .iter()
            .filter_map(|group| match &group.value {
                Value::One(Scalar::Reference(record)) => Some(record.clone()),
                _ => None,
            }),
    );
    if outcome.total.count == 0 {
        return Ok(html! { p.empty { (reader.text("report-empty")) } });
    }
    let columns = columns(viewer, table, draft, &outcome);
    let is_calendar = outcome
        .groups
        .iter()
        .any(|group| matches!(group.value, Value::One(Scalar::Date(_))));
    Ok(html! {
        (totals(viewer, table, draft, &outcome, &columns))
        @match (draft.shape.drawing, is_calendar) {
            (Drawing::Table, _) => (rows(viewer, table, draft, &outcome, &columns)),
            (drawing, true) => (calendar(viewer, table, draft, &outcome, &columns, drawing)),
            (_, false) => (lying(viewer, table, draft, &outcome, &columns)),
        }
        @if outcome.left_out > 0 {
            p.quiet.small { (reader.text_with("report-left-out", &args!["count" => outcome.left_out])) }
        }
    })
}

/// How many they are, then the figure in each currency that occurs.
fn columns(viewer: &Viewer, table: &Table, draft: &Draft, outcome: &Outcome) -> Vec<Column> {
    let mut columns = vec![Column {
        label: labels::plural(&viewer.reader, table),
        currency: None,
    }];
    if let Some(figure) = &draft.shape.figure {
        let label = choices::figure(viewer, table, figure);
        let totals = figures(draft, &outcome.total);
        columns.extend(totals.iter().map(|total| match total {
            Scalar::Money(money) => Column {
                label: format!("{label}, {}", money.currency),
                currency: Some(Some(money.currency.clone())),
            },
            _ => Column {
                label: label.clone(),
                currency: Some(None),
            },
        }));
    }
    columns
}

fn figures<'a>(draft: &Draft, group: &'a Group) -> &'a [Scalar] {
    match &draft.shape.figure {
        None => &[],
        Some(figure) => match figure.aggregate {
            Aggregate::Sum => &group.sums,
            Aggregate::Average => &group.averages,
        },
    }
}

/// What a group has in a column.
fn cell(draft: &Draft, group: &Group, column: &Column) -> Option<Scalar> {
    match &column.currency {
        None => i64::try_from(group.count).ok().map(Scalar::Integer),
        Some(currency) => {
            let mut figures = figures(draft, group).iter();
            figures
                .find(|figure| match figure {
                    Scalar::Money(money) => Some(&money.currency) == currency.as_ref(),
                    _ => currency.is_none(),
                })
                .cloned()
        }
    }
}

fn written(viewer: &Viewer, scalar: Option<&Scalar>) -> String {
    match scalar {
        Some(Scalar::Integer(number)) => viewer.reader.integer(*number),
        Some(other) => show::value_text(viewer, None, &other.clone().into()),
        None => String::new(),
    }
}

fn totals(
    viewer: &Viewer,
    table: &Table,
    draft: &Draft,
    outcome: &Outcome,
    columns: &[Column],
) -> Markup {
    html! {
        dl.stats {
            @for column in columns {
                div.stat {
                    dt { (column.label) }
                    dd {
                        @let total = cell(draft, &outcome.total, column);
                        @if column.currency.is_none() {
                            a href=(groups::all(table, draft)) { (written(viewer, total.as_ref())) }
                        } @else {
                            (written(viewer, total.as_ref()))
                        }
                    }
                }
            }
        }
    }
}

fn rows(
    viewer: &Viewer,
    table: &Table,
    draft: &Draft,
    outcome: &Outcome,
    columns: &[Column],
) -> Markup {
    let by = choices::by(viewer, table, &draft.shape);
    html! {
        div.table-wrap {
            table.table.figures {
                caption.unseen { (by) }
                thead {
                    tr {
                        th scope="col" { (by) }
                        @for column in columns { th.number scope="col" { (column.label) } }
                    }
                }
                tbody {
                    @for group in &outcome.groups {
                        tr {
                            th scope="row" {
                                a href=(groups::records(table, draft, group)) { (groups::label(viewer, table, draft, group)) }
                            }
                            @for column in columns {
                                td.number { (written(viewer, cell(draft, group, column).as_ref())) }
                            }
                        }
                    }
                }
                tfoot {
                    tr {
                        th scope="row" { (viewer.reader.text("report-total")) }
                        @for column in columns {
                            td.number { (written(viewer, cell(draft, &outcome.total, column).as_ref())) }
                        }
                    }
                }
            }
        }
    }
}

/// The columns that are drawn: the figure if there is one, else how many.
fn drawn(columns: &[Column]) -> &[Column] {
    match columns {
        [_, figures @ ..] if !figures.is_empty() => figures,
        all => all,
    }
}

fn lying(
    viewer: &Viewer,
    table: &Table,
    draft: &Draft,
    outcome: &Outcome,
    columns: &[Column],
) -> Markup {
    let bars_of = |column: &Column| {
        let of_group = |group: &Group| {
            let found = cell(draft, group, column);
            let count = column
                .currency
                .as_ref()
                .map(|_| counted::of(&viewer.reader, table, group.count));
            Bar {
                label: groups::label(viewer, table, draft, group),
                link: Some(groups::records(table, draft, group).to_string()),
                size: u64::try_from(units(found.as_ref()).0).unwrap_or(0),
                figure: written(viewer, found.as_ref()),
                beside: count.unwrap_or_default(),
            }
        };
        outcome.groups.iter().map(of_group).collect::<Vec<Bar>>()
    };
    html! {
        @for column in drawn(columns) {
            section.stack {
                @if drawn(columns).len() > 1 { h2 { (column.label) } }
                (bars::draw(&column.label, &bars_of(column)))
            }
        }
    }
}

fn calendar(
    viewer: &Viewer,
    table: &Table,
    draft: &Draft,
    outcome: &Outcome,
    columns: &[Column],
    drawing: Drawing,
) -> Markup {
    let dated = || {
        let groups = outcome.groups.iter();
        groups.filter(|group| !group.value.is_none())
    };
    let chart_of = |column: &Column| Chart {
        label: column.label.clone(),
        kind: if drawing == Drawing::Line {
            ChartKind::Line
        } else {
            ChartKind::Bar
        },
        categories: dated()
            .map(|group| groups::label(viewer, table, draft, group))
            .collect(),
        series: vec![Series {
            label: column.label.clone(),
            values: dated()
                .map(|group| number(cell(draft, group, column).as_ref()))
                .collect(),
        }],
    };
    let as_rows = rows(viewer, table, draft, outcome, columns);
    html! {
        @for column in drawn(columns) { (chart::picture(&viewer.reader, &chart_of(column))) }
        details {
            summary { (viewer.reader.text("chart-as-table")) }
            (as_rows)
        }
    }
}

/// A figure as whole units and how many digits of them stand after the point.
fn units(figure: Option<&Scalar>) -> (i64, u8) {
    match figure {
        Some(Scalar::Integer(number)) => (*number, 0),
        Some(Scalar::Decimal(Decimal { units, scale })) => (*units, *scale),
        Some(Scalar::Money(money)) => {
            let Decimal { units, scale } = money.amount();
            (units, scale)
        }
        _ => (0, 0),
    }
}

/// A figure as far as a drawing needs it.
fn number(figure: Option<&Scalar>) -> f64 {
    let (units, scale) = units(figure);
    #[expect(
        clippy::cast_precision_loss,
        reason = "nobody sees the sixteenth digit of a drawing"
    )]
    let units = units as f64;
    units / 10_f64.powi(i32::from(scale))
}

//! By what records of a table can be counted, which figures of theirs there are,
//! and what all of that is called.

use bailey_crm::records::{By, Period, Summary, check_summary};
use bailey_crm::reports::{Aggregate, Figure, Shape};
use bailey_crm::schema::{FieldKind, Table};

use super::draft::{by_text, figure_text};
use crate::pages::labels;
use crate::pages::records::conditions::Subject;
use crate::pages::viewer::Viewer;
use crate::texts::args;

/// All that records can be counted by: the parameter's value, and its words.
pub(super) fn groupings(viewer: &Viewer, table: &Table) -> Vec<(String, String)> {
    let named = table.label_field().map(|field| field.id);
    let subjects = Subject::all(viewer, table).into_iter();
    subjects
        // A group of each name would be a list of the records.
        .filter(|subject| subject.field.is_none_or(|field| Some(field.id) != named))
        .flat_map(|subject| {
            let periods: Vec<Option<Period>> = match subject.kind {
                FieldKind::Date | FieldKind::Datetime => Period::ALL.map(Some).into(),
                _ => vec![None],
            };
            periods
                .into_iter()
                .filter(|period| countable(table, subject.key, *period))
                .map(|period| {
                    let words = words(viewer, &subject.label, period);
                    (by_text(subject.key, period), words)
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

fn countable(table: &Table, field: &str, period: Option<Period>) -> bool {
    let by = By {
        period,
        ..By::field(field)
    };
    let wanted = Summary {
        by: Some(by),
        sum: None,
    };
    check_summary(table, &wanted).is_ok()
}

/// All figures that can be added up: the parameter's value, and its words.
pub(super) fn figures(viewer: &Viewer, table: &Table) -> Vec<(String, String)> {
    let reader = &viewer.reader;
    let fields = table.fields.iter();
    let fields = fields.filter(|field| {
        let sum = Summary {
            by: None,
            sum: Some(field.key.clone()),
        };
        check_summary(table, &sum).is_ok()
    });
    fields
        .flat_map(|field| {
            let label = labels::field(reader, table, field);
            [Aggregate::Sum, Aggregate::Average].map(|aggregate| {
                let words =
                    reader.text_with(aggregate_id(aggregate), &args!["field" => label.as_str()]);
                (figure_text(&field.key, aggregate), words)
            })
        })
        .collect()
}

/// What a report counts by, in words.
pub(super) fn by(viewer: &Viewer, table: &Table, shape: &Shape) -> String {
    match Subject::find(viewer, table, &shape.by) {
        Some(subject) => words(viewer, &subject.label, shape.period),
        None => shape.by.clone(),
    }
}

/// What a report's figure is called.
pub(super) fn figure(viewer: &Viewer, table: &Table, figure: &Figure) -> String {
    let label = viewer.field_label(&table.key, &figure.field);
    let args = args!["field" => label];
    viewer
        .reader
        .text_with(aggregate_id(figure.aggregate), &args)
}

fn aggregate_id(aggregate: Aggregate) -> &'static str {
    match aggregate {
        Aggregate::Sum => "report-sum",
        Aggregate::Average => "report-average",
    }
}

fn words(viewer: &Viewer, label: &str, period: Option<Period>) -> String {
    let id = match period {
        None => return label.to_owned(),
        Some(Period::Day) => "report-by-day",
        Some(Period::Week) => "report-by-week",
        Some(Period::Month) => "report-by-month",
        Some(Period::Quarter) => "report-by-quarter",
        Some(Period::Year) => "report-by-year",
    };
    viewer.reader.text_with(id, &args!["field" => label])
}

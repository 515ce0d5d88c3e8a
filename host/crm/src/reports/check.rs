//! What a report has to be.

use crate::context::Context;
use crate::error::{Error, Problem, Result};
use crate::filter::kind_of;
use crate::records::{Summary, check_summary};
use crate::reports::{Audience, MOST_REPORTS, Report, Shape, rows};
use crate::schema::Table;
use crate::store::Read;

/// How many conditions a report can have.
const MOST_PARTS: usize = 60;
/// How many characters a value or a search can have.
const LONGEST: usize = 500;

/// The report as it may be kept: with a name, and fields that there are.
pub(super) fn valid(read: &Read<'_>, context: &Context, report: Report) -> Result<Report> {
    let name = crate::directory::checked_name(&report.name)?;
    let schema = read.schema(context)?;
    shape(schema.table(&report.shape.table)?, &report.shape)?;
    report.audience.check(read, context)?;
    if report.owner.is_none() && report.audience == Audience::Owner {
        let message = "A report without a person behind it has to be for somebody.";
        return Err(Error::invalid_field("audience", "required", message));
    }
    Ok(Report { name, ..report })
}

/// Refuses one more report than a person can have.
pub(super) fn room(read: &Read<'_>, context: &Context) -> Result<()> {
    let owner = context.actor.user();
    let own = rows::all(read)?.into_iter();
    if own.filter(|report| report.owner == owner).count() >= MOST_REPORTS {
        return Err(Error::Limit(format!(
            "one person has at most {MOST_REPORTS} reports"
        )));
    }
    Ok(())
}

/// That the fields are there by which it is narrowed and counted.
pub(super) fn shape(table: &Table, shape: &Shape) -> Result<()> {
    for chip in &shape.conditions {
        kind_of(table, &chip.field)?;
    }
    let by = crate::records::By {
        period: shape.period,
        ..crate::records::By::field(&*shape.by)
    };
    check_summary(
        table,
        &Summary {
            by: Some(by),
            sum: shape.figure.as_ref().map(|figure| figure.field.clone()),
        },
    )?;
    let mut problems = Vec::new();
    if shape.conditions.len() > MOST_PARTS {
        let message = format!("A report has at most {MOST_PARTS} conditions.");
        problems.push(Problem::field("conditions", "too-many", message));
    }
    let texts = shape.search.iter();
    let texts = texts.chain(shape.conditions.iter().map(|chip| &chip.value));
    if texts.into_iter().any(|text| text.chars().count() > LONGEST) {
        let message = format!("Use at most {LONGEST} characters for a search or a value.");
        problems.push(Problem::field("conditions", "too-long", message));
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(problems))
    }
}

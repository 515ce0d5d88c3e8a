//! Reports: a name for what is counted of a table's records, by what, and which
//! figure of theirs is added up, drawn as a table or a chart.
//!
//! A report is its owner's, who says who else may see it. What it shows is read
//! anew each time, as whoever looks may read it: to share a report shares no
//! record. Each change is journalled under the key [`REPORTS`], and a deleted
//! report comes back by taking its deletion back.

mod audience;
mod check;
mod create;
mod delete;
mod outcome;
mod rows;
mod shape;
mod update;

#[cfg(test)]
mod tests;

pub use audience::Audience;
pub use create::{NewReport, create};
pub(crate) use delete::SHELF;
pub use delete::delete;
pub use outcome::{MOST_GROUPS, Outcome, outcome};
pub use shape::{Aggregate, Drawing, Figure, Shape};
pub use update::{ReportUpdate, update};

use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{ReportId, UserId};
use crate::records::may_use;
use crate::schema::{Schema, Table};
use crate::store::Read;

/// The key under which reports are journalled.
pub const REPORTS: &str = "saved-reports";

/// How many reports one person can have.
pub const MOST_REPORTS: usize = 200;

/// A report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Never reused.
    pub id: ReportId,
    /// What it is called.
    pub name: String,
    /// Who made it; none if the operator did.
    pub owner: Option<UserId>,
    /// What it counts.
    pub shape: Shape,
    /// Who may see it.
    pub audience: Audience,
    /// Grows by one with each change.
    pub version: u64,
}

impl Report {
    /// Whether all is there by which it is narrowed and counted: a field can be
    /// deleted after a report was made.
    #[must_use]
    pub fn fits(&self, table: &Table) -> bool {
        check::shape(table, &self.shape).is_ok()
    }

    /// Whether whoever asks, and sees it, may change or delete it: who made it,
    /// and admins.
    #[must_use]
    pub fn is_changeable(&self, context: &Context) -> bool {
        context.access.admin || (self.owner.is_some() && self.owner == context.actor.user())
    }
}

/// The reports that whoever asks may see, by name. Those of a deleted table are
/// in the bin with it.
///
/// # Errors
/// `Denied` to who may not use records.
pub fn all(read: &Read<'_>, context: &Context) -> Result<Vec<Report>> {
    may_use(context)?;
    let who = audience::Who::find(read, context)?;
    let schema = read.schema(context)?;
    let mut reports = rows::all(read)?;
    reports.retain(|report| who.sees(report) && is_theirs(context, &schema, report));
    Ok(reports)
}

/// One report.
///
/// # Errors
/// `Denied` to who may not use records; `NotFound`, also for those that others
/// keep to themselves.
pub fn get(read: &Read<'_>, context: &Context, id: ReportId) -> Result<Report> {
    may_use(context)?;
    let who = audience::Who::find(read, context)?;
    let schema = read.schema(context)?;
    rows::get(read, id)?
        .filter(|report| who.sees(report) && is_theirs(context, &schema, report))
        .ok_or_else(|| Error::NotFound(format!("there is no report {id}")))
}

/// Whether rules let whoever asks see the table and all by which the report is
/// narrowed: what it compares with might tell what stands there. Their own they
/// know.
fn is_theirs(context: &Context, schema: &Schema, report: &Report) -> bool {
    let own = report.owner.is_some() && report.owner == context.actor.user();
    let fields = || report.shape.conditions.iter().map(|chip| &chip.field);
    let table = schema.find(&report.shape.table);
    own || table.is_some_and(|table| !fields().any(|field| table.hides(field)))
}

/// Refuses who may see a report but not change it.
fn may_change(context: &Context, report: &Report) -> Result<()> {
    if report.is_changeable(context) {
        return Ok(());
    }
    Err(Error::Denied(format!(
        "“{}” is somebody else's report: only they and admins may change it",
        report.name
    )))
}

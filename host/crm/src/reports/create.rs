//! Makes a report.

use super::check::{room, valid};
use super::{Audience, Report, Shape, rows};
use crate::context::Context;
use crate::directory::difference;
use crate::error::Result;
use crate::ids::ReportId;
use crate::records::may_use;
use crate::store::Account;

/// A report that is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReport {
    /// What it is called.
    pub name: String,
    /// What it counts.
    pub shape: Shape,
    /// Who may see it.
    pub audience: Audience,
}

/// Makes a report.
///
/// # Errors
/// `Denied` to who may not use records; `NotFound` for an unknown table;
/// `Invalid` naming the field that is wrong; `Limit` when there are too many.
pub fn create(account: &Account, context: &Context, new: NewReport) -> Result<Report> {
    may_use(context)?;
    let context = context.clone();
    account.write(move |write| {
        write.adds()?;
        let read = write.read();
        room(&read, &context)?;
        let report = Report {
            // The number that it has before it is kept.
            id: ReportId(0),
            name: new.name,
            owner: context.actor.user(),
            shape: new.shape,
            audience: new.audience,
            version: 1,
        };
        let report = rows::insert(&read, valid(&read, &context, report)?)?;
        let mut operation = write.operation(&context, "reports.created")?;
        operation.change(&difference::change(None, Some(&report))?)?;
        operation.finish()?;
        Ok(report)
    })
}

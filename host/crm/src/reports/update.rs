//! Renames a report, has it count something else, or has others see it.

use super::check::valid;
use super::{Audience, Report, Shape, get, may_change, rows};
use crate::context::Context;
use crate::directory::difference;
use crate::error::{Error, Result};
use crate::ids::ReportId;
use crate::store::Account;

/// What to change; none leaves it as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportUpdate {
    /// The version that the change was made on; none takes whatever there is.
    pub version: Option<u64>,
    /// What it is called.
    pub name: Option<String>,
    /// What it counts.
    pub shape: Option<Shape>,
    /// Who may see it.
    pub audience: Option<Audience>,
}

/// Changes a report; returns it as it is now.
///
/// # Errors
/// `Denied` to whom it isn't theirs to change; `NotFound`; `Conflict` if the
/// version is no longer that; `Invalid` naming the field that is wrong.
pub fn update(
    account: &Account,
    context: &Context,
    id: ReportId,
    update: ReportUpdate,
) -> Result<Report> {
    let context = context.clone();
    account.write(move |write| {
        write.adds()?;
        let read = write.read();
        let before = get(&read, &context, id)?;
        may_change(&context, &before)?;
        if update
            .version
            .is_some_and(|version| version != before.version)
        {
            return Err(Error::Conflict(format!(
                "“{}” was changed in between",
                before.name
            )));
        }
        let after = Report {
            name: update.name.unwrap_or_else(|| before.name.clone()),
            shape: update.shape.unwrap_or_else(|| before.shape.clone()),
            audience: update.audience.unwrap_or_else(|| before.audience.clone()),
            ..before.clone()
        };
        let after = valid(&read, &context, after)?;
        if before == after {
            return Ok(before);
        }
        let after = Report {
            version: before.version + 1,
            ..after
        };
        rows::update(&read, &after)?;
        let mut operation = write.operation(&context, "reports.updated")?;
        operation.change(&difference::change(Some(&before), Some(&after))?)?;
        operation.finish()?;
        Ok(after)
    })
}

//! The whole of an import: checking, and making the records.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use crate::access::{Action, Extent};
use crate::context::Context;
use crate::directory;
use crate::error::{Error, Result};
use crate::import::cells::Defaults;
use crate::import::dates::DateOrder;
use crate::import::mapping::Mapping;
use crate::import::plan::{Plan, plan};
use crate::import::read::Sheet;
use crate::import::report::Report;
use crate::import::write::write;
use crate::records::may_use;
use crate::schema::minor_digits;
use crate::store::{Account, Read};

/// What whoever imports wants.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Column names to field keys, an empty key leaving the column out; empty
    /// for what the preview guesses.
    pub columns: BTreeMap<String, String>,
    /// What spellings mean, by column name or field key. An empty meaning leaves
    /// the field empty.
    pub values: BTreeMap<String, BTreeMap<String, String>>,
    /// The order of dates, by column name, where it isn't to be guessed.
    pub dates: BTreeMap<String, DateOrder>,
    /// The currency of amounts that name none; the account's by default.
    pub currency: Option<String>,
    /// Check everything and make nothing.
    pub dry_run: bool,
    /// Make the other records even if some rows are refused.
    pub skip_refused: bool,
    /// What the file is called, for the journal.
    pub source: Option<String>,
}

/// Imports a sheet into a table, as one operation. Unless refused rows are to be
/// skipped, one of them keeps all the others from being made; the report says
/// which and why.
///
/// `progress` hears how many records of how many are made.
///
/// # Errors
/// `NotFound` for an unknown table; `Invalid` for a mapping that can't be;
/// `Conflict` if somebody changed what the file refers to meanwhile.
pub fn run(
    account: &Account,
    context: &Context,
    table: &str,
    sheet: &Sheet,
    options: &Options,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Report> {
    let plan = account.read(|read| check(read, context, table, sheet, options))?;
    let mut report = Report {
        rows: sheet.rows.len() as u64,
        ready: plan.rows.len() as u64,
        left_out: plan.left_out.clone(),
        refused: plan.refused.clone(),
        unmatched: plan.unmatched.clone(),
        ..Report::default()
    };
    progress(0, report.ready);
    let stops = !report.refused.is_empty() && !options.skip_refused;
    if options.dry_run || stops || report.ready == 0 {
        return Ok(report);
    }

    let (context, source, total) = (context.clone(), options.source.clone(), report.ready);
    let written = account.write_telling(progress, move |batch, tell| {
        write(batch, &context, plan, source, tell)
    });
    report.operation = Some(written?);
    report.created = total;
    progress(total, total);
    Ok(report)
}

fn check(
    read: &Read<'_>,
    context: &Context,
    table: &str,
    sheet: &Sheet,
    options: &Options,
) -> Result<Plan> {
    may_use(context)?;
    let schema = read.schema(context)?;
    let table = schema.table(table)?;
    if table.extent(Action::Import) == Extent::None {
        let message = format!("you may not import records into `{}`", table.key);
        return Err(Error::Denied(message));
    }
    let mut mapping = if options.columns.is_empty() {
        Mapping::guess(sheet, table)
    } else {
        Mapping::named(sheet, table, &options.columns)?
    };
    let read_only = |place: usize| !table.is_writable(&table.fields[place]);
    if !options.columns.is_empty()
        && let Some((_, place)) = mapping.pairs.iter().find(|(_, place)| read_only(*place))
    {
        let field = &table.fields[*place].key;
        let message = format!("`{field}` is not yours to change: leave its column out");
        return Err(Error::invalid_field("columns", "read-only", message));
    }
    mapping.pairs.retain(|(_, place)| !read_only(*place));
    if mapping.pairs.is_empty() {
        return Err(Error::invalid_field(
            "columns",
            "nothing-mapped",
            format!(
                "no column of the file is known as a field of `{}`: say which is which",
                table.key
            ),
        ));
    }
    let settings = directory::settings(read)?;
    let currency = options.currency.clone().unwrap_or(settings.currency);
    if minor_digits(&currency).is_none() {
        let message = format!("`{currency}` is no currency code of ISO 4217, such as USD");
        return Err(Error::invalid_field("currency", "not-a-currency", message));
    }
    let zone = TimeZone::get(&settings.time_zone).unwrap_or(TimeZone::UTC);
    let defaults = Defaults { currency, zone };
    plan(
        read.connection(),
        &schema,
        table,
        sheet,
        &mapping,
        options,
        &defaults,
    )
}

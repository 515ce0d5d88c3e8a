//! Brings one sheet into its table, by the import that people use.

use anyhow::{Result, bail};
use bailey_crm::import::{self, Options, ReadOptions};
use bailey_crm::records::{self, Query};
use bailey_crm::{Account, Context};
use indicatif::ProgressBar;

use super::sheet::Sheet;

/// Imports the sheet if its table is empty. A refused row is a mistake in the
/// program, and stops it.
pub fn load(account: &Account, sheet: &Sheet, bar: &ProgressBar) -> Result<()> {
    let context = Context::operator();
    let before = bar.position();
    bar.set_message(format!("Importing {}", sheet.table));
    if records::list(account, &context, &Query::of(sheet.table))?.total == 0 {
        let read = import::read(&sheet.csv, &ReadOptions::default())?;
        let options = options(sheet);
        let report = import::run(
            account,
            &context,
            sheet.table,
            &read,
            &options,
            &mut |done, _| {
                bar.set_position(before + done);
            },
        )?;
        if let Some(refused) = report.refused.first() {
            let (table, count) = (sheet.table, report.refused.len());
            bail!("the sample data does not fit: {count} rows of {table}, such as {refused:?}");
        }
    }
    bar.set_position(before + sheet.rows);
    Ok(())
}

fn options(sheet: &Sheet) -> Options {
    let spellings = |spellings: &[(&str, &str)]| {
        spellings
            .iter()
            .map(|(from, to)| ((*from).to_owned(), (*to).to_owned()))
            .collect()
    };
    Options {
        columns: sheet
            .columns
            .iter()
            .map(|key| ((*key).to_owned(), (*key).to_owned()))
            .collect(),
        values: sheet
            .values
            .iter()
            .map(|(column, values)| ((*column).to_owned(), spellings(values)))
            .collect(),
        source: Some(format!("{}.csv", sheet.table)),
        ..Options::default()
    }
}

//! Invoices: one for each deal that was won, over what it brought, issued on the
//! day it was won and due thirty days later. Those that were due when the data
//! ends are paid.

use anyhow::{Context as _, Result};
use jiff::ToSpan as _;
use jiff::civil::Date;

use super::sheet::{Sheet, cell};
use super::source::{Source, Stage};

/// The last day of the sample data.
const END: Date = Date::constant(2017, 12, 31);

/// The table's rows.
pub fn sheet(source: &Source) -> Result<Sheet> {
    let mut rows = Vec::new();
    for row in &source.opportunities {
        let (Stage::Won, Some(issued)) = (row.stage, row.closed) else {
            continue;
        };
        let due = issued.checked_add(30.days()).context("an invoice's day")?;
        let status = if due <= END { "paid" } else { "sent" };
        rows.push([
            format!("INV-{}", row.id),
            row.id.clone(),
            cell(row.company.as_ref()),
            cell(row.value),
            status.to_owned(),
            issued.to_string(),
            due.to_string(),
        ]);
    }
    let columns = [
        "number", "deal", "company", "amount", "status", "issued", "due",
    ];
    Sheet::write("invoices", columns, rows)
}

//! The first page.

use bailey_sdk::prelude::*;
use bailey_sdk::typed::Field;

use crate::deal;

/// How many deals it shows.
const SHOWN: usize = 20;

pub fn render() -> Result<Page, Error> {
    let deals = deal::biggest_first(deal::open()?);
    let rows = deals.iter().take(SHOWN).map(|deal| {
        Row::new(deal.id)
            .cell(RecordRef::new("deals", deal.id))
            .cell(tr("stage").held("stage", "deals", "stage", deal.stage.write()))
            .cell(deal.value.write())
    });
    let table = Table::new(tr("page-title"))
        .column(tr("column-deal"))
        .column(tr("column-stage"))
        .number_column(tr("column-value"))
        .rows(rows)
        .empty(tr("nothing-open"));
    Ok(Page::new(tr("page-title"))
        .lead(tr("lead").arg("count", deals.len()))
        .block(table))
}

//! What the last search found.

use bailey_sdk::pages::Outcome;
use bailey_sdk::prelude::*;
use bailey_sdk::records;

use super::{group_page, why};
use crate::{scan, store};

/// Starts a search.
pub const SEARCH: &str = "search";
/// The most groups that are shown.
const SHOWN: usize = 100;

pub fn render() -> Result<Page, Error> {
    let groups = store::groups()?;
    let refs: Vec<RecordRef> = groups
        .iter()
        .take(SHOWN)
        .flat_map(|(_, group)| group.records())
        .collect();
    let mut labels = records::labels(&refs)?.into_iter();
    let mut rows = Vec::new();
    for (number, group) in groups.iter().take(SHOWN) {
        let named: Vec<String> = labels.by_ref().take(group.ids.len()).flatten().collect();
        // Whoever may see one of them alone has nothing to compare.
        if named.len() > 1 {
            let row = Row::new(number)
                .cell(literal(named.join(" · ")))
                .cell(Cell::table(group.table.as_str()))
                .cell(Cell::number(named.len()))
                .cell(why(group));
            rows.push(row.link(group_page(*number)));
        }
    }
    let button = Action::new(SEARCH, tr("search"));
    let lead = match (store::searched()?, rows.len()) {
        (None, _) => tr("lead-never"),
        (Some(at), 0) => tr("lead-none").moment("at", at),
        (Some(at), count) => tr("lead-found").arg("count", count).moment("at", at),
    };
    Ok(Page::new(tr("page-title"))
        .lead(lead)
        .block(vec![button])
        .block(
            Table::new(tr("page-title"))
                .column(tr("column-records"))
                .column(tr("column-table"))
                .number_column(tr("column-count"))
                .column(tr("column-why"))
                .rows(rows)
                .empty(tr("none-yet")),
        ))
}

pub fn search() -> Outcome {
    Outcome::neutral(tr("search-begun")).job(scan::SEARCH, Vec::<(String, String)>::new())
}

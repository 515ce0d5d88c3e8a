//! Whom the list has refused of late, from the journal.

use bailey_sdk::journal::{self, JournalQuery, Operation};
use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;
use bailey_sdk::types::JournalFilter;

use super::desk::{Desk, with_what};
use crate::entry::{Entry, Whom, With, read_network};

/// The page's path.
pub const PATH: &str = "refusals";
/// Adds an address that was refused to the draft.
pub const ALLOW: &str = "allow";

const ADDRESS: &str = "address";
const AFTER: &str = "after";
/// Entries on a page.
const PAGE: u32 = 50;
/// This plugin, as the journal names who refused.
const OWN: &str = "bailey.ip-allowlist";

pub fn render(request: &Request) -> Result<Page, Error> {
    let found = journal::query(&JournalQuery {
        filter: JournalFilter {
            kinds: vec!["session.barred".to_owned()],
            ..JournalFilter::all()
        },
        limit: PAGE,
        after: request.text(AFTER),
    })?;
    // Other guards have pages of their own.
    let own = found
        .operations
        .iter()
        .filter(|operation| detail(operation, "plugin") == Some(OWN));
    let table = Table::new(tr("refusals-title"))
        .column(tr("column-when"))
        .column(tr("column-person"))
        .column(tr("column-address"))
        .column(tr("column-with"))
        .number_column(tr("column-times"))
        .rows(own.map(row))
        .next(
            found
                .next
                .map(|cursor| PageLink::to(PATH).with(AFTER, cursor)),
        )
        .empty(tr("refusals-empty"));
    Ok(Page::new(tr("refusals-title"))
        .lead(tr("refusals-lead"))
        .block(table))
}

fn row(operation: &Operation) -> Row {
    let user = detail(operation, "user").and_then(|user| user.parse().ok());
    let row = Row::new(operation.id)
        .cell(Cell::moment(operation.at))
        .cell(user.map_or(Cell::Empty, Cell::user))
        .cell(literal(operation.address.clone().unwrap_or_default()))
        .cell(match detail(operation, "credential") {
            Some("api-token") => with_what(With::Tokens),
            _ => with_what(With::Sessions),
        })
        .cell(Cell::number(times(operation)));
    match &operation.address {
        Some(address) => row.action(Action::new(ALLOW, tr("allow")).with(ADDRESS, address)),
        None => row,
    }
}

/// How many refusals an entry of the journal stands for.
fn times(operation: &Operation) -> i64 {
    let times = detail(operation, "times");
    times.and_then(|times| times.parse().ok()).unwrap_or(1)
}

fn detail<'a>(operation: &'a Operation, name: &str) -> Option<&'a str> {
    let mut details = operation.details.iter();
    let (_, value) = details.find(|(known, _)| known == name)?;
    Some(value)
}

pub fn allow(desk: &Desk<'_>, submission: &Submission) -> Result<Outcome, Error> {
    let address = submission.parameter(ADDRESS).unwrap_or_default();
    let entry = Entry {
        network: read_network(ADDRESS, address)?,
        note: String::new(),
        whom: Whom::Everybody,
        with: With::Anything,
    };
    desk.change("draft-added", |draft| {
        let _number = draft.add(entry);
    })
}

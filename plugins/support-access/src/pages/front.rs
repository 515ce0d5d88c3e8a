//! The front page: what is open for support, who is in, and what was open before.

use bailey_sdk::pages::Request;
use bailey_sdk::prelude::*;
use bailey_sdk::support_access::{self, Entrance};
use bailey_sdk::{blocks::Stat, clock};

use super::{access, inside, is_open, open, state};

/// How many are shown.
const SHOWN: u32 = 100;

pub fn render(request: &Request) -> Result<Page, Error> {
    let now = clock::now()?;
    let all = support_access::list(SHOWN)?;
    let open_now = all.iter().filter(|one| is_open(one, now));
    let in_now: usize = open_now.clone().map(|one| inside(one).count()).sum();
    let lead = match (open_now.clone().count(), in_now) {
        (0, _) => tr("lead-closed"),
        (_, 0) => tr("lead-open"),
        (_, count) => tr("lead-inside").arg("count", count),
    };
    let seen: usize = open_now.clone().map(|one| one.scope.tables.len()).sum();
    let page = Page::new(tr("page-title")).lead(lead).block(vec![
        Stat::new(tr("stat-open"), Cell::number(open_now.count())),
        Stat::new(tr("stat-inside"), Cell::number(in_now)),
        Stat::new(tr("stat-tables"), Cell::number(seen)),
    ]);
    let page = if request.viewer.admin {
        let open = Action::new(open::NEW, tr("open-title")).tone(Tone::Good);
        page.block(vec![open])
    } else {
        page.text(tr("for-members"))
    };
    let admin = request.viewer.admin;
    Ok(page.block(
        Table::new(tr("page-title"))
            .number_column(tr("column-number"))
            .column(tr("column-ticket"))
            .column(tr("column-state"))
            .column(tr("column-until"))
            .column(tr("column-by"))
            .rows(all.iter().map(|one| row(one, now, admin)))
            .empty(tr("none-yet")),
    ))
}

fn row(entrance: &Entrance, now: Timestamp, admin: bool) -> Row {
    let row = Row::new(entrance.number)
        .cell(Cell::number(entrance.number))
        .cell(entrance.ticket.clone())
        .cell(state(entrance, now))
        .cell(Cell::moment(entrance.closed_at.unwrap_or(entrance.until)))
        .cell(entrance.opened_by.map_or(Cell::Empty, Cell::user));
    match admin {
        true => row.link(access::page(entrance.number)),
        false => row,
    }
}

//! The front page: whether the account could be had back, from when, and which
//! backups there are.

use bailey_sdk::backups::{self, Backup, BackupPage, KeyState, Place, PlaceKind};
use bailey_sdk::blocks::{Chart, ChartKind, Fact, Series, Stat};
use bailey_sdk::pages::Request;
use bailey_sdk::prelude::*;
use bailey_sdk::text::Message;

use super::{PLACE, backup_page, reason, restore_page, state};
use crate::options::Options;

/// The action that makes one now.
pub const BACK_UP: &str = "back-up";

const AFTER: &str = "after";
/// Backups on a page.
const PAGE: u32 = 50;
/// How many of them the chart shows.
const CHARTED: usize = 30;

pub fn render(request: &Request) -> Result<Page, Error> {
    let page = backups::list(PAGE, request.parameter(AFTER))?;
    let places = backups::places()?;
    Ok(draw(&Options::read()?, &places, backups::key()?, page))
}

fn draw(options: &Options, places: &[Place], key: KeyState, all: BackupPage) -> Page {
    let good = all.backups.iter().find(|backup| is_good(backup));
    let lead = match good {
        Some(last) => tr("lead-good").moment("at", last.taken_at),
        None if all.total == 0 => tr("lead-none-yet"),
        None => tr("lead-no-good"),
    };
    let there = all.backups.iter().filter(|one| one.deleted_at.is_none());
    let (count, bytes) = there.fold((0_u32, 0), |(count, bytes), one| {
        (count + 1, bytes + one.bytes)
    });
    Page::new(tr("page-title"))
        .lead(lead)
        .maybe(notice(options, key))
        .block(vec![
            Stat::new(
                tr("stat-last"),
                good.map_or_else(
                    || tr("stat-last-none").into(),
                    |last| Cell::Relative(last.taken_at),
                ),
            )
            .tone(if good.is_some() {
                Tone::Good
            } else {
                Tone::Caution
            }),
            Stat::new(tr("stat-kept"), Cell::number(count)),
            Stat::new(tr("stat-size"), Cell::Bytes(bytes)),
        ])
        .block(vec![
            Fact::new(tr("fact-schedule"), options.every.said()),
            Fact::new(tr("fact-kept"), kept(options)),
            Fact::new(
                tr("fact-restore"),
                Cell::link(tr("restore-moment"), restore_page(&[])),
            ),
        ])
        .block(
            places
                .iter()
                .map(|place| now(place, options))
                .collect::<Vec<_>>(),
        )
        .maybe(chart(&all.backups))
        .block(table(all, places))
}

fn is_good(backup: &Backup) -> bool {
    backup.deleted_at.is_none() && backup.tried_at.is_some() && backup.faults.is_empty()
}

/// What somebody has to see to.
fn notice(options: &Options, key: KeyState) -> Option<Notice> {
    if !options.every.is_sound() {
        let notice = Notice::new(Tone::Danger, tr("schedule-unsound"));
        return Some(notice.body(tr("schedule-unsound-body")));
    }
    match key {
        KeyState::Proven => None,
        KeyState::None | KeyState::Unproven => {
            Some(Notice::new(Tone::Caution, tr("key-unproven")).body(tr("key-unproven-body")))
        }
    }
}

fn kept(options: &Options) -> Message {
    let kept = options.generations;
    tr("kept-generations")
        .arg("daily", kept.daily)
        .arg("weekly", kept.weekly)
        .arg("monthly", kept.monthly)
}

fn now(place: &Place, options: &Options) -> Action {
    let label = match place.kind {
        PlaceKind::Folder => tr("back-up-now"),
        PlaceKind::ObjectStore => tr("back-up-to").arg("place", place.label.as_str()),
    };
    let tone = if place.id == options.place {
        Tone::Good
    } else {
        Tone::Neutral
    };
    Action::new(BACK_UP, label)
        .with(PLACE, &place.id)
        .tone(tone)
}

/// Sizes over time, once there is something to compare.
fn chart(backups: &[Backup]) -> Option<Chart> {
    let mut shown: Vec<&Backup> = backups.iter().take(CHARTED).collect();
    shown.reverse();
    (shown.len() > 1).then(|| Chart {
        label: tr("chart-sizes").into(),
        kind: ChartKind::Bar,
        categories: shown
            .iter()
            .map(|one| tr("chart-when").moment("at", one.taken_at).into())
            .collect(),
        series: vec![Series {
            label: tr("chart-megabytes").into(),
            values: shown
                .iter()
                .map(|one| (one.bytes as f64 / 10_000.0).round() / 100.0)
                .collect(),
        }],
    })
}

fn table(all: BackupPage, places: &[Place]) -> Table {
    let next = all.next.map(|cursor| PageLink::to("").with(AFTER, cursor));
    Table::new(tr("table-backups"))
        .column(tr("column-when"))
        .column(tr("column-state"))
        .column(tr("column-reason"))
        .column(tr("column-place"))
        .number_column(tr("column-size"))
        .number_column(tr("column-took"))
        .rows(all.backups.iter().map(|backup| {
            Row::new(backup.number)
                .link(backup_page(backup.number))
                .cell(Cell::moment(backup.taken_at))
                .cell(state(backup))
                .cell(reason(backup.reason))
                .cell(place(places, &backup.place))
                .cell(Cell::Bytes(backup.bytes))
                .cell(tr("seconds").arg("seconds", seconds(backup.took)))
        }))
        .total(all.total)
        .next(next)
        .empty(tr("table-empty"))
}

/// Seconds with one digit after the point.
pub(super) fn seconds(milliseconds: u64) -> bailey_sdk::types::Decimal {
    bailey_sdk::types::Decimal {
        units: i64::try_from(milliseconds / 100).unwrap_or(i64::MAX),
        scale: 1,
    }
}

/// What people call a place; its name where it is gone.
pub(super) fn place(places: &[Place], id: &str) -> Text {
    match places.iter().find(|place| place.id == id) {
        Some(place) if place.kind == PlaceKind::Folder => tr("place-folder").into(),
        Some(place) => literal(place.label.as_str()),
        None => literal(id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generations::Generations;
    use crate::generations::tests::backup;
    use crate::options::Every;

    fn options(every: Every) -> Options {
        Options {
            every,
            place: "folder".into(),
            generations: Generations {
                daily: 7,
                weekly: 4,
                monthly: 6,
            },
            link_days: None,
        }
    }

    fn page(every: Every, key: KeyState, backups: Vec<Backup>) -> Page {
        let places = [Place {
            id: "folder".into(),
            kind: PlaceKind::Folder,
            label: String::new(),
        }];
        let all = BackupPage {
            total: backups.len() as u64,
            backups,
            next: None,
        };
        draw(&options(every), &places, key, all)
    }

    fn notices(page: &Page) -> usize {
        let notices = page.blocks.iter();
        notices
            .filter(|block| matches!(block, Block::Notice(_)))
            .count()
    }

    #[test]
    fn the_lead_says_whether_the_account_could_be_had_back() {
        let proven = KeyState::Proven;
        let empty = page(Every::Hour, proven, Vec::new());
        assert_eq!(empty.lead, Some(tr("lead-none-yet").into()));
        let mut torn = backup(1, 10);
        torn.faults = vec!["torn".into()];
        let bad = page(Every::Hour, proven, vec![torn.clone()]);
        assert_eq!(bad.lead, Some(tr("lead-no-good").into()));
        let good = page(Every::Hour, proven, vec![torn, backup(0, 5)]);
        assert_eq!(good.lead, Some(tr("lead-good").moment("at", 5).into()));
        assert_eq!(notices(&good), 0);
    }

    #[test]
    fn what_has_to_be_seen_to_is_said() {
        assert_eq!(
            notices(&page(Every::Hour, KeyState::Unproven, Vec::new())),
            1
        );
        let unsound = Every::Cron("soon".into());
        assert_eq!(notices(&page(unsound, KeyState::Proven, Vec::new())), 1);
    }

    #[test]
    fn each_row_has_a_cell_a_column() {
        let page = page(
            Every::Hour,
            KeyState::Proven,
            vec![backup(2, 20), backup(1, 10)],
        );
        let tables = page.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        for table in tables {
            assert_eq!(table.rows.len(), 2);
            assert!(
                table
                    .rows
                    .iter()
                    .all(|row| row.cells.len() == table.columns.len())
            );
        }
        assert!(
            page.blocks
                .iter()
                .any(|block| matches!(block, Block::Chart(_)))
        );
    }
}

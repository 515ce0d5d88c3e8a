//! What the plugin did and what was decided about its rules: from the journal, which
//! is the one history.

use bailey_sdk::journal::{self, JournalQuery, Operation};
use bailey_sdk::pages::Request;
use bailey_sdk::prelude::*;
use bailey_sdk::types::JournalFilter;

use crate::activity_alarm::ALARM;
use crate::answer::Answer;
use crate::counted;

/// The page's path.
pub const PATH: &str = "history";

const AFTER: &str = "after";
/// The plugin, as `plugin.toml` has it.
const PLUGIN: &str = "bailey.activity-monitor";
/// Entries a page.
const LIMIT: u32 = 50;

pub fn render(request: &Request) -> Result<Page, Error> {
    let found = journal::query(&JournalQuery {
        filter: JournalFilter {
            by_plugin: Some(PLUGIN.into()),
            kinds: vec!["plugins.noted".into()],
            ..JournalFilter::all()
        },
        limit: LIMIT,
        after: request.text(AFTER),
    })?;
    let next = found
        .next
        .map(|after| PageLink::to(PATH).with(AFTER, after));
    Ok(Page::new(tr("history-title"))
        .lead(tr("history-lead").arg("count", found.total))
        .block(
            Table::new(tr("history-title"))
                .column(tr("column-when"))
                .column(tr("column-event"))
                .column(tr("column-person"))
                .column(tr("column-what"))
                .column(tr("column-done"))
                .column(tr("column-by"))
                .rows(found.operations.iter().map(row))
                .next(next)
                .empty(tr("history-empty")),
        ))
}

fn row(operation: &Operation) -> Row {
    let note = detail(operation, "note").unwrap_or_default();
    let known = NOTES.contains(&note);
    let event = if known {
        tr(format!("note-{note}")).into()
    } else {
        literal(note)
    };
    let user = detail(operation, "user").and_then(|user| user.parse().ok());
    let done = detail(operation, "done").and_then(Answer::of);
    Row::new(operation.id)
        .cell(Cell::moment(operation.at))
        .cell(Cell::Text(event))
        .cell(user.map_or(Cell::Empty, Cell::user))
        .cell(what(operation, note == ALARM))
        .cell(done.map_or(Cell::Empty, |done| Cell::badge(done.done(), done.tone())))
        .cell(operation.by.clone())
}

/// The events that have words of their own.
const NOTES: [&str; 7] = [
    ALARM,
    "activity-alarm-lifted",
    "activity-rule-created",
    "activity-rule-changed",
    "activity-rule-switched-on",
    "activity-rule-switched-off",
    "activity-rule-deleted",
];

/// What somebody did, or what the rule says.
fn what(operation: &Operation, alarm: bool) -> Cell {
    let act = detail(operation, "counted").and_then(counted::act);
    let per = detail(operation, "period").and_then(counted::period);
    let number = detail(operation, if alarm { "count" } else { "limit" });
    match (act, per, number.and_then(|number| number.parse().ok())) {
        (Some(act), Some(per), Some(number)) => Cell::from(counted::sentence(act, per, number)),
        _ => Cell::Empty,
    }
}

fn detail<'a>(operation: &'a Operation, name: &str) -> Option<&'a str> {
    let found = operation.details.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value.as_str())
}

//! The page about one backup: what it holds, whether it is good, and what can be
//! done with it.

use bailey_sdk::backups::{self, Backup, HeldPlugin, Place};
use bailey_sdk::blocks::Fact;
use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;

use super::front::{place, seconds};
use super::{NUMBER, give, number, reason, restore_page, state};
use crate::wanted;

/// The actions' names.
pub const VERIFY: &str = "verify";
pub const MAIL: &str = "mail";
pub const DELETE: &str = "delete";

pub fn render(request: &Request) -> Result<Page, Error> {
    let backup = backups::find(number(request)?)?;
    Ok(draw(&backup, &backups::places()?))
}

fn draw(backup: &Backup, places: &[Place]) -> Page {
    let page = Page::new(tr("backup-of").moment("at", backup.taken_at))
        .maybe(faults(backup))
        .block(facts(backup, places));
    let page = match backup.deleted_at {
        Some(_) => page,
        None => page.block(actions(backup)),
    };
    page.heading(tr("held-tables"))
        .block(
            Table::new(tr("held-tables"))
                .column(tr("column-table"))
                .number_column(tr("column-active"))
                .number_column(tr("column-archived"))
                .number_column(tr("column-deleted"))
                .rows(backup.tables.iter().map(|counts| {
                    Row::new(&counts.table)
                        .cell(Cell::table(counts.table.as_str()))
                        .cell(Cell::number(counts.active))
                        .cell(Cell::number(counts.archived))
                        .cell(Cell::number(counts.deleted))
                }))
                .empty(tr("no-tables")),
        )
        .heading(tr("held-plugins"))
        .text(tr("held-plugins-text"))
        .block(
            Table::new(tr("held-plugins"))
                .column(tr("column-plugin"))
                .column(tr("column-version"))
                .column(tr("column-state"))
                .rows(backup.plugins.iter().map(plugin))
                .empty(tr("no-plugins")),
        )
}

fn faults(backup: &Backup) -> Option<Notice> {
    (!backup.faults.is_empty())
        .then(|| Notice::new(Tone::Danger, tr("no-good")).body(literal(backup.faults.join("; "))))
}

fn facts(backup: &Backup, places: &[Place]) -> Vec<Fact> {
    let mut facts = vec![
        Fact::new(tr("column-state"), state(backup)),
        Fact::new(tr("fact-file"), literal(backup.name.as_str())),
        Fact::new(tr("column-place"), place(places, &backup.place)),
        Fact::new(tr("column-size"), Cell::Bytes(backup.bytes)),
        Fact::new(tr("column-reason"), reason(backup.reason)),
        Fact::new(tr("fact-by"), backup.by.clone()),
        Fact::new(
            tr("column-took"),
            tr("seconds").arg("seconds", seconds(backup.took)),
        ),
        Fact::new(tr("fact-operation"), Cell::number(backup.operation)),
    ];
    if let Some(tried) = backup.tried_at {
        facts.push(Fact::new(tr("fact-tried"), Cell::moment(tried)));
    }
    if let Some(deleted) = backup.deleted_at {
        facts.push(Fact::new(tr("fact-deleted"), Cell::moment(deleted)));
    }
    if backup.deleted_at.is_none() {
        let told = [
            (wanted::ASKED.to_owned(), String::new()),
            (wanted::BACKUP.to_owned(), backup.number.to_string()),
        ];
        let link = Cell::link(tr("restore-from"), restore_page(&told));
        facts.push(Fact::new(tr("fact-restore"), link));
        let link = Cell::link(tr("give-link"), give::page(backup.number));
        facts.push(Fact::new(tr("fact-give"), link));
    }
    facts
}

fn actions(backup: &Backup) -> Vec<Action> {
    let action = |name: &str, label: &str| Action::new(name, tr(label)).with(NUMBER, backup.number);
    let mut actions = vec![action(VERIFY, "verify"), action(MAIL, "mail-me")];
    if !backup.held {
        let question = Confirmation::new(tr("delete-question").moment("at", backup.taken_at))
            .fact(tr("delete-fact"))
            .typed(backup.number);
        let delete = action(DELETE, "delete").tone(Tone::Danger);
        actions.push(delete.confirm(question));
    }
    actions
}

fn plugin(plugin: &HeldPlugin) -> Row {
    let state = match (plugin.here, plugin.enabled) {
        (false, _) => Cell::badge(tr("plugin-missing"), Tone::Caution),
        (true, true) => Cell::badge(tr("plugin-on"), Tone::Good),
        (true, false) => Cell::badge(tr("plugin-off"), Tone::Neutral),
    };
    Row::new(&plugin.id)
        .cell(literal(plugin.id.as_str()))
        .cell(literal(plugin.version.as_str()))
        .cell(state)
}

pub fn delete(submission: &Submission) -> Result<Outcome, Error> {
    backups::delete(number(submission)?)?;
    Ok(Outcome::good(tr("deleted")).go_to(PageLink::to("")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generations::tests::backup;

    fn offered(backup: &Backup) -> Vec<String> {
        let page = draw(backup, &[]);
        let actions = page.blocks.into_iter().filter_map(|block| match block {
            Block::Actions(actions) => Some(actions),
            _ => None,
        });
        actions.flatten().map(|action| action.name).collect()
    }

    #[test]
    fn one_that_is_held_can_not_be_deleted_and_a_deleted_one_is_just_told_of() {
        let mut one = backup(1, 10);
        assert_eq!(offered(&one), [VERIFY, MAIL, DELETE]);
        one.held = true;
        assert_eq!(offered(&one), [VERIFY, MAIL]);
        one.deleted_at = Some(20);
        assert!(offered(&one).is_empty());
    }

    #[test]
    fn a_plugin_that_is_missing_is_shown() {
        let held = HeldPlugin {
            id: "p.gone".into(),
            version: "1.0.0".into(),
            digest: String::new(),
            enabled: true,
            here: false,
        };
        let row = plugin(&held);
        assert_eq!(
            row.cells[2],
            Cell::badge(tr("plugin-missing"), Tone::Caution)
        );
    }
}

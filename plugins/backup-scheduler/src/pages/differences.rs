//! Table by table, what a restore found: then and now, and what of the schema is
//! gone for good and can be made again.

use bailey_sdk::backups::TableDifference;
use bailey_sdk::pages::{Outcome, Submission};
use bailey_sdk::prelude::*;

use super::restore_page;
use crate::{jobs, wanted};

/// The action's name, and the parameter with the table's key.
pub const REMAKE: &str = "remake";
pub const REMADE: &str = "remade";

/// The table of the page. What is gone for good can be made again from the backup
/// that is named.
pub fn draw(told: &[(String, String)], tables: &[TableDifference]) -> Table {
    let different = tables.iter().filter(|table| {
        table.added + table.changed + table.gone > 0
            || table.table_gone
            || !table.fields_gone.is_empty()
    });
    Table::new(tr("differences"))
        .column(tr("column-table"))
        .number_column(tr("column-same"))
        .number_column(tr("column-changed"))
        .number_column(tr("column-gone"))
        .number_column(tr("column-added"))
        .column(tr("column-note"))
        .rows(different.map(|table| {
            let row = Row::new(&table.table)
                .cell(Cell::table(table.table.as_str()))
                .cell(Cell::number(table.same))
                .cell(Cell::number(table.changed))
                .cell(Cell::number(table.gone))
                .cell(Cell::number(table.added))
                .cell(note(table));
            match again(told, table) {
                Some(action) => row.action(action),
                None => row,
            }
        }))
        .empty(tr("no-differences"))
}

fn note(table: &TableDifference) -> Cell {
    if table.table_gone {
        return Cell::badge(tr("table-gone"), Tone::Caution);
    }
    if table.fields_gone.is_empty() {
        return Cell::Empty;
    }
    tr("fields-gone")
        .arg("fields", table.fields_gone.join(", "))
        .into()
}

/// The button that makes again what of this table is gone.
fn again(told: &[(String, String)], table: &TableDifference) -> Option<Action> {
    let named = told.iter().any(|(name, _)| name == wanted::BACKUP);
    let whole = !table.table_gone && table.fields_gone.is_empty();
    if !named || whole {
        return None;
    }
    let label = match table.table_gone {
        true => tr("remake-table"),
        false => tr("remake-fields"),
    };
    let action = Action::new(REMAKE, label).with(REMADE, &table.table);
    let told = restore_page(told).parameters;
    let with = |action: Action, (name, value): &(String, String)| action.with(name, value);
    Some(told.iter().fold(action, with))
}

pub fn remake(submission: &Submission) -> Result<Outcome, Error> {
    let told = submission.parameters.clone();
    Ok(Outcome::neutral(tr("remaking"))
        .go_to(restore_page(&told))
        .job(jobs::REMAKE, told))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gone(table_gone: bool, fields: &[&str]) -> TableDifference {
        TableDifference {
            table: "planets".into(),
            same: 0,
            added: 0,
            changed: 0,
            gone: 3,
            fields_gone: fields.iter().map(|&field| field.into()).collect(),
            table_gone,
        }
    }

    #[test]
    fn what_is_gone_is_made_again_from_a_backup_that_is_named() {
        let told = [(wanted::BACKUP.to_owned(), "7".to_owned())];
        let action = again(&told, &gone(true, &[])).unwrap();
        let sent: Vec<&str> = action.parameters.iter().map(|(name, _)| &**name).collect();
        assert_eq!(sent, [REMADE, wanted::BACKUP]);
        assert!(again(&told, &gone(false, &["size"])).is_some());
        assert!(again(&told, &gone(false, &[])).is_none());
        assert!(again(&[], &gone(true, &[])).is_none());
    }
}

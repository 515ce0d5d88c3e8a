//! What an operation did to each record: a row, and before and after by field.

use bailey_sdk::blocks::{Diff, Difference};
use bailey_sdk::journal::{Change, ChangeKind};
use bailey_sdk::prelude::*;

use super::{record_page, revert};

/// The records that an operation touched.
pub fn table(changes: &[Change], revert: Option<OperationId>) -> Table {
    Table::new(tr("changes"))
        .column(tr("column-record"))
        .column(tr("column-table"))
        .column(tr("column-became"))
        .column(tr("column-history"))
        .rows(changes.iter().map(|change| row(change, revert)))
        .empty(tr("changes-empty"))
}

fn row(change: &Change, revert: Option<OperationId>) -> Row {
    let row = Row::new(format!("{}/{}", change.record.table, change.record.id))
        .link(change.record.clone())
        .cell(literal(change.label.as_str()))
        .cell(Cell::table(change.record.table.as_str()))
        .cell(became(change.kind))
        .cell(Cell::link(tr("history-link"), record_page(&change.record)));
    match revert.filter(|_| revert::could_be(change.kind)) {
        Some(operation) => row.action(revert::record(operation, change)),
        None => row,
    }
}

/// Before and after of each record whose fields changed.
pub fn diffs(changes: Vec<Change>, revert: Option<OperationId>) -> Vec<Diff> {
    let changed = changes
        .into_iter()
        .filter(|change| !change.fields.is_empty());
    changed.map(|change| diff(change, revert)).collect()
}

fn diff(change: Change, revert: Option<OperationId>) -> Diff {
    let entries = differences(&change, revert);
    Diff {
        label: Cell::link(literal(change.label), change.record),
        entries,
    }
}

/// Before and after of each field, with a button to revert just that one where
/// there are several.
pub fn differences(change: &Change, revert: Option<OperationId>) -> Vec<Difference> {
    let single = change.kind == ChangeKind::Updated && change.fields.len() > 1;
    let revert = revert.filter(|_| single);
    let fields = change.fields.iter();
    fields
        .map(|field| {
            let label = Cell::field(change.record.table.as_str(), field.field.as_str());
            let (before, after) = (field.before.clone(), field.after.clone());
            let difference = Difference::new(label, before, after).withheld(field.withheld);
            match revert.filter(|_| !field.withheld) {
                Some(operation) => difference.action(revert::field(operation, change, field)),
                None => difference,
            }
        })
        .collect()
}

/// What became of a record.
pub fn became(kind: ChangeKind) -> Cell {
    let (message, tone) = match kind {
        ChangeKind::Created => ("became-created", Tone::Neutral),
        ChangeKind::Updated => ("became-updated", Tone::Neutral),
        ChangeKind::Deleted => ("became-deleted", Tone::Caution),
        ChangeKind::Restored => ("became-restored", Tone::Good),
        ChangeKind::Archived => ("became-archived", Tone::Neutral),
        ChangeKind::Unarchived => ("became-unarchived", Tone::Neutral),
        ChangeKind::Purged => ("became-purged", Tone::Danger),
    };
    Cell::badge(tr(message), tone)
}

#[cfg(test)]
pub mod tests {
    use bailey_sdk::journal::FieldChange;

    use super::*;

    /// A change of a deal's stage.
    pub fn change(id: RecordId) -> Change {
        let fields = vec![FieldChange {
            field: "stage".into(),
            before: Value::One(Scalar::Choice("engaging".into())),
            after: Value::One(Scalar::Choice("won".into())),
            withheld: false,
        }];
        let record = RecordRef::new("deals", id);
        Change {
            record,
            label: format!("Deal {id}"),
            kind: ChangeKind::Updated,
            fields,
        }
    }

    #[test]
    fn before_and_after_stand_under_the_fields_label() {
        let diffs = diffs(vec![change(7)], None);
        assert_eq!(diffs[0].entries[0].label, Cell::field("deals", "stage"));
        assert_eq!(
            diffs[0].entries[0].after,
            Value::One(Scalar::Choice("won".into()))
        );
    }

    #[test]
    fn a_record_without_changed_fields_is_a_row_alone() {
        let deleted = Change {
            kind: ChangeKind::Deleted,
            fields: Vec::new(),
            ..change(7)
        };
        assert_eq!(table(std::slice::from_ref(&deleted), None).rows.len(), 1);
        assert!(diffs(vec![deleted], None).is_empty());
    }

    #[test]
    fn a_withheld_value_stays_withheld() {
        let mut change = change(7);
        change.fields[0].withheld = true;
        assert!(diffs(vec![change], None)[0].entries[0].withheld);
    }

    #[test]
    fn a_row_leads_to_the_record_and_to_its_history() {
        let table = table(&[change(7)], None);
        let record = RecordRef::new("deals", 7);
        assert_eq!(table.rows[0].cells.len(), table.columns.len());
        assert_eq!(
            table.rows[0].cells[3],
            Cell::link(tr("history-link"), record_page(&record))
        );
        assert_eq!(table.rows[0].link, Some(Target::Record(record)));
    }

    #[test]
    fn one_field_of_several_and_one_record_can_be_reverted() {
        let mut both = change(7);
        both.fields.push(FieldChange {
            field: "name".into(),
            ..both.fields[0].clone()
        });
        let entries = differences(&both, Some(41));
        assert!(entries.iter().all(|entry| entry.actions.len() == 1));
        assert!(differences(&change(7), Some(41))[0].actions.is_empty());
        assert_eq!(table(&[both], Some(41)).rows[0].actions.len(), 1);
    }
}

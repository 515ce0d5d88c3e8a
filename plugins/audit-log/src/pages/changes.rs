//! What an operation did to each record: a row, and before and after by field.

use bailey_sdk::blocks::{Diff, Difference};
use bailey_sdk::journal::{Change, ChangeKind, FieldChange};
use bailey_sdk::prelude::*;

use super::record_page;

/// The records that an operation touched.
pub fn table(changes: &[Change]) -> Table {
    Table::new(tr("changes"))
        .column(tr("column-record"))
        .column(tr("column-table"))
        .column(tr("column-became"))
        .column(tr("column-history"))
        .rows(changes.iter().map(row))
        .empty(tr("changes-empty"))
}

fn row(change: &Change) -> Row {
    Row::new(format!("{}/{}", change.record.table, change.record.id))
        .link(change.record.clone())
        .cell(literal(change.label.as_str()))
        .cell(Cell::table(change.record.table.as_str()))
        .cell(became(change.kind))
        .cell(Cell::link(tr("history-link"), record_page(&change.record)))
}

/// Before and after of each record whose fields changed.
pub fn diffs(changes: Vec<Change>) -> Vec<Diff> {
    let changed = changes
        .into_iter()
        .filter(|change| !change.fields.is_empty());
    changed.map(diff).collect()
}

fn diff(change: Change) -> Diff {
    let Change {
        record,
        label,
        fields,
        ..
    } = change;
    let entries = fields
        .into_iter()
        .map(|field| difference(&record.table, field))
        .collect();
    Diff {
        label: Cell::link(literal(label), record),
        entries,
    }
}

fn difference(table: &str, change: FieldChange) -> Difference {
    let FieldChange {
        field,
        before,
        after,
        withheld,
    } = change;
    Difference {
        label: Cell::field(table, field),
        before,
        after,
        withheld,
    }
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
        let diffs = diffs(vec![change(7)]);
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
        assert_eq!(table(std::slice::from_ref(&deleted)).rows.len(), 1);
        assert!(diffs(vec![deleted]).is_empty());
    }

    #[test]
    fn a_withheld_value_stays_withheld() {
        let mut change = change(7);
        change.fields[0].withheld = true;
        assert!(diffs(vec![change])[0].entries[0].withheld);
    }

    #[test]
    fn a_row_leads_to_the_record_and_to_its_history() {
        let table = table(&[change(7)]);
        let record = RecordRef::new("deals", 7);
        assert_eq!(table.rows[0].cells.len(), table.columns.len());
        assert_eq!(
            table.rows[0].cells[3],
            Cell::link(tr("history-link"), record_page(&record))
        );
        assert_eq!(table.rows[0].link, Some(Target::Record(record)));
    }
}

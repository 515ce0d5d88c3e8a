//! Reverting what one operation did to one record, or to one field of it.

use bailey_sdk::journal::{Change, ChangeKind, FieldChange, Operation};
use bailey_sdk::journal_undo;
use bailey_sdk::pages::{Outcome, Submission, Viewer};
use bailey_sdk::prelude::*;

use super::{OPERATION, operation_page, undo};

/// The action's name.
pub const REVERT: &str = "revert";

const TABLE: &str = "table";
const RECORD: &str = "record";
const FIELD: &str = "field";

/// Whether parts of an operation are offered to be reverted: people their own,
/// admins anybody's.
pub fn offered(operation: &Operation, viewer: &Viewer) -> bool {
    let own = operation.by.user_id() == Some(viewer.user);
    let on_records = operation.kind.starts_with("records.");
    on_records && undo::could_be_undone(operation) && (own || viewer.admin)
}

/// Whether what became of a record can be reverted at all.
pub fn could_be(kind: ChangeKind) -> bool {
    kind != ChangeKind::Purged
}

/// The button for all that was done to a record.
pub fn record(operation: OperationId, change: &Change) -> Action {
    let question = Confirmation::new(tr("revert-question").arg("record", change.label.as_str()))
        .fact(tr("revert-fact-rest"))
        .fact(tr("undo-fact-journal"));
    button(operation, change).confirm(question)
}

/// The button for one field.
pub fn field(operation: OperationId, change: &Change, field: &FieldChange) -> Action {
    let table = change.record.table.as_str();
    let question =
        Confirmation::new(tr("revert-field-question").field("field", table, field.field.as_str()))
            .fact(tr("revert-fact-rest"))
            .fact(tr("undo-fact-journal"));
    button(operation, change)
        .with(FIELD, &field.field)
        .confirm(question)
}

fn button(operation: OperationId, change: &Change) -> Action {
    Action::new(REVERT, tr("revert"))
        .with(OPERATION, operation)
        .with(TABLE, &change.record.table)
        .with(RECORD, change.record.id)
}

pub fn act(submission: &Submission) -> Result<Outcome, Error> {
    let missing = |name: &str| Error::NotFound(name.into());
    let operation = submission
        .id(OPERATION)?
        .ok_or_else(|| missing(OPERATION))?;
    let table = submission.parameter(TABLE).ok_or_else(|| missing(TABLE))?;
    let id = submission.id(RECORD)?.ok_or_else(|| missing(RECORD))?;
    let record = RecordRef::new(table, id);
    let field = submission.parameter(FIELD);
    match journal_undo::revert_obstacle(operation, &record, field)? {
        Some(obstacle) => Ok(Outcome {
            tone: Tone::Caution,
            ..Outcome::neutral(undo::reason(obstacle).arg("count", 1_u32))
        }),
        None => {
            let reverting = journal_undo::revert(operation, &record, field)?;
            Ok(Outcome::good(tr("reverted"))
                .undo(Some(reverting))
                .go_to(operation_page(reverting)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::changes::tests::change;
    use super::super::front::tests::operation;
    use super::*;
    use bailey_sdk::types::Credential;

    fn viewer(user: UserId, admin: bool) -> Viewer {
        Viewer {
            user,
            admin,
            language: "en".into(),
            address: None,
            credential: Credential::Session,
        }
    }

    #[test]
    fn people_are_offered_their_own_and_admins_everybodys() {
        assert!(offered(&operation(), &viewer(3, false)));
        assert!(!offered(&operation(), &viewer(4, false)));
        assert!(offered(&operation(), &viewer(4, true)));
    }

    #[test]
    fn a_field_is_named_and_a_record_is_not_asked_twice() {
        let change = change(7);
        let whole = record(41, &change);
        assert_eq!(whole.parameters.len(), 3);
        let one = field(41, &change, &change.fields[0]);
        assert_eq!(one.parameters[3], ("field".to_owned(), "stage".to_owned()));
        assert!(one.confirm.is_some());
    }
}

//! A ticket that is closed or deleted anywhere ends what was opened for it.

use bailey_sdk::event_listener::Event;
use bailey_sdk::journal::Change;
use bailey_sdk::prelude::*;
use bailey_sdk::support_access;
use bailey_sdk::types::ChangeKind;

use crate::SupportAccess;
use crate::ticket::{CLOSED, STATUS};

impl EventListener for SupportAccess {
    fn on_events(events: Vec<Event>) -> Result<(), Error> {
        let changes = events.iter().flat_map(|event| &event.changes);
        for change in changes.filter(|change| ends(change)) {
            support_access::close_for(&change.record)?;
        }
        Ok(())
    }
}

/// Whether the ticket is done with by it.
fn ends(change: &Change) -> bool {
    let closed = Value::One(Scalar::Choice(CLOSED.to_owned()));
    match change.kind {
        ChangeKind::Deleted | ChangeKind::Purged | ChangeKind::Archived => true,
        _ => {
            let mut fields = change.fields.iter();
            fields.any(|field| field.field == STATUS && field.after == closed)
        }
    }
}

#[cfg(test)]
mod tests {
    use bailey_sdk::journal::FieldChange;

    use super::*;

    fn change(kind: ChangeKind, status: Option<&str>) -> Change {
        let fields = status.map(|status| FieldChange {
            field: STATUS.to_owned(),
            before: Value::None,
            after: Value::One(Scalar::Choice(status.to_owned())),
            withheld: false,
        });
        Change {
            record: RecordRef {
                table: "tickets".to_owned(),
                id: 1,
            },
            label: String::new(),
            kind,
            fields: fields.into_iter().collect(),
        }
    }

    #[test]
    fn closing_and_deleting_end_it_and_nothing_else_does() {
        assert!(ends(&change(ChangeKind::Updated, Some(CLOSED))));
        assert!(ends(&change(ChangeKind::Deleted, None)));
        assert!(!ends(&change(ChangeKind::Updated, Some("open"))));
        assert!(!ends(&change(ChangeKind::Created, Some("open"))));
    }
}

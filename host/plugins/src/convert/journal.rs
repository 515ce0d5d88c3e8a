//! Entries of the journal, on the way out, and what is asked of it.

use bailey_crm::journal::{ChangeKind, JournalFilter, Operation, RecordedChange, RecordedField};
use bailey_crm::{Timestamp, UserId, sessions};

use super::weight;
use crate::contract::bailey::crm::{journal as wit, types};

impl From<Operation> for wit::Operation {
    fn from(operation: Operation) -> Self {
        Self {
            id: operation.id.0,
            at: operation.at.0,
            kind: operation.kind,
            by: operation.by.into(),
            address: operation.address.map(|address| address.to_string()),
            request: operation.request,
            table: operation.table,
            changes: operation.changes,
            undoes: operation.undoes.map(|operation| operation.0),
            undone_by: operation.undone_by.map(|operation| operation.0),
            details: with_browser(operation.details),
        }
    }
}

/// What is kept of an operation, and beside what a browser said of itself its name.
fn with_browser(mut details: Vec<(String, String)>) -> Vec<(String, String)> {
    let agent = details.iter().position(|(name, _)| name == "user-agent");
    if let Some(place) = agent {
        let said = &details[place].1;
        let named = sessions::browser(said).unwrap_or_else(|| said.clone());
        details.insert(place, ("browser".to_owned(), named));
    }
    details
}

impl From<types::JournalFilter> for JournalFilter {
    fn from(filter: types::JournalFilter) -> Self {
        Self {
            by_user: filter.by_user.map(UserId),
            by_plugin: filter.by_plugin,
            kinds: filter.kinds,
            table: filter.table,
            record: filter.record.map(Into::into),
            address: filter.address,
            request: filter.request,
            since: filter.since.map(Timestamp),
            until: filter.until.map(Timestamp),
        }
    }
}

impl From<ChangeKind> for types::ChangeKind {
    fn from(kind: ChangeKind) -> Self {
        match kind {
            ChangeKind::Created => Self::Created,
            ChangeKind::Updated => Self::Updated,
            ChangeKind::Deleted => Self::Deleted,
            ChangeKind::Restored => Self::Restored,
            ChangeKind::Archived => Self::Archived,
            ChangeKind::Unarchived => Self::Unarchived,
            ChangeKind::Purged => Self::Purged,
        }
    }
}

impl From<RecordedChange> for wit::Change {
    fn from(change: RecordedChange) -> Self {
        Self {
            record: change.record.into(),
            label: change.label,
            kind: change.kind.into(),
            fields: change.fields.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<RecordedField> for wit::FieldChange {
    fn from(field: RecordedField) -> Self {
        let RecordedField {
            field,
            before,
            after,
            withheld,
        } = field;
        Self {
            field,
            before: before.into(),
            after: after.into(),
            withheld,
        }
    }
}

/// About how many bytes a change has on its way to a guest.
pub fn change_weight(change: &RecordedChange) -> u64 {
    let fields = change.fields.iter();
    let fields: u64 = fields
        .map(|field| field.field.len() as u64 + weight(&field.before) + weight(&field.after))
        .sum();
    fields + change.label.len() as u64
}

#[cfg(test)]
mod tests {
    use super::with_browser;

    #[test]
    fn who_signed_in_with_a_browser_did_so_with_one_that_people_know() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
        let known = with_browser(vec![pair("user-agent", firefox)]);
        assert_eq!(
            known,
            [
                pair("browser", "Firefox, Linux"),
                pair("user-agent", firefox)
            ]
        );
        let other = with_browser(vec![pair("user-agent", "curl/8.5.0")]);
        assert_eq!(other[0], pair("browser", "curl/8.5.0"));
        assert_eq!(with_browser(vec![pair("reason", "suspended")]).len(), 1);
    }
}

//! What records are called, for showing references.

use rusqlite::OptionalExtension;

use crate::context::Context;
use crate::error::Result;
use crate::records::may_use;
use crate::records::record::RecordState;
use crate::schema::USERS;
use crate::store::{Account, Read};
use crate::value::RecordRef;

/// What a record is called, and whether it is still in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// What it is called.
    pub text: String,
    /// Where it is in its life; a suspended user counts as archived.
    pub state: RecordState,
}

/// The labels of records and users, in the order asked for; none for those that
/// are purged, never were, or aren't for the asker to see.
///
/// # Errors
/// `Denied` to who may not use records.
pub fn labels(
    account: &Account,
    context: &Context,
    records: &[RecordRef],
) -> Result<Vec<Option<Label>>> {
    account.read(|read| labels_in(read, context, records))
}

/// Reads labels within a transaction that reads more.
///
/// # Errors
/// As [`labels`].
pub fn labels_in(
    read: &Read<'_>,
    context: &Context,
    records: &[RecordRef],
) -> Result<Vec<Option<Label>>> {
    may_use(context)?;
    let schema = read.schema(context)?;
    let mut labels = Vec::with_capacity(records.len());
    for record in records {
        let sql = if record.table == USERS {
            "SELECT name, CASE WHEN active THEN 'active' ELSE 'archived' END
             FROM bailey_user WHERE id = ?1"
                .to_owned()
        } else if let Some(table) = schema.find(&record.table) {
            let key = &table.key;
            format!(
                r#"SELECT {}, "state" FROM "{key}" WHERE "id" = ?1{}"#,
                table.label_sql(key),
                table.and_seen(key)
            )
        } else {
            labels.push(None);
            continue;
        };
        let found: Option<(String, String)> = read
            .connection()
            .prepare_cached(&sql)?
            .query_row([record.id], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        labels.push(match found {
            Some((text, state)) => Some(Label {
                text,
                state: RecordState::parse(&state)?,
            }),
            None => None,
        });
    }
    // What a record is called tells of it as much as a line of a list does.
    let named = records.iter().zip(&labels);
    let shown = named.filter(|(record, label)| label.is_some() && record.table != USERS);
    context.access.shows(false, shown.map(|(record, _)| record));
    Ok(labels)
}

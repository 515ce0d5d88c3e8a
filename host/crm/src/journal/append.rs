//! Writing an entry: the changes as they come, the operation's own row last,
//! when their digests are known.

use std::cell::Cell;

use rusqlite::Connection;

use crate::context::{Actor, Context};
use crate::error::{Error, Result};
use crate::ids::{AccountId, OperationId};
use crate::journal::chain::{DIGEST, Hash, Hasher, SALT, label_digest, value_digest};
use crate::journal::change::Change;
use crate::journal::head::{head_of, origin};
use crate::journal::rows::{ChangeRow, OperationRow};

/// An entry of the journal that is being written. Its number is known from the
/// start; dropping it unfinished takes the whole write back.
#[must_use = "an operation that isn't finished takes the write back"]
pub struct OperationBuilder<'a> {
    connection: &'a Connection,
    unfinished: &'a Cell<bool>,
    previous: Hash,
    row: OperationRow,
    details: Vec<(String, String)>,
    changes: Hasher,
}

impl<'a> OperationBuilder<'a> {
    pub(crate) fn begin(
        connection: &'a Connection,
        unfinished: &'a Cell<bool>,
        account: &AccountId,
        context: &Context,
        kind: &str,
    ) -> Result<Self> {
        if unfinished.replace(true) {
            return Err(Error::Internal(format!(
                "`{kind}` of `{account}` began within another operation"
            )));
        }
        let (last, previous) = match head_of(connection)? {
            Some(head) => (head.operation.0, head.hash),
            None => (0, origin(connection)?),
        };
        let actor_plugin = match &context.actor {
            Actor::Plugin { plugin, .. } => Some(plugin.clone()),
            _ => None,
        };
        let row = OperationRow {
            id: OperationId(last + 1),
            at: context.at,
            kind: kind.to_owned(),
            actor: serde_json::to_string(&context.actor).map_err(Error::damaged)?,
            actor_user: context.actor.user().map(|user| user.0),
            actor_plugin,
            request: context.request.clone(),
            address: context.address.map(|address| address.to_string()),
            surface: context.surface.as_str().to_owned(),
            details: String::new(),
            first_table: None,
            change_count: 0,
            undoes: None,
            salts: Vec::new(),
            digests: Vec::new(),
            hash: [0; DIGEST],
        };
        let changes = Hasher::new("bailey journal changes 1");
        Ok(Self {
            connection,
            unfinished,
            previous,
            row,
            details: Vec::new(),
            changes,
        })
    }

    /// The number that the entry will have.
    #[must_use]
    pub fn id(&self) -> OperationId {
        self.row.id
    }

    /// Adds what the operation did to one record.
    ///
    /// # Errors
    /// `Database`, when it can't be written.
    pub fn change(&mut self, change: &Change) -> Result<()> {
        let count = change.fields.len() + 1;
        let mut keys = Vec::with_capacity(change.fields.len());
        let mut lines = Vec::with_capacity(change.fields.len());
        let mut salts = Vec::with_capacity(count * SALT);
        let mut digests = Vec::with_capacity(count * DIGEST);
        let salt: [u8; SALT] = rand::random();
        salts.extend(salt);
        digests.extend(label_digest(&salt, &change.label));
        for field in &change.fields {
            let line =
                serde_json::to_string(&(&field.before, &field.after)).map_err(Error::damaged)?;
            let salt: [u8; SALT] = rand::random();
            salts.extend(salt);
            digests.extend(value_digest(&salt, &field.field, &line));
            keys.push(&field.field);
            lines.push(line);
        }
        let row = ChangeRow {
            operation: self.row.id,
            position: self.row.change_count,
            table: change.table.clone(),
            record: change.record,
            label: Some(change.label.clone()),
            kind: change.kind.as_str().to_owned(),
            version: i64::try_from(change.version).map_err(Error::damaged)?,
            fields: serde_json::to_string(&keys).map_err(Error::damaged)?,
            vals: lines.join("\n"),
            salts,
            digests,
        };
        row.insert(self.connection)?;
        self.changes.add(&row.hash());
        if self.row.first_table.is_none() {
            self.row.first_table = Some(row.table);
        }
        self.row.change_count += 1;
        Ok(())
    }

    /// Says which table it is about, where that is not the one that it changes
    /// first: an export changes none.
    pub fn table(&mut self, table: &str) {
        self.row.first_table.get_or_insert_with(|| table.to_owned());
    }

    /// Adds a detail; never a secret.
    pub fn detail(&mut self, name: &str, value: impl Into<String>) {
        self.details.push((name.to_owned(), value.into()));
    }

    /// Says which operation this one takes back.
    pub fn undoes(&mut self, operation: OperationId) {
        self.row.undoes = Some(operation);
    }

    /// How many changes it has so far.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.row.change_count
    }

    /// Writes the entry and returns its number.
    ///
    /// # Errors
    /// `Database`, when it can't be written.
    pub fn finish(mut self) -> Result<OperationId> {
        self.row.seal(&self.details)?;
        self.row.hash = self.row.hash(&self.previous, &self.changes.finish());
        self.row.insert(self.connection)?;
        self.unfinished.set(false);
        Ok(self.row.id)
    }
}

//! Writing an entry: the changes as they come, the operation's own row last,
//! when their digests are known.

use std::cell::Cell;
use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{AccountId, OperationId};
use crate::journal::chain::{DIGEST, Hash, Hasher, SALT, label_digest, value_digest};
use crate::journal::change::Change;
use crate::journal::head::{head_of, origin};
use crate::journal::places::{ERASED, Places};
use crate::journal::rows::{ChangeRow, OperationRow, seal};

/// A bench leaves the journal out, to say what it costs.
const LEFT_OUT: bool = cfg!(feature = "unjournalled");

/// An entry of the journal that is being written. Its number is known from the
/// start; dropping it unfinished takes the whole write back.
#[must_use = "an operation that isn't finished takes the write back"]
pub struct OperationBuilder<'a> {
    connection: &'a Connection,
    unfinished: &'a Cell<bool>,
    previous: Hash,
    id: OperationId,
    kind: String,
    by: Context,
    table: Option<String>,
    undoes: Option<OperationId>,
    details: Vec<(String, String)>,
    erased: Places,
    count: u32,
    changes: Hasher,
    /// The tables that it touched besides its first one.
    also: BTreeSet<String>,
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
            _ if LEFT_OUT => (0, [0; DIGEST]),
            Some(head) => (head.operation.0, head.hash),
            None => (0, origin(connection)?),
        };
        Ok(Self {
            connection,
            unfinished,
            previous,
            id: OperationId(last + 1),
            kind: kind.to_owned(),
            by: context.clone(),
            table: None,
            undoes: None,
            details: Vec::new(),
            erased: Places::default(),
            count: 0,
            changes: Hasher::new("bailey journal changes 1"),
            also: BTreeSet::new(),
        })
    }

    /// The number that the entry will have.
    #[must_use]
    pub fn id(&self) -> OperationId {
        self.id
    }

    /// Adds what the operation did to one record.
    ///
    /// # Errors
    /// `Database`, when it can't be written.
    pub fn change(&mut self, change: &Change) -> Result<()> {
        if LEFT_OUT {
            return Ok(());
        }
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
            operation: self.id,
            position: self.count,
            table: &change.table,
            record: change.record,
            label: Some(&change.label),
            kind: change.kind.as_str(),
            version: i64::try_from(change.version).map_err(Error::damaged)?,
            fields: &serde_json::to_string(&keys).map_err(Error::damaged)?,
            vals: &lines.join("\n"),
            salts: &salts,
            digests: &digests,
        };
        row.insert(self.connection)?;
        self.changes.add(&row.hash());
        self.table(&change.table);
        if self.table.as_ref() != Some(&change.table) && !self.also.contains(&change.table) {
            self.also.insert(change.table.clone());
        }
        self.count += 1;
        Ok(())
    }

    /// Says which table it is about, where that is not the one that it changes
    /// first: an export changes none.
    pub fn table(&mut self, table: &str) {
        self.table.get_or_insert_with(|| table.to_owned());
    }

    /// Adds a detail; never a secret.
    pub fn detail(&mut self, name: &str, value: impl Into<String>) {
        self.details.push((name.to_owned(), value.into()));
    }

    /// Says which operation this one takes back.
    pub fn undoes(&mut self, operation: OperationId) {
        self.undoes = Some(operation);
    }

    /// Says that it takes label and values out of an earlier operation's change.
    pub(crate) fn erases_change(&mut self, operation: OperationId, position: u32) {
        self.erased.add_change(operation, position);
    }

    /// Says that it takes address, request or details out of an earlier
    /// operation.
    pub(crate) fn erases_operation(&mut self, operation: OperationId) {
        self.erased.add_operation(operation);
    }

    /// How many changes it has so far.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.count
    }

    /// Writes the entry and returns its number.
    ///
    /// # Errors
    /// `Database`, when it can't be written.
    pub fn finish(mut self) -> Result<OperationId> {
        if LEFT_OUT {
            self.unfinished.set(false);
            return Ok(self.id);
        }
        if !self.erased.is_empty() {
            let erased = self.erased.to_string();
            self.detail(ERASED, erased);
        }
        let lines = self.details.iter().map(serde_json::to_string);
        let lines: Vec<String> = lines.collect::<Result<_, _>>().map_err(Error::damaged)?;
        let address = self.by.address.map(|address| address.to_string());
        let request = self.by.request.as_deref();
        let details = lines.iter().map(String::as_str);
        let (salts, digests) = seal(address.as_deref(), request, details);
        let mut row = OperationRow {
            id: self.id,
            at: self.by.at,
            kind: &self.kind,
            actor: &serde_json::to_string(&self.by.actor).map_err(Error::damaged)?,
            actor_user: self.by.actor.user().map(|user| user.0),
            actor_plugin: self.by.actor.plugin(),
            request,
            address: address.as_deref(),
            surface: self.by.surface.as_str(),
            details: &lines.join("\n"),
            first_table: self.table.as_deref(),
            change_count: self.count,
            undoes: self.undoes,
            salts: &salts,
            digests: &digests,
            hash: [0; DIGEST],
        };
        row.hash = row.hash(&self.previous, &self.changes.clone().finish());
        row.insert(self.connection)?;
        self.insert_also()?;
        self.unfinished.set(false);
        Ok(self.id)
    }

    /// Lets the log find it by each table that it touched.
    fn insert_also(&self) -> Result<()> {
        if self.also.is_empty() {
            return Ok(());
        }
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO bailey_operation_also (table_key, kind, at, operation)
             VALUES (?1, ?2, ?3, ?4)",
        )?;
        for table in &self.also {
            statement.execute((table, &self.kind, self.by.at, self.id))?;
        }
        Ok(())
    }
}

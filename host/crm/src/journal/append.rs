//! Writing an entry: the changes as they come, the operation's own row last,
//! when their digests are known.

use std::cell::Cell;

use rusqlite::{Connection, OptionalExtension};

use crate::context::{Actor, Context};
use crate::error::{Error, Result};
use crate::ids::OperationId;
use crate::journal::chain::{Hash, Hasher};
use crate::journal::change::Change;
use crate::value::Value;

/// An entry of the journal that is being written. Its number is known from the
/// start; dropping it unfinished takes the whole write back.
#[must_use = "an operation that isn't finished takes the write back"]
pub struct OperationBuilder<'a> {
    connection: &'a Connection,
    unfinished: &'a Cell<bool>,
    id: OperationId,
    previous: Hash,
    context: Context,
    kind: String,
    details: Vec<(String, String)>,
    undoes: Option<OperationId>,
    first_table: Option<String>,
    count: u32,
    changes: Hasher,
}

impl<'a> OperationBuilder<'a> {
    pub(crate) fn begin(
        connection: &'a Connection,
        unfinished: &'a Cell<bool>,
        context: &Context,
        kind: &str,
    ) -> Result<Self> {
        if unfinished.replace(true) {
            return Err(Error::Internal("an operation began within another one".into()));
        }
        let (last, previous) = head(connection)?.unwrap_or((OperationId(0), [0; 32]));
        Ok(Self {
            connection,
            unfinished,
            id: OperationId(last.0 + 1),
            previous,
            context: context.clone(),
            kind: kind.to_owned(),
            details: Vec::new(),
            undoes: None,
            first_table: None,
            count: 0,
            changes: Hasher::new("bailey journal changes 1"),
        })
    }

    /// The number that the entry will have.
    #[must_use]
    pub fn id(&self) -> OperationId {
        self.id
    }

    /// Adds what the operation did to one record.
    pub fn change(&mut self, change: &Change) -> Result<()> {
        let mut fields = Vec::with_capacity(change.fields.len());
        let mut values: Vec<[&Value; 2]> = Vec::with_capacity(change.fields.len());
        let mut salts = Vec::with_capacity(change.fields.len() * 16);
        let mut digests = Vec::with_capacity(change.fields.len() * 32);
        for field in &change.fields {
            let salt: [u8; 16] = rand::random();
            let pair = serde_json::to_vec(&[&field.before, &field.after]).map_err(Error::damaged)?;
            let mut digest = Hasher::new("bailey journal value 1");
            digest.part(&salt);
            digest.part(field.field.as_bytes());
            digest.part(&pair);
            salts.extend(salt);
            digests.extend(digest.finish());
            fields.push(&field.field);
            values.push([&field.before, &field.after]);
        }
        self.changes.part(change.table.as_bytes());
        self.changes.number(change.record.0);
        self.changes.part(change.label.as_bytes());
        self.changes.part(change.kind.as_str().as_bytes());
        let version = i64::try_from(change.version).map_err(Error::damaged)?;
        self.changes.number(version);
        self.changes.part(&digests);
        self.connection
            .prepare_cached(
                "INSERT INTO bailey_change (operation, position, table_key, record, label, kind,
                     version, fields, vals, salts, digests)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            )?
            .execute((
                self.id,
                self.count,
                &change.table,
                change.record,
                &change.label,
                change.kind.as_str(),
                version,
                serde_json::to_string(&fields).map_err(Error::damaged)?,
                serde_json::to_string(&values).map_err(Error::damaged)?,
                salts,
                digests,
            ))?;
        if self.first_table.is_none() {
            self.first_table = Some(change.table.clone());
        }
        self.count += 1;
        Ok(())
    }

    /// Adds a detail; never a secret.
    pub fn detail(&mut self, name: &str, value: impl Into<String>) {
        self.details.push((name.to_owned(), value.into()));
    }

    /// Says which operation this one takes back.
    pub fn undoes(&mut self, operation: OperationId) {
        self.undoes = Some(operation);
    }

    /// Writes the entry and returns its number.
    pub fn finish(mut self) -> Result<OperationId> {
        let actor = serde_json::to_string(&self.context.actor).map_err(Error::damaged)?;
        let details = serde_json::to_string(&self.details).map_err(Error::damaged)?;
        let surface = serde_json::to_string(&self.context.surface).map_err(Error::damaged)?;
        let surface = surface.trim_matches('"');
        let address = self.context.address.map(|address| address.to_string());
        let plugin = match &self.context.actor {
            Actor::Plugin { plugin, .. } => Some(plugin.as_str()),
            _ => None,
        };
        let changes = std::mem::replace(&mut self.changes, Hasher::new("")).finish();
        let mut hash = Hasher::new("bailey journal operation 1");
        hash.part(&self.previous);
        hash.number(self.id.0);
        hash.number(self.context.at.0);
        hash.part(self.kind.as_bytes());
        hash.part(actor.as_bytes());
        hash.optional(self.context.request.as_deref().map(str::as_bytes));
        hash.optional(address.as_deref().map(str::as_bytes));
        hash.part(surface.as_bytes());
        hash.part(details.as_bytes());
        hash.number(i64::from(self.count));
        hash.number(self.undoes.map_or(0, |id| id.0));
        hash.part(&changes);
        let hash = hash.finish();
        self.connection
            .prepare_cached(
                "INSERT INTO bailey_operation (id, at, kind, actor, actor_user, actor_plugin,
                     request, address, surface, details, first_table, change_count, undoes, hash)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            )?
            .execute((
                self.id,
                self.context.at,
                &self.kind,
                &actor,
                self.context.actor.user(),
                plugin,
                &self.context.request,
                &address,
                surface,
                &details,
                &self.first_table,
                self.count,
                self.undoes,
                hash,
            ))?;
        self.unfinished.set(false);
        Ok(self.id)
    }
}

/// The last entry's number and hash.
fn head(connection: &Connection) -> Result<Option<(OperationId, Hash)>> {
    Ok(connection
        .prepare_cached("SELECT id, hash FROM bailey_operation ORDER BY id DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

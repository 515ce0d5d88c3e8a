//! Writing an entry: the changes as they come, the operation's own row last,
//! when their digests are known.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::sync::mpsc::Sender;

use rusqlite::Connection;

use crate::context::{Actor, Context};
use crate::error::{Error, Result};
use crate::ids::{AccountId, OperationId};
use crate::journal::chain::{DIGEST, Hash, Hasher, SALT, label_digest, random_salts, value_digest};
use crate::journal::change::Change;
use crate::journal::head::{Head, origin};
use crate::journal::places::{ERASED, Places};
use crate::journal::rows::{ChangeRow, MOST_CHANGES, OperationRow, seal};

/// How long the line of a value is as a rule.
const LINE: usize = 96;

/// Where a bench can leave the journal out, to say what it costs.
#[cfg(feature = "unjournalled")]
pub(super) static LEFT_OUT: std::sync::atomic::AtomicBool =
    std::sync::atomic::AtomicBool::new(false);

/// Whether nothing is journalled. It never is anywhere but in that bench.
fn is_left_out() -> bool {
    #[cfg(feature = "unjournalled")]
    return LEFT_OUT.load(std::sync::atomic::Ordering::Relaxed);
    #[cfg(not(feature = "unjournalled"))]
    false
}

/// Where the journal stands within a transaction that writes, so that it is not
/// read for each entry.
#[derive(Default)]
pub(crate) struct Tip {
    head: Cell<Option<Head>>,
    unfinished: Cell<bool>,
}

impl Tip {
    /// The last entry so far.
    pub(crate) fn head(&self) -> Option<Head> {
        self.head.get()
    }

    /// Goes on after this entry, whatever was begun since.
    pub(crate) fn set(&self, head: Option<Head>) {
        self.head.set(head);
        self.unfinished.set(false);
    }

    /// Whether an entry was begun and not finished.
    pub(crate) fn is_unfinished(&self) -> bool {
        self.unfinished.get()
    }
}

/// After how many changes progress is told.
const STEP: u32 = 100;

/// An entry of the journal that is being written. Its number is known from the
/// start; dropping it unfinished takes the whole write back.
#[must_use = "an operation that isn't finished takes the write back"]
pub struct OperationBuilder<'a> {
    connection: &'a Connection,
    tip: &'a Tip,
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
    /// Who hears how far it is, and how many changes there will be.
    listener: Option<(Sender<(u64, u64)>, u64)>,
}

impl<'a> OperationBuilder<'a> {
    pub(crate) fn begin(
        connection: &'a Connection,
        tip: &'a Tip,
        account: &AccountId,
        context: &Context,
        kind: &str,
    ) -> Result<Self> {
        if tip.unfinished.replace(true) {
            return Err(Error::Internal(format!(
                "`{kind}` of `{account}` began within another operation"
            )));
        }
        let (last, previous) = match tip.head.get() {
            Some(head) => (head.operation.0, head.hash),
            None => (0, origin(connection)?),
        };
        Ok(Self {
            connection,
            tip,
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
            listener: None,
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
        if is_left_out() {
            return Ok(());
        }
        if self.count == MOST_CHANGES {
            return Err(Error::Limit(format!(
                "one operation changes at most {MOST_CHANGES} records"
            )));
        }
        let salts = random_salts(change.fields.len() + 1);
        let mut each = salts.chunks_exact(SALT);
        let mut digests = Vec::with_capacity(salts.len() / SALT * DIGEST);
        digests.extend(label_digest(each.next().unwrap_or_default(), &change.label));
        let mut keys = Vec::with_capacity(change.fields.len());
        let mut lines = Vec::with_capacity(change.fields.len() * LINE);
        for (field, salt) in change.fields.iter().zip(each) {
            if !keys.is_empty() {
                lines.push(b'\n');
            }
            let begin = lines.len();
            serde_json::to_writer(&mut lines, &(&field.before, &field.after))
                .map_err(Error::damaged)?;
            digests.extend(value_digest(salt, &field.field, &lines[begin..]));
            keys.push(&field.field);
        }
        let vals = String::from_utf8(lines).map_err(Error::damaged)?;
        let row = ChangeRow {
            operation: self.id,
            position: self.count,
            table: &change.table,
            record: change.record,
            label: Some(&change.label),
            kind: change.kind.as_str(),
            version: i64::try_from(change.version).map_err(Error::damaged)?,
            fields: &serde_json::to_string(&keys).map_err(Error::damaged)?,
            vals: &vals,
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
        if self.count.is_multiple_of(STEP) {
            self.tell();
        }
        Ok(())
    }

    /// From now on tells how many changes of how many it has: what a person
    /// counts as records, so a record that changes twice does not count beyond
    /// the total.
    pub(crate) fn telling(&mut self, listener: &Sender<(u64, u64)>, total: u64) {
        self.listener = Some((listener.clone(), total));
        self.tell();
    }

    fn tell(&self) {
        if let Some((listener, total)) = &self.listener {
            // Nobody may be listening any more.
            let _gone = listener.send((u64::from(self.count).min(*total), *total));
        }
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
        self.tell();
        if is_left_out() {
            self.tip.unfinished.set(false);
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
        self.insert_support()?;
        self.insert_depth()?;
        self.tip.set(Some(Head {
            operation: self.id,
            hash: row.hash,
        }));
        Ok(self.id)
    }

    /// Lets it be found by what was opened for the specialist who did it.
    fn insert_support(&self) -> Result<()> {
        let Actor::Support { access, .. } = &self.by.actor else {
            return Ok(());
        };
        self.connection
            .prepare_cached("INSERT INTO bailey_support_act (support, operation) VALUES (?1, ?2)")?
            .execute((access.0, self.id))?;
        Ok(())
    }

    /// Lets whoever follows the journal go on as deep in hooks as it was done.
    fn insert_depth(&self) -> Result<()> {
        if self.by.depth == 0 {
            return Ok(());
        }
        self.connection
            .prepare_cached(
                "INSERT INTO bailey_operation_caused (operation, depth) VALUES (?1, ?2)",
            )?
            .execute((self.id, self.by.depth))?;
        Ok(())
    }

    /// Lets the log find it by each table that it touched.
    fn insert_also(&self) -> Result<()> {
        if self.also.is_empty() {
            return Ok(());
        }
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO bailey_operation_also (operation, table_key) VALUES (?1, ?2)",
        )?;
        for table in &self.also {
            statement.execute((self.id, table))?;
        }
        Ok(())
    }
}

//! Going through a journal from its first entry to its last: one reading of each
//! table, side by side.

use std::collections::HashMap;
use std::rc::Rc;

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator as _;
use rusqlite::{Connection, Rows};

use crate::context::Actor;
use crate::error::Result;
use crate::ids::OperationId;
use crate::journal::chain::Hash;
use crate::journal::checkpoint::Checkpoint;
use crate::journal::head::{Head, head_of};
use crate::journal::rows::{CHANGE_COLUMNS, OPERATION_COLUMNS, OperationRow};
use crate::journal::verify::excuses::Excuses;
use crate::journal::verify::listing::Listing;
use crate::journal::verify::{Fault, Reason, Verification, VerifyOptions};

/// How many entries are checked between two reports of progress.
const REPORT_EVERY: u64 = 1000;

/// How many lists of fields are kept as read. There are about as many as forms.
const KNOWN_FIELDS: usize = 1000;

pub(super) struct Verifier<'a> {
    connection: &'a Connection,
    pub(super) options: &'a VerifyOptions,
    account: String,
    /// Read when the first value is found missing.
    excuses: Option<Excuses>,
    /// Lists of fields, by the text that they were read from.
    fields: HashMap<String, Rc<[String]>>,
    /// What the log should find entries by.
    pub(super) listing: Listing<'a>,
    /// The actor of the entry before, and the text it was read from.
    pub(super) actor: (String, Option<Actor>),
    /// The hash of the entry before.
    pub(super) previous: Hash,
    found: Verification,
}

impl<'a> Verifier<'a> {
    /// Before the first entry, which follows `origin`.
    pub(super) fn new(
        connection: &'a Connection,
        options: &'a VerifyOptions,
        account: String,
        origin: Hash,
    ) -> Self {
        Self {
            connection,
            options,
            account,
            excuses: None,
            fields: HashMap::new(),
            listing: Listing::new(connection),
            actor: (String::new(), None),
            previous: origin,
            found: Verification {
                operations: 0,
                changes: 0,
                checkpoints: 0,
                head: None,
                fault: None,
            },
        }
    }

    /// Checks entry after entry until one does not hold.
    pub(super) fn run(mut self, progress: &mut dyn FnMut(u64, u64)) -> Result<Verification> {
        let total = head_of(self.connection)?.map_or(0, |head| head.operation.0.unsigned_abs());
        let columns = OPERATION_COLUMNS.join(", ");
        let mut operations = self.connection.prepare(&format!(
            "SELECT {columns} FROM bailey_operation ORDER BY id"
        ))?;
        let mut operations = operations.query([])?;
        let mut changes = self.connection.prepare(&format!(
            "SELECT {CHANGE_COLUMNS} FROM bailey_change ORDER BY id"
        ))?;
        let mut changes = changes.query([])?;
        changes.advance()?;
        self.listing.begin()?;
        let mut also = self.connection.prepare(Listing::ALSO)?;
        let mut also = also.query([])?;
        also.advance()?;
        let mut checkpoints = self.connection.prepare(Checkpoint::SELECT)?;
        let mut checkpoints = checkpoints.query_map([], Checkpoint::read)?.peekable();
        loop {
            let expected = OperationId(self.found.operations.cast_signed() + 1);
            if let Some(orphan) = operation_of(&changes)?.filter(|of| *of < expected) {
                return Ok(self.fault(orphan, Reason::Orphans));
            }
            let Some(row) = operations.next()? else {
                let checkpoint = checkpoints.next().transpose()?;
                self.found.fault = self.after_the_last(expected, checkpoint, &changes)?;
                if self.found.fault.is_none() {
                    self.found.fault = self.listing.after_the_last(&also)?;
                }
                break;
            };
            let operation = match OperationRow::read(row) {
                Ok(operation) if operation.id == expected => operation,
                Ok(_) => return Ok(self.fault(expected, Reason::Missing)),
                Err(_) => return Ok(self.fault(expected, Reason::Hash)),
            };
            if let Some(reason) = self.check(&operation, &mut changes)? {
                return Ok(self.fault(expected, reason));
            }
            if let Some(fault) = self.listing.entry(&operation, &mut also)? {
                return Ok(self.fault(fault.operation, fault.reason));
            }
            let of_this = |checkpoint: &rusqlite::Result<Checkpoint>| {
                checkpoint
                    .as_ref()
                    .is_ok_and(|checkpoint| checkpoint.head.operation <= expected)
            };
            if let Some(checkpoint) = checkpoints.next_if(of_this) {
                if let Some(why) = self.wrong(&checkpoint?, &operation) {
                    return Ok(self.fault(expected, Reason::Checkpoint(why)));
                }
                self.found.checkpoints += 1;
            }
            self.previous = operation.hash;
            self.found.operations += 1;
            self.found.changes += u64::from(operation.change_count);
            self.found.head = Some(Head {
                operation: operation.id,
                hash: operation.hash,
            });
            if self.found.operations.is_multiple_of(REPORT_EVERY) {
                progress(self.found.operations, total);
            }
        }
        progress(self.found.operations, total);
        Ok(self.found)
    }

    fn fault(mut self, operation: OperationId, reason: Reason) -> Verification {
        self.found.fault = Some(Fault { operation, reason });
        self.found
    }

    /// What may be missing.
    pub(super) fn excuses(&mut self) -> Result<&Excuses> {
        let excuses = match self.excuses.take() {
            Some(excuses) => excuses,
            None => Excuses::read(self.connection)?,
        };
        Ok(self.excuses.insert(excuses))
    }

    /// The keys in a change's list of fields; none if it is no such list.
    pub(super) fn keys(&mut self, fields: &str) -> Option<Rc<[String]>> {
        if let Some(keys) = self.fields.get(fields) {
            return Some(Rc::clone(keys));
        }
        let keys: Rc<[String]> = serde_json::from_str::<Vec<String>>(fields).ok()?.into();
        if self.fields.len() >= KNOWN_FIELDS {
            self.fields.clear();
        }
        self.fields.insert(fields.to_owned(), Rc::clone(&keys));
        Some(keys)
    }

    /// What is wrong with a checkpoint on an entry that holds.
    fn wrong(&self, checkpoint: &Checkpoint, operation: &OperationRow<'_>) -> Option<&'static str> {
        if checkpoint.head.operation != operation.id || checkpoint.head.hash != operation.hash {
            Some("it is on another hash")
        } else if self
            .options
            .public_key
            .is_some_and(|key| key != checkpoint.public_key)
        {
            Some("it is signed with another key")
        } else if checkpoint.is_signed(&self.account) {
            None
        } else {
            Some("its signature is not one")
        }
    }

    /// What is missing after the last entry.
    fn after_the_last(
        &self,
        next: OperationId,
        checkpoint: Option<Checkpoint>,
        changes: &Rows<'_>,
    ) -> Result<Option<Fault>> {
        let kept = self.options.head.filter(|head| head.operation >= next);
        let signed = checkpoint.map(|checkpoint| checkpoint.head);
        if let Some(head) = kept.or(signed) {
            return Ok(Some(Fault {
                operation: next,
                reason: Reason::Cut { head },
            }));
        }
        Ok(operation_of(changes)?.map(|operation| Fault {
            operation,
            reason: Reason::Orphans,
        }))
    }
}

/// The operation of the change that the reading stands on; none after the last.
fn operation_of(changes: &Rows<'_>) -> Result<Option<OperationId>> {
    Ok(changes.get().map(|row| row.get(0)).transpose()?)
}

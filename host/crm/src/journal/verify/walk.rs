//! Going through a journal from its first entry to its last.

use rusqlite::Connection;

use crate::error::Result;
use crate::ids::OperationId;
use crate::journal::chain::Hash;
use crate::journal::checkpoint::Checkpoint;
use crate::journal::head::{Head, head_of};
use crate::journal::rows::{OPERATION_COLUMNS, OperationRow};
use crate::journal::verify::erased::Erased;
use crate::journal::verify::{Fault, Reason, Verification, VerifyOptions};

/// How many entries are checked between two reports of progress.
const REPORT_EVERY: u64 = 1000;

pub(super) struct Verifier<'a> {
    pub(super) connection: &'a Connection,
    pub(super) options: &'a VerifyOptions,
    pub(super) account: String,
    pub(super) erased: Erased,
    /// The hash of the entry before.
    pub(super) previous: Hash,
    pub(super) found: Verification,
}

impl Verifier<'_> {
    /// Checks entry after entry until one does not hold.
    pub(super) fn run(&mut self, progress: &mut dyn FnMut(u64, u64)) -> Result<()> {
        let total = head_of(self.connection)?.map_or(0, |head| head.operation.0.unsigned_abs());
        let columns = OPERATION_COLUMNS.join(", ");
        let mut operations = self.connection.prepare(&format!(
            "SELECT {columns} FROM bailey_operation ORDER BY id"
        ))?;
        let mut rows = operations.query([])?;
        let mut checkpoints = self.connection.prepare(Checkpoint::SELECT)?;
        let mut checkpoints = checkpoints.query_map([], Checkpoint::read)?.peekable();
        loop {
            let expected = OperationId(self.found.operations.cast_signed() + 1);
            let Some(row) = rows.next()? else {
                self.found.fault =
                    self.after_the_last(expected, checkpoints.next().transpose()?)?;
                break;
            };
            let operation = match OperationRow::read(row) {
                Ok(operation) if operation.id == expected => operation,
                Ok(_) => return self.fault(expected, Reason::Missing),
                Err(_) => return self.fault(expected, Reason::Hash),
            };
            if let Some(reason) = self.check(&operation)? {
                return self.fault(expected, reason);
            }
            let of_this = |checkpoint: &rusqlite::Result<Checkpoint>| {
                checkpoint
                    .as_ref()
                    .is_ok_and(|checkpoint| checkpoint.head.operation <= expected)
            };
            if let Some(checkpoint) = checkpoints.next_if(of_this) {
                if let Some(why) = self.wrong(&checkpoint?, &operation) {
                    return self.fault(expected, Reason::Checkpoint(why));
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
        Ok(())
    }

    fn fault(&mut self, operation: OperationId, reason: Reason) -> Result<()> {
        self.found.fault = Some(Fault { operation, reason });
        Ok(())
    }

    /// What is wrong with a checkpoint on an entry that holds.
    fn wrong(&self, checkpoint: &Checkpoint, operation: &OperationRow) -> Option<&'static str> {
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
    ) -> Result<Option<Fault>> {
        if let Some(head) = self.options.head
            && head.operation >= next
        {
            return Ok(Some(Fault {
                operation: next,
                reason: Reason::Cut { head },
            }));
        }
        if let Some(Checkpoint { head, .. }) = checkpoint {
            return Ok(Some(Fault {
                operation: next,
                reason: Reason::Cut { head },
            }));
        }
        let orphan: Option<OperationId> = self
            .connection
            .prepare(
                "SELECT min(operation) FROM bailey_change WHERE operation >= ?1 OR operation < 1",
            )?
            .query_row([next], |row| row.get(0))?;
        Ok(orphan.map(|operation| Fault {
            operation,
            reason: Reason::Orphans,
        }))
    }
}

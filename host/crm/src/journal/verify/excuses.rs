//! What entries of the journal say was erased or pruned.

use rusqlite::Connection;

use crate::error::Result;
use crate::ids::OperationId;
use crate::journal::places::{ERASED, Places};
use crate::journal::prune::{PRUNED, UP_TO};
use crate::journal::rows::details;

/// What may be missing. An entry excuses what is before it, never itself.
#[derive(Default)]
pub(super) struct Excuses {
    erased: Places,
    /// The last operation that was pruned; 0 before the first.
    pruned: i64,
}

impl Excuses {
    /// Reads them from the entries that make them. What can't be read excuses
    /// nothing; the entry itself is checked too.
    pub(super) fn read(connection: &Connection) -> Result<Self> {
        let mut statement = connection.prepare(
            "SELECT id, kind, details FROM bailey_operation
             WHERE kind = ?1 OR instr(details, ?2) > 0",
        )?;
        let mut rows = statement.query((PRUNED, format!("[\"{ERASED}\",")))?;
        let mut excuses = Self::default();
        while let Some(row) = rows.next()? {
            let id: OperationId = row.get(0)?;
            let pruned = row.get_ref(1)?.as_str().is_ok_and(|kind| kind == PRUNED);
            let lines = row.get_ref(2)?.as_str().unwrap_or_default();
            for (name, text) in details(lines).unwrap_or_default() {
                if name == ERASED {
                    excuses.erased.add_text(&text, id);
                } else if pruned && name == UP_TO {
                    let last = text.parse().ok().filter(|last| *last < id.0);
                    excuses.pruned = excuses.pruned.max(last.unwrap_or(0));
                }
            }
        }
        Ok(excuses)
    }

    /// Whether the operation's own address, request and details may be missing.
    pub(super) fn operation(&self, id: OperationId) -> bool {
        id.0 <= self.pruned || self.erased.has_operation(id)
    }

    /// Whether the label and the values of one of its changes may.
    pub(super) fn change(&self, id: OperationId, position: u32) -> bool {
        id.0 <= self.pruned || self.erased.has_change(id, position)
    }
}

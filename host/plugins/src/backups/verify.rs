//! Trying a backup: it is opened as for a restore, and what it holds is checked from
//! end to end and compared with what it says.

use bailey_backup::Table;
use bailey_crm::journal::{Verification, VerifyOptions};
use bailey_crm::snapshots::Counts;

use super::open::Opened;
use crate::error::Result;

/// What trying a backup found.
#[derive(Debug)]
pub struct Verified {
    /// What doesn't hold, in words; nothing if all does.
    pub faults: Vec<String>,
    /// What the check of the journal found.
    pub journal: Verification,
}

impl Verified {
    /// Whether the account could be had back from it.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.faults.is_empty()
    }
}

/// Checks every page and every row, the journal from its first entry to its last,
/// and that there are as many records as the backup says. `progress` hears how many
/// entries of the journal of how many are checked.
///
/// # Errors
/// [`crate::Error::Crm`], if what it holds can't be read.
pub fn verify(opened: &Opened, progress: &mut dyn FnMut(u64, u64)) -> Result<Verified> {
    let contents = opened.snapshot.contents();
    let options = VerifyOptions {
        head: contents.head,
        public_key: Some(opened.signed_by),
    };
    let checked = opened.snapshot.check(&options, progress)?;
    let mut faults = checked.faults;
    if let Some(fault) = &checked.journal.fault {
        faults.push(format!("its journal doesn't hold: {fault}"));
    }
    let of = &opened.manifest.of;
    let head = contents.head.map_or(0, |head| head.operation.0);
    if head != of.journal.operation {
        faults.push(format!(
            "its journal ends at {head}, and it says {}",
            of.journal.operation
        ));
    }
    let held: Vec<Table> = contents.tables.iter().map(table).collect();
    if held != of.tables {
        faults.push("it holds other records than it says".to_owned());
    }
    Ok(Verified {
        faults,
        journal: checked.journal,
    })
}

fn table(counts: &Counts) -> Table {
    Table {
        key: counts.table.clone(),
        active: counts.active,
        archived: counts.archived,
        deleted: counts.deleted,
    }
}

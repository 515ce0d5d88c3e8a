//! Trying a backup: it is opened as for a restore, what it holds is checked from end
//! to end and compared with what it says, and the account is put into an empty
//! installation.

use std::path::Path;

use bailey_backup::{AccountKey, Table};
use bailey_crm::journal::{Verification, VerifyOptions};
use bailey_crm::snapshots::{self, Counts};
use bailey_crm::{Crm, Error, Result};

use super::open::{Opened, open};

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
/// Any, if what it holds can't be read.
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

/// Tries a backup's file in every way; answers what doesn't hold, in words.
///
/// # Errors
/// Any, when it can't be tried: the disk is full, say.
pub fn tried(crm: &Crm, file: &Path, key: &AccountKey) -> Result<Vec<String>> {
    let found = open(file, key, crm.scratch()?, &mut |_, _| {}).and_then(|opened| {
        let verified = verify(&opened, &mut |_, _| {})?;
        if !verified.is_good() {
            return Ok(verified.faults);
        }
        let folder = crm.scratch()?;
        let origin = opened.origin();
        let there = snapshots::trial(&opened.snapshot, origin, folder.path(), &mut |_, _| {})?;
        let same = there.tables == opened.snapshot.contents().tables;
        let other = "an installation that it was put into holds other records than it does";
        Ok(if same {
            Vec::new()
        } else {
            vec![other.to_owned()]
        })
    });
    match found {
        Err(error) => said_of_it(error),
        Ok(faults) => Ok(faults),
    }
}

/// What an error says of the backup; one that says nothing of it stays an error.
fn said_of_it(error: Error) -> Result<Vec<String>> {
    match error {
        Error::Damaged(_) | Error::Invalid(_) => Ok(vec![error.to_string()]),
        error => Err(error),
    }
}

fn table(counts: &Counts) -> Table {
    Table {
        key: counts.table.clone(),
        active: counts.active,
        archived: counts.archived,
        deleted: counts.deleted,
    }
}

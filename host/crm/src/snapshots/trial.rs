//! Trying whether an account could be had back from a snapshot: it is put into an
//! installation that is there for this alone.

use std::path::Path;

use crate::context::Context;
use crate::error::Result;
use crate::snapshots::install::Origin;
use crate::snapshots::{Contents, Snapshot, contents};
use crate::store::{Crm, Durability, Options};

/// Puts the account into an empty data folder, and says what it holds there.
/// `progress` hears how many tables of how many are copied. The folder is the
/// caller's to take away. The snapshot is taken as it is: whether it is whole,
/// [`Snapshot::check`] says.
///
/// # Errors
/// `Damaged` if it doesn't go in; `File`, `Database`, also when the disk is full.
pub fn trial(
    snapshot: &Snapshot,
    origin: Origin,
    folder: &Path,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Contents> {
    let options = Options {
        durability: Durability::None,
        ..Options::default()
    };
    let crm = Crm::open(folder, options)?;
    let installed = crm.fill(&Context::operator(), snapshot, origin, progress)?;
    let found = installed
        .account
        .read(|read| contents::read(read.connection()));
    crm.close();
    found
}

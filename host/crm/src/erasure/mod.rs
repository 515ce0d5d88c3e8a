//! Erasing what the account knows of a person, while its journal still verifies.
//!
//! A record and what belongs to it is purged, whatever state it is in. Its texts
//! go from wherever else a copy of them stands: other entries of the journal, the
//! answers kept for repeated requests, reports of jobs, what plugins store, saved
//! views that look for the person, the full-text index, and the pages of the file
//! that nothing uses any more. What other records say of the person stays: the
//! plan names those.
//!
//! It can't be undone. So it is planned first, and done only as planned.

mod done;
mod erase;
mod plan;
mod subject;
mod texts;
mod traces;

#[cfg(test)]
mod tests;

pub(crate) use done::erased_after;
pub use done::{Erased, ErasedPage, erasures};
pub use erase::{Erasure, erase, erase_telling};
pub use plan::{ErasurePlan, plan};

use crate::access::{self, Action};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::records::{self, Record};
use crate::store::Read;
use crate::value::RecordRef;

fn may_erase(context: &Context) -> Result<()> {
    if context.access.admin {
        Ok(())
    } else {
        Err(Error::Denied("only admins erase for good".into()))
    }
}

/// The record as whoever erases it sees it, if rules let them delete it for good.
fn may_erase_record(read: &Read<'_>, context: &Context, record: &RecordRef) -> Result<Record> {
    let found = records::get_in(read, context, record)?;
    access::must(read.connection(), &found.table, Action::Purge, &[found.id])?;
    Ok(found)
}

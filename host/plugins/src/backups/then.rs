//! What says how it was: the backup that somebody names, or the journal with the
//! last good backup before a moment.

use bailey_crm::backups::{self as list, BackupId};
use bailey_crm::snapshots::{Scope, Then};
use bailey_crm::{Account, Context, Error, RecordRef, Result, Timestamp, records};
use serde::{Deserialize, Serialize};

use super::busy::Using;
use super::{Backups, Request};

/// What somebody wants back as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asked {
    /// As a backup has it.
    Backup(BackupId),
    /// As it was at a moment.
    Moment(Timestamp),
}

/// It, for as long as it is needed.
pub(super) struct Told {
    pub(super) then: Then,
    /// Where the snapshot's file is.
    _scratch: Option<tempfile::TempDir>,
    _using: Option<Using>,
}

impl Backups {
    /// Opens what says how it was.
    pub(super) fn then(
        &self,
        account: &Account,
        context: &Context,
        request: &Request,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Told> {
        let (backup, moment) = match request.then {
            Asked::Backup(id) => (Some(id), None),
            Asked::Moment(at) if at > context.at => {
                return Err(Error::invalid_field(
                    "moment",
                    "not-yet",
                    "this moment is still to come: name one that is over",
                ));
            }
            Asked::Moment(at) if are_here(account, context, &request.scope)? => (None, Some(at)),
            Asked::Moment(at) => {
                let last = account.read(|read| list::last_good_before(read, context, at))?;
                (last.map(|backup| backup.id), Some(at))
            }
        };
        let Some(id) = backup else {
            return Ok(Told {
                then: Then::Moment(moment.unwrap_or(context.at), None),
                _scratch: None,
                _using: None,
            });
        };
        let (opened, using) = self.opened(account, context, id, progress)?;
        Ok(Told {
            then: match moment {
                Some(at) => Then::Moment(at, Some(opened.snapshot)),
                None => Then::Snapshot(opened.snapshot),
            },
            _scratch: Some(opened.scratch),
            _using: Some(using),
        })
    }
}

/// Whether just records are meant that are here still, in the bin at most: the
/// journal tells all of them, and nothing has to be fetched and unpacked.
fn are_here(account: &Account, context: &Context, scope: &Scope) -> Result<bool> {
    let (Some(tables), Some(ids)) = (&scope.tables, &scope.records) else {
        return Ok(false);
    };
    let Some(table) = tables.first().filter(|_| tables.len() == 1) else {
        return Ok(false);
    };
    for id in ids {
        let record = RecordRef {
            table: table.clone(),
            id: *id,
        };
        match records::get(account, context, &record) {
            Ok(_) => {}
            Err(Error::NotFound(_)) => return Ok(false),
            Err(error) => return Err(error),
        }
    }
    Ok(true)
}

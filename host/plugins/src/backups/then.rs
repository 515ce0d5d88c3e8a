//! What says how it was: the backup that somebody names, or the journal with the
//! last good backup before a moment.

use bailey_crm::backups::{self as list, BackupId};
use bailey_crm::snapshots::Then;
use bailey_crm::{Account, Context, Error, Result, Timestamp};
use serde::{Deserialize, Serialize};

use super::busy::Using;
use super::{Backups, account_key, open};

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
        asked: Asked,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Told> {
        let (backup, moment) = match asked {
            Asked::Backup(id) => (Some(id), None),
            Asked::Moment(at) if at > context.at => {
                return Err(Error::invalid_field(
                    "moment",
                    "not-yet",
                    "this moment is still to come: name one that is over",
                ));
            }
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
        let (_, fetched, using) = self.fetch(account, context, id, progress)?;
        let key = account_key(self.crm(), account.id())?;
        let opened = open(&fetched?.path, &key, self.crm().scratch()?, progress)?;
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

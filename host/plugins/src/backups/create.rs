//! Making a backup: packed, put at its place, fetched back from there, tried, and
//! put on the list with what was found.

use std::time::Instant;

use bailey_crm::backups::{self as list, Backup, Held, NewBackup, Reason};
use bailey_crm::{Account, Context, Error, OperationId, Result, Timestamp};

use super::{Backups, account_key, make, tried};

impl Backups {
    /// Makes a backup and tries it; what is wrong with it stands on the list. People
    /// work on meanwhile. `progress` hears how many bytes of how many are packed.
    ///
    /// # Errors
    /// `Denied` to all but admins; `Conflict` while another one
    /// is made for the account; `NotFound` for a place that there is not;
    /// `Unavailable` if it is away; `File` and `Database`, when the disk is full.
    /// Nothing stays then.
    pub fn create(
        &self,
        account: &Account,
        context: &Context,
        place: &str,
        reason: Reason,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Backup> {
        if !context.access.admin {
            return Err(Error::Denied("only admins have backups made".into()));
        }
        let _turn = self.0.making.begin(account.id())?;
        let began = Instant::now();
        let reached = self.place(account, context, place)?;
        let key = account_key(self.crm(), account.id())?;
        let scratch = self.crm().scratch()?;
        let made = make(
            self.crm(),
            account,
            now(context).at,
            &[key.recipient()],
            scratch.path(),
            progress,
        )?;
        let name = made.file.file_name().unwrap_or_default();
        let name = name.to_string_lossy().into_owned();
        reached.put(&made.file, &name, progress)?;
        let took = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        let listed = self
            .crm()
            .scratch()
            .and_then(|scratch| reached.fetch(&name, scratch, progress))
            .and_then(|fetched| tried(self.crm(), &fetched.path, &key))
            .and_then(|faults| {
                let new = NewBackup {
                    place: place.to_owned(),
                    name: name.clone(),
                    reason,
                    taken_at: made.taken_at,
                    took,
                    bytes: made.bytes,
                    head: made
                        .contents
                        .head
                        .map_or(OperationId(0), |head| head.operation),
                    held: Held {
                        tables: made.contents.tables,
                        plugins: made.contents.plugins,
                    },
                    faults,
                };
                let context = now(context);
                list::added(account, &context, new)
            });
        if listed.is_err()
            && let Err(error) = reached.delete(&name)
        {
            tracing::warn!(account = %account.id(), name, %error, "a backup that is on no list stays at its place");
        }
        listed
    }

    /// Fetches a backup from its place and tries it once more.
    ///
    /// # Errors
    /// `Denied` to all but admins; `NotFound`; `Unavailable` if
    /// the place is away.
    pub fn verify(
        &self,
        account: &Account,
        context: &Context,
        id: list::BackupId,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Backup> {
        let (backup, fetched, _using) = self.fetch(account, context, id, progress)?;
        let key = account_key(self.crm(), account.id())?;
        let faults = match fetched {
            Ok(fetched) => tried(self.crm(), &fetched.path, &key)?,
            // That the file is gone is what was found.
            Err(Error::NotFound(gone)) => vec![gone],
            Err(error) => return Err(error),
        };
        list::tried(account, &now(context), backup.id, faults)
    }
}

/// The work took a while: what is noted at its end is of then.
fn now(context: &Context) -> Context {
    Context {
        at: Timestamp::now().max(context.at),
        ..context.clone()
    }
}

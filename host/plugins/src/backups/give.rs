//! Giving a backup to support: a copy on a ticket that support's key opens, and no
//! other, without what people sign in with and without secrets.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use bailey_backup::{Manifest, Recipient, Sealing};
use bailey_crm::backups::{self as list, BackupId, may_restore};
use bailey_crm::files::{Added, Upload};
use bailey_crm::snapshots;
use bailey_crm::{Account, Context, Error, RecordRef, Result};

use super::make::written;
use super::said::said;
use super::{Backups, Opened};

/// How much of the copy is handed over at a time, in bytes.
const PIECE: usize = 1 << 20;

impl Backups {
    /// What is given to support is sealed to this key of the operator's; none before
    /// the operator names one.
    #[must_use]
    pub fn support_key(&self) -> Option<&Recipient> {
        self.0.settings.support_key.as_ref()
    }

    /// Adds a copy of a backup to a record, as a file. It is in the journal before.
    /// `progress` hears of each step how far it is.
    ///
    /// # Errors
    /// `Denied` to who may not restore: whoever opens the copy sees what the owner's
    /// key opens. `NotFound` for a backup, or a ticket, that there is not;
    /// `Unavailable` while the operator has named no key, and if the backup's place is
    /// away; `Limit` where the account's files have no room for it.
    pub fn give(
        &self,
        account: &Arc<Account>,
        context: &Context,
        id: BackupId,
        ticket: &RecordRef,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Added> {
        account.read(|read| may_restore(read, context))?;
        let Some(recipient) = self.support_key() else {
            return Err(Error::Unavailable(
                "support has no key here: the operator has to set `support-key` first".into(),
            ));
        };
        let backup = account.read(|read| list::get(read, context, id))?;
        let name = format!("support-{}", backup.made.name);
        let mut upload = Upload::begin(
            account,
            context,
            ticket,
            &name,
            "application/x-tar",
            u64::MAX,
        )?;
        let (opened, _using) = self.opened(account, context, id, progress)?;
        let scratch = self.crm().scratch()?;
        let copy = scratch.path().join(&name);
        self.seal_anew(opened, &copy, recipient, progress)?;
        list::given(account, context, id, ticket, &recipient.to_string())?;
        let failed = |source| Error::File {
            path: copy.clone(),
            source,
        };
        let mut sealed = File::open(&copy).map_err(failed)?;
        let mut piece = vec![0; PIECE];
        loop {
            match sealed.read(&mut piece).map_err(failed)? {
                0 => return upload.finish(),
                read => upload.write(&piece[..read])?,
            }
        }
    }

    /// Writes a copy of a backup, without credentials, sealed to this key alone.
    fn seal_anew(
        &self,
        opened: Opened,
        copy: &Path,
        recipient: &Recipient,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Manifest> {
        let (of, database) = (opened.manifest.of, opened.snapshot.path().to_owned());
        // Nobody has the file open while it is changed.
        drop(opened.snapshot);
        snapshots::shed_credentials(&database)?;
        let sealing = Sealing {
            recipients: std::slice::from_ref(recipient),
            secrets_key: None,
            signing_key: self.crm().signing_key(),
        };
        let sealed = written(copy, |out| {
            let folder = opened.scratch.path();
            bailey_backup::write(out, &database, of, &sealing, folder, progress)
                .map_err(|error| said(copy, error))
        });
        if sealed.is_err() {
            let _gone = fs::remove_file(copy);
        }
        sealed
    }
}

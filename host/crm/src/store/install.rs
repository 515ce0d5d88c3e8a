//! Putting an account's file together from another one. It is made under another
//! name and gets its own when it is whole and on the disk, so that a process that
//! ends half way leaves nothing that looks like an account.

use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;

use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::ids::{AccountId, Timestamp};
use crate::journal;
use crate::store::{Account, Crm, migrations};

impl Crm {
    /// Adds an account whose file `fill` fills with rows: it is given one that has
    /// the internal tables of that version. The journal's head is signed anew, since
    /// the checkpoints that came along are another installation's. `begin` writes to it
    /// first; if that can't be, nothing stays.
    pub(crate) fn add_filled(
        &self,
        id: &AccountId,
        name: &str,
        at: Timestamp,
        version: usize,
        fill: impl FnOnce(&mut Connection) -> Result<()>,
        begin: impl FnOnce(&Account) -> Result<()>,
    ) -> Result<Arc<Account>> {
        self.add_account(id, name, at, |account| {
            let path = account.path().with_extension("sqlite.half");
            let failed = |source| Error::File {
                path: path.clone(),
                source,
            };
            remove(&path)?;
            let filled = self.filled(&path, id, at, version, fill);
            if filled.is_err() {
                remove(&path)?;
            }
            filled?;
            File::open(&path)
                .and_then(|file| file.sync_all())
                .map_err(failed)?;
            fs::rename(&path, account.path()).map_err(failed)?;
            begin(account)
        })
    }

    fn filled(
        &self,
        path: &Path,
        id: &AccountId,
        at: Timestamp,
        version: usize,
        fill: impl FnOnce(&mut Connection) -> Result<()>,
    ) -> Result<()> {
        let mut connection = Connection::open(path)?;
        connection.pragma_update(None, "trusted_schema", false)?;
        // Nobody needs half a file.
        connection.pragma_update(None, "journal_mode", "off")?;
        connection.pragma_update(None, "synchronous", "off")?;
        migrations::account_of(version, &mut connection)?;
        fill(&mut connection)?;
        migrations::account(&mut connection)?;
        connection.execute("DELETE FROM bailey_checkpoint", [])?;
        if let Some(head) = journal::head_of(&connection)? {
            journal::sign_checkpoint(&connection, id, &head, &self.home.signing_key, at)?;
        }
        connection.close().map_err(|(_, error)| error)?;
        Ok(())
    }
}

fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(source) if source.kind() != std::io::ErrorKind::NotFound => Err(Error::File {
            path: path.to_owned(),
            source,
        }),
        _ => Ok(()),
    }
}

//! Making a backup: it stands under its name once it is whole and on the disk.

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use bailey_backup::{Manifest, Of, Plugin, Position, Recipient, Sealing, Table};
use bailey_crm::plugin_data::secrets;
use bailey_crm::snapshots::{self, Contents};
use bailey_crm::{Account, Crm, Error, Result, Timestamp};

use super::said::said;

/// A backup that was made.
#[derive(Debug)]
pub struct Made {
    /// Where it stands.
    pub file: PathBuf,
    /// Its size, in bytes.
    pub bytes: u64,
    /// When the account was as it holds it.
    pub taken_at: Timestamp,
    /// What it holds.
    pub contents: Contents,
    /// What it says of itself.
    pub manifest: Manifest,
}

/// Makes a backup of the account as it is now, sealed to these, in a folder that is
/// there. People work on meanwhile. `progress` hears how many bytes of how many are
/// packed.
///
/// # Errors
/// `File` where the folder or the disk is the trouble;
/// nothing stays in the folder then.
pub fn make(
    crm: &Crm,
    account: &Account,
    taken_at: Timestamp,
    recipients: &[Recipient],
    folder: &Path,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Made> {
    let scratch = crm.scratch()?;
    let database = scratch.path().join("account.sqlite");
    let contents = snapshots::take(account, &database)?.contents().clone();
    let file = folder.join(name(&contents, taken_at));
    let half = file.with_extension("tar.half");
    let secrets_key = secrets::reveal_key(account)?;
    let sealing = Sealing {
        recipients,
        secrets_key: secrets_key.as_ref().map(<[u8; 32]>::as_slice),
        signing_key: crm.signing_key(),
    };
    let written = written(&half, |out| {
        let of = of(&contents, taken_at);
        bailey_backup::write(out, &database, of, &sealing, scratch.path(), progress)
            .map_err(|error| said(&half, error))
    });
    let settled = written.and_then(|manifest| {
        fs::rename(&half, &file).map_err(|source| failed(&file, source))?;
        let bytes = fs::metadata(&file).map_err(|source| failed(&file, source))?;
        Ok((manifest, bytes.len()))
    });
    if settled.is_err() {
        let _gone = fs::remove_file(&half);
    }
    let (manifest, bytes) = settled?;
    Ok(Made {
        file,
        bytes,
        taken_at,
        contents,
        manifest,
    })
}

/// Writes a file that isn't there, down to the disk.
pub(super) fn written<T>(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> Result<T>,
) -> Result<T> {
    let file = File::create(path).map_err(|source| failed(path, source))?;
    let mut out = BufWriter::with_capacity(1 << 20, file);
    let written = write(&mut out)?;
    out.flush()
        .and_then(|()| out.get_ref().sync_all())
        .map_err(|source| failed(path, source))?;
    Ok(written)
}

fn failed(path: &Path, source: std::io::Error) -> Error {
    Error::File {
        path: path.to_owned(),
        source,
    }
}

/// `acme-20261122T104500.123Z.tar`: in the order of their names they are in the order
/// of time, to the millisecond, since two can be made within a second.
fn name(contents: &Contents, at: Timestamp) -> String {
    format!(
        "{}-{}.tar",
        contents.account,
        moment(at).strftime("%Y%m%dT%H%M%S%.3fZ")
    )
}

fn moment(at: Timestamp) -> jiff::Timestamp {
    jiff::Timestamp::from_millisecond(at.0).unwrap_or_default()
}

fn of(contents: &Contents, at: Timestamp) -> Of {
    let position = match contents.head {
        Some(head) => Position {
            operation: head.operation.0,
            hash: hex::encode(head.hash),
        },
        None => Position {
            operation: 0,
            hash: String::new(),
        },
    };
    Of {
        account: contents.account.to_string(),
        name: contents.name.clone(),
        taken_at: moment(at),
        journal: position,
        tables: contents
            .tables
            .iter()
            .map(|counts| Table {
                key: counts.table.clone(),
                active: counts.active,
                archived: counts.archived,
                deleted: counts.deleted,
            })
            .collect(),
        plugins: contents
            .plugins
            .iter()
            .map(|plugin| Plugin {
                id: plugin.plugin.clone(),
                version: plugin.version.clone(),
                digest: plugin.digest.clone(),
                enabled: plugin.enabled,
            })
            .collect(),
    }
}

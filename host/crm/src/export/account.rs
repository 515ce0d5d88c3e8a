//! All that an account holds, as files that other programs read: its tables, its
//! journal, and what its plugins keep.

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::Path;

use super::export;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::journal::{self, JournalFilter, JournalFormat};
use crate::plugin_data::{bin, export as plugin_export, installation};
use crate::records::{Query, RecordState};
use crate::store::Account;

/// Writes it into a folder that must not be there yet.
///
/// # Errors
/// `Denied` to whom the account isn't open; `File` if the folder is there already or
/// can't be written to.
pub fn export_account(account: &Account, context: &Context, folder: &Path) -> Result<()> {
    let parent = folder.parent().unwrap_or(folder);
    let file = |source| Error::File {
        path: folder.to_owned(),
        source,
    };
    fs::create_dir_all(parent).map_err(file)?;
    fs::create_dir(folder).map_err(file)?;
    for part in ["tables", "plugins"] {
        fs::create_dir(folder.join(part)).map_err(file)?;
    }
    let schema = account.schema(context)?;
    for table in schema.tables() {
        let mut query = Query::of(&table.key);
        query.states = vec![
            RecordState::Active,
            RecordState::Archived,
            RecordState::Deleted,
        ];
        let fields = table.fields.iter();
        let fields: Vec<_> = fields
            .map(|field| (field.key.clone(), field.key.clone()))
            .collect();
        let path = folder.join("tables").join(format!("{}.csv", table.key));
        into(&path, |out| {
            export(account, context, &query, &fields, out).map(drop)
        })?;
    }
    let all = JournalFilter::default();
    into(&folder.join("journal.jsonl"), |out| {
        journal::export(account, context, &all, JournalFormat::JsonLines, out).map(drop)
    })?;
    let plugins = account.read(|read| {
        let installed = installation::all(read)?.into_iter().map(|one| one.plugin);
        let binned = bin::all(read)?.into_iter().map(|one| one.plugin);
        Ok(installed.chain(binned).collect::<Vec<_>>())
    })?;
    for plugin in plugins {
        let path = folder.join("plugins").join(format!("{plugin}.jsonl"));
        into(&path, |out| {
            plugin_export::export(account, context, &plugin, out).map(drop)
        })?;
    }
    Ok(())
}

/// Writes a file.
fn into(
    path: &Path,
    write: impl FnOnce(&mut dyn FnMut(&[u8]) -> Result<()>) -> Result<()>,
) -> Result<()> {
    let failed = |source| Error::File {
        path: path.to_owned(),
        source,
    };
    let mut file = BufWriter::new(File::create_new(path).map_err(failed)?);
    write(&mut |bytes| file.write_all(bytes).map_err(failed))?;
    file.flush().map_err(failed)
}

//! `bailey account export`: all that an account holds, as files that other programs
//! read: its tables, its journal, and what its plugins keep.

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use bailey_crm::journal::{self, JournalFilter, JournalFormat};
use bailey_crm::plugin_data::{bin, export as plugin_export, installation};
use bailey_crm::records::{Query, RecordState};
use bailey_crm::{AccountId, Context, export};

use crate::config::Config;
use crate::host;

/// Writes it into a new folder.
pub fn run(config: &Config, account: &AccountId, folder: &Path) -> Result<()> {
    ensure!(
        !folder.exists(),
        "{} is there already: name a folder that isn't",
        folder.display()
    );
    let crm = host::accounts(config)?;
    let (account, context) = (crm.account(account)?, Context::operator());
    fs::create_dir_all(folder.join("tables"))
        .and_then(|()| fs::create_dir(folder.join("plugins")))
        .with_context(|| format!("{} can't be made", folder.display()))?;
    let schema = account.schema(&context)?;
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
            export::export(&account, &context, &query, &fields, out).map(drop)
        })?;
    }
    let all = JournalFilter::default();
    into(&folder.join("journal.jsonl"), |out| {
        journal::export(&account, &context, &all, JournalFormat::JsonLines, out).map(drop)
    })?;
    let plugins = account.read(|read| {
        let installed = installation::all(read)?.into_iter().map(|one| one.plugin);
        let binned = bin::all(read)?.into_iter().map(|one| one.plugin);
        Ok(installed.chain(binned).collect::<Vec<_>>())
    })?;
    for plugin in plugins {
        let path = folder.join("plugins").join(format!("{plugin}.jsonl"));
        into(&path, |out| {
            plugin_export::export(&account, &context, &plugin, out).map(drop)
        })?;
    }
    println!("The account `{}` is in {}.", account.id(), folder.display());
    Ok(())
}

/// Writes a file.
fn into(
    path: &Path,
    write: impl FnOnce(&mut dyn FnMut(&[u8]) -> bailey_crm::Result<()>) -> bailey_crm::Result<()>,
) -> Result<()> {
    let made =
        File::create_new(path).with_context(|| format!("{} can't be made", path.display()))?;
    let mut file = BufWriter::new(made);
    write(&mut |bytes| {
        file.write_all(bytes)
            .map_err(|source| bailey_crm::Error::File {
                path: path.to_owned(),
                source,
            })
    })?;
    file.flush()
        .with_context(|| format!("{} can't be written", path.display()))
}

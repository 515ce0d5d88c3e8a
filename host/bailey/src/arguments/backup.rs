//! What can be typed after `bailey backup`.

use std::io;
use std::path::{Path, PathBuf};

use bailey_crm::AccountId;
use clap::{Args, Subcommand};
use serde::{Deserialize, Serialize};

/// Make backups, try them and bring back what they hold. The running server does it;
/// no server is needed.
#[derive(Clone, Debug, Serialize, Deserialize, Subcommand)]
pub enum Backup {
    /// Make a backup of an account
    Create {
        /// The account's name in addresses
        account: AccountId,
        /// The folder that it goes to [default: `backups` in the data folder]
        #[arg(long, value_name = "DIR")]
        to: Option<PathBuf>,
    },
    /// List the backups in a folder, the last one first
    List {
        /// The folder [default: `backups` in the data folder]
        folder: Option<PathBuf>,
    },
    /// Try a backup: open it, and check all that it holds
    Verify(Opening),
    /// Say what a restore would bring back, and change nothing
    Preview(Restoring),
    /// Bring back what a backup holds, as one act that can be taken back; an account
    /// that isn't in the data folder is put in
    Restore {
        /// What is brought back.
        #[command(flatten)]
        restoring: Restoring,
        /// Do it without asking
        #[arg(long)]
        yes: bool,
    },
    /// Unpack the account's file, for any tool that reads SQLite
    Export {
        /// What is opened.
        #[command(flatten)]
        opening: Opening,
        /// The file that it becomes; it must not be there yet
        into: PathBuf,
    },
    /// Show the key that opens an account's backups: keep it somewhere else
    Key {
        /// The account's name in addresses
        account: AccountId,
    },
}

/// A backup that is opened.
#[derive(Clone, Debug, Serialize, Deserialize, Args)]
pub struct Opening {
    /// The backup
    pub file: PathBuf,
    /// The file with the account's key, if the data folder doesn't have it
    #[arg(long, value_name = "FILE")]
    pub key: Option<PathBuf>,
}

/// What of a backup is brought back.
#[derive(Clone, Debug, Serialize, Deserialize, Args)]
pub struct Restoring {
    /// What is opened.
    #[command(flatten)]
    pub opening: Opening,
    /// Only records of this table; can be given more than once
    #[arg(long = "table", value_name = "TABLE")]
    pub tables: Vec<String>,
    /// Only this record of the one table; can be given more than once
    #[arg(long = "record", value_name = "NUMBER")]
    pub records: Vec<i64>,
    /// What this plugin keeps, and its settings, go back too; can be given more than
    /// once
    #[arg(long = "plugin", value_name = "ID")]
    pub plugins: Vec<String>,
    /// Only records of the user with this e-mail address
    #[arg(long, value_name = "ADDRESS")]
    pub owner: Option<String>,
    /// Records that were made since go to the bin
    #[arg(long)]
    pub added: bool,
}

impl Backup {
    /// The same with paths that mean the same wherever they are read; `folder` is
    /// where backups are usually.
    ///
    /// # Errors
    /// The folder in which the command was given is gone.
    pub fn absolute(mut self, folder: &Path) -> io::Result<Self> {
        let absolute = |path: &mut PathBuf| -> io::Result<()> {
            *path = std::path::absolute(&path)?;
            Ok(())
        };
        let opening = |opening: &mut Opening| -> io::Result<()> {
            absolute(&mut opening.file)?;
            opening.key.as_mut().map_or(Ok(()), absolute)
        };
        match &mut self {
            Self::Create { to, .. } => to.as_mut().map_or(Ok(()), absolute)?,
            Self::List { folder: named } => {
                absolute(named.get_or_insert_with(|| folder.to_owned()))?;
            }
            Self::Verify(one) => opening(one)?,
            Self::Preview(restoring) | Self::Restore { restoring, .. } => {
                opening(&mut restoring.opening)?;
            }
            Self::Export { opening: one, into } => {
                opening(one)?;
                absolute(into)?;
            }
            Self::Key { .. } => {}
        }
        Ok(self)
    }
}

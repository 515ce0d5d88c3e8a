//! What can be typed after `bailey account`, `bailey plugin` and `bailey operator`.

use std::path::PathBuf;

use bailey_crm::AccountId;
use clap::Subcommand;

use super::CreateAccount;

/// Make accounts, say how they stand, and list them.
#[derive(Debug, Subcommand)]
pub enum Account {
    /// Make an account with its owner
    Create(CreateAccount),
    /// List the accounts and how they stand
    List,
    /// Serve an account nothing from now on; all that it has stays
    Suspend {
        /// The account's name in addresses
        account: AccountId,
        /// Why, for the list and the journal
        #[arg(long)]
        why: Option<String>,
    },
    /// Serve an account again, also one that is to be deleted
    Resume {
        /// The account's name in addresses
        account: AccountId,
    },
    /// Write all that an account holds into files that other programs read
    Export {
        /// The account's name in addresses
        account: AccountId,
        /// The folder, which must not be there yet
        folder: PathBuf,
    },
    /// Suspend an account, and delete it with all that it has after a time to call
    /// that back
    Delete {
        /// The account's name in addresses
        account: AccountId,
        /// How long it can be called back, in days
        #[arg(long, default_value_t = 30)]
        grace_days: u32,
    },
}

/// See to an account's plugins while no server runs: the way in when a plugin
/// keeps everybody out.
#[derive(Debug, Subcommand)]
pub enum Plugin {
    /// List the plugins that an account has, and those it could have
    List {
        /// The account's name in addresses
        account: AccountId,
    },
    /// Say how the plugins of all accounts behave: failures, stops and cost
    Health {
        /// Of how many hours, at most 720
        #[arg(long, default_value_t = 24)]
        hours: u32,
    },
    /// Install a plugin with all that it asks for, and enable it
    Install {
        /// The account's name in addresses
        account: AccountId,
        /// The plugin's id, as in `bailey.audit-log`
        plugin: String,
        /// An optional capability that it is not to have; several times for several
        #[arg(long, value_name = "CAPABILITY")]
        refuse: Vec<String>,
    },
    /// Enable a plugin that the account has
    Enable {
        /// The account's name in addresses
        account: AccountId,
        /// The plugin's id, as in `bailey.audit-log`
        plugin: String,
    },
    /// Disable a plugin, also one that is broken
    Disable {
        /// The account's name in addresses
        account: AccountId,
        /// The plugin's id, as in `bailey.audit-log`
        plugin: String,
    },
    /// Bring a plugin to the catalogue's newest version
    Upgrade {
        /// The account's name in addresses
        account: AccountId,
        /// The plugin's id, as in `bailey.audit-log`
        plugin: String,
        /// Grant what it asks for beyond the present version
        #[arg(long)]
        consent: bool,
    },
    /// Bring a plugin back to the version before its last upgrade
    RollBack {
        /// The account's name in addresses
        account: AccountId,
        /// The plugin's id, as in `bailey.audit-log`
        plugin: String,
    },
    /// Take a plugin out; what it stored is kept for a while
    Uninstall {
        /// The account's name in addresses
        account: AccountId,
        /// The plugin's id, as in `bailey.audit-log`
        plugin: String,
    },
    /// Bring a plugin back that was taken out, with all it stored
    Reinstall {
        /// The account's name in addresses
        account: AccountId,
        /// The plugin's id, as in `bailey.audit-log`
        plugin: String,
    },
    /// Write what a plugin keeps as lines of JSON
    Export {
        /// The account's name in addresses
        account: AccountId,
        /// The plugin's id, as in `bailey.audit-log`
        plugin: String,
        /// The file, which must not be there yet [default: standard output]
        file: Option<PathBuf>,
    },
}

/// See to the operator's own way in.
#[derive(Debug, Subcommand)]
pub enum Operator {
    /// Make up a password for the pages of the operator, and show it this once; whoever
    /// came in by an earlier one is out
    Password {
        /// Read the password from standard input instead of making one up
        #[arg(long)]
        password_stdin: bool,
    },
}

//! What can be typed after `bailey catalogue`. A command travels to the running
//! server as it was typed, so it is made of texts.

use std::path::Path;

use clap::Subcommand;
use serde::{Deserialize, Serialize};

/// Decide what accounts find in the catalogue: which packages, of which publishers,
/// and who may have them. Goes through the running server, or works on the data
/// folder while none runs.
#[derive(Clone, Debug, Serialize, Deserialize, Subcommand)]
pub enum Catalogue {
    /// List all packages that the sources have, with what each is worth
    List {
        /// What this account has to choose from, instead
        #[arg(long, value_name = "ACCOUNT")]
        account: Option<String>,
    },
    /// Look at the sources again: the folder, and the registries
    Refresh,
    /// Approve one package: all accounts may have it. Takes back `delist` and `revoke`
    Approve {
        /// Its digest, the beginning of it, or PLUGIN@VERSION
        package: String,
    },
    /// Take a package off the list: who has it keeps it, nobody else gets it
    Delist {
        /// Its digest, the beginning of it, or PLUGIN@VERSION
        package: String,
    },
    /// Put a package back on the list
    Relist {
        /// Its digest, the beginning of it, or PLUGIN@VERSION
        package: String,
    },
    /// Withdraw a package: it stops in all accounts at once, and they are told why
    Revoke {
        /// Its digest, the beginning of it, or PLUGIN@VERSION
        package: String,
        /// Why, as the accounts' admins read it
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Let an account have a plugin, all plugins of a publisher, or everything
    Allow {
        /// The account's name in addresses
        account: String,
        /// `acme.badges`, `acme` or `*`
        subject: String,
    },
    /// Keep a plugin, all plugins of a publisher, or everything from an account. What
    /// it has stays
    Deny {
        /// The account's name in addresses
        account: String,
        /// `acme.badges`, `acme` or `*`
        subject: String,
    },
    /// Take back what `allow` or `deny` said
    Forget {
        /// The account's name in addresses
        account: String,
        /// `acme.badges`, `acme` or `*`
        subject: String,
    },
    /// See to publishers and their keys
    #[command(subcommand)]
    Publishers(Publishers),
}

/// See to publishers and their keys.
#[derive(Clone, Debug, Serialize, Deserialize, Subcommand)]
pub enum Publishers {
    /// List publishers with their keys
    List,
    /// Give a publisher a key by your own word
    Add {
        /// What the ids of its plugins begin with, as in `acme` of `acme.badges`
        publisher: String,
        /// The key, as `bailey-plugin keys show` prints it
        key: String,
    },
    /// Take the new key that a publisher's old one signed
    Rotate {
        /// The file that `bailey-plugin keys rotate` wrote
        #[arg(value_name = "FILE", value_parser = contents)]
        rotation: String,
    },
    /// Have nothing count any more that a key signed, unless you approved it
    Revoke {
        /// The key
        key: String,
        /// Why, as the accounts' admins read it
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
}

fn contents(path: &str) -> Result<String, String> {
    std::fs::read_to_string(Path::new(path)).map_err(|error| error.to_string())
}

//! What can be typed after `bailey support`.

use bailey_crm::AccountId;
use clap::Subcommand;
use serde::{Deserialize, Serialize};

/// See where support is in, and end it.
#[derive(Clone, Debug, Subcommand, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Support {
    /// List what is open for specialists in all accounts, and who of them is in
    List,
    /// Close one: whoever is in by it is out
    Close {
        /// The account's name in addresses
        account: AccountId,
        /// Its number, as `bailey support list` tells
        number: i64,
    },
}

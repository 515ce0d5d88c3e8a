//! Which accounts have a package, for whoever is about to take it from them. No plugin
//! is called for it.

use bailey_crm::Crm;
use bailey_crm::plugin_data::{State, installation};
use bailey_package::Digest;

/// How many accounts have a package.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holders {
    /// All of them.
    pub accounts: u64,
    /// Those where it is switched on.
    pub enabled: u64,
}

/// Counts them. Each account is looked into, also those that nobody uses.
///
/// # Errors
/// `Database`; what keeps an account from being read.
pub fn holders(crm: &Crm, digest: Digest) -> bailey_crm::Result<Holders> {
    let digest = digest.to_hex();
    let mut holders = Holders::default();
    for id in crm.account_ids() {
        let found = crm.account(&id)?.read(installation::all)?;
        if let Some(found) = found.iter().find(|found| found.digest == digest) {
            holders.accounts += 1;
            holders.enabled += u64::from(found.state == State::Enabled);
        }
    }
    Ok(holders)
}

//! What the operator decided about plugins, as the operator's file keeps it:
//! publishers and their keys, packages that were approved, delisted or revoked,
//! and which account may have what. Keys and digests are texts here; what they
//! mean, whoever reads packages knows.
//!
//! Everybody's plugins depend on it, so it is read as a whole, and changed by the
//! operator alone.

mod packages;
mod publishers;
mod pulled;
mod rules;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};

use crate::context::{Actor, Context};
use crate::error::{Error, Result};
use crate::ids::AccountId;
use crate::store::Crm;

pub use packages::{KnownPackage, Seen, approve, delist, package, relist, revoke, see};
pub use publishers::{Publisher, PublisherKey, add_key, key, revoke_key, rotate_key};
pub use pulled::{Pulled, keep_pulled, pulled};
pub use rules::{EVERYTHING, set_rule};

/// All that the operator decided.
#[derive(Clone, Debug, Default)]
pub struct Curation {
    /// By name.
    pub publishers: BTreeMap<String, Publisher>,
    /// By digest.
    pub packages: HashMap<String, KnownPackage>,
    /// What an account may have, by plugin, publisher or [`EVERYTHING`].
    pub rules: HashMap<AccountId, BTreeMap<String, bool>>,
}

impl Curation {
    /// A publisher's key, if it is anybody's.
    #[must_use]
    pub fn key(&self, key: &str) -> Option<&PublisherKey> {
        let mut keys = self.publishers.values().flat_map(|known| &known.keys);
        keys.find(|known| known.key == key)
    }
}

/// Reads all of it.
///
/// # Errors
/// `Database`; `Damaged`.
pub fn curation(crm: &Crm) -> Result<Curation> {
    crm.operators_file(|file| {
        Ok(Curation {
            publishers: publishers::all(file)?,
            packages: packages::all(file)?,
            rules: rules::all(file)?,
        })
    })
}

/// Refuses everybody but the operator.
fn must_be_operator(context: &Context) -> Result<()> {
    match context.actor {
        Actor::Operator => Ok(()),
        _ => Err(Error::Denied(
            "only the operator decides what the catalogue has".into(),
        )),
    }
}

//! Which of the catalogue's plugins an account may have. What is said of a plugin
//! counts before what is said of its publisher, and that before what is said of
//! everything. A private plugin is for whom the operator named, and nobody else
//! hears of it.

use std::sync::Arc;

use bailey_crm::AccountId;
use bailey_crm::catalogue::EVERYTHING;
use bailey_package::Digest;

use super::{Catalogue, Offer, Trust, not_here};
use crate::error::{Error, Result};

/// Whether an account may have a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offered {
    /// It may.
    Yes,
    /// The operator said that this account may not.
    Withheld,
    /// It isn't for this account, or can't run, or is off the list.
    No,
}

impl Catalogue {
    /// Whether an account may have a package that it doesn't have.
    #[must_use]
    pub fn offered(&self, account: &AccountId, offer: &Offer) -> Offered {
        if self.offers(offer) {
            self.permitted(account, offer)
        } else {
            Offered::No
        }
    }

    /// The newest version of each plugin of which an account may hear, by id.
    pub fn newest_for<'a>(
        &'a self,
        account: &'a AccountId,
    ) -> impl Iterator<Item = (&'a Arc<Offer>, Offered)> {
        self.offers.values().filter_map(|versions| {
            let mut newest = versions.iter().rev();
            newest.find_map(|offer| match self.offered(account, offer) {
                Offered::No => None,
                offered => Some((offer, offered)),
            })
        })
    }

    /// The newest version of a plugin that an account may have.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none; [`Error::Withheld`] if the operator said
    /// that it may not.
    pub fn plugin_for(&self, account: &AccountId, id: &str) -> Result<&Arc<Offer>> {
        let mut withheld = false;
        for offer in self.versions(id) {
            match self.offered(account, offer) {
                Offered::Yes => return Ok(offer),
                Offered::Withheld => withheld = true,
                Offered::No => {}
            }
        }
        Err(if withheld {
            Error::Withheld(id.to_owned())
        } else {
            not_here(id)
        })
    }

    /// One package of a plugin that an account may have, also one that is off the
    /// list: what ran yesterday can be had again by its digest.
    ///
    /// # Errors
    /// As [`plugin_for`](Self::plugin_for); [`Error::NotFound`] also if it can't run.
    pub fn package_for(&self, account: &AccountId, digest: Digest) -> Result<&Arc<Offer>> {
        let missing = || Error::NotFound(format!("the catalogue has no package {digest}"));
        let offer = self.package(digest).ok_or_else(missing)?;
        if !self.lets_run(&self.standing(digest)) {
            return Err(missing());
        }
        match self.permitted(account, offer) {
            Offered::Yes => Ok(offer),
            Offered::Withheld => Err(Error::Withheld(offer.manifest().id.clone())),
            Offered::No => Err(missing()),
        }
    }

    /// The version that a plugin can go to by itself: newer than the one that the
    /// account has, whatever the sources say, and one that the account may have.
    #[must_use]
    pub fn newer_for(
        &self,
        account: &AccountId,
        id: &str,
        version: &semver::Version,
    ) -> Option<&Arc<Offer>> {
        let newest = self.plugin_for(account, id).ok()?;
        (newest.manifest().version > *version).then_some(newest)
    }

    fn permitted(&self, account: &AccountId, offer: &Offer) -> Offered {
        let manifest = offer.manifest();
        let rule = |subject: &str| self.curation.rules.get(account)?.get(subject).copied();
        let named = rule(&manifest.id).or_else(|| rule(manifest.publisher_id()));
        let private = self.standing(offer.digest()).trust() == Trust::Private;
        match named {
            Some(true) => Offered::Yes,
            Some(false) => Offered::Withheld,
            None if private => Offered::No,
            None if rule(EVERYTHING) == Some(false) => Offered::Withheld,
            None => Offered::Yes,
        }
    }
}

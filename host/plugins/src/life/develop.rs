//! Puts a package that was built just now in the place of the one before it, also where
//! both call themselves the same version: for whoever writes a plugin.

use std::sync::Arc;

use bailey_crm::plugin_data::{breaker, installation};
use bailey_crm::{Account, Context};

use super::{installed, may_administer};
use crate::catalogue::Offer;
use crate::error::Result;
use crate::grant::Consent;
use crate::plugins::Plugins;

impl Plugins {
    /// Brings this package into the catalogue and the account: installed with consent
    /// to all that it asks for, and enabled. What an earlier package stored is migrated
    /// as at an upgrade. If it can't take over, the one before goes on.
    ///
    /// # Errors
    /// [`crate::Error::Crm`] with `Denied` to members, and where packages don't run for which
    /// nobody vouches; [`crate::Error::Unfit`], [`crate::Error::Answered`] and [`crate::Error::Failed`] if it
    /// can't take over.
    pub fn develop(&self, account: &Arc<Account>, context: &Context, offer: Offer) -> Result<()> {
        may_administer(context)?;
        if !self.catalogue().is_in_development() {
            let why = "packages are replaced in development only";
            return Err(bailey_crm::Error::Denied(why.into()).into());
        }
        let (plugin, digest) = (offer.manifest().id.clone(), offer.digest().to_hex());
        self.renew_catalogue(|catalogue| catalogue.replacing(offer))?;
        let before = account.read(|read| installation::get(read, &plugin))?;
        match before {
            None => self.install(account, context, &plugin, &Consent::default())?,
            Some(before) if before.digest != digest => {
                // Whatever the breaker says is of the package before.
                let id = plugin.clone();
                account.write(move |write| breaker::put(write, &id, None))?;
                self.renew(account, &plugin);
                self.bring_newest(account, context, &plugin, Some(&Consent::default()), false)?;
            }
            Some(_) => {}
        }
        match installed(account, &plugin)?.state {
            installation::State::Enabled => Ok(()),
            _ => self.enable(account, context, &plugin),
        }
    }
}

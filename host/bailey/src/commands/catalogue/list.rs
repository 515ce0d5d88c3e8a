//! `bailey catalogue list`: all packages, or what one account has to choose from.

use anyhow::Result;
use bailey_crm::AccountId;
use bailey_plugins::{Offered, Plugins};

use crate::control::Talk;

/// All packages, a line each: plugin, version, what it is worth, digest.
pub fn all(plugins: &Plugins, talk: &mut dyn Talk) -> Result<()> {
    let catalogue = plugins.catalogue();
    for offer in catalogue.all() {
        let (manifest, standing) = (offer.manifest(), catalogue.standing(offer.digest()));
        let delisted = if standing.delisted { ", delisted" } else { "" };
        talk.say(&format!(
            "{}\t{}\t{}{delisted}\t{}",
            manifest.id,
            manifest.version,
            standing.trust().code(),
            offer.digest()
        ))?;
    }
    for refused in catalogue.refused() {
        talk.say(&format!(
            "{}\t-\trefused\t{}",
            refused.path.display(),
            refused.reason
        ))?;
    }
    Ok(())
}

/// What an account hears of, a line each: plugin, version, whether it may have it.
pub fn offered(plugins: &Plugins, account: &AccountId, talk: &mut dyn Talk) -> Result<()> {
    plugins.crm().account(account)?;
    let catalogue = plugins.catalogue();
    for (offer, offered) in catalogue.newest_for(account) {
        let manifest = offer.manifest();
        let offered = match offered {
            Offered::Yes => "offered",
            Offered::Withheld | Offered::No => "denied",
        };
        talk.say(&format!("{}\t{}\t{offered}", manifest.id, manifest.version))?;
    }
    Ok(())
}

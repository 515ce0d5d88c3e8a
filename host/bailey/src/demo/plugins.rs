//! Enables the plugins that come with Bailey, by the path that any other takes:
//! from the catalogue, with consent to what each asks for.

use std::sync::Arc;

use anyhow::Result;
use bailey_crm::plugin_data::{State, installation};
use bailey_crm::{Account, Context};
use bailey_plugins::{Consent, Offer, Plugins};

/// Installs and enables each that isn't.
pub fn enable(plugins: &Plugins, account: &Arc<Account>) -> Result<()> {
    let context = Context::operator();
    for package in bailey_first_party::packages() {
        let offer = Offer::read(*package)?;
        let plugin = offer.manifest().id.as_str();
        let state = account
            .read(|read| installation::get(read, plugin))?
            .map(|it| it.state);
        if state.is_none() {
            plugins.install(account, &context, plugin, &Consent::default())?;
        }
        if state != Some(State::Enabled) {
            plugins.enable(account, &context, plugin)?;
        }
    }
    Ok(())
}

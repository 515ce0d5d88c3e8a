//! Installs a plugin: what it asks for was consented to. It takes no part yet.

use std::sync::Arc;

use bailey_crm::plugin_data::{Installation, State, bin, installation, package};
use bailey_crm::{Account, Context};
use bailey_sandbox::{CallLimits, Reuse};

use super::may_administer;
use crate::call::{Call, Mode};
use crate::error::{Error, Result};
use crate::grant::{Consent, Grant};
use crate::plugin::Plugin;
use crate::plugins::Plugins;

impl Plugins {
    /// Installs the catalogue's newest version of a plugin. It is compiled and
    /// tried on first, which can take seconds.
    ///
    /// # Errors
    /// [`Error::Crm`] with `Denied` to members; [`Error::NotFound`] if the
    /// catalogue doesn't have it; [`Error::Withheld`] if the operator keeps it from the
    /// account; [`Error::Conflict`] if the account does;
    /// [`Error::Consent`]; [`Error::Unfit`] if it can't run here.
    pub fn install(
        &self,
        account: &Arc<Account>,
        context: &Context,
        plugin: &str,
        consent: &Consent,
    ) -> Result<()> {
        may_administer(context)?;
        let offer = Arc::clone(self.catalogue().plugin_for(account.id(), plugin)?);
        let grant = Grant::consented(offer.manifest(), consent)?;
        let candidate = Plugin::candidate(&account.id().as_str().into(), Arc::clone(&offer), grant);
        let candidate = Arc::new(candidate);
        self.try_on(account, context, &candidate)?;
        let granted = serde_json::to_value(&candidate.grant);
        let granted = granted.map_err(|error| bailey_crm::Error::Internal(error.to_string()))?;
        let digest = offer.package.digest().to_hex();
        let (context, id) = (context.clone(), plugin.to_owned());
        account.write(move |write| {
            if installation::get(&write.read(), &id)?.is_some() {
                return Err(bailey_crm::Error::Conflict(format!(
                    "the plugin `{id}` is installed already"
                )));
            }
            let version = offer.manifest().version.to_string();
            let mut operation = write.operation(&context, "plugins.installed")?;
            operation.detail("plugin", &id);
            operation.detail("version", &version);
            operation.detail("digest", &digest);
            operation.detail("grant", granted.to_string());
            operation.finish()?;
            package::put(write, &digest, offer.package.bytes())?;
            // What it stored when it was here before is there again.
            let binned = bin::get(&write.read(), &id)?;
            bin::remove(write, &id)?;
            let place = installation::last_place(&write.read())?;
            let installation = Installation {
                plugin: id,
                version,
                digest,
                state: State::Installed,
                grant: granted,
                place,
                migrated: binned.and_then(|binned| binned.migrated),
                changed_at: context.at,
            };
            installation::put(write, &installation)
        })?;
        self.renew(account, plugin);
        Ok(())
    }

    /// Compiles and links a plugin and looks at the type of each export. No
    /// code of it runs but what a component runs when it starts.
    pub(super) fn try_on(
        &self,
        account: &Arc<Account>,
        context: &Context,
        plugin: &Arc<Plugin>,
    ) -> Result<()> {
        let unfit = |failure: bailey_sandbox::Failure| Error::Unfit {
            plugin: plugin.id.to_string(),
            reason: failure.to_string(),
        };
        let program = self.program(plugin).map_err(unfit)?;
        let call = Call::new(self, account, context, plugin, Mode::Pure);
        let called = self.sandbox().call(
            &program.loaded,
            &plugin.guest,
            Reuse::Fresh,
            &CallLimits::PAGE,
            call,
            |store, instance| program.points.check(store, instance),
        );
        called.result.map_err(unfit)
    }
}

//! Switching a plugin off, as whoever is signed in. The owner in safe mode is there
//! for a plugin that keeps everybody out, and waits for nothing.

use bailey_plugins::{Departure, Leaving, Plugins};

use super::{Signed, safe_mode};
use crate::error::Result;

impl Signed {
    /// Switches a plugin off, or takes it out. Answers until when it waits, if it does.
    ///
    /// # Errors
    /// Those of [`Plugins::switch_off`].
    pub(crate) fn switch_off(
        &self,
        plugins: &Plugins,
        plugin: &str,
        act: Departure,
    ) -> Result<Option<Leaving>> {
        let (account, context) = (&self.account, &self.context);
        if safe_mode::until(&self.person).is_none() {
            return Ok(plugins.switch_off(account, context, plugin, act)?);
        }
        match act {
            Departure::Disable => plugins.disable(account, context, plugin)?,
            Departure::Uninstall => plugins.uninstall(account, context, plugin)?,
        }
        Ok(None)
    }
}

//! Changes a plugin's settings, which its manifest declares.

use std::collections::BTreeMap;
use std::sync::Arc;

use bailey_crm::plugin_data::setting;
use bailey_crm::{Account, Context, Problem};
use bailey_package::manifest::SettingValue;

use super::may_administer;
use crate::error::Result;
use crate::plugin::stored;
use crate::plugins::Plugins;

impl Plugins {
    /// Sets some of a plugin's settings; it sees them from its next call on.
    ///
    /// # Errors
    /// [`crate::Error::Crm`] with `Denied` to members, and with `Invalid` naming
    /// each setting that can't hold its value; [`crate::Error::NotFound`].
    pub fn set_settings(
        &self,
        account: &Arc<Account>,
        context: &Context,
        plugin: &str,
        values: &BTreeMap<String, SettingValue>,
    ) -> Result<()> {
        may_administer(context)?;
        let roster = self.roster(account)?;
        let loaded = roster.installed(plugin)?;
        let (mut changed, mut problems) = (Vec::new(), Vec::new());
        for (key, value) in values {
            let Some((setting, current)) = loaded.setting(key) else {
                problems.push(Problem::field(
                    key,
                    "unknown-setting",
                    format!("There is no setting `{key}`."),
                ));
                continue;
            };
            match setting.check(value) {
                Err(error) => problems.push(Problem::field(key, "setting", error.to_string())),
                Ok(()) if value != current => changed.push((key.clone(), stored(setting, value))),
                Ok(()) => {}
            }
        }
        if !problems.is_empty() {
            return Err(bailey_crm::Error::Invalid(problems).into());
        }
        if changed.is_empty() {
            return Ok(());
        }
        let (id, context) = (Arc::clone(&loaded.id), context.clone());
        account.write(move |write| {
            let mut operation = write.operation(&context, "plugins.settings-changed")?;
            operation.detail("plugin", &*id);
            for (key, value) in &changed {
                let text = serde_json::to_string(value).map_err(bailey_crm::Error::damaged)?;
                operation.detail(key, text);
                setting::put(write, &id, key, Some(value))?;
            }
            operation.finish()?;
            Ok(())
        })?;
        self.renew(account, plugin);
        Ok(())
    }
}

//! Changes a plugin's settings, which its manifest declares.

use std::collections::BTreeMap;
use std::sync::Arc;

use bailey_crm::plugin_data::setting;
use bailey_crm::{Account, Context, Problem, Scalar};
use bailey_package::manifest::{Setting, SettingValue};

use super::may_administer;
use crate::error::Result;
use crate::plugin::{Plugin, stored, table_key};
use crate::plugins::Plugins;

/// What is to become of a plugin's settings; those that are not named stay.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SettingsChange {
    /// By key.
    pub values: BTreeMap<String, SettingValue>,
    /// By key and table: a value of the table's own, or none for the setting's.
    pub tables: BTreeMap<(String, String), Option<SettingValue>>,
}

impl From<BTreeMap<String, SettingValue>> for SettingsChange {
    fn from(values: BTreeMap<String, SettingValue>) -> Self {
        Self {
            values,
            tables: BTreeMap::new(),
        }
    }
}

impl Plugins {
    /// Sets some of a plugin's settings; it sees them from its next call on.
    ///
    /// # Errors
    /// [`crate::Error::Crm`] with `Denied` to members, with `NotFound` for an
    /// unknown table, and with `Invalid` naming each setting that can't hold its
    /// value; [`crate::Error::NotFound`].
    pub fn set_settings(
        &self,
        account: &Arc<Account>,
        context: &Context,
        plugin: &str,
        change: &SettingsChange,
    ) -> Result<()> {
        may_administer(context)?;
        let roster = self.roster(account)?;
        let loaded = roster.installed(plugin)?;
        let changed = changed(account, loaded, change)?;
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
                setting::put(write, &id, key, value.as_ref())?;
            }
            operation.finish()?;
            Ok(())
        })?;
        self.renew(account, plugin);
        Ok(())
    }
}

/// What is to be kept under which key; none of it if any of it can't be.
fn changed(
    account: &Account,
    plugin: &Plugin,
    change: &SettingsChange,
) -> bailey_crm::Result<Vec<(String, Option<Scalar>)>> {
    let schema = account.whole_schema()?;
    let (mut changed, mut problems) = (Vec::new(), Vec::new());
    let mut check = |at: &str, setting: &Setting, value: &SettingValue| {
        let checked = setting.check(value);
        if let Err(error) = &checked {
            problems.push(Problem::field(at, "setting", error.to_string()));
        }
        checked.is_ok()
    };
    let mut unknown = Vec::new();
    for (key, value) in &change.values {
        match plugin.setting(key) {
            None => unknown.push(key.clone()),
            Some((setting, current)) => {
                if check(key, setting, value) && value != current {
                    changed.push((key.clone(), Some(stored(setting, value))));
                }
            }
        }
    }
    for ((key, table), value) in &change.tables {
        schema.table(table)?;
        let at = table_key(key, table);
        let setting = plugin.setting(key).map(|(setting, _)| setting);
        match setting.filter(|setting| setting.per_table) {
            None => unknown.push(at),
            Some(setting) => {
                let fits = value
                    .as_ref()
                    .is_none_or(|value| check(&at, setting, value));
                if fits && value.as_ref() != plugin.own(setting, table) {
                    changed.push((at, value.as_ref().map(|value| stored(setting, value))));
                }
            }
        }
    }
    problems.extend(unknown.into_iter().map(|key| {
        let message = format!("There is no setting `{key}`.");
        Problem::field(key, "unknown-setting", message)
    }));
    if problems.is_empty() {
        Ok(changed)
    } else {
        Err(bailey_crm::Error::Invalid(problems))
    }
}

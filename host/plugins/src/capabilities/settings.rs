//! `settings`: what an admin set, or the manifest's default.

use bailey_package::manifest::{SettingKind, SettingValue};

use super::HostCall;
use crate::call::Need;
use crate::contract::bailey::crm::settings::Host;
use crate::contract::bailey::crm::types::{Error, Scalar};

/// The interface's name.
pub const NAME: &str = "settings";

impl Host for HostCall<'_> {
    fn get(&mut self, key: String) -> Result<Scalar, Error> {
        self.gate(NAME, Need::Own)?;
        let plugin = &self.call.plugin;
        let Some((setting, value)) = plugin.setting(&key) else {
            return Err(Error::NotFound(format!(
                "the manifest has no setting `{key}`"
            )));
        };
        Ok(match value {
            SettingValue::Boolean(yes) => Scalar::Boolean(*yes),
            SettingValue::Integer(number) => Scalar::Integer(*number),
            SettingValue::Text(text) if setting.kind == SettingKind::Choice => {
                Scalar::Choice(text.clone())
            }
            SettingValue::Text(text) => Scalar::Text(text.clone()),
        })
    }
}

//! `settings`: what an admin set, or the manifest's default.

use bailey_package::manifest::{Setting, SettingKind, SettingValue};

use super::HostCall;
use crate::call::Need;
use crate::contract::bailey::crm::settings::Host;
use crate::contract::bailey::crm::types::{Error, Scalar};

/// The interface's name.
pub const NAME: &str = "settings";

impl Host for HostCall<'_> {
    fn get(&mut self, key: String) -> Result<Scalar, Error> {
        self.gate(NAME, Need::Own)?;
        let found = self.call.plugin.setting(&key);
        let (setting, value) = found.ok_or_else(|| unknown(&key))?;
        Ok(scalar(setting, value))
    }

    fn get_for(&mut self, key: String, table: String) -> Result<Scalar, Error> {
        self.gate(NAME, Need::Own)?;
        let found = self.call.plugin.setting_for(&key, &table);
        let (setting, value) = found
            .filter(|(setting, _)| setting.per_table)
            .ok_or_else(|| unknown(&key))?;
        Ok(scalar(setting, value))
    }
}

fn unknown(key: &str) -> Error {
    Error::NotFound(format!("the manifest has no such setting `{key}`"))
}

fn scalar(setting: &Setting, value: &SettingValue) -> Scalar {
    match value {
        SettingValue::Boolean(yes) => Scalar::Boolean(*yes),
        SettingValue::Integer(number) => Scalar::Integer(*number),
        SettingValue::Text(text) if setting.kind == SettingKind::Choice => {
            Scalar::Choice(text.clone())
        }
        SettingValue::Text(text) => Scalar::Text(text.clone()),
    }
}

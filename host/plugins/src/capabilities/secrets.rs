//! `secrets`: what nobody but the plugin may read. A call reads what it sealed;
//! whether it is kept is decided when the call ends.

use bailey_crm::plugin_data::secrets;

use super::HostCall;
use crate::call::{Need, limit};
use crate::contract::bailey::crm::secrets::Host;
use crate::contract::bailey::crm::types::Error;

/// The interface's name.
pub const NAME: &str = "secrets";

impl Host for HostCall<'_> {
    fn seal(&mut self, key: String, secret: Vec<u8>) -> Result<(), Error> {
        self.gate(NAME, Need::Write)?;
        self.meter
            .charge_storage((key.len() + secret.len()) as u64)
            .map_err(limit)?;
        self.room()?;
        Ok(self.call.left.secrets.seal(&key, secret)?)
    }

    fn open(&mut self, key: String) -> Result<Option<Vec<u8>>, Error> {
        self.gate(NAME, Need::Read)?;
        let call = &self.call;
        let opened = match call.left.secrets.get(&key) {
            Some(sealed) => sealed.map(<[u8]>::to_vec),
            None => {
                let plugin = &call.plugin.id;
                let (opened, version) = call.account.read(|read| {
                    Ok((
                        secrets::open(read, plugin, &key)?,
                        secrets::version(read, plugin)?,
                    ))
                })?;
                self.call.left.opened.get_or_insert(version);
                opened
            }
        };
        self.charge(1, opened.as_ref().map_or(0, |secret| secret.len() as u64))?;
        Ok(opened)
    }

    fn forget(&mut self, key: String) -> Result<(), Error> {
        self.gate(NAME, Need::Write)?;
        self.meter.charge_storage(key.len() as u64).map_err(limit)?;
        Ok(self.call.left.secrets.forget(&key)?)
    }
}

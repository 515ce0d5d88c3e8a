//! `storage`: the plugin's own keys and values. A call reads what it wrote;
//! whether it is kept is decided when the call ends.

use bailey_crm::plugin_data::storage;

use super::HostCall;
use crate::call::{Need, limit};
use crate::contract::bailey::crm::storage::{Entry, Host};
use crate::contract::bailey::crm::types::Error;

/// The interface's name.
pub const NAME: &str = "storage";

impl Host for HostCall<'_> {
    fn get(&mut self, bucket: String, key: String) -> Result<Option<Vec<u8>>, Error> {
        self.gate(NAME, Need::Own)?;
        let call = &self.call;
        let plugin = &call.plugin.id;
        let (value, version) = call.account.read(|read| {
            let value = call.left.overlay.get(read, plugin, &bucket, &key)?;
            Ok((value, storage::version(read, plugin, &bucket)?))
        })?;
        self.call.left.has_read(&bucket, version);
        self.charge(1, value.as_ref().map_or(0, |value| value.len() as u64))?;
        Ok(value)
    }

    fn set(&mut self, bucket: String, key: String, value: Vec<u8>) -> Result<(), Error> {
        self.gate(NAME, Need::Write)?;
        self.meter
            .charge_storage((bucket.len() + key.len() + value.len()) as u64)
            .map_err(limit)?;
        self.room()?;
        Ok(self.call.left.overlay.set(&bucket, &key, value)?)
    }

    fn delete(&mut self, bucket: String, key: String) -> Result<(), Error> {
        self.gate(NAME, Need::Write)?;
        self.meter
            .charge_storage((bucket.len() + key.len()) as u64)
            .map_err(limit)?;
        Ok(self.call.left.overlay.delete(&bucket, &key)?)
    }

    fn scan(
        &mut self,
        bucket: String,
        prefix: String,
        after: Option<String>,
        most: u32,
    ) -> Result<Vec<Entry>, Error> {
        self.gate(NAME, Need::Own)?;
        let call = &self.call;
        let plugin = &call.plugin.id;
        let (entries, version) = call.account.read(|read| {
            let overlay = &call.left.overlay;
            let entries = overlay.scan(read, plugin, &bucket, &prefix, after.as_deref(), most)?;
            Ok((entries, storage::version(read, plugin, &bucket)?))
        })?;
        self.call.left.has_read(&bucket, version);
        let bytes = entries
            .iter()
            .map(|entry| (entry.key.len() + entry.value.len()) as u64)
            .sum();
        self.charge(entries.len(), bytes)?;
        Ok(entries.into_iter().map(Into::into).collect())
    }
}

impl From<storage::Entry> for Entry {
    fn from(entry: storage::Entry) -> Self {
        Self {
            key: entry.key,
            value: entry.value,
        }
    }
}

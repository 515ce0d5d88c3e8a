//! `log`: lines for the developer and the operator.

use super::HostCall;
use crate::call::Need;
use crate::contract::bailey::crm::log::{Host, Level};

/// The interface's name.
pub const NAME: &str = "log";

impl Host for HostCall<'_> {
    fn write(&mut self, level: Level, line: String) {
        // Lines past the limit, and those of a plugin that may not log, are
        // dropped: a log is no reason to stop the work.
        if self.gate(NAME, Need::Own).is_err() || self.meter.charge_log(line.len() as u64).is_err()
        {
            return;
        }
        let (account, plugin) = (self.call.account.id(), &*self.call.plugin.id);
        match level {
            Level::Debug => tracing::debug!(%account, plugin, "{line}"),
            Level::Info => tracing::info!(%account, plugin, "{line}"),
            Level::Warn => tracing::warn!(%account, plugin, "{line}"),
            Level::Error => tracing::error!(%account, plugin, "{line}"),
        }
    }
}

//! `progress`: how far the work is, and whether somebody asked it to stop.

use super::HostCall;
use crate::call::Need;
use crate::contract::bailey::crm::progress::Host;
use crate::contract::bailey::crm::types::{Error, Text};

/// The interface's name.
pub const NAME: &str = "progress";

impl Host for HostCall<'_> {
    fn report(
        &mut self,
        done: u64,
        total: Option<u64>,
        message: Option<Text>,
    ) -> Result<bool, Error> {
        self.gate(NAME, Need::Own)?;
        let Some(run) = &self.call.run else {
            return Ok(false);
        };
        Ok(run.report(done, total, message.map(Into::into)))
    }
}

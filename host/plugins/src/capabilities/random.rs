//! `random`: bytes from the operating system's own source.

use super::HostCall;
use crate::call::Need;
use crate::contract::bailey::crm::random::Host;
use crate::contract::bailey::crm::types::Error;

/// The interface's name.
pub const NAME: &str = "random";

/// Bytes that one call answers.
const MOST_BYTES: u32 = 4096;

impl Host for HostCall<'_> {
    fn bytes(&mut self, count: u32) -> Result<Vec<u8>, Error> {
        self.gate(NAME, Need::Read)?;
        if count > MOST_BYTES {
            return Err(Error::Limit(format!("at most {MOST_BYTES} bytes a call")));
        }
        self.charge(0, u64::from(count))?;
        let mut bytes = vec![0; count as usize];
        self.call.plugins.randomise(&mut bytes)?;
        Ok(bytes)
    }
}

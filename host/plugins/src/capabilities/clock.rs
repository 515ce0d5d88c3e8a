//! `clock`: what time it is, here and in the account's time zone.

use bailey_crm::directory;
use jiff::civil;
use jiff::tz::TimeZone;

use super::HostCall;
use crate::call::Need;
use crate::contract::bailey::crm::clock::Host;
use crate::contract::bailey::crm::types::{Date, Error};

/// The interface's name.
pub const NAME: &str = "clock";

impl Host for HostCall<'_> {
    fn now(&mut self) -> Result<i64, Error> {
        self.gate(NAME, Need::Read)?;
        Ok(self.call.plugins.now().0)
    }

    fn today(&mut self) -> Result<Date, Error> {
        self.gate(NAME, Need::Read)?;
        let now = jiff::Timestamp::from_millisecond(self.call.plugins.now().0);
        let now = now.map_err(|_| Error::Limit("the clock is out of range".into()))?;
        Ok(now.to_zoned(self.time_zone()?).date().into())
    }

    fn start_of_day(&mut self, day: Date) -> Result<i64, Error> {
        self.gate(NAME, Need::Read)?;
        let day = civil::Date::try_from(day)?;
        let midnight = day.to_zoned(self.time_zone()?);
        let midnight =
            midnight.map_err(|_| Error::Limit(format!("the day {day} is out of range")))?;
        Ok(midnight.timestamp().as_millisecond())
    }
}

impl HostCall<'_> {
    fn time_zone(&self) -> Result<TimeZone, Error> {
        Ok(crate::time_zone::of(
            &self.call.account.read(directory::settings)?,
        ))
    }
}

//! The account's time zone, in which its days begin and its jobs are due.

use bailey_crm::directory::Settings;
use jiff::tz::TimeZone;

/// The account's time zone, or UTC if this machine doesn't know it.
pub fn of(settings: &Settings) -> TimeZone {
    TimeZone::get(&settings.time_zone).unwrap_or_else(|_| {
        tracing::warn!(zone = %settings.time_zone, "an account's time zone is unknown here; UTC is used");
        TimeZone::UTC
    })
}

//! What one account uses of what the operator lets it, for the pages that tell of it.

use bailey_crm::store::Room;
use bailey_crm::{Account, AccountId, Decimal};
use bailey_plugins::PluginTime;
use maud::{Markup, html};

use crate::error::Result;
use crate::state::State;
use crate::texts::{Reader, args};

/// What an account uses of its limits; of what has no limit, only what it keeps on disk.
pub(crate) struct Limits {
    room: Room,
    time: Option<PluginTime>,
    requests: Option<u32>,
}

impl Limits {
    /// As they are now. The account is opened for it.
    ///
    /// # Errors
    /// What keeps the account from being read.
    pub(crate) fn of(state: &State, account: &Account) -> Result<Self> {
        let id: &AccountId = account.id();
        Ok(Self {
            room: account.read(|read| read.room())?,
            time: state.plugins().plugin_time(id),
            requests: state.settings().requests_per_minute.map(u32::from),
        })
    }

    /// Whether the operator set any.
    pub(crate) fn are_set(&self) -> bool {
        self.room.allowed.is_some() || self.time.is_some() || self.requests.is_some()
    }

    /// A line for each.
    pub(crate) fn facts(&self, reader: &Reader) -> Markup {
        html! {
            div { dt { (reader.text("limits-storage")) } dd { (storage(reader, self.room)) } }
            @if let Some(time) = &self.time {
                div { dt { (reader.text("limits-plugins")) } dd { (seconds(reader, time)) } }
            }
            @if let Some(most) = self.requests {
                div {
                    dt { (reader.text("limits-requests")) }
                    dd { (reader.text_with("limits-most", &args!["allowed" => most])) }
                }
            }
        }
    }
}

fn storage(reader: &Reader, room: Room) -> String {
    let used = reader.bytes(room.used);
    match room.allowed {
        None => used,
        Some(allowed) => {
            let allowed = reader.bytes(allowed.get());
            reader.text_with("limits-of", &args!["used" => used, "allowed" => allowed])
        }
    }
}

fn seconds(reader: &Reader, time: &PluginTime) -> String {
    let tenths = i64::try_from(time.used.as_millis() / 100).unwrap_or(i64::MAX);
    let used = reader.decimal(Decimal {
        units: tenths,
        scale: 1,
    });
    let allowed = time.allowed.as_secs();
    match time.until {
        None => reader.text_with(
            "limits-seconds",
            &args!["used" => used, "allowed" => allowed],
        ),
        Some(until) => {
            let until = reader.hour_in_zone(until);
            let told = args!["used" => used, "allowed" => allowed, "until" => until];
            reader.text_with("limits-seconds-until", &told)
        }
    }
}

//! Sends the accounts' mail: what their outboxes hold, when it is due.
//!
//! An act queues its mail in its own transaction (`bailey_crm::mail`) and says
//! that it waits; the scheduler hands it over, so that nobody waits for a mail
//! server, and one that is away for an hour loses nothing.

mod carrier;
mod deliver;
mod server;

#[cfg(test)]
mod tests;

pub use carrier::{Carrier, CarrierError};

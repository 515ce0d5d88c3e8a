//! Support access: an admin opens the account for one ticket, sees who came and
//! what they were shown, and ends it at once.

mod asked;
mod event_listener;
mod pages;
mod ticket;

/// The plugin. What it does stands in a file for each extension point.
pub struct SupportAccess;

bailey_sdk::plugin!(SupportAccess: EventListener, Pages);

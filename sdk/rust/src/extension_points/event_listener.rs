//! Follows the journal: each operation at least once, in order, after commit.
//!
//! ```
//! use bailey_sdk::event_listener::Event;
//! use bailey_sdk::prelude::*;
//! use bailey_sdk::storage;
//!
//! pub struct Counter;
//!
//! impl EventListener for Counter {
//!     fn on_events(events: Vec<Event>) -> Result<(), Error> {
//!         let changes: usize = events.iter().map(|event| event.changes.len()).sum();
//!         // Kept with the listener's place in the journal, or not at all.
//!         storage::set("counted", "last", changes.to_string().as_bytes())
//!     }
//! }
//!
//! bailey_sdk::plugin!(Counter: EventListener);
//! # fn main() {}
//! ```

use crate::types::Error;
pub use bindings::exports::bailey::crm::event_listener::Event;

/// Hears what happened in the account.
pub trait EventListener {
    /// Called with the operations since the last call, oldest first. What it
    /// writes to storage commits with its place in the journal.
    ///
    /// # Errors
    /// The same events come again; in the end the listener is parked, and an
    /// admin told.
    fn on_events(events: Vec<Event>) -> Result<(), Error>;
}

impl<T: EventListener> bindings::exports::bailey::crm::event_listener::Guest for T {
    fn on_events(events: Vec<Event>) -> Result<(), Error> {
        T::on_events(events)
    }
}

/// The generated side of this extension point.
#[doc(hidden)]
#[allow(missing_docs, unsafe_code, clippy::all, reason = "generated")]
pub mod bindings {
    wit_bindgen::generate!({
        path: "../../wit/v1.0.0",
        inline: "package bailey:sdk; world event-listener-plugin { export bailey:crm/event-listener@1.0.0; }",
        world: "bailey:sdk/event-listener-plugin",
        with: {
            "bailey:crm/types@1.0.0": crate::bindings::bailey::crm::types,
            "bailey:crm/journal-types@1.0.0": crate::bindings::bailey::crm::journal_types,
        },
        additional_derives: [PartialEq],
        generate_unused_types: true,
        pub_export_macro: true,
        export_macro_name: "export_event_listener",
        default_bindings_module: "bailey_sdk::extension_points::event_listener::bindings",
        runtime_path: "bailey_sdk::__wit_bindgen::rt",
    });
}

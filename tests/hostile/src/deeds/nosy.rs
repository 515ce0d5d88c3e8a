//! Tries to learn more in a pure call than what is its own.

use bailey_sdk::{clock, directory, records, storage};

/// Whether anything but its own storage and the directory answered.
pub fn learns() -> bool {
    let own = storage::get("own", "key").is_ok() && directory::users().is_ok();
    !own || clock::now().is_ok()
        || records::tables().is_ok()
        || storage::set("own", "key", b"written").is_ok()
}

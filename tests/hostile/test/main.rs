//! Guests that do all they can against their host: each deed ends in the right
//! failure, in its own account, and nobody else notices.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that can't set up its house ends here"
)]

mod components;
mod deeds;
#[path = "../../../host/plugins/tests/plugins/guest.rs"]
mod guest;
mod hooks;
mod house;
mod mutants;
mod neighbours;
mod panels;
mod recordings;
mod steps;

/// Where the contract is.
const CONTRACT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../wit/v1.0.0");

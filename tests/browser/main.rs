//! What a person does, in a real browser: finds out who deleted a deal and brings
//! it back, moves one over the board, takes back what a plugin did, imports a
//! file. And what every page owes to everybody.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that can't set up its browser ends here"
)]

mod activity;
mod addresses;
mod board;
mod bringing_back;
mod by_keys;
mod catalogue;
mod deleting;
mod driver;
mod everyone;
mod house;
mod importing;
mod installing;
mod lists;
mod notes;
mod roles;
mod scriptless;
mod support;
mod taking_back;
mod two_factor;

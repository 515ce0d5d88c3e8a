//! What the sandbox keeps guests from doing, each with a guest that tries.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops where anything is wrong"
)]

mod breaker;
mod code;
mod guest;
mod limits;
mod linking;
mod live;
mod places;
mod wasi;

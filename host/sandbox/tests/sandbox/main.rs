//! What the sandbox keeps guests from doing, each with a guest that tries.

mod breaker;
mod code;
mod guest;
mod limits;
mod linking;
mod live;
mod places;
mod wasi;

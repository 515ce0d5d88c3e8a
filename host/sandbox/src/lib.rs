//! Runs components that nobody vouches for, and knows nothing of what they are for.
//!
//! A [`Sandbox`] compiles components, once and off the path of requests. A
//! [`Loaded`] component is linked to the interfaces that it was granted, and
//! [`Sandbox::call`] calls it within [`CallLimits`], on a new instance or one
//! kept alive. Whatever goes wrong is a [`Failure`]; a [`Breaker`] says when to
//! stop trying.
//!
//! ```text
//! Sandbox::new ─ compile ─► Component ─ Loaded::new ─► Loaded ─ Sandbox::call ─► Called
//!   engine · code_cache · compile       linker, wasi            places · live · meter
//! ```

pub mod breaker;
mod call;
mod call_state;
mod code_cache;
mod compile;
mod engine;
mod failure;
mod limits;
mod live;
mod loaded;
mod meter;
mod places;
mod sandbox;
pub mod wasi;

pub use breaker::{Breaker, Permit};
pub use call::{Called, Guest, Reuse};
pub use call_state::CallState;
pub use failure::Failure;
pub use limits::{CallLimits, ProcessLimits, Usage};
pub use loaded::{Loaded, imports};
pub use meter::Meter;
pub use sandbox::{Guests, Sandbox};
pub use wasmtime;

/// SHA-256 of the bytes of a package: its identity.
pub type Digest = [u8; 32];

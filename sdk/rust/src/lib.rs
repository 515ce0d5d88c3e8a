//! Write Bailey plugins in Rust.
//!
//! A plugin is a type that takes part at one or more *extension points*, each a
//! trait, and uses *capabilities*, each a module of functions. The component
//! imports just the functions that are called and exports just what
//! [`plugin!`] lists.
//!
//! ```
//! use bailey_sdk::prelude::*;
//! use bailey_sdk::{clock, pages};
//!
//! pub struct Sundial;
//!
//! impl Pages for Sundial {
//!     fn render(_request: pages::Request) -> Result<Page, Error> {
//!         let now = clock::now()?;
//!         Ok(Page::new(tr("page-title")).lead(tr("it-is").moment("now", now)))
//!     }
//! }
//!
//! bailey_sdk::plugin!(Sundial: Pages);
//! # fn main() {}
//! ```
//!
//! Beside `Cargo.toml` stand `plugin.toml`, which says what the plugin asks
//! for and why, and `locales/`, with its texts in Fluent. `bailey-plugin build`
//! makes a package of them.

// The export macros name the runtime by a path that holds here and in plugins.
extern crate self as bailey_sdk;

#[cfg(target_arch = "wasm32")]
mod allocator;
mod bindings;
pub mod blocks;
mod capabilities;
pub mod extension_points;
pub mod groups;
pub mod json;
mod plugin;
pub mod prelude;
pub mod query;
mod scalar;
pub mod sorted;
pub mod stored;
pub mod text;
pub mod typed;
pub mod types;

pub use capabilities::*;
pub use extension_points::{
    access_policy, activity_alarm, deletion_policy, endpoint, event_listener, job_runner,
    lifecycle, pages, panels, request_guard, sign_in_step,
};

#[doc(hidden)]
pub use wit_bindgen as __wit_bindgen;

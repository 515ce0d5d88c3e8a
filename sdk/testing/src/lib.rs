//! Tests a plugin against the real host: an account in a temporary folder, the sandbox
//! with its limits, the journal, and nothing that stands in for any of them.
//!
//! ```no_run
//! use bailey_testing::{Bailey, Condition};
//!
//! # fn main() -> anyhow::Result<()> {
//! let bailey = Bailey::new()?;
//! let plugin = bailey.install(std::fs::read("target/acme.pipeline.wasm")?)?;
//! bailey.set_clock("2026-03-02T09:00:00Z")?;
//! bailey.record("deals", &serde_json::json!({ "name": "Bridge", "stage": "won" }))?;
//!
//! let page = bailey.owner().page(&plugin, "")?;
//! assert!(page.says("Bridge"));
//!
//! bailey.set("records", Some(Condition::Refused));
//! assert!(bailey.owner().page(&plugin, "").is_err());
//! # Ok(())
//! # }
//! ```
//!
//! | what is to be known | where |
//! | --- | --- |
//! | what people are shown, and what their acts do | [`Person`] |
//! | what is on a page, as typed blocks and as texts | [`Seen`] |
//! | what was journalled | [`Bailey::journal`] |
//! | what calls used of each limit | [`Bailey::calls`], [`shares`] |
//! | that it bears what it is refused | [`conformance`] |
//! | the same from a file, for a plugin in any language | [`Scenario`] |
//! | a call that failed where people work | [`replay()`] |

mod bailey;
mod conformance;
mod person;
mod reader;
mod replay;
mod scenario;
mod seen;
mod shares;

pub use bailey::Bailey;
pub use bailey_plugins::page;
pub use bailey_plugins::{CallNote, Condition, Failure, Recording, Replayed};
pub use conformance::{Conformance, Trial, conformance};
pub use person::Person;
pub use replay::replay;
pub use scenario::Scenario;
pub use seen::Seen;
pub use shares::{Share, shares};

//! HTTP: the API and the pages of every account.
//!
//! Handlers are thin: they take who asks ([`auth`]) and what is asked, call
//! `bailey-crm` or `bailey-plugins` on a blocking lane, and answer. Whether
//! somebody may do something is decided there, not here.

pub mod api;
mod around;
mod assets;
pub mod auth;
mod backup_file;
mod compression;
mod download;
pub mod error;
pub mod figures;
mod files;
mod headers;
mod idempotency;
mod lanes;
mod limits;
mod mail;
pub mod operator;
mod pages;
mod probes;
mod rates;
mod request;
mod router;
mod serve;
mod settings;
mod size;
mod state;
mod texts;
mod traces;
mod unread;

pub use request::{ClientAddress, RequestId};
pub use router::router;
pub use serve::serve;
pub use settings::Settings;
pub use state::State;

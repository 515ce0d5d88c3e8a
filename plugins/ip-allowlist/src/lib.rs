//! IP allowlist: from which addresses people and programs may come.

mod draft;
mod entry;
mod list;
mod network;
mod pages;
mod replay;
mod request_guard;
mod store;

/// The plugin. What it does stands in a file for each extension point.
pub struct IpAllowlist;

bailey_sdk::plugin!(IpAllowlist: RequestGuard, Pages);

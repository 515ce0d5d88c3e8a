//! Everything that happened, by whom and through what.

mod kinds;
mod pages;

/// The plugin. What it does stands in a file for each page.
pub struct AuditLog;

bailey_sdk::plugin!(AuditLog: Pages);

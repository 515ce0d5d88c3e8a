//! Everything that happened, by whom and through what.

mod jobs;
mod keep;
mod kinds;
mod pages;
mod panels;

/// The plugin. What it does stands in a file for each page and job.
pub struct AuditLog;

bailey_sdk::plugin!(AuditLog: Pages, Panels, JobRunner);

//! Deleted records, who deleted them, and the way back.

mod backup_first;
mod deletion_policy;
mod jobs;
mod keep;
mod pages;

/// The plugin. What it does stands in a file for each extension point.
pub struct RecycleBin;

bailey_sdk::plugin!(RecycleBin: DeletionPolicy, Pages, JobRunner);

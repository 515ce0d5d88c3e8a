//! Backups by a schedule and by hand, each tried before it is called good, and the
//! way back from them: shown beforehand, in part or whole, and undone like any act.

mod generations;
mod jobs;
mod options;
mod pages;
mod wanted;

/// The plugin. What it does stands in a file for each extension point.
pub struct BackupScheduler;

bailey_sdk::plugin!(BackupScheduler: Pages, JobRunner);

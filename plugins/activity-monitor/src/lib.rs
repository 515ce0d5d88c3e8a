//! The activity monitor: who does more than the rules allow, and what is done about
//! it.

mod access_policy;
mod activity_alarm;
mod answer;
mod counted;
mod lifecycle;
mod options;
mod pages;
mod ready;
mod rule;
mod stopped;
mod store;
mod watched;
mod whom;

/// The plugin. What it does stands in a file for each extension point.
pub struct ActivityMonitor;

bailey_sdk::plugin!(ActivityMonitor: AccessPolicy, ActivityAlarm, Lifecycle, Pages);

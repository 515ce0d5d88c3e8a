//! Where a plugin can take part, one module an extension point: its trait and
//! the types that it hands over.

pub mod access_policy;
pub mod activity_alarm;
pub mod deletion_policy;
pub mod endpoint;
pub mod event_listener;
pub mod job_runner;
pub mod lifecycle;
pub mod pages;
pub mod panels;
mod parameters;
pub mod request_guard;
pub mod sign_in_step;

//! Roles: who may see and do what, why, and what would change.

mod access_policy;
mod draft;
mod groups;
mod level;
mod lifecycle;
mod merge;
mod pages;
mod people;
mod ready;
mod review;
mod rights;
mod role;
mod store;
#[cfg(test)]
mod testing;

/// The plugin. What it does stands in a file for each extension point.
pub struct Roles;

bailey_sdk::plugin!(Roles: AccessPolicy, Lifecycle, Pages);

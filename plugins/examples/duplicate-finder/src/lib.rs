//! Finds companies and contacts that are likely one and the same, and makes one of
//! several: written with the SDK alone, as anybody outside would write it.
//!
//! A search reads what whoever asked for it may see, and keeps only which records go
//! together: numbers, never what is in them. Whoever looks is shown those that they
//! may see themselves.

mod endpoint;
mod group;
mod likeness;
mod merge;
mod normal;
mod pages;
mod panels;
mod scan;
mod store;

/// The plugin.
pub struct DuplicateFinder;

/// The tables in which it looks.
const TABLES: [&str; 2] = ["companies", "contacts"];

bailey_sdk::plugin!(DuplicateFinder: Pages, Panels, JobRunner, Endpoint);

//! Plugins in accounts: real components, through the ordinary path.

#![expect(clippy::expect_used, reason = "a test that can't go on ends here")]

mod broken;
mod catalogue;
mod deleting;
mod guest;
mod keeper;
mod life;
mod lifecycle;
mod listening;
mod office;
mod packages;
mod pages;
mod policy;
mod previews;
mod registry;
mod storage;

/// Where the contract is.
const CONTRACT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../wit/v1.0.0");

//! Plugins in accounts: real components, through the ordinary path.

#![expect(missing_docs, reason = "tests")]

mod deleting;
mod guest;
mod lifecycle;
mod office;
mod packages;
mod pages;
mod storage;

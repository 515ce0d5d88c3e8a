//! What end-to-end tests share: a server of their own on a free port, with an
//! account that has an owner and a member, and a client that asks as one of
//! them.

#![expect(
    clippy::expect_used,
    reason = "a test that can't set up its server ends here"
)]

mod client;
pub mod deals;
pub mod drive;
pub mod ground;
mod phone;
mod server;
pub mod serving;
mod store;

pub use client::{Answer, Client};
pub use phone::Phone;
pub use server::{AccountLimits, MEMBER, OWNER, PASSWORD, PUBLIC, Server, support_key};
pub use store::{BUCKET, KEY_ID, SECRET, Store};

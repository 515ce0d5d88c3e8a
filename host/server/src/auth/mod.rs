//! Who asks, and in which account.
//!
//! The account comes from the host name, else from the session or the token,
//! else it is the installation's only one; never from what a request says in
//! its body. The person comes from the session's cookie (pages and API) or from
//! a bearer token (API alone). A handler takes one of these as an argument and
//! thereby says who may call it:
//!
//! - [`Signed`]: somebody who is signed in, as a member or as an admin;
//! - [`Confirmed`]: the same, if they proved lately who they are;
//! - [`Entering`]: as signed, also if they must choose a new password first;
//! - [`Arriving`]: the same, also if they have steps of signing in to pass;
//! - [`Admin`]: an admin;
//! - [`Anonymous`]: anybody; just the account is known.

mod account;
mod admin;
mod anonymous;
pub(crate) mod confirming;
pub(crate) mod cookie;
pub mod csrf;
pub(crate) mod enter;
mod entering;
mod guard;
pub(crate) mod known;
mod public_base;
pub(crate) mod reset;
mod rights;
pub(crate) mod safe_mode;
mod scopes;
pub mod sign_in;
mod signed;
pub(crate) mod steps;
mod support;
mod switching;

pub use admin::Admin;
pub use anonymous::Anonymous;
pub use confirming::Confirmed;
pub use csrf::{FormWord, Posted};
pub use entering::{Arriving, Entering};
pub(crate) use public_base::public_base;
pub use signed::Signed;
pub(crate) use support::watch;

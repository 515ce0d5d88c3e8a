//! Signing in, and choosing a password on the way.

pub(super) mod change;
pub(super) mod forgot;
pub(in crate::pages) mod form;
pub(super) mod password;
pub(super) mod safe_mode;
pub(super) mod step;
pub(super) mod submit;

//! Signing in.

pub(super) mod form;
pub(super) mod submit;

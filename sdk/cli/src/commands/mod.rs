//! One command a file.

pub mod build;
pub mod check;
pub mod inspect;

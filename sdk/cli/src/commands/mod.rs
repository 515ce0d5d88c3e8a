//! One command a file.

pub mod build;
pub mod check;
pub mod inspect;
pub mod keys;
pub mod new;
pub mod pack;
pub mod publish;
pub mod sign;

//! One command a file.

pub mod build;
pub mod check;
#[cfg(feature = "host")]
pub mod dev;
pub mod inspect;
pub mod keys;
pub mod new;
mod output;
pub mod pack;
mod passphrase;
pub mod publish;
#[cfg(feature = "host")]
pub mod replay;
pub mod sign;
#[cfg(feature = "host")]
pub mod test;

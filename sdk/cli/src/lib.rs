//! Makes packages of plugins: what the developer's command line does, as
//! functions, for build scripts and tests.

mod build;
pub mod build_script;
#[cfg(feature = "commands")]
pub mod compatibility;
#[cfg(feature = "commands")]
pub mod keys;
mod locales;
#[cfg(feature = "commands")]
pub mod new;
#[cfg(feature = "commands")]
pub mod publish;
mod source;
#[cfg(feature = "commands")]
pub mod words;

pub use build::{Build, LANGUAGES, Language, Sdk, Tested, build, while_waiting};
pub use locales::Finding;
pub use source::Source;

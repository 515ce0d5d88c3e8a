//! Makes packages of plugins: what the developer's command line does, as
//! functions, for build scripts and tests.

mod build;
pub mod build_script;
mod locales;
mod source;

pub use build::{Build, build};
pub use locales::Finding;
pub use source::Source;

//! What was built for a released version of the contract runs on every later host, and
//! what was released doesn't change: `wit/README.md`.

#![expect(clippy::unwrap_used, reason = "a test without its files ends here")]

mod kept;
mod released;

use std::path::{Path, PathBuf};

/// A folder of the source.
fn source(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

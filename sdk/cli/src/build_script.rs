//! For build scripts and tests that build guests.

use std::path::{Path, PathBuf};

/// Where guests are compiled, found from a build script's `OUT_DIR` or a test's
/// `CARGO_TARGET_TMPDIR`: one folder beside the host's own profiles, so that debug and
/// release and all scripts share it.
///
/// It is another folder than that of the cargo that waits for the script and
/// holds its own folder's lock.
pub fn guests_target(out_dir: &Path) -> PathBuf {
    let root = out_dir
        .ancestors()
        .find(|folder| folder.join("CACHEDIR.TAG").exists());
    root.unwrap_or(out_dir).join("guests")
}

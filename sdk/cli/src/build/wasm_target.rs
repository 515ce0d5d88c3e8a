//! The compiler's WebAssembly target: there, added, or asked for.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

/// What plugins are compiled to.
pub(super) const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the target if it is missing.
///
/// # Errors
/// Says what to type where it can't be added.
pub(super) fn ensure() -> Result<()> {
    if is_there()? {
        return Ok(());
    }
    let added = Command::new("rustup")
        .args(["target", "add", TARGET])
        .stdin(Stdio::null())
        // A build script's standard output is read by cargo.
        .stdout(Stdio::null())
        .status();
    if added.is_ok_and(|status| status.success()) && is_there()? {
        return Ok(());
    }
    bail!(
        "Rust's target {TARGET} is missing and could not be added. With rustup, type\n\n    \
         rustup target add {TARGET}\n\nOtherwise install your system's package of Rust's standard \
         library for it (Debian: libstd-rust-dev-wasm32, Fedora: rust-std-static-{TARGET})."
    )
}

fn is_there() -> Result<bool> {
    let output = Command::new("rustc")
        .args(["--print", "target-libdir", "--target", TARGET])
        .stderr(Stdio::inherit())
        .output()
        .context("cannot start rustc; install Rust from https://rustup.rs")?;
    let folder = String::from_utf8_lossy(&output.stdout);
    Ok(output.status.success() && Path::new(folder.trim()).is_dir())
}

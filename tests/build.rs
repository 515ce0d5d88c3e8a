//! Builds the guests of the tests, with the tools that any plugin's developer
//! has.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context as _, Result};

/// What a guest is made of, beside its own folder.
const SHARED: &[&str] = &["../sdk/rust", "../wit", "../Cargo.lock"];

fn main() -> Result<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").context("cargo sets OUT_DIR")?);
    let target = bailey_plugin::build_script::guests_target(&out);
    let folder = Path::new("hostile");
    println!("cargo::rerun-if-changed=build.rs");
    for path in SHARED {
        println!("cargo::rerun-if-changed={path}");
    }
    for part in ["Cargo.toml", "plugin.toml", "locales", "src"] {
        println!("cargo::rerun-if-changed={}", folder.join(part).display());
    }
    let package = bailey_plugin::build(folder, &target).context("cannot build tests/hostile")?;
    fs::write(out.join("hostile.wasm"), &**package.bytes()).context("cannot write hostile.wasm")
}

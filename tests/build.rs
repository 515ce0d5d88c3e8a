//! Builds the guests of the tests, with the tools that any plugin's developer
//! has.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context as _, Result};

/// The guests: what their packages are called here, and their folders.
const GUESTS: [(&str, &str); 2] = [("hostile", "hostile"), ("witness", "crash/guest")];

/// What a guest is made of, beside its own folder.
const SHARED: &[&str] = &["../sdk/rust", "../wit", "../Cargo.lock"];

fn main() -> Result<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").context("cargo sets OUT_DIR")?);
    let target = bailey_plugin::build_script::guests_target(&out);
    println!("cargo::rerun-if-changed=build.rs");
    for path in SHARED {
        println!("cargo::rerun-if-changed={path}");
    }
    for (name, folder) in GUESTS {
        let folder = Path::new(folder);
        for part in ["Cargo.toml", "plugin.toml", "locales", "src"] {
            println!("cargo::rerun-if-changed={}", folder.join(part).display());
        }
        let package = bailey_plugin::build(folder, &target);
        let package = package.with_context(|| format!("cannot build {}", folder.display()))?;
        let file = out.join(name).with_extension("wasm");
        fs::write(&file, &**package.bytes())
            .with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

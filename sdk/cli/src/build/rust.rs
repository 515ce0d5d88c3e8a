//! Rust: cargo makes a core module of the crate, and that becomes a component.

use std::fs;

use anyhow::{Context as _, Result, bail};
use wit_component::ComponentEncoder;

use super::language::{Language, Sdk, Tested};
use super::{Build, cargo, names, wasm_target};

pub(super) const RUST: Language = Language {
    name: "rust",
    mark: "Cargo.toml",
    sources: &["Cargo.toml", "Cargo.lock", "src"],
    template: &[
        (
            "Cargo.toml",
            include_str!("../../templates/rust/Cargo.toml"),
        ),
        (
            "src/lib.rs",
            include_str!("../../templates/rust/src/lib.rs"),
        ),
        (
            "src/deal.rs",
            include_str!("../../templates/rust/src/deal.rs"),
        ),
        (
            "src/front.rs",
            include_str!("../../templates/rust/src/front.rs"),
        ),
    ],
    dependency,
    component,
    test,
};

fn dependency(sdk: &Sdk) -> String {
    match sdk {
        Sdk::Folder(folder) => {
            format!(
                "bailey-sdk = {{ path = {:?} }}",
                folder.display().to_string()
            )
        }
        Sdk::Version(version) => format!("bailey-sdk = {version:?}"),
    }
}

fn component(build: &Build) -> Result<Vec<u8>> {
    wasm_target::ensure()?;
    let profile = if build.quick {
        cargo::QUICK
    } else {
        cargo::SMALL
    };
    let module = cargo::compile(&build.folder, &build.target, &build.features, &profile)?;
    let core = fs::read(&module)
        .with_context(|| format!("cannot read what cargo built, {}", module.display()))?;
    let mut encoder = ComponentEncoder::default();
    let encoded = encoder
        .validate(true)
        .module(&core)
        .and_then(ComponentEncoder::encode);
    let component = encoded.with_context(|| {
        format!(
            "cannot make a component of {}; does it call bailey_sdk::plugin!?",
            module.display()
        )
    })?;
    names::without(&component)
}

fn test(build: &Build) -> Result<Tested> {
    if cargo::test(&build.folder, &build.target)? {
        return Ok(Tested::Passed);
    }
    bail!("the plugin's own tests failed: what cargo says above names them")
}

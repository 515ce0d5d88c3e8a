//! Runs cargo for a plugin, also from inside another cargo's build script: with
//! a target folder of its own, so that neither waits for the other's lock, and
//! without what the outer one told its children, such as flags for the host or
//! clippy in rustc's place.

use std::env;
use std::ffi::OsString;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;

use super::paths;
use super::wasm_target::TARGET;

/// How guests are compiled. Given here, so that it holds in anybody's workspace.
pub(super) struct Profile {
    name: &'static str,
    lines: &'static [&'static str],
    /// What rustc is told besides.
    flags: &'static [&'static str],
}

/// Small, since every byte is compiled again on the host and stored: without the names
/// of functions, which take a fifth of it. A failure then names them by their number.
pub(super) const SMALL: Profile = Profile {
    name: "guest",
    lines: &[
        "profile.guest.inherits=\"release\"",
        "profile.guest.opt-level=\"z\"",
        "profile.guest.lto=true",
        "profile.guest.codegen-units=1",
        "profile.guest.panic=\"abort\"",
        "profile.guest.strip=\"symbols\"",
        "profile.guest.debug=false",
    ],
    // The linker would leave room for the largest address in each place that has one,
    // which is a twelfth of the code.
    flags: &["-Clink-arg=--compress-relocations"],
};

/// Soon compiled again after a change, and with the names that a failure is told by.
pub(super) const QUICK: Profile = Profile {
    name: "guest-dev",
    lines: &[
        "profile.guest-dev.inherits=\"release\"",
        "profile.guest-dev.opt-level=1",
        "profile.guest-dev.lto=false",
        "profile.guest-dev.incremental=true",
        "profile.guest-dev.codegen-units=256",
        "profile.guest-dev.panic=\"abort\"",
        "profile.guest-dev.strip=\"debuginfo\"",
        "profile.guest-dev.debug=false",
    ],
    flags: &[],
};

/// The line of cargo's messages that says what was made.
#[derive(Deserialize)]
struct Message {
    reason: String,
    #[serde(default)]
    manifest_path: PathBuf,
    #[serde(default)]
    filenames: Vec<PathBuf>,
}

/// Compiles the crate in this folder and gives the path of its core module.
pub(super) fn compile(
    folder: &Path,
    target: &Path,
    features: &[String],
    profile: &Profile,
) -> Result<PathBuf> {
    let manifest = folder.join("Cargo.toml");
    let manifest = manifest
        .canonicalize()
        .with_context(|| format!("there is no {}", manifest.display()))?;
    let mut cargo = cargo();
    cargo
        .arg("build")
        .arg("--lib")
        .arg("--target")
        .arg(TARGET)
        .arg("--profile")
        .arg(profile.name);
    for line in profile.lines {
        cargo.arg("--config").arg(line);
    }
    let mut flags = paths::nameless(&manifest);
    flags.extend(profile.flags.iter().map(|flag| (*flag).to_owned()));
    // A list of texts is the same in JSON and in TOML.
    let flags = serde_json::to_string(&flags).context("cannot write a list of texts")?;
    cargo
        .arg("--config")
        .arg(format!("target.{TARGET}.rustflags={flags}"));
    if !features.is_empty() {
        cargo.arg("--features").arg(features.join(","));
    }
    cargo
        .arg("--manifest-path")
        .arg(&manifest)
        .arg("--target-dir")
        .arg(target);
    cargo.arg("--message-format").arg("json-render-diagnostics");
    let mut child = cargo
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start cargo; install Rust from https://rustup.rs")?;
    let output = child.stdout.take().context("cargo has no output")?;
    let mut module = None;
    for line in BufReader::new(output).lines() {
        let line = line.context("cannot read what cargo says")?;
        let Ok(message) = serde_json::from_str::<Message>(&line) else {
            continue;
        };
        if message.reason == "compiler-artifact" && message.manifest_path == manifest {
            let mut names = message.filenames.into_iter();
            module = names
                .find(|name| name.extension().is_some_and(|it| it == "wasm"))
                .or(module);
        }
    }
    let status = child.wait().context("cannot wait for cargo")?;
    if !status.success() {
        bail!("cargo could not build {} ({status})", folder.display());
    }
    module.with_context(|| {
        format!(
            "{} made no .wasm file; its [lib] needs crate-type = [\"cdylib\", \"rlib\"]",
            manifest.display()
        )
    })
}

/// Runs the crate's own tests on this machine; says whether they pass.
pub(super) fn test(folder: &Path, target: &Path) -> Result<bool> {
    let mut cargo = cargo();
    cargo
        .arg("test")
        .arg("--manifest-path")
        .arg(folder.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(target);
    let status = cargo.stdin(Stdio::null()).status();
    let status = status.context("cannot start cargo; install Rust from https://rustup.rs")?;
    Ok(status.success())
}

/// Cargo, as nobody's child.
fn cargo() -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")));
    for name in env::vars_os()
        .map(|(name, _)| name)
        .filter(is_the_outer_cargos)
    {
        cargo.env_remove(name);
    }
    cargo
}

/// What cargo sets for its build scripts and subcommands, or a person for the
/// host's own build. Where registries are and how to reach them stays.
fn is_the_outer_cargos(name: &OsString) -> bool {
    const KEPT: &[&str] = &[
        "CARGO_HOME",
        "CARGO_NET_",
        "CARGO_HTTP_",
        "CARGO_REGISTR",
        "CARGO_SOURCE_",
        "CARGO_TERM_",
        "CARGO_BUILD_JOBS",
    ];
    const DROPPED: &[&str] = &[
        "RUSTC",
        "RUSTDOC",
        "RUSTFLAGS",
        "RUSTDOCFLAGS",
        "RUSTC_WRAPPER",
        "RUSTC_WORKSPACE_WRAPPER",
        "RUSTC_LINKER",
        "CLIPPY_ARGS",
        "CLIPPY_CONF_DIR",
        "TARGET",
        "HOST",
        "OUT_DIR",
        "PROFILE",
        "DEBUG",
        "OPT_LEVEL",
        "NUM_JOBS",
        "MAKEFLAGS",
        "MFLAGS",
        "__CARGO_DEFAULT_LIB_METADATA",
    ];
    let Some(name) = name.to_str() else {
        return false;
    };
    let ours = name.starts_with("CARGO") && !KEPT.iter().any(|kept| name.starts_with(kept));
    ours || DROPPED.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outer_cargos_flags_do_not_reach_the_guest() {
        for name in [
            "CARGO_ENCODED_RUSTFLAGS",
            "CARGO_TARGET_DIR",
            "CARGO",
            "RUSTFLAGS",
        ] {
            assert!(is_the_outer_cargos(&name.into()), "{name}");
        }
        for name in [
            "CARGO_HOME",
            "CARGO_REGISTRIES_X_INDEX",
            "RUSTUP_TOOLCHAIN",
            "PATH",
        ] {
            assert!(!is_the_outer_cargos(&name.into()), "{name}");
        }
    }
}

//! Builds the first-party plugins into packages that `lib.rs` embeds: with the
//! tools that any plugin's developer has, and no other way.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context as _, Result};

/// The folders of the plugins that come with Bailey.
const PLUGINS: &[&str] = &[
    "recycle-bin",
    "audit-log",
    "roles",
    "ip-allowlist",
    "activity-monitor",
    "support-access",
    "two-factor",
    "backup-scheduler",
];

/// The folders of plugins that show how one is made: in the catalogue of the demo.
const EXAMPLES: &[&str] = &["examples/duplicate-finder"];

/// What a package is made of, beside the plugin's own folder.
const SHARED: &[&str] = &[
    "../../sdk/rust",
    "../../sdk/rust-derive",
    "../../wit",
    "../../Cargo.lock",
];

fn main() -> Result<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").context("cargo sets OUT_DIR")?);
    let target = bailey_plugin::build_script::guests_target(&out);
    println!("cargo::rerun-if-changed=build.rs");
    for path in SHARED {
        println!("cargo::rerun-if-changed={path}");
    }
    list("packages.rs", PLUGINS, &out, &target)?;
    list("examples.rs", EXAMPLES, &out, &target)
}

/// Builds the plugins of these folders, and writes a list of their packages.
fn list(name: &str, plugins: &[&str], out: &Path, target: &Path) -> Result<()> {
    let mut list = String::from("&[\n");
    for plugin in plugins {
        let folder = Path::new("..").join(plugin);
        for part in ["Cargo.toml", "plugin.toml", "locales", "src"] {
            println!("cargo::rerun-if-changed={}", folder.join(part).display());
        }
        let package = bailey_plugin::build(&folder, target)
            .with_context(|| format!("cannot build the plugin `{plugin}`"))?;
        let file = out.join(format!("{}.wasm", plugin.replace('/', "-")));
        fs::write(&file, &**package.bytes())
            .with_context(|| format!("cannot write {}", file.display()))?;
        writeln!(list, "    include_bytes!({file:?}),")?;
    }
    list.push_str("]\n");
    fs::write(out.join(name), list).context("cannot write the list of packages")
}

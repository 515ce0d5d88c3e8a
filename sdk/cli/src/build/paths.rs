//! A component says where in the source it failed. It says so without the folders of the
//! machine that it was built on: those are nobody's business, take room, and would make
//! it another one elsewhere.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::wasm_target::TARGET;

/// The line of cargo's configuration by which rustc leaves them out, for the crate with
/// this manifest.
pub(super) fn nameless(manifest: &Path) -> Result<String> {
    let home = env::home_dir();
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo_home = cargo_home.or_else(|| Some(home.as_ref()?.join(".cargo")));
    let from = |folder: &str| cargo_home.as_ref().map(|home| home.join(folder));
    // What the crate uses stands beside it, or in the home of who builds it, or came from
    // a registry. Of several that fit, rustc takes the last.
    let folders = [
        home.clone(),
        manifest.ancestors().nth(2).map(Path::to_owned),
        from("git/checkouts"),
        from("registry/src"),
    ];
    let flags: Vec<String> = folders
        .into_iter()
        .flatten()
        .filter(|folder| folder.parent().is_some())
        .map(|folder| format!("--remap-path-prefix={}=", folder.display()))
        .collect();
    // A list of texts is the same in JSON and in TOML.
    let flags = serde_json::to_string(&flags).context("cannot write a list of texts")?;
    Ok(format!("target.{TARGET}.rustflags={flags}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_beside_a_plugin_is_not_named() {
        let line = nameless(Path::new("/work/sundial/Cargo.toml")).unwrap();
        assert!(line.starts_with("target.wasm32-unknown-unknown.rustflags=["));
        assert!(line.contains("\"--remap-path-prefix=/work=\""), "{line}");
    }
}

//! A component says where in the source it failed. It says so without the folders of the
//! machine that it was built on: those are nobody's business, take room, and would make
//! it another one elsewhere.

use std::env;
use std::path::{Path, PathBuf};

/// The flags by which rustc leaves them out, for the crate with this manifest.
pub(super) fn nameless(manifest: &Path) -> Vec<String> {
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
    folders
        .into_iter()
        .flatten()
        .filter(|folder| folder.parent().is_some())
        .map(|folder| format!("--remap-path-prefix={}=", folder.display()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_beside_a_plugin_is_not_named() {
        let flags = nameless(Path::new("/plugins/sundial/Cargo.toml"));
        let folder = "--remap-path-prefix=/plugins=".to_owned();
        assert!(flags.contains(&folder), "{flags:?}");
    }
}

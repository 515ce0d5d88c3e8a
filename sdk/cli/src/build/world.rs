//! The contract as tools of other languages take it: a folder of WIT, with a world that
//! has what the plugin's manifest names and nothing else. What a component imports is
//! what it can do, so an interface too many would be a power too many.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::{Context as _, Result};
use bailey_package::{Manifest, contract};

/// The name of the world in that folder.
pub(super) const WORLD: &str = "plugin";

/// Each interface's file.
macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../../../wit/v1.0.0/", $name, ".wit")))),+]
    };
}

/// The contract that this program builds for.
const CONTRACT: &[(&str, &str)] = files![
    "access",
    "access-policy",
    "access-rules",
    "activity",
    "activity-alarm",
    "activity-types",
    "archive",
    "backups",
    "bin",
    "blocks",
    "clock",
    "deletion-policy",
    "directory",
    "directory-admin",
    "endpoint",
    "erasure",
    "event-listener",
    "filter",
    "groups",
    "job-runner",
    "journal",
    "journal-note",
    "journal-retention",
    "journal-types",
    "journal-undo",
    "journal-verify",
    "lifecycle",
    "log",
    "mail",
    "pages",
    "panels",
    "progress",
    "random",
    "record-types",
    "records",
    "records-all",
    "records-all-write",
    "records-write",
    "request-guard",
    "schema-bin",
    "secrets",
    "settings",
    "sign-in-step",
    "storage",
    "support-access",
    "types",
];

/// Writes the folder below `target`, and says where it is.
pub(super) fn write(manifest: &Manifest, target: &Path) -> Result<PathBuf> {
    let folder = target.join("wit");
    let written = write_into(manifest, &folder);
    written.with_context(|| format!("cannot write the contract to {}", folder.display()))?;
    Ok(folder)
}

fn write_into(manifest: &Manifest, folder: &Path) -> io::Result<()> {
    let package = folder.join("deps").join("crm");
    fs::create_dir_all(&package)?;
    for (name, text) in CONTRACT {
        fs::write(package.join(format!("{name}.wit")), text)?;
    }
    fs::write(folder.join("plugin.wit"), world(manifest))
}

/// The world of what the manifest names.
fn world(manifest: &Manifest) -> String {
    let mut text = format!("package bailey:plugin;\n\nworld {WORLD} {{\n");
    let imports = manifest.capabilities.keys().map(|name| ("import", name));
    let exports = manifest
        .extension_points
        .keys()
        .map(|name| ("export", name));
    for (word, name) in imports.chain(exports) {
        // Writing to a text can't fail.
        let _written = writeln!(
            text,
            "    {word} {}/{name}@{};",
            contract::PACKAGE,
            manifest.contract
        );
    }
    text.push_str("}\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_contract_is_here() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../wit/v1.0.0");
        let mut there: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        there.retain(|name| name != "world.wit");
        there.sort();
        let here: Vec<String> = CONTRACT
            .iter()
            .map(|(name, _)| format!("{name}.wit"))
            .collect();
        let mut sorted = here.clone();
        sorted.sort();
        assert_eq!(sorted, there);
    }

    #[test]
    fn a_world_has_what_the_manifest_names_and_nothing_else() {
        let manifest = "id = \"acme.sundial\"\nversion = \"1.0.0\"\ncontract = \"1.0.0\"\n\
                        publisher = \"Acme\"\ncategory = \"tools\"\nname = \"name\"\n\
                        summary = \"summary\"\n[capabilities.clock]\nreason = \"why\"\n\
                        [extension-points.job-runner]\nreason = \"why\"\n";
        let manifest = Manifest::parse(manifest.as_bytes()).unwrap();
        assert_eq!(
            world(&manifest),
            "package bailey:plugin;\n\nworld plugin {\n    import bailey:crm/clock@1.0.0;\n    \
             export bailey:crm/job-runner@1.0.0;\n}\n"
        );
    }
}

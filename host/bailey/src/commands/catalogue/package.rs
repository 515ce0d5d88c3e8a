//! The package that was meant: by its digest, the beginning of it, or the plugin and
//! its version.

use anyhow::{Result, bail};
use bailey_plugins::{Catalogue, Digest};

/// Characters of a digest that have to be typed.
const FEWEST: usize = 8;

/// A package that was seen.
struct Known {
    plugin: String,
    version: String,
    digest: String,
}

impl std::fmt::Display for Known {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}@{}  {}", self.plugin, self.version, self.digest)
    }
}

/// Finds it among all that were ever seen.
pub fn find(catalogue: &Catalogue, typed: &str) -> Result<Digest> {
    let packages = catalogue.curation().packages.values();
    let mut known: Vec<Known> = packages
        .map(|package| Known {
            plugin: package.plugin.clone(),
            version: package.version.clone(),
            digest: package.digest.clone(),
        })
        .filter(|known| meant(known, typed))
        .collect();
    known.sort_by(|a, b| (&a.plugin, &a.version).cmp(&(&b.plugin, &b.version)));
    match known.as_slice() {
        [one] => Digest::from_hex(&one.digest)
            .ok_or_else(|| anyhow::anyhow!("{} is no digest", one.digest)),
        [] => bail!(
            "no package `{typed}` was ever seen: `bailey catalogue list` names those there are, \
             and `bailey catalogue refresh` looks for new ones"
        ),
        several => {
            let lines: Vec<String> = several.iter().map(|known| format!("\n  {known}")).collect();
            bail!(
                "`{typed}` can be any of these; name one by its digest:{}",
                lines.concat()
            )
        }
    }
}

fn meant(known: &Known, typed: &str) -> bool {
    let digest = typed.strip_prefix("sha256:").unwrap_or(typed);
    let beginning = digest.len() >= FEWEST && digest.bytes().all(|byte| byte.is_ascii_hexdigit());
    match typed.split_once('@') {
        Some((plugin, version)) => known.plugin == plugin && known.version == version,
        None => known.plugin == typed || (beginning && known.digest.starts_with(digest)),
    }
}

//! Brings the versions of a repository into the host's own folder, where they are
//! found again while the registry is not. A file is named after its digest, so it
//! is pulled once.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bailey_crm::catalogue::Pulled;
use bailey_crm::{Crm, Timestamp};
use semver::Version;
use sha2::{Digest as _, Sha256};

use super::artifact::{file_of, layer};
use super::client::Asking;
use super::{Registry, RegistryError};
use crate::catalogue::{Offer, Stock};
use crate::egress::Egress;

/// Versions of a plugin that are pulled, the newest first.
const MOST_VERSIONS: usize = 20;

/// How far it is.
pub(in crate::catalogue) struct Pulling<'a> {
    /// Which repository.
    pub(in crate::catalogue) repository: &'a str,
    /// Which version.
    pub(in crate::catalogue) tag: &'a str,
    /// Bytes that are there.
    pub(in crate::catalogue) done: u64,
    /// Bytes that there will be.
    pub(in crate::catalogue) total: u64,
}

/// Brings what the registry has now and notes it.
pub(in crate::catalogue) fn pull(
    crm: &Crm,
    egress: &Egress,
    registry: &Registry,
    folder: &Path,
    progress: &mut dyn FnMut(Pulling<'_>),
) -> Result<(), RegistryError> {
    make_private(folder)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let tags = runtime.block_on(bring(egress, registry, folder, progress))?;
    let repository = registry.name();
    bailey_crm::catalogue::keep_pulled(crm, &repository, &tags, Timestamp::now())?;
    sweep(folder, &bailey_crm::catalogue::pulled(crm)?);
    Ok(())
}

async fn bring(
    egress: &Egress,
    registry: &Registry,
    folder: &Path,
    progress: &mut dyn FnMut(Pulling<'_>),
) -> Result<Vec<(String, String)>, RegistryError> {
    let repository = registry.name();
    let mut asking = Asking::of(registry, egress)?;
    let tags = asking.tags().await?;
    let mut versions: Vec<(Version, String)> = tags
        .into_iter()
        .filter_map(|tag| Some((version(&tag)?, tag)))
        .collect();
    versions.sort();
    let mut brought = Vec::new();
    for (_, tag) in versions.into_iter().rev().take(MOST_VERSIONS) {
        match one(&mut asking, &repository, &tag, folder, progress).await {
            Ok(file) => brought.push((tag, file)),
            // Something else under one tag hides no other.
            Err(error @ (RegistryError::Answer { .. } | RegistryError::TooLarge { .. })) => {
                tracing::warn!(repository, tag, %error, "a version can't be pulled");
            }
            Err(error) => return Err(error),
        }
    }
    Ok(brought)
}

async fn one(
    asking: &mut Asking<'_>,
    repository: &str,
    tag: &str,
    folder: &Path,
    progress: &mut dyn FnMut(Pulling<'_>),
) -> Result<String, RegistryError> {
    let layer = layer(tag, &asking.manifest(tag).await?)?;
    let file = file_of(&layer).ok_or_else(|| RegistryError::Answer {
        what: tag.to_owned(),
        why: format!("its layer is called `{}`", layer.digest),
    })?;
    let path = path(folder, &file);
    if path.exists() {
        return Ok(file);
    }
    let total = layer.size.unsigned_abs();
    let mut arrived = |done| {
        progress(Pulling {
            repository,
            tag,
            done,
            total,
        });
    };
    arrived(0);
    let bytes = asking.blob(&layer.digest, total, &mut arrived).await?;
    if hex::encode(Sha256::digest(&bytes)) != file {
        return Err(RegistryError::Digest(tag.to_owned()));
    }
    // Under its name only when it is whole, also after a power cut.
    let mut whole = tempfile::NamedTempFile::new_in(folder)?;
    whole.write_all(&bytes)?;
    whole.as_file().sync_all()?;
    whole.persist(&path).map_err(|error| error.error)?;
    Ok(file)
}

/// The packages that were pulled from this repository, from the folder alone.
pub(in crate::catalogue) fn shelved(
    stock: &mut Stock,
    pulled: &[Pulled],
    registry: &Registry,
    folder: &Path,
    known: &[Arc<Offer>],
) {
    let name = registry.name();
    for pulled in pulled.iter().filter(|pulled| pulled.repository == name) {
        let before = stock.offers.len();
        stock.read(&path(folder, &pulled.file), known);
        let Some(offer) = stock.offers.get(before) else {
            continue;
        };
        // What a registry calls a version is its own affair, unless it calls an
        // old one new.
        let said = offer.manifest().version.clone();
        if version(&pulled.tag).as_ref() != Some(&said) {
            stock.offers.truncate(before);
            let place = PathBuf::from(format!("{name}:{}", pulled.tag));
            stock.refuse(
                &place,
                format!("its manifest says that it is version {said}"),
            );
        }
    }
}

/// The version that a tag names; a tag has no `+`, so it stands as `_` there.
fn version(tag: &str) -> Option<Version> {
    let text = tag.strip_prefix('v').unwrap_or(tag).replace('_', "+");
    Version::parse(&text).ok()
}

fn path(folder: &Path, file: &str) -> PathBuf {
    folder.join(format!("{file}.wasm"))
}

/// Takes away the files that no tag stands for any more.
fn sweep(folder: &Path, pulled: &[Pulled]) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let name = path.file_stem().and_then(|name| name.to_str());
        let kept = pulled.iter().any(|pulled| name == Some(&*pulled.file));
        let ours = path.extension().is_some_and(|ending| ending == "wasm");
        if ours
            && !kept
            && let Err(error) = std::fs::remove_file(&path)
        {
            tracing::warn!(path = %path.display(), %error, "an old package stays");
        }
    }
}

fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn a_tag_is_a_version_or_nothing_to_us() {
        let read = |tag: &str| version(tag).map(|version| version.to_string());
        assert_eq!(read("1.2.3").as_deref(), Some("1.2.3"));
        assert_eq!(read("v1.2.3").as_deref(), Some("1.2.3"));
        assert_eq!(read("1.2.3_linux").as_deref(), Some("1.2.3+linux"));
        assert_eq!(read("latest"), None);
        assert_eq!(read("1.2"), None);
    }
}

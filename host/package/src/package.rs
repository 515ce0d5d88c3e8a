//! A package that was read, and so is known to be whole.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use crate::{
    Digest, Interface, Manifest, Metadata, PackageError, Signature, agreement, binary, sections,
};

/// Bytes that a package may have. An interpreter compiled to WebAssembly, as
/// plugins in Python bring one, has about 40 MB.
pub const MAX_PACKAGE_BYTES: u64 = 64 * 1024 * 1024;

/// A package: a valid component of a contract that the host speaks, whose
/// manifest agrees with it. Cheap to clone.
#[derive(Clone)]
pub struct Package {
    contents: Arc<Contents>,
}

struct Contents {
    bytes: Arc<[u8]>,
    digest: Digest,
    manifest: Manifest,
    imports: Vec<Interface>,
    exports: Vec<Interface>,
    locales: BTreeMap<String, String>,
    icon: Option<Vec<u8>>,
    metadata: Metadata,
    signature: Signature,
}

impl Package {
    /// Reads a package of at most [`MAX_PACKAGE_BYTES`].
    ///
    /// # Errors
    /// A [`PackageError`] that says what is wrong, and where.
    pub fn read(bytes: impl Into<Arc<[u8]>>) -> Result<Self, PackageError> {
        Self::read_within(bytes, MAX_PACKAGE_BYTES)
    }

    /// Reads a package of at most so many bytes.
    ///
    /// # Errors
    /// As [`Package::read`].
    pub fn read_within(bytes: impl Into<Arc<[u8]>>, limit: u64) -> Result<Self, PackageError> {
        let bytes = bytes.into();
        let size = bytes.len() as u64;
        if size > limit {
            return Err(PackageError::TooLarge { size, limit });
        }
        binary::check_kind(&bytes)?;
        // The sections first, each with its own limit: what is too large, or
        // stands twice, is refused before the code is looked at.
        let sections = sections::read(&bytes)?;
        let surface = binary::surface(&bytes)?;
        let manifest = sections.manifest.ok_or(PackageError::NoManifest)?;
        let manifest = Manifest::parse(manifest)?;
        agreement::check(&manifest, &surface)?;
        sections.metadata.agree(&manifest)?;
        let signed = sections.signature.map_or(bytes.len(), |(start, _)| start);
        let digest = Digest::of(bytes.get(..signed).unwrap_or(&bytes));
        let signature = sections.signature.map(|(_, data)| data);
        let contents = Contents {
            digest,
            manifest,
            imports: surface.imports,
            exports: surface.exports,
            icon: sections.icon.map(<[u8]>::to_vec),
            signature: Signature::check(signature, &digest),
            locales: sections.locales,
            metadata: sections.metadata,
            bytes,
        };
        Ok(Self {
            contents: Arc::new(contents),
        })
    }

    /// The whole file, as it was read.
    pub fn bytes(&self) -> &Arc<[u8]> {
        &self.contents.bytes
    }

    /// The package's identity.
    pub fn digest(&self) -> Digest {
        self.contents.digest
    }

    /// What the plugin is and asks for.
    pub fn manifest(&self) -> &Manifest {
        &self.contents.manifest
    }

    /// What the component imports, in the order of the binary.
    pub fn imports(&self) -> &[Interface] {
        &self.contents.imports
    }

    /// What the component exports, in the order of the binary.
    pub fn exports(&self) -> &[Interface] {
        &self.contents.exports
    }

    /// The capabilities by name: what the component imports of the contract
    /// and calls.
    pub fn capabilities(&self) -> impl Iterator<Item = &str> {
        names(&self.contents.imports)
    }

    /// The extension points by name: what the component exports of the
    /// contract.
    pub fn extension_points(&self) -> impl Iterator<Item = &str> {
        names(&self.contents.exports)
    }

    /// The plugin's messages in Fluent, by the language's tag.
    pub fn locales(&self) -> &BTreeMap<String, String> {
        &self.contents.locales
    }

    /// A PNG of at most 32 kB.
    pub fn icon(&self) -> Option<&[u8]> {
        self.contents.icon.as_deref()
    }

    /// Whether somebody signed it, and whether the signature holds. Nothing here
    /// says that the key is anybody's whom one should trust.
    pub fn signature(&self) -> Signature {
        self.contents.signature
    }

    /// What other WebAssembly tools are told of it.
    pub fn metadata(&self) -> &Metadata {
        &self.contents.metadata
    }
}

fn names(interfaces: &[Interface]) -> impl Iterator<Item = &str> {
    let granted = interfaces
        .iter()
        .filter(|interface| interface.needs_consent());
    granted.map(|interface| interface.name.as_str())
}

impl fmt::Debug for Package {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Contents {
            manifest, digest, ..
        } = &*self.contents;
        write!(f, "Package({} {} {digest})", manifest.id, manifest.version)
    }
}

//! A package that was read, and so is known to be whole.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use crate::{Interface, Manifest, PackageError, agreement, binary, sections};

/// Bytes that a package may have. An interpreter compiled to WebAssembly, as
/// plugins in Python bring one, has about 40 MB.
pub const MAX_PACKAGE_BYTES: u64 = 64 * 1024 * 1024;

/// A package's identity: SHA-256 of every byte before its signature.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// In lower-case hex, 64 characters.
    pub fn to_hex(&self) -> String {
        hex::encode(self.0)
    }

    /// Reads 64 hex characters; none if the text is something else.
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).ok()?;
        Some(Self(bytes))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_hex())
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

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
    signature: Option<Vec<u8>>,
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
        let surface = binary::surface(&bytes)?;
        let sections = sections::read(&bytes)?;
        let manifest = sections.manifest.ok_or(PackageError::NoManifest)?;
        let manifest = Manifest::parse(manifest)?;
        agreement::check(&manifest, &surface)?;
        let signed = sections.signature.map_or(bytes.len(), |(start, _)| start);
        let digest = Digest(Sha256::digest(bytes.get(..signed).unwrap_or(&bytes)).into());
        let contents = Contents {
            digest,
            manifest,
            imports: surface.imports,
            exports: surface.exports,
            icon: sections.icon.map(<[u8]>::to_vec),
            signature: sections.signature.map(|(_, data)| data.to_vec()),
            locales: sections.locales,
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

    /// What the signature's section holds; nothing here says that it is right.
    pub fn signature(&self) -> Option<&[u8]> {
        self.contents.signature.as_deref()
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

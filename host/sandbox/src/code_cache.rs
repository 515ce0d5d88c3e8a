//! Keeps compiled code from one start to the next.
//!
//! What is kept is native code, which the engine runs as it is: whoever can
//! write a file here could run anything in the host. So the folder is the
//! host's alone (0700), and each file starts with a keyed hash over its code
//! and over what it is the code of; the key is in the folder (0600). A file
//! whose hash does not fit is deleted and the component compiled anew.

use std::fs;
use std::hash::{Hash, Hasher};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest as _, Sha256};
use wasmtime::Engine;
use wasmtime::component::Component;

use crate::{Digest, Failure};

const KEY: &str = "key";
const SUFFIX: &str = "code";
/// The block of SHA-256, the longest key that a keyed hash takes as it is.
const KEY_LENGTH: usize = 64;
const TAG_LENGTH: usize = 32;

/// The folder with compiled code.
#[derive(Debug)]
pub(crate) struct CodeCache {
    folder: PathBuf,
    key: [u8; KEY_LENGTH],
    /// What code must have been compiled by to run here.
    engine: [u8; 32],
    /// Bytes kept, at most.
    limit: u64,
}

impl CodeCache {
    /// Opens the folder, making it and its key where they are missing.
    pub(crate) fn open(folder: &Path, engine: &Engine, limit: u64) -> io::Result<CodeCache> {
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)?;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
        let key = key(folder)?;
        let mut hasher = CompatibilityHasher(Sha256::new());
        engine.precompile_compatibility_hash().hash(&mut hasher);
        let engine = hasher.0.finalize().into();
        Ok(CodeCache {
            folder: folder.to_owned(),
            key,
            engine,
            limit,
        })
    }

    /// The component's code, if it is kept and as it was written.
    pub(crate) fn load(
        &self,
        engine: &Engine,
        digest: &Digest,
    ) -> Option<Result<Component, Failure>> {
        let path = self.path(digest);
        let file = fs::read(&path).ok()?;
        let Some(code) = self.authenticate(digest, &file) else {
            tracing::warn!(path = %path.display(), "a file of compiled code was changed; compiling anew");
            let _ = fs::remove_file(&path);
            return None;
        };
        Some(load(engine, code))
    }

    /// Whether there is a file for the component.
    pub(crate) fn has(&self, digest: &Digest) -> bool {
        self.path(digest).exists()
    }

    /// Keeps code. A reader sees all of it or nothing.
    pub(crate) fn store(&self, digest: &Digest, code: &[u8]) -> io::Result<()> {
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        file.write_all(&self.mac(digest, code).finalize().into_bytes())?;
        file.write_all(code)?;
        file.persist(self.path(digest))?;
        self.prune(&self.path(digest))
    }

    fn path(&self, digest: &Digest) -> PathBuf {
        let name = format!(
            "{}-{}.{SUFFIX}",
            hex::encode(digest),
            hex::encode(&self.engine[..8])
        );
        self.folder.join(name)
    }

    fn mac(&self, digest: &Digest, code: &[u8]) -> Hmac<Sha256> {
        let mut mac = Hmac::<Sha256>::new(&self.key.into());
        mac.update(b"bailey compiled code\0");
        mac.update(digest);
        mac.update(&self.engine);
        mac.update(code);
        mac
    }

    fn authenticate<'a>(&self, digest: &Digest, file: &'a [u8]) -> Option<&'a [u8]> {
        let (tag, code) = file.split_at_checked(TAG_LENGTH)?;
        self.mac(digest, code).verify_slice(tag).ok()?;
        Some(code)
    }

    /// Deletes the oldest files while there is more than the limit, but never
    /// the one just written.
    fn prune(&self, newest: &Path) -> io::Result<()> {
        let mut files: Vec<(SystemTime, u64, PathBuf)> = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            let path = entry.path();
            if path
                .extension()
                .is_some_and(|extension| extension == SUFFIX)
            {
                let about = entry.metadata()?;
                files.push((about.modified()?, about.len(), path));
            }
        }
        files.sort();
        let mut bytes: u64 = files.iter().map(|(_, bytes, _)| bytes).sum();
        for (_, length, path) in files {
            if bytes <= self.limit {
                break;
            }
            if path != newest {
                fs::remove_file(path)?;
                bytes -= length;
            }
        }
        Ok(())
    }
}

/// Makes a component of code that this host compiled.
#[expect(unsafe_code, reason = "the one place where native code is loaded")]
pub(crate) fn load(engine: &Engine, code: &[u8]) -> Result<Component, Failure> {
    // SAFETY: `code` came from this engine's compiler just now, or from a file
    // that is authenticated by a key which only this host has, as code of the
    // same engine.
    let component = unsafe { Component::deserialize(engine, code) };
    component.map_err(|error| Failure::from_compile(&error))
}

/// Reads the key, or makes one. Of several that begin at once one makes it: it
/// comes to be whole, and the others find it.
fn key(folder: &Path) -> io::Result<[u8; KEY_LENGTH]> {
    let path = folder.join(KEY);
    match fs::read(&path) {
        Ok(bytes) => {
            if let Ok(key) = bytes.try_into() {
                return Ok(key);
            }
            // Without its key, nothing in the folder can be trusted any more.
            fs::remove_file(&path)?;
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    let mut key = [0; KEY_LENGTH];
    getrandom::fill(&mut key).map_err(io::Error::other)?;
    // Its owner's alone (0600), as every temporary file.
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(&key)?;
    file.as_file().sync_all()?;
    match file.persist_noclobber(&path) {
        Ok(_) => Ok(key),
        Err(late) if late.error.kind() == io::ErrorKind::AlreadyExists => fs::read(&path)?
            .try_into()
            .map_err(|_| io::Error::other("the key of the compiled code has another length")),
        Err(other) => Err(other.error),
    }
}

/// Feeds what the engine hashes into a hash that is the same in every process.
struct CompatibilityHasher(Sha256);

impl Hasher for CompatibilityHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        let hash = self.0.clone().finalize();
        hash.iter()
            .take(8)
            .fold(0, |sum, byte| (sum << 8) | u64::from(*byte))
    }
}

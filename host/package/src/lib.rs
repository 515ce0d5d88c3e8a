//! The package format: one `.wasm` file that holds a component and all that
//! belongs to it. Read and written here alone; light, because the build of the
//! first-party plugins and the developer's command line need it as well.
//!
//! A package is a WebAssembly component whose top-level custom sections carry
//! the rest:
//!
//! | section | content |
//! | --- | --- |
//! | `bailey:manifest` | what the plugin is and asks for, in TOML |
//! | `bailey:locale/<tag>` | its messages in one language, in Fluent |
//! | `bailey:icon` | a PNG |
//! | `component-name`, `version`, `description`, `authors`, `licenses` | the same for other tools |
//! | `bailey:signature` | last of all; signs the digest of every byte before it |
//!
//! What a component can do is read from its imports and exports, never from
//! the manifest; the manifest has to agree with them.

mod agreement;
mod binary;
pub mod contract;
mod digest;
mod error;
mod icon;
mod interface;
mod keys;
pub mod manifest;
mod metadata;
mod package;
mod rotation;
mod sections;
mod signature;
pub mod write;

pub use contract::{InterfaceKind, KnownInterface, Risk};
pub use digest::Digest;
pub use error::PackageError;
pub use interface::Interface;
pub use keys::{NotAKey, PublicKey, SigningKey};
pub use manifest::{Manifest, ManifestError};
pub use metadata::Metadata;
pub use package::{MAX_PACKAGE_BYTES, Package};
pub use rotation::{NotARotation, Rotation};
pub use signature::Signature;

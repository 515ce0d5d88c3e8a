//! Why a file is not a package that can be used.

use crate::manifest::ManifestError;

/// Why a package was refused. Each says what is wrong and, where there is one,
/// the way out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PackageError {
    /// Larger than a package may be; nothing of it was read.
    #[error("the package has {size} bytes; at most {limit} are allowed")]
    TooLarge {
        /// Bytes in the file.
        size: u64,
        /// Bytes that are allowed.
        limit: u64,
    },
    /// No WebAssembly at all.
    #[error(
        "this is not WebAssembly but {found}; a package is a .wasm file that `bailey-plugin build` makes"
    )]
    NotWasm {
        /// What it looks like.
        found: &'static str,
    },
    /// WebAssembly, but a core module.
    #[error(
        "this is a core module, not a component; `bailey-plugin build` makes a component of it, \
         and so does `wasm-tools component new`"
    )]
    CoreModule,
    /// Cut off or changed on the way, or made by something that is at fault.
    #[error("the package is damaged at byte {offset}: {reason}")]
    Damaged {
        /// Bytes from the start of the file.
        offset: u64,
        /// What was expected there.
        reason: String,
    },
    /// A section that may stand once stands twice.
    #[error("the section `{section}` stands in the package twice")]
    DuplicateSection {
        /// The section's name.
        section: String,
    },
    /// A section of a later format, or a misspelt one.
    #[error("the section `{section}` is unknown to this version of Bailey")]
    UnknownSection {
        /// The section's name.
        section: String,
    },
    /// The signature covers what stands before it, so nothing may follow it.
    #[error("the section `bailey:signature` must be the last one, but `{section}` follows it")]
    AfterSignature {
        /// What follows.
        section: String,
    },
    /// A section that is too large.
    #[error("the section `{section}` has {size} bytes; at most {limit} are allowed")]
    SectionTooLarge {
        /// The section's name.
        section: String,
        /// Its bytes.
        size: usize,
        /// Bytes that are allowed.
        limit: usize,
    },
    /// More languages than a package may have.
    #[error("the package has more than {limit} locales")]
    TooManyLocales {
        /// How many are allowed.
        limit: usize,
    },
    /// A section for other tools that is not text.
    #[error("the section `{section}` is not text")]
    NotText {
        /// The section's name.
        section: String,
    },
    /// Other tools would show another version than Bailey.
    #[error("the section `version` says {section}, but the manifest says {manifest}")]
    OtherVersion {
        /// What the section says.
        section: String,
        /// What the manifest says.
        manifest: String,
    },
    /// The component imports or exports what is not an interface.
    #[error(
        "the component {direction} `{name}`, which is not an interface of the form `package/name@version`"
    )]
    NotAnInterface {
        /// `imports` or `exports`.
        direction: &'static str,
        /// As the binary has it.
        name: String,
    },
    /// An interface that the contract does not have, or has for the other
    /// direction.
    #[error("the component {direction} `{interface}`, which Bailey does not have")]
    UnknownInterface {
        /// `imports` or `exports`.
        direction: &'static str,
        /// As the binary has it.
        interface: String,
    },
    /// An interface of a version of the contract that this host doesn't speak.
    #[error("the component {direction} `{interface}`; this version of Bailey speaks {spoken}")]
    UnknownVersion {
        /// `imports` or `exports`.
        direction: &'static str,
        /// As the binary has it.
        interface: String,
        /// The versions there are.
        spoken: String,
    },
    /// A component without a manifest.
    #[error(
        "the component has no manifest (section `bailey:manifest`); `bailey-plugin build` adds it \
         from plugin.toml"
    )]
    NoManifest,
    /// The manifest itself is at fault.
    #[error("the manifest is not valid: {0}")]
    Manifest(#[from] ManifestError),
    /// The binary does what the manifest doesn't tell.
    #[error(
        "the component {direction} `{interface}`, but its manifest has no [{table}.{interface}]"
    )]
    Undeclared {
        /// `imports` or `exports`.
        direction: &'static str,
        /// The interface's name.
        interface: String,
        /// The manifest's table that lacks it.
        table: &'static str,
    },
    /// The manifest tells what the binary doesn't do.
    #[error(
        "the manifest has [{table}.{interface}], but the component does not {verb} `{interface}`"
    )]
    Absent {
        /// `import` or `export`.
        verb: &'static str,
        /// The interface's name.
        interface: String,
        /// The manifest's table that has it.
        table: &'static str,
    },
    /// A section `bailey:locale/` with something else than a language's tag.
    #[error("`{tag}` is not a language tag such as `en` or `zh-Hant`")]
    LocaleTag {
        /// As the section names it.
        tag: String,
    },
    /// A locale that is too large.
    #[error("the locale `{tag}` has {size} bytes; at most {limit} are allowed")]
    LocaleTooLarge {
        /// The language.
        tag: String,
        /// Its bytes.
        size: usize,
        /// Bytes that are allowed.
        limit: usize,
    },
    /// A locale that is not text.
    #[error("the locale `{tag}` is not UTF-8 at byte {offset}")]
    LocaleNotText {
        /// The language.
        tag: String,
        /// Bytes from the start of the locale.
        offset: usize,
    },
    /// An icon that is too large.
    #[error("the icon has {size} bytes; at most {limit} are allowed")]
    IconTooLarge {
        /// Its bytes.
        size: usize,
        /// Bytes that are allowed.
        limit: usize,
    },
    /// An icon in another format.
    #[error("the icon is not a PNG")]
    IconNotPng,
}

//! The name of an interface that a component imports or exports.

use std::fmt;

use semver::Version;

use crate::contract::{self, InterfaceKind, KnownInterface};

/// An interface as the binary names it, with what the component uses of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interface {
    /// Namespace and package: `bailey:crm`.
    pub package: String,
    /// The interface's own name: `records`.
    pub name: String,
    /// The version it was built against.
    pub version: Version,
    /// The functions that the component calls (an import) or offers (an
    /// export). Without any, just the interface's types are used, which gives
    /// no power and needs no consent.
    pub functions: Vec<String>,
}

impl Interface {
    /// Reads `namespace:package/name@version`; none if it is not one.
    pub(crate) fn parse(text: &str, functions: Vec<String>) -> Option<Self> {
        let (path, version) = text.split_once('@')?;
        let (package, name) = path.split_once('/')?;
        package.split_once(':')?;
        let version = Version::parse(version).ok()?;
        Some(Self {
            package: package.into(),
            name: name.into(),
            version,
            functions,
        })
    }

    /// The contract's entry for it; none for what a language's runtime brings.
    pub fn known(&self) -> Option<&'static KnownInterface> {
        if self.package == contract::PACKAGE {
            contract::interface(&self.name)
        } else {
            None
        }
    }

    /// Whether a grant has to cover it: a capability whose functions are
    /// called, or an extension point that is offered.
    pub fn needs_consent(&self) -> bool {
        let kind = self.known().map(|known| known.kind);
        !self.functions.is_empty() && kind.is_some_and(|kind| kind != InterfaceKind::Types)
    }
}

impl fmt::Display for Interface {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}@{}", self.package, self.name, self.version)
    }
}

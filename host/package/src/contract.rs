//! Which interfaces the contract has, each with what it is and how much a
//! plugin can do harm with it. One table, so that whoever reads it has seen
//! all of a plugin's power. The sentences that people read are the host's.

use semver::Version;

/// The package that every interface of the contract belongs to.
pub const PACKAGE: &str = "bailey:crm";

/// The versions of the contract that this host speaks.
pub const VERSIONS: &[Version] = &[Version::new(1, 0, 0)];

/// The packages of WASI 0.2 that a language's runtime may drag in. Reading a
/// package lets them pass; the sandbox links the few that it has, and refuses
/// the rest by name.
pub const RUNTIME_NAMESPACE: &str = "wasi:";

/// How a component and the host meet at an interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InterfaceKind {
    /// Imported: something that the plugin can do.
    Capability,
    /// Exported: somewhere the plugin takes part.
    ExtensionPoint,
    /// Types that other interfaces use; gives no power and needs no consent.
    Types,
}

/// How much harm a plugin could do with an interface, at worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Risk {
    /// Sees and changes nothing but its own.
    Low,
    /// Sees the account's data, or adds to what people see.
    Medium,
    /// Changes or removes data, or decides what becomes of it.
    High,
}

/// One interface of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownInterface {
    /// As in `bailey:crm/<name>`.
    pub name: &'static str,
    /// How a component uses it.
    pub kind: InterfaceKind,
    /// What it could do at worst.
    pub risk: Risk,
    /// A grant can narrow it to some tables.
    pub by_table: bool,
}

const fn capability(name: &'static str, risk: Risk, by_table: bool) -> KnownInterface {
    KnownInterface {
        name,
        kind: InterfaceKind::Capability,
        risk,
        by_table,
    }
}

const fn extension_point(name: &'static str, risk: Risk, by_table: bool) -> KnownInterface {
    KnownInterface {
        name,
        kind: InterfaceKind::ExtensionPoint,
        risk,
        by_table,
    }
}

const fn types(name: &'static str) -> KnownInterface {
    KnownInterface {
        name,
        kind: InterfaceKind::Types,
        risk: Risk::Low,
        by_table: false,
    }
}

/// Every interface of contract 1.0.0.
pub const INTERFACES: &[KnownInterface] = &[
    capability("records", Risk::Medium, true),
    capability("records-write", Risk::High, true),
    capability("records-all", Risk::High, true),
    capability("records-all-write", Risk::High, true),
    capability("bin", Risk::High, true),
    capability("archive", Risk::Medium, true),
    capability("schema-bin", Risk::High, true),
    capability("journal", Risk::Medium, true),
    capability("journal-undo", Risk::High, true),
    capability("journal-retention", Risk::High, false),
    capability("journal-verify", Risk::Medium, false),
    capability("erasure", Risk::High, false),
    capability("journal-note", Risk::Low, false),
    capability("access", Risk::Medium, false),
    capability("support-access", Risk::High, false),
    capability("backups", Risk::High, false),
    capability("directory", Risk::Medium, false),
    capability("directory-admin", Risk::High, false),
    capability("activity", Risk::Medium, false),
    capability("mail", Risk::Medium, false),
    capability("groups", Risk::Medium, false),
    capability("storage", Risk::Low, false),
    capability("secrets", Risk::Low, false),
    capability("settings", Risk::Low, false),
    capability("progress", Risk::Low, false),
    capability("clock", Risk::Low, false),
    capability("random", Risk::Low, false),
    capability("log", Risk::Low, false),
    extension_point("lifecycle", Risk::Low, false),
    extension_point("access-policy", Risk::High, false),
    extension_point("request-guard", Risk::High, false),
    extension_point("activity-alarm", Risk::Medium, false),
    extension_point("deletion-policy", Risk::High, true),
    extension_point("event-listener", Risk::Medium, true),
    extension_point("job-runner", Risk::Low, false),
    extension_point("pages", Risk::Low, false),
    extension_point("panels", Risk::Low, false),
    extension_point("endpoint", Risk::Medium, false),
    extension_point("sign-in-step", Risk::High, false),
    types("types"),
    types("blocks"),
    types("filter"),
    types("access-rules"),
    types("record-types"),
    types("journal-types"),
    types("activity-types"),
];

/// The interface with this name, if the contract has it.
pub fn interface(name: &str) -> Option<&'static KnownInterface> {
    INTERFACES.iter().find(|known| known.name == name)
}

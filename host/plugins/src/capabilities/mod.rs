//! What plugins can do, one file a capability. Each file implements one
//! interface of the contract: gate, conversion, and the core's own function.
//!
//! | interface | acts as | needs |
//! | --- | --- | --- |
//! | `records` | the user behind the call | tables |
//! | `records-write` | the user behind the call | tables, a call that may write |
//! | `records-all` | the plugin, with nobody behind the call | tables |
//! | `records-all-write` | the plugin, with nobody behind the call | tables, a call that may write |
//! | `bin` | the user, or the account | tables; its acts a call that may write |
//! | `archive` | the user, or the account | tables; its acts a user and a call that may write |
//! | `schema-bin` | an admin, or the account | tables; its acts a call that may write |
//! | `journal` | the user, or the account | tables |
//! | `journal-undo` | the user behind the call | tables, a call that may write |
//! | `journal-retention`, `journal-verify` | an admin, or the account | its acts a call that may write |
//! | `erasure` | the user behind the call, an admin | its acts a call that may write |
//! | `journal-note` | the plugin, for the user behind the call | a call that may write |
//! | `access` | an admin | |
//! | `support-access` | an admin; closing also the account | its acts a call that may write |
//! | `backups` | an admin, or the account; restoring who may restore | its acts a call that may write |
//! | `directory` | the user, or the account | also in pure calls |
//! | `directory-admin` | an admin, or the account | a call that may write |
//! | `activity` | an admin, or the account | watching a call that may write |
//! | `mail` | the plugin | a call that may write |
//! | `groups` | the plugin, for the user behind the call | a call that may write |
//! | `storage`, `settings` | the plugin | |
//! | `secrets` | the plugin | a call that isn't pure |
//! | `progress`, `clock`, `random`, `log` | the plugin | |
//!
//! A component is linked to what its manifest declares, which agrees with its
//! imports, and to nothing else. An optional capability that the admin refused
//! is linked too: the gate answers `denied`.

mod access;
mod activity;
mod archive;
mod backups;
mod bin;
mod clock;
mod directory;
mod directory_admin;
mod erasure;
mod groups;
mod journal;
mod journal_note;
mod journal_retention;
mod journal_undo;
mod journal_verify;
mod log;
mod mail;
mod progress;
mod random;
mod records;
mod records_all;
mod records_all_write;
mod records_write;
mod schema_bin;
mod secrets;
mod settings;
mod storage;
mod support_access;

use bailey_sandbox::CallState;
use wasmtime::component::Linker;

use crate::call::{Call, HostCall, Hosting, host};
use crate::contract::bailey::crm as wit;

type CallLinker = Linker<CallState<Call>>;

/// One capability.
struct Capability {
    /// As in `bailey:crm/<name>`.
    name: &'static str,
    /// Puts it into a linker.
    link: fn(&mut CallLinker) -> wasmtime::Result<()>,
}

/// Every capability that this host has.
const CAPABILITIES: [Capability; 28] = [
    Capability {
        name: records::NAME,
        link: |linker| wit::records::add_to_linker::<_, Hosting>(linker, host),
    },
    Capability {
        name: records_write::NAME,
        link: |linker| wit::records_write::add_to_linker::<_, Hosting>(linker, host),
    },
    Capability {
        name: records_all::NAME,
        link: |linker| wit::records_all::add_to_linker::<_, Hosting>(linker, host),
    },
    Capability {
        name: records_all_write::NAME,
        link: |linker| wit::records_all_write::add_to_linker::<_, Hosting>(linker, host),
    },
    Capability {
        name: bin::NAME,
        link: |linker| wit::bin::add_to_linker::<_, Hosting>(linker, host),
    },
    Capability {
        name: archive::NAME,
        link: |linker| wit::archive::add_to_linker::<_, Hosting>(linker, host),
    },
    Capability {
        name: schema_bin::NAME,
        link: |linker| wit::schema_bin::add_to_linker::<_, Hosting>(linker, host),
    },
    Capability {
        name: journal::NAME,
        link: |linker| wit::journal::add_to_linker::<_, Hosting>(linker, host),
    },
    Capability {
        name: journal_undo::NAME,
        link: |linker| wit::journal_undo::add_to_linker::<_, Hosting>(linker, host),
    },
    Capability {
        name: journal_retention::NAME,
        link: |linker| wit::journal_retention::add_to_linker::<_, Hosting>(linker, host),
    },
    Capability {
        name: journal_verify::NAME,
        link: |linker| wit::journal_verify::add_to_linker::<_, Hosting>(linker, host),
    },
    Capability {
        name: erasure::NAME,
        link: |linker| wit::erasure::add_to_linker::<_, Hosting>(linker, host),
    },
    Capability {
        name: journal_note::NAME,
        link: |linker| wit::journal_note::add_to_linker::<_, Hosting>(linker, host),
    },
    Capability {
        name: access::NAME,
        link: |linker| wit::access::add_to_linker::<_, Hosting>(linker, host),
    },
    Capability {
        name: support_access::NAME,
        link: |linker| wit::support_access::add_to_linker::<_, Hosting>(linker, host),
    },
    Capability {
        name: backups::NAME,
        link: |linker| wit::backups::add_to_linker::<_, Hosting>(linker, host),
    },
    Capability {
        name: directory::NAME,
        link: |linker| wit::directory::add_to_linker::<_, Hosting>(linker, host),
    },
    Capability {
        name: directory_admin::NAME,
        link: |linker| wit::directory_admin::add_to_linker::<_, Hosting>(linker, host),
    },
    Capability {
        name: activity::NAME,
        link: |linker| wit::activity::add_to_linker::<_, Hosting>(linker, host),
    },
    Capability {
        name: mail::NAME,
        link: |linker| wit::mail::add_to_linker::<_, Hosting>(linker, host),
    },
    Capability {
        name: groups::NAME,
        link: |linker| wit::groups::add_to_linker::<_, Hosting>(linker, host),
    },
    Capability {
        name: storage::NAME,
        link: |linker| wit::storage::add_to_linker::<_, Hosting>(linker, host),
    },
    Capability {
        name: secrets::NAME,
        link: |linker| wit::secrets::add_to_linker::<_, Hosting>(linker, host),
    },
    Capability {
        name: settings::NAME,
        link: |linker| wit::settings::add_to_linker::<_, Hosting>(linker, host),
    },
    Capability {
        name: progress::NAME,
        link: |linker| wit::progress::add_to_linker::<_, Hosting>(linker, host),
    },
    Capability {
        name: clock::NAME,
        link: |linker| wit::clock::add_to_linker::<_, Hosting>(linker, host),
    },
    Capability {
        name: random::NAME,
        link: |linker| wit::random::add_to_linker::<_, Hosting>(linker, host),
    },
    Capability {
        name: log::NAME,
        link: |linker| wit::log::add_to_linker::<_, Hosting>(linker, host),
    },
];

/// Links the capabilities with these names; answers their interfaces' names.
pub fn link<'a>(
    linker: &mut CallLinker,
    names: impl IntoIterator<Item = &'a str>,
) -> wasmtime::Result<Vec<String>> {
    let mut linked = Vec::new();
    for name in names {
        if let Some(capability) = CAPABILITIES
            .iter()
            .find(|capability| capability.name == name)
        {
            (capability.link)(linker)?;
            linked.push(format!(
                "{}/{name}@{}",
                bailey_package::contract::PACKAGE,
                VERSION
            ));
        }
    }
    Ok(linked)
}

/// The version of the contract that this folder speaks.
const VERSION: &str = "1.0.0";

#[cfg(test)]
mod tests {
    use bailey_package::contract::{INTERFACES, InterfaceKind};

    use super::CAPABILITIES;

    #[test]
    fn every_capability_of_the_contract_is_here() {
        let known = INTERFACES
            .iter()
            .filter(|known| known.kind == InterfaceKind::Capability);
        let known: Vec<_> = known.map(|known| known.name).collect();
        let here: Vec<_> = CAPABILITIES
            .iter()
            .map(|capability| capability.name)
            .collect();
        assert_eq!(here, known);
    }
}

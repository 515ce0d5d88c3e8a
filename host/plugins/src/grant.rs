//! What an account's admin consented to: which capabilities and extension
//! points of one plugin, narrowed to which tables.
//!
//! A grant is made from the manifest, which agrees with the binary, and from
//! the admin's answers. A plugin can be given less than it asks for, never
//! more.

mod upgrade;

use std::collections::{BTreeMap, BTreeSet};

use bailey_package::{Manifest, contract};
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

pub(crate) use upgrade::{asked_anew, carried};

/// Stands for all tables in manifests and stored grants.
const ALL: &str = "*";

/// The tables to which something extends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<String>", into = "Vec<String>")]
pub enum Tables {
    /// All of them, also those that are added later.
    All,
    /// These, by key.
    Only(BTreeSet<String>),
}

/// None: what is not said extends to nothing.
impl Default for Tables {
    fn default() -> Self {
        Self::Only(BTreeSet::new())
    }
}

impl Tables {
    /// Whether the table with this key is among them.
    pub fn covers(&self, table: &str) -> bool {
        match self {
            Self::All => true,
            Self::Only(tables) => tables.contains(table),
        }
    }

    /// Whether all that the other covers is covered.
    pub fn contains(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::All, _) => true,
            (Self::Only(_), Self::All) => false,
            (Self::Only(ours), Self::Only(theirs)) => theirs.is_subset(ours),
        }
    }
}

impl From<Vec<String>> for Tables {
    fn from(keys: Vec<String>) -> Self {
        if keys.iter().any(|key| key == ALL) {
            Self::All
        } else {
            Self::Only(keys.into_iter().collect())
        }
    }
}

impl From<Tables> for Vec<String> {
    fn from(tables: Tables) -> Self {
        match tables {
            Tables::All => vec![ALL.to_owned()],
            Tables::Only(keys) => keys.into_iter().collect(),
        }
    }
}

/// One interface of a grant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Granted {
    /// An optional capability that the admin refused: its functions answer
    /// `denied`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub refused: bool,
    /// To which tables it extends; all where it can't be narrowed.
    #[serde(default)]
    pub tables: Tables,
}

/// What one plugin may do in one account, by the interface's name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Grant {
    /// What it imports.
    pub capabilities: BTreeMap<String, Granted>,
    /// What it exports.
    pub extension_points: BTreeMap<String, Granted>,
}

/// What an admin answered when asked for consent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Consent {
    /// Optional capabilities that are refused.
    pub refused: BTreeSet<String>,
    /// Interfaces that are narrowed to some tables.
    pub tables: BTreeMap<String, Tables>,
}

impl Grant {
    /// What the manifest asks for, as far as the admin consents to it.
    ///
    /// # Errors
    /// [`Error::Consent`] if something is refused that is not optional, if a
    /// scope is wider than what was asked for, or if an answer is about an
    /// interface that wasn't asked for.
    pub fn consented(manifest: &Manifest, consent: &Consent) -> Result<Self> {
        let asked = |name: &String| {
            manifest.capabilities.contains_key(name) || manifest.extension_points.contains_key(name)
        };
        if let Some(unknown) = consent
            .refused
            .iter()
            .chain(consent.tables.keys())
            .find(|name| !asked(name))
        {
            return Err(Error::Consent(format!(
                "the plugin doesn't ask for `{unknown}`"
            )));
        }
        let mut grant = Self::default();
        for (name, capability) in &manifest.capabilities {
            let refused = consent.refused.contains(name);
            if refused && !capability.optional {
                return Err(Error::Consent(format!(
                    "the plugin can't work without `{name}`"
                )));
            }
            let tables = narrowed(name, &capability.tables, consent)?;
            grant
                .capabilities
                .insert(name.clone(), Granted { refused, tables });
        }
        for (name, point) in &manifest.extension_points {
            if consent.refused.contains(name) {
                return Err(Error::Consent(format!(
                    "the plugin can't work without `{name}`"
                )));
            }
            let tables = narrowed(name, &point.tables, consent)?;
            grant.extension_points.insert(
                name.clone(),
                Granted {
                    refused: false,
                    tables,
                },
            );
        }
        Ok(grant)
    }

    /// The tables to which a capability extends; none if it was not granted,
    /// or refused.
    pub fn capability(&self, name: &str) -> Option<&Tables> {
        self.capabilities
            .get(name)
            .filter(|granted| !granted.refused)
            .map(|granted| &granted.tables)
    }

    /// The tables whose records an extension point is handed; none if it was
    /// not granted.
    pub fn extension_point(&self, name: &str) -> Option<&Tables> {
        self.extension_points
            .get(name)
            .filter(|granted| !granted.refused)
            .map(|granted| &granted.tables)
    }
}

fn narrowed(name: &str, asked: &[String], consent: &Consent) -> Result<Tables> {
    let by_table = contract::interface(name).is_some_and(|known| known.by_table);
    let asked = if by_table {
        Tables::from(asked.to_vec())
    } else {
        Tables::All
    };
    match consent.tables.get(name) {
        None => Ok(asked),
        Some(_) if !by_table => Err(Error::Consent(format!(
            "`{name}` can't be narrowed to some tables"
        ))),
        Some(tables) if asked.contains(tables) => Ok(tables.clone()),
        Some(_) => Err(Error::Consent(format!(
            "`{name}` would reach more tables than the plugin asks for"
        ))),
    }
}

#[cfg(test)]
mod tests;

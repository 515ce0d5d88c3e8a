//! A plugin's own routes of the HTTP API, as the manifest lists them.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::checks::{is_name, message};
use super::{Audience, Manifest, ManifestError};

/// The most routes of one plugin: an admin reads them all before consenting.
const MOST: usize = 50;

/// One route below the plugin's own prefix.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct EndpointEntry {
    /// What is done to what is there.
    pub method: Method,
    /// Names in parts that `/` separates; a part in braces, as in `groups/{id}`,
    /// stands for whatever is in the address there.
    pub path: String,
    /// The message that says what it is for.
    pub summary: String,
    /// Who may call it.
    #[serde(default)]
    pub audience: Audience,
    /// It is dangerous: whoever came with a session has to have proved lately who
    /// they are.
    #[serde(default)]
    pub step_up: bool,
}

/// A method of HTTP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Reads, and changes nothing.
    Get,
    /// Makes or does something.
    Post,
    /// Puts something in a place.
    Put,
    /// Changes a part.
    Patch,
    /// Takes away.
    Delete,
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        })
    }
}

impl EndpointEntry {
    /// What stands in this address in the place of each part in braces, by its name;
    /// none if the address is not of this path.
    #[must_use]
    pub fn variables(&self, address: &str) -> Option<Vec<(String, String)>> {
        let mut variables = Vec::new();
        let (mut parts, mut found) = (self.path.split('/'), address.split('/'));
        loop {
            match (parts.next(), found.next()) {
                (None, None) => return Some(variables),
                (Some(part), Some(found)) => match variable(part) {
                    Some(_) if found.is_empty() => return None,
                    Some(name) => variables.push((name.to_owned(), found.to_owned())),
                    None if part == found => {}
                    None => return None,
                },
                _ => return None,
            }
        }
    }

    /// The path with all that is in braces alike: two routes of one shape can't be
    /// told apart.
    fn shape(&self) -> String {
        let parts = self.path.split('/');
        let parts: Vec<_> = parts
            .map(|part| if variable(part).is_some() { "{}" } else { part })
            .collect();
        parts.join("/")
    }
}

/// The name in braces.
fn variable(part: &str) -> Option<&str> {
    part.strip_prefix('{')?.strip_suffix('}')
}

/// Checks a manifest's routes.
pub(super) fn check(manifest: &Manifest) -> Result<(), ManifestError> {
    let mut known = BTreeSet::new();
    for entry in &manifest.endpoints {
        let key = format!("endpoints.{} {}", entry.method, entry.path);
        let mut names = BTreeSet::new();
        let fits = entry.path.split('/').all(|part| match variable(part) {
            Some(name) => is_name(name) && names.insert(name),
            None => is_name(part),
        });
        if !fits {
            let reason = "a path is of names in lower-case letters, digits and hyphens, in parts that `/` separates; a part in braces, such as `{id}`, stands for anything, and each name is there once";
            return Err(ManifestError::value(key, reason));
        }
        if !known.insert((entry.method, entry.shape())) {
            return Err(ManifestError::value(key, "stands there twice"));
        }
        message(&format!("{key}.summary"), &entry.summary)?;
    }
    if manifest.endpoints.len() > MOST {
        let reason = format!("a plugin has at most {MOST} routes");
        return Err(ManifestError::value("endpoints", reason));
    }
    let exported = manifest.extension_points.contains_key("endpoint");
    if exported == manifest.endpoints.is_empty() {
        let reason = "a plugin with the extension point `endpoint`, and no other, lists its routes";
        return Err(ManifestError::value("endpoints", reason));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(path: &str) -> EndpointEntry {
        EndpointEntry {
            method: Method::Get,
            path: path.to_owned(),
            summary: "summary".to_owned(),
            audience: Audience::Everyone,
            step_up: false,
        }
    }

    #[test]
    fn what_is_in_braces_stands_for_whatever_is_there() {
        let groups = entry("groups/{id}/records/{record}");
        let found = groups.variables("groups/7/records/a b");
        let pairs = [("id", "7"), ("record", "a b")];
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(found, Some(pairs.to_vec()));
        for other in [
            "groups",
            "groups/7",
            "groups//records/1",
            "groups/7/records/1/2",
        ] {
            assert_eq!(groups.variables(other), None, "{other}");
        }
        assert_eq!(entry("groups").variables("groups"), Some(Vec::new()));
    }
}

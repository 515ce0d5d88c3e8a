//! Which plugins keep an account safe: whoever switches one off, or brings it to a
//! version that does less, has to prove first who they are.

use bailey_crm::Account;
use bailey_package::manifest::Manifest;

use super::installed;
use crate::error::Result;
use crate::extension_points::SAFETY;
use crate::grant::Grant;
use crate::plugins::Plugins;

/// What it can do besides deciding at an extension point: it keeps copies of all that
/// there is, or has strangers in the house. Switched off, an account is without
/// backups; and who let whom in, for how long and what they looked at stands on no page
/// any more.
const CAPABILITIES: [&str; 2] = ["backups", "support-access"];

/// Whether a plugin of this manifest would keep an account safe.
pub fn is_safety(manifest: &Manifest) -> bool {
    let points = &manifest.extension_points;
    let capabilities = &manifest.capabilities;
    SAFETY.iter().any(|name| points.contains_key(*name))
        || CAPABILITIES
            .iter()
            .any(|name| capabilities.contains_key(*name))
}

impl Plugins {
    /// Whether the account's plugin keeps it safe, by what it was granted; no more
    /// has to be left of it.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] if the account doesn't have it.
    pub fn is_safety(&self, account: &Account, plugin: &str) -> Result<bool> {
        Ok(!guarded(&granted(account, plugin)?).is_empty())
    }

    /// Whether the version that the catalogue has does less for the account's safety
    /// than the one that the account has, or is older.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] if the account or the catalogue doesn't have it.
    pub fn weakens(&self, account: &Account, plugin: &str) -> Result<bool> {
        let before = granted(account, plugin)?;
        let guarded = guarded(&before);
        let catalogue = self.catalogue();
        let offered = catalogue.plugin_for(account.id(), plugin)?.manifest();
        let kept = |name: &&str| {
            offered.extension_points.contains_key(*name) || offered.capabilities.contains_key(*name)
        };
        let present = installed(account, plugin)?.version.parse();
        let older = present.is_ok_and(|present| offered.version < present);
        Ok(!guarded.is_empty() && (older || !guarded.iter().all(kept)))
    }
}

fn granted(account: &Account, plugin: &str) -> Result<Grant> {
    let kept = installed(account, plugin)?.grant;
    Ok(serde_json::from_value(kept).unwrap_or_default())
}

/// What of it keeps the account safe, by the interfaces' names.
pub(super) fn guarded(grant: &Grant) -> Vec<&'static str> {
    let points = SAFETY
        .into_iter()
        .filter(|name| grant.extension_points.contains_key(*name));
    let capabilities = CAPABILITIES
        .into_iter()
        .filter(|name| grant.capabilities.contains_key(*name));
    points.chain(capabilities).collect()
}

#[cfg(test)]
mod tests {
    use super::{Grant, guarded};

    #[test]
    fn a_plugin_is_known_by_what_it_was_granted() {
        let grant = |json: &str| serde_json::from_str::<Grant>(json).unwrap();
        let safe = grant(
            r#"{"capabilities": {"backups": {"tables": ["*"]}, "log": {"tables": ["*"]}},
                "extension_points": {"deletion-policy": {"tables": ["deals"]}}}"#,
        );
        assert_eq!(guarded(&safe), ["deletion-policy", "backups"]);
        let visited =
            r#"{"capabilities": {"support-access": {"tables": ["*"]}}, "extension_points": {}}"#;
        assert_eq!(guarded(&grant(visited)), ["support-access"]);
        let tool =
            grant(r#"{"capabilities": {}, "extension_points": {"pages": {"tables": ["*"]}}}"#);
        assert!(guarded(&tool).is_empty());
    }
}

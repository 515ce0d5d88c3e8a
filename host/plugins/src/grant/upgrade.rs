//! What an upgrade does to a grant: what was granted holds on, and only what is
//! asked anew needs an answer.

use std::collections::{BTreeMap, BTreeSet};

use bailey_package::Manifest;

use super::{Consent, Grant, Granted};
use crate::error::{Error, Result};

/// What a new version asks for that the old one didn't, by interface. What
/// counts is what the old version asked for: an admin who narrowed that is not
/// asked again. Without the old version, the present grant counts.
pub fn asked_anew(
    present: &Grant,
    old: Option<&Manifest>,
    new: &Manifest,
) -> Result<BTreeSet<String>> {
    let before = match old {
        Some(old) => Grant::consented(old, &Consent::default())?,
        None => present.clone(),
    };
    let asked = Grant::consented(new, &Consent::default())?;
    let anew = |before: &BTreeMap<String, Granted>, asked: BTreeMap<String, Granted>| {
        let more = asked.into_iter().filter(|(name, asked)| {
            let before = before.get(name);
            !before.is_some_and(|before| before.tables.contains(&asked.tables))
        });
        more.map(|(name, _)| name).collect::<BTreeSet<_>>()
    };
    let mut names = anew(&before.capabilities, asked.capabilities);
    names.extend(anew(&before.extension_points, asked.extension_points));
    Ok(names)
}

/// The grant of a new version: what is asked anew as it was consented to, the
/// rest as it was.
///
/// # Errors
/// [`Error::Consent`] if something is asked anew and nobody was asked.
pub fn carried(
    present: &Grant,
    old: Option<&Manifest>,
    new: &Manifest,
    consent: Option<&Consent>,
) -> Result<Grant> {
    let anew = asked_anew(present, old, new)?;
    if consent.is_none() && !anew.is_empty() {
        let names: Vec<_> = anew.iter().map(|name| format!("`{name}`")).collect();
        return Err(Error::Consent(format!(
            "the new version asks for more than was granted: {}",
            names.join(", ")
        )));
    }
    let mut grant = Grant::consented(new, consent.unwrap_or(&Consent::default()))?;
    let keep = |granted: &mut BTreeMap<String, Granted>, present: &BTreeMap<String, Granted>| {
        for (name, granted) in granted {
            if let (false, Some(present)) = (anew.contains(name), present.get(name)) {
                granted.clone_from(present);
            }
        }
    };
    keep(&mut grant.capabilities, &present.capabilities);
    keep(&mut grant.extension_points, &present.extension_points);
    Ok(grant)
}

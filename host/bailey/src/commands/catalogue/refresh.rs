//! `bailey catalogue refresh`: looks at the sources again.

use anyhow::{Result, bail};
use bailey_plugins::{CatalogueProgress, Plugins};

use crate::control::{Step, Talk};

/// Looks, and says what is new. What can't be reached is an error, once all others
/// were looked at.
pub fn run(plugins: &Plugins, talk: &mut dyn Talk) -> Result<()> {
    let refreshed = plugins.refresh_catalogue(&mut |progress| talk.progress(&step(progress)))?;
    let catalogue = plugins.catalogue();
    for offer in &refreshed.new {
        let manifest = offer.manifest();
        let trust = catalogue.standing(offer.digest()).trust().code();
        talk.say(&format!(
            "new: {} {}, {trust}, {}",
            manifest.id,
            manifest.version,
            offer.digest()
        ))?;
    }
    if refreshed.new.is_empty() {
        talk.say("Nothing is new.")?;
    }
    if refreshed.unreachable.is_empty() {
        return Ok(());
    }
    let lines = refreshed.unreachable.iter();
    let lines: Vec<String> = lines
        .map(|(source, why)| format!("\n  {source}: {why}"))
        .collect();
    bail!(
        "not everything could be looked at; what it had stays:{}",
        lines.concat()
    )
}

fn step(progress: CatalogueProgress) -> Step {
    match progress {
        CatalogueProgress::Asking { source } => Step {
            message: source,
            ..Step::default()
        },
        CatalogueProgress::Pulling {
            package,
            done,
            total,
        } => Step {
            message: package,
            done,
            total,
        },
        CatalogueProgress::Compiling {
            plugin,
            done,
            total,
        } => Step {
            message: plugin,
            done,
            total,
        },
    }
}

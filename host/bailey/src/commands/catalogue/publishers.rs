//! `bailey catalogue publishers`: whose signatures count.

use anyhow::{Context as _, Result};
use bailey_crm::Context;
use bailey_crm::catalogue::PublisherKey;
use bailey_plugins::{Plugins, PublicKey, Rotation};

use super::decide::telling;
use crate::arguments::Publishers;
use crate::control::Talk;

/// Carries one of them out.
pub fn run(
    plugins: &Plugins,
    context: &Context,
    command: &Publishers,
    talk: &mut dyn Talk,
) -> Result<()> {
    match command {
        Publishers::List => list(plugins, talk),
        Publishers::Add { publisher, key } => {
            plugins.add_publisher_key(context, publisher, parsed(key)?)?;
            talk.say(&format!(
                "{publisher} has the key. What it signed runs in the accounts that you name: \
                 bailey catalogue allow ACCOUNT {publisher}"
            ))
        }
        Publishers::Rotate { rotation } => {
            let rotation: Rotation = rotation.parse()?;
            let publisher = plugins.rotate_publisher_key(context, &rotation)?;
            talk.say(&format!(
                "{publisher} signs with {} from now on. What the old key signed before counts \
                 on.",
                rotation.new_key()
            ))
        }
        Publishers::Revoke { key, reason } => {
            let key = parsed(key)?;
            let mut progress = |done, total| talk.progress(&telling(done, total));
            let told = plugins.revoke_publisher_key(context, key, reason, &mut progress)?;
            talk.say(&format!(
                "The key is revoked. What it signed has stopped in {told} accounts, whose admins \
                 are told; what you approved runs on."
            ))
        }
    }
}

fn list(plugins: &Plugins, talk: &mut dyn Talk) -> Result<()> {
    for publisher in plugins.catalogue().curation().publishers.values() {
        for key in &publisher.keys {
            talk.say(&format!("{}\t{}\t{}", publisher.name, key.key, state(key)))?;
        }
    }
    Ok(())
}

fn state(key: &PublisherKey) -> &'static str {
    match (key.revoked_at, key.retired_at) {
        (Some(_), _) => "revoked",
        (None, Some(_)) => "retired",
        (None, None) => "current",
    }
}

fn parsed(key: &str) -> Result<PublicKey> {
    key.parse().with_context(|| format!("`{key}`"))
}

//! One version of a plugin takes over from another: compiled, tried on and its
//! storage migrated first, then changed in one write. A process that is killed in the
//! middle leaves the version that was.

use std::sync::Arc;

use bailey_crm::plugin_data::{
    Installation, Overlay, State, before, installation, listener, package,
};
use bailey_crm::{Account, Context};

use super::unchanged;
use crate::catalogue::Offer;
use crate::convert::plain;
use crate::error::{Error, Result};
use crate::extension_points::{event_listener, lifecycle};
use crate::grant::Grant;
use crate::left::Left;
use crate::plugin::Plugin;
use crate::plugins::Plugins;

/// Which version takes over, and in which direction.
pub(super) struct TakeOver {
    /// The version.
    pub offer: Arc<Offer>,
    /// What it may.
    pub grant: Grant,
    /// The version that is said to have brought its storage up to date.
    pub migrated: Option<String>,
    /// Where it goes back: what the last migration changed, as it was.
    pub back: Option<Overlay>,
    /// Nobody asked: the account wants such versions to come by themselves.
    pub automatic: bool,
}

impl Plugins {
    /// Has the version take over from the one that the account has.
    ///
    /// # Errors
    /// [`Error::Conflict`] if others need the old one, or the new one needs others;
    /// [`Error::Unfit`], [`Error::Answered`] and [`Error::Failed`] if it can't take
    /// over. Then the old one goes on.
    pub(super) fn take_over(
        &self,
        account: &Arc<Account>,
        context: &Context,
        before: Installation,
        TakeOver {
            offer,
            grant,
            migrated,
            back,
            automatic,
        }: TakeOver,
    ) -> Result<()> {
        let plugin = before.plugin.clone();
        let name = account.id().as_str().into();
        let candidate = Arc::new(Plugin::candidate(&name, Arc::clone(&offer), grant));
        self.try_on(account, context, &candidate)?;
        let goes_back = back.is_some();
        let mut after = before.clone();
        let mut left = Left {
            overlay: back.unwrap_or_default(),
            ..Left::default()
        };
        if before.state == State::Enabled {
            self.fits(account, offer.manifest())?;
            let overlay = std::mem::take(&mut left.overlay);
            let from = migrated.as_deref();
            left = match lifecycle::enable(self, account, context, &candidate, from, overlay) {
                Ok(Ok(left)) => left,
                Ok(Err(error)) => {
                    let answer = plain(error);
                    return Err(Error::Answered { plugin, answer });
                }
                Err(failure) => return Err(Error::Failed { plugin, failure }),
            };
            after.migrated = Some(offer.manifest().version.to_string());
        } else {
            after.migrated = migrated;
        }
        let granted = serde_json::to_value(&candidate.grant);
        after.grant = granted.map_err(|error| bailey_crm::Error::Internal(error.to_string()))?;
        after.version = offer.manifest().version.to_string();
        after.digest = offer.package.digest().to_hex();
        after.changed_at = context.at;
        let follows = candidate.grant.extension_point(event_listener::NAME);
        let follows = follows.is_some() && after.state == State::Enabled;
        if follows {
            self.crm().follow(account.id())?;
        }
        let context = context.clone();
        let kind = if goes_back {
            "plugins.rolled-back"
        } else {
            "plugins.upgraded"
        };
        self.with_letters(account, left.letters.is_some(), || {
            account.write(move |write| {
                unchanged(&write.read(), &before)?;
                let mut operation = write.operation(&context, kind)?;
                operation.detail("plugin", &after.plugin);
                operation.detail("from", &before.version);
                operation.detail("version", &after.version);
                operation.detail("digest", &after.digest);
                operation.detail("grant", after.grant.to_string());
                if automatic {
                    operation.detail("automatic", "yes");
                }
                let operation = operation.finish()?;
                if follows {
                    listener::begin(write, &after.plugin, operation)?;
                }
                if goes_back {
                    before::forget(write, &after.plugin)?;
                } else {
                    before::keep(write, &before, &left.overlay, context.at)?;
                }
                package::put(write, &after.digest, offer.package.bytes())?;
                installation::put(write, &after)?;
                left.keep(write, &after.plugin)?;
                package::forget_unused(write)?;
                Ok(())
            })
        })?;
        self.renew(account, &plugin);
        Ok(())
    }
}

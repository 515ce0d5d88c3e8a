//! Tells the accounts that have a plugin which was withdrawn: in their journal, and
//! their admins by mail. It doesn't run any more when they read it.

use std::sync::Arc;

use bailey_crm::plugin_data::State;
use bailey_crm::{Account, Context};
use bailey_package::{Digest, PublicKey};

use super::Trust;
use crate::error::Result;
use crate::plugins::Plugins;
use crate::roster::Missing;

/// What was withdrawn.
pub(super) enum Withdrawn {
    /// One package.
    Package(Digest),
    /// A key, with what it signed.
    Key(PublicKey),
}

impl Withdrawn {
    fn stopped(&self, missing: &Missing) -> bool {
        let Some(standing) = &missing.standing else {
            return false;
        };
        standing.trust() == Trust::Revoked
            && match self {
                Self::Package(digest) => missing.installation.digest == digest.to_hex(),
                Self::Key(key) => standing.key == Some(*key),
            }
    }
}

impl Plugins {
    /// Tells all accounts that have it; returns how many those are. An account that
    /// can't be told is logged, and finds it on its pages.
    pub(super) fn tell_withdrawn(
        &self,
        context: &Context,
        withdrawn: &Withdrawn,
        progress: &mut dyn FnMut(u64, u64),
    ) -> u64 {
        let accounts = self.crm().account_ids();
        let total = accounts.len() as u64;
        let mut told = 0;
        for (done, id) in accounts.iter().enumerate() {
            progress(done as u64, total);
            let stopped = self
                .crm()
                .account(id)
                .map_err(crate::Error::from)
                .and_then(|account| self.tell_one(&account, context, withdrawn));
            match stopped {
                Ok(stopped) => told += u64::from(stopped),
                Err(error) => {
                    tracing::error!(account = %id, %error, "an account could not be told what was withdrawn");
                }
            }
        }
        progress(total, total);
        told
    }

    fn tell_one(
        &self,
        account: &Arc<Account>,
        context: &Context,
        withdrawn: &Withdrawn,
    ) -> Result<bool> {
        let roster = self.roster(account)?;
        let stopped: Vec<_> = roster
            .missing
            .iter()
            .filter(|missing| withdrawn.stopped(missing))
            .cloned()
            .collect();
        for missing in &stopped {
            let plugin = missing.installation.plugin.clone();
            let (context, missing_now) = (context.clone(), missing.clone());
            account.write(move |write| {
                let installation = &missing_now.installation;
                let mut operation = write.operation(&context, "plugins.revoked")?;
                operation.detail("plugin", &installation.plugin);
                operation.detail("version", &installation.version);
                operation.detail("digest", &installation.digest);
                operation.detail("reason", &missing_now.reason);
                operation.finish().map(drop)
            })?;
            self.stop_instances(account, &plugin);
            if missing.installation.state == State::Enabled {
                self.tell_revoked(account, missing)?;
            }
        }
        Ok(!stopped.is_empty())
    }
}

//! Goes back to the version before the last upgrade, with what that version had been
//! granted. What the upgrade's migration changed of what the plugin stores is put
//! back; what was stored elsewhere since then stays.

use std::sync::Arc;

use bailey_crm::plugin_data::before;
use bailey_crm::{Account, Context};

use super::take_over::TakeOver;
use super::{installed, may_administer};
use crate::error::{Error, Result};
use crate::plugins::Plugins;
use crate::roster;

impl Plugins {
    /// Brings a plugin back to the version that it was upgraded from last.
    ///
    /// # Errors
    /// [`Error::Crm`] with `Denied` to members; [`Error::NotFound`] if the account
    /// doesn't have it; [`Error::Conflict`] if there is no version to go back to, or as
    /// [`upgrade`](Self::upgrade) has it; [`Error::Unfit`], [`Error::Answered`] and
    /// [`Error::Failed`] if that version can't take over.
    pub fn roll_back(&self, account: &Arc<Account>, context: &Context, plugin: &str) -> Result<()> {
        may_administer(context)?;
        let present = installed(account, plugin)?;
        if self.is_safety(account, plugin)? {
            self.is_thought_over(account, context, plugin)?;
        }
        let (earlier, back) = account.read(|read| {
            Ok((
                before::get(read, plugin)?,
                before::restoration(read, plugin)?,
            ))
        })?;
        let Some(earlier) = earlier else {
            return Err(Error::Conflict(format!(
                "there is no version to bring `{plugin}` back to"
            )));
        };
        let offer = account.read(|read| roster::package(read, &earlier.digest, &self.shelf()))?;
        let offer = offer.map_err(|reason| Error::Unfit {
            plugin: plugin.to_owned(),
            reason,
        })?;
        let grant = serde_json::from_value(earlier.grant).map_err(|error| {
            bailey_crm::Error::damaged(format!("the grant of {plugin}: {error}"))
        })?;
        let takes_over = TakeOver {
            offer,
            grant,
            migrated: earlier.migrated,
            back: Some(back),
            automatic: false,
        };
        self.take_over(account, context, present, takes_over)
    }
}

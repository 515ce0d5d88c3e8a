//! The account's groups, each by the name that its plugin's locales give it.

use std::sync::Arc;

use bailey_crm::{Account, Context, UserId, directory};

use crate::error::Result;
use crate::plugins::Plugins;
use crate::texts::{Text, plainly};

/// People whom a plugin put together, such as those who have a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The plugin that keeps it.
    pub plugin: String,
    /// What that plugin calls it by.
    pub key: String,
    /// What it is called, in the language of whoever asks.
    pub name: String,
    /// Who is in it, by number.
    pub members: Vec<UserId>,
}

impl Plugins {
    /// The groups of all plugins that are switched on.
    ///
    /// # Errors
    /// [`crate::Error::Crm`] with `Denied` to whom the account is closed.
    pub fn groups(&self, account: &Arc<Account>, context: &Context) -> Result<Vec<Group>> {
        let found = account.read(|read| directory::groups(read, context))?;
        let roster = self.roster(account)?;
        let named = |group: directory::Group| {
            let plugin = roster.installed(&group.plugin).ok();
            let text = serde_json::from_value::<Text>(group.name).ok();
            let name = plugin
                .zip(text)
                .map(|(plugin, text)| plainly(&plugin.offer.texts, &text, account, context));
            Group {
                // Of a plugin that can't be loaded its word is left.
                name: name.unwrap_or_else(|| group.key.clone()),
                plugin: group.plugin,
                key: group.key,
                members: group.members,
            }
        };
        Ok(found.into_iter().map(named).collect())
    }
}

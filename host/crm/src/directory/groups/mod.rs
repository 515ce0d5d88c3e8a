//! Groups of people that plugins keep, such as roles. A rule for a group is held
//! wherever a plugin can say who is meant, so the account's other plugins find them
//! beside people and departments.

mod keep;

#[cfg(test)]
mod tests;

pub use keep::{check_groups, keep_groups};

use std::collections::HashMap;

use rusqlite::Connection;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::UserId;
use crate::store::Read;

/// People whom a plugin put together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The plugin that keeps it.
    pub plugin: String,
    /// What the plugin calls it by.
    pub key: String,
    /// What it is called; whoever keeps it knows what is in it.
    pub name: serde_json::Value,
    /// Who is in it, by number; suspended people as well.
    pub members: Vec<UserId>,
}

/// A group as a plugin keeps it.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptGroup {
    /// What the plugin calls it by.
    pub key: String,
    /// What it is called.
    pub name: serde_json::Value,
    /// Who is named.
    pub members: Vec<UserId>,
    /// Who else belongs to it.
    pub rest: Rest,
}

/// Of the people whom none of a plugin's groups names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rest {
    /// Those who may not change settings.
    pub members: bool,
    /// Those who may, but for the owner.
    pub admins: bool,
}

/// The groups of all plugins that are switched on, each plugin's in its order.
///
/// # Errors
/// [`Error::Denied`] to whom the account is closed.
pub fn groups(read: &Read<'_>, context: &Context) -> Result<Vec<Group>> {
    super::may_read(context)?;
    let connection = read.connection();
    let mut members = members(connection)?;
    let mut statement = connection.prepare_cached(
        "SELECT g.plugin, g.key, g.name FROM bailey_group AS g
         JOIN bailey_plugin AS p ON p.plugin = g.plugin AND p.state = 'enabled'
         ORDER BY p.place, g.plugin, g.place",
    )?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (plugin, key): (String, String) = (row.get(0)?, row.get(1)?);
        found.push(Group {
            members: members
                .remove(&(plugin.clone(), key.clone()))
                .unwrap_or_default(),
            name: name(&row.get::<_, String>(2)?)?,
            plugin,
            key,
        });
    }
    Ok(found)
}

/// Who is in which group: the named, and the rest where a group takes them.
fn members(connection: &Connection) -> Result<HashMap<(String, String), Vec<UserId>>> {
    let mut statement = connection.prepare_cached(
        "SELECT plugin, key, user FROM bailey_group_member
         UNION ALL
         SELECT g.plugin, g.key, u.id FROM bailey_group AS g
         JOIN bailey_user AS u ON u.owner = 0
              AND CASE u.admin WHEN 1 THEN g.rest_admins ELSE g.rest_members END = 1
         WHERE NOT EXISTS (SELECT 1 FROM bailey_group_member AS m
                           WHERE m.plugin = g.plugin AND m.user = u.id)
         ORDER BY 3",
    )?;
    let mut rows = statement.query([])?;
    let mut found: HashMap<_, Vec<UserId>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let of = (row.get(0)?, row.get(1)?);
        found.entry(of).or_default().push(row.get(2)?);
    }
    Ok(found)
}

fn name(stored: &str) -> Result<serde_json::Value> {
    serde_json::from_str(stored).map_err(|error| Error::damaged(format!("a group's name: {error}")))
}

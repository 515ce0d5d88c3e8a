//! Keeps a plugin's groups as a whole, and tells the journal who came and went.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::{KeptGroup, Rest, name};
use crate::context::Context;
use crate::directory::user;
use crate::error::{Error, Problem, Result};
use crate::ids::{OperationId, UserId};
use crate::journal::OperationBuilder;
use crate::store::{Read, Write};

/// The most groups of one plugin.
const MOST: usize = 500;
/// The longest key, in bytes.
const LONGEST_KEY: usize = 100;
/// The most bytes of a name with its arguments.
const LONGEST_NAME: usize = 4 * 1024;

/// Refuses groups that can't be kept.
///
/// # Errors
/// [`Error::Invalid`] naming each key that is wrong or there twice, and each person
/// whom there is not; [`Error::Limit`] when there are too many.
pub fn check_groups(read: &Read<'_>, groups: &[KeptGroup]) -> Result<()> {
    if groups.len() > MOST {
        return Err(Error::Limit(format!(
            "a plugin keeps at most {MOST} groups"
        )));
    }
    let people = user::all(read.connection())?;
    let people: BTreeSet<UserId> = people.into_iter().map(|user| user.id).collect();
    let (mut keys, mut problems) = (BTreeSet::new(), Vec::new());
    for group in groups {
        let key = &group.key;
        if key.is_empty() || key.len() > LONGEST_KEY {
            let message =
                format!("A group's key is 1 to {LONGEST_KEY} bytes long: “{key}” is not.");
            problems.push(Problem::field("key", "length", message));
        }
        if !keys.insert(key) {
            let message = format!("The group “{key}” is there twice: give each a key of its own.");
            problems.push(Problem::field("key", "taken", message));
        }
        if group.name.to_string().len() > LONGEST_NAME {
            let message = format!("The name of the group “{key}” is too long.");
            problems.push(Problem::field("name", "too-long", message));
        }
        for unknown in group.members.iter().filter(|id| !people.contains(id)) {
            let message = format!("There is no user {unknown}, whom the group “{key}” names.");
            problems.push(Problem::field("members", "not-found", message));
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Error::Invalid(problems))
    }
}

/// Keeps these groups instead of all that the plugin kept; none if nothing was
/// different. Remembered answers that rest on people hold no more.
///
/// # Errors
/// As [`check_groups`].
pub fn keep_groups(
    write: &Write<'_>,
    context: &Context,
    plugin: &str,
    groups: &[KeptGroup],
) -> Result<Option<OperationId>> {
    check_groups(&write.read(), groups)?;
    let connection = write.connection();
    let groups: Vec<KeptGroup> = groups.iter().cloned().map(in_order).collect();
    let before = kept(connection, plugin)?;
    if before == groups {
        return Ok(None);
    }
    write.people_changed();
    let mut operation = write.operation(context, "groups.changed")?;
    operation.detail("plugin", plugin);
    tell(&mut operation, &before, &groups);
    let operation = operation.finish()?;
    replace(connection, plugin, &groups)?;
    Ok(Some(operation))
}

/// Each person once, by number: what is the same is kept in the same words.
fn in_order(group: KeptGroup) -> KeptGroup {
    let members: BTreeSet<UserId> = group.members.into_iter().collect();
    KeptGroup {
        members: members.into_iter().collect(),
        ..group
    }
}

/// What the plugin keeps.
fn kept(connection: &Connection, plugin: &str) -> Result<Vec<KeptGroup>> {
    let mut statement = connection.prepare_cached(
        "SELECT key, name, rest_members, rest_admins FROM bailey_group
         WHERE plugin = ?1 ORDER BY place",
    )?;
    let mut rows = statement.query([plugin])?;
    let mut groups = Vec::new();
    while let Some(row) = rows.next()? {
        let key: String = row.get(0)?;
        groups.push(KeptGroup {
            members: named(connection, plugin, &key)?,
            name: name(&row.get::<_, String>(1)?)?,
            rest: Rest {
                members: row.get(2)?,
                admins: row.get(3)?,
            },
            key,
        });
    }
    Ok(groups)
}

fn named(connection: &Connection, plugin: &str, key: &str) -> Result<Vec<UserId>> {
    let sql = "SELECT user FROM bailey_group_member WHERE plugin = ?1 AND key = ?2 ORDER BY user";
    let mut statement = connection.prepare_cached(sql)?;
    let users = statement.query_map((plugin, key), |row| row.get(0))?;
    Ok(users.collect::<rusqlite::Result<_>>()?)
}

fn replace(connection: &Connection, plugin: &str, groups: &[KeptGroup]) -> Result<()> {
    for table in ["bailey_group_member", "bailey_group"] {
        let sql = format!("DELETE FROM {table} WHERE plugin = ?1");
        connection.prepare_cached(&sql)?.execute([plugin])?;
    }
    let mut group = connection.prepare_cached(
        "INSERT INTO bailey_group (plugin, key, name, place, rest_members, rest_admins)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    let mut member = connection.prepare_cached(
        "INSERT INTO bailey_group_member (plugin, key, user) VALUES (?1, ?2, ?3)",
    )?;
    for (place, kept) in (0_i64..).zip(groups) {
        let (key, name, rest) = (&kept.key, kept.name.to_string(), kept.rest);
        group.execute((plugin, key, name, place, rest.members, rest.admins))?;
        for user in &kept.members {
            member.execute((plugin, key, user))?;
        }
    }
    Ok(())
}

/// Says of each group what became of it.
fn tell(operation: &mut OperationBuilder<'_>, before: &[KeptGroup], after: &[KeptGroup]) {
    let find = |groups: &[KeptGroup], key: &str| groups.iter().find(|g| g.key == key).cloned();
    for group in after {
        let change = match find(before, &group.key) {
            None => format!("new; {}", difference(None, group)),
            Some(was) if was == *group => continue,
            Some(was) => difference(Some(&was), group),
        };
        operation.detail(&format!("group {}", group.key), change);
    }
    for gone in before {
        if find(after, &gone.key).is_none() {
            operation.detail(&format!("group {}", gone.key), "gone");
        }
    }
}

/// `added 3, 7; removed 4; rest: admins`.
fn difference(before: Option<&KeptGroup>, after: &KeptGroup) -> String {
    let had = before.map_or(&[][..], |group| &group.members);
    let (had, rest) = (had, before.map(|group| group.rest).unwrap_or_default());
    let without = |of: &[UserId], but: &[UserId]| {
        let ids = of.iter().filter(|id| !but.contains(id));
        ids.map(ToString::to_string).collect::<Vec<_>>().join(", ")
    };
    let mut parts = Vec::new();
    for (word, people) in [
        ("added", without(&after.members, had)),
        ("removed", without(had, &after.members)),
    ] {
        if !people.is_empty() {
            parts.push(format!("{word} {people}"));
        }
    }
    if rest != after.rest {
        let takes = [
            ("members", after.rest.members),
            ("admins", after.rest.admins),
        ];
        let taken: Vec<&str> = takes
            .iter()
            .filter(|(_, yes)| *yes)
            .map(|(word, _)| *word)
            .collect();
        let taken = if taken.is_empty() {
            "nobody".to_owned()
        } else {
            taken.join(", ")
        };
        parts.push(format!("the rest: {taken}"));
    }
    if before.is_some_and(|before| before.name != after.name) {
        parts.push("renamed".to_owned());
    }
    parts.join("; ")
}

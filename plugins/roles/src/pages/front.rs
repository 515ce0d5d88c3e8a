//! The front page: which roles there are, who has them, and what holds for those
//! who have none.

use bailey_sdk::blocks::{Choice, Input};
use bailey_sdk::journal_note;
use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;

use super::desk::Desk;
use super::{ROLE, effect, role, role_key};
use crate::draft::Draft;
use crate::groups;
use crate::people::Defaults;
use crate::ready;
use crate::role::{Role, checked_name};
use crate::store::{self, Kept};

/// Makes a role.
pub const CREATE: &str = "create";
/// Makes one like another.
pub const CLONE: &str = "clone";
/// Deletes one that nobody has.
pub const DELETE: &str = "delete";
/// Says what holds for those who have no role.
pub const DEFAULTS: &str = "defaults";

const NAME: &str = "name";
const BASE: &str = "base";
const MEMBERS: &str = "members";
const ADMINS: &str = "admins";

pub fn render(request: &Request) -> Result<Page, Error> {
    let desk = Desk::open(request.viewer.user)?;
    let limited = desk.users.iter().filter(|user| user.active && !user.owner);
    let own = limited
        .clone()
        .filter(|user| !desk.kept.person(user.id).roles.is_empty());
    let lead = tr("front-lead")
        .arg("roles", desk.kept.roles.len())
        .arg("with", own.count())
        .arg("people", limited.count());
    let page = Page::new(tr("page-title")).lead(lead).block(table(&desk));
    if !desk.manages {
        return Ok(page.block(Notice::new(Tone::Caution, tr("read-only"))));
    }
    Ok(page
        .heading(tr("new-role"))
        .block(
            Form::submit(CREATE, tr("create"))
                .field(FormField::new(NAME, tr("name"), Input::Line).required())
                .field(
                    FormField::new(BASE, tr("base"), Input::Choice(choices(&desk)))
                        .hint(tr("base-hint")),
                ),
        )
        .heading(tr("without-role"))
        .text(tr("without-role-text"))
        .block(
            Form::submit(DEFAULTS, tr("show-effect"))
                .field(defaults_field(&desk, MEMBERS, &desk.kept.defaults.members))
                .field(defaults_field(&desk, ADMINS, &desk.kept.defaults.admins)),
        )
        .heading(tr("merge-heading"))
        .text(tr("merge-text")))
}

fn table(desk: &Desk) -> Table {
    Table::new(tr("page-title"))
        .column(tr("name"))
        .number_column(tr("column-people"))
        .column(tr("column-extent"))
        .rows(
            desk.kept
                .roles
                .iter()
                .map(|(key, role)| row(desk, key, role)),
        )
        .empty(tr("roles-empty"))
}

fn row(desk: &Desk, key: &str, role: &Role) -> Row {
    let count = desk.kept.count(key, &desk.users);
    let row = Row::new(key)
        .link(role::page(key))
        .cell(role.label())
        .cell(Cell::number(count))
        .cell(extent(role));
    if !desk.manages {
        return row;
    }
    let row = row.action(Action::new(CLONE, tr("clone")).with(ROLE, key));
    if count > 0 || is_default(&desk.kept.defaults, key) {
        return row;
    }
    let question = Confirmation::new(role.named("delete-question")).fact(tr("delete-fact"));
    row.action(
        Action::new(DELETE, tr("delete"))
            .with(ROLE, key)
            .tone(Tone::Danger)
            .confirm(question),
    )
}

/// What a role is about, in a line.
fn extent(role: &Role) -> Text {
    let deals = role.rights("deals");
    let level = deals.level(bailey_sdk::access_policy::Action::View);
    tr("extent")
        .arg("level", level.word())
        .arg("limited", i64::from(role.limits.contains_key("deals")))
        .table("table", "deals")
        .arg(
            "fields",
            role.fields
                .values()
                .map(|fields| fields.len())
                .sum::<usize>(),
        )
        .into()
}

/// The roles as a form offers them.
pub fn choices(desk: &Desk) -> Vec<Choice> {
    let roles = desk.kept.roles.iter();
    roles
        .map(|(key, role)| Choice::new(key, role.label()))
        .collect()
}

fn defaults_field(desk: &Desk, name: &str, value: &str) -> FormField {
    FormField::new(
        name,
        tr(format!("default-{name}")),
        Input::Choice(choices(desk)),
    )
    .value(Some(value))
    .required()
}

fn is_default(defaults: &Defaults, key: &str) -> bool {
    defaults.members == key || defaults.admins == key
}

pub fn create(desk: &Desk, submission: &Submission) -> Result<Outcome, Error> {
    let name = checked_name(submission.parameter(NAME))?;
    let base = match submission.parameter(BASE) {
        Some(key) => desk.role(key)?.clone(),
        None => Role::default(),
    };
    begun(desk, name, &base)
}

pub fn clone(desk: &Desk, submission: &Submission) -> Result<Outcome, Error> {
    let base = desk.role(&role_key(submission)?)?;
    // Until somebody names it, it is told from the other by its number.
    let name = format!("{} 2", spoken(&base.plain_name()));
    begun(desk, name, base)
}

/// A key as a name: `head-of-sales` is "Head of sales".
fn spoken(key: &str) -> String {
    let mut words = key.replace('-', " ");
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

fn begun(desk: &Desk, name: String, base: &Role) -> Result<Outcome, Error> {
    let key = next_key(desk.kept.roles.keys());
    let role = Role {
        ready: None,
        name: Some(name),
        version: 1,
        ..base.clone()
    };
    store::put_role(&key, &role)?;
    let mut details = vec![("role".to_owned(), role.plain_name())];
    if base.version > 0 {
        details.push(("like".to_owned(), base.plain_name()));
    }
    journal_note::note("role-created", &details)?;
    groups::publish(&Kept::read()?)?;
    Ok(Outcome::good(role.named("created")).go_to(role::page(&key)))
}

/// A key that no role ever had.
fn next_key<'a>(known: impl Iterator<Item = &'a String>) -> String {
    let numbers = known.filter_map(|key| key.strip_prefix("role-")?.parse::<u32>().ok());
    format!("role-{}", numbers.max().unwrap_or_default() + 1)
}

pub fn delete(desk: &Desk, submission: &Submission) -> Result<Outcome, Error> {
    let key = role_key(submission)?;
    let role = desk.role(&key)?;
    let named = desk
        .kept
        .people
        .values()
        .any(|person| person.roles.contains(&key));
    if named || is_default(&desk.kept.defaults, &key) {
        return Err(Error::invalid(role.named("delete-in-use")));
    }
    store::remove_role(&key)?;
    journal_note::note("role-deleted", &[("role".to_owned(), role.plain_name())])?;
    groups::publish(&Kept::read()?)?;
    Ok(Outcome::good(role.named("deleted")).go_to(PageLink::to("")))
}

pub fn defaults(desk: &Desk, submission: &Submission) -> Result<Outcome, Error> {
    let chosen = |name: &str, otherwise: &str| -> Result<String, Error> {
        let key = submission.parameter(name).unwrap_or(otherwise);
        match desk.kept.roles.contains_key(key) {
            true => Ok(key.to_owned()),
            false => Err(Error::field(name, tr("unknown-role"))),
        }
    };
    let defaults = Defaults {
        members: chosen(MEMBERS, ready::EVERYTHING)?,
        admins: chosen(ADMINS, ready::ADMINISTRATOR)?,
        version: desk.kept.defaults.version,
    };
    effect::propose(desk, &Draft::Defaults(defaults))
}

#[cfg(test)]
mod tests {
    use super::next_key;

    #[test]
    fn a_new_role_gets_a_key_of_its_own() {
        let known = [
            "lawyer".to_owned(),
            "role-2".to_owned(),
            "role-10".to_owned(),
        ];
        assert_eq!(next_key(known.iter()), "role-11");
        assert_eq!(next_key([].iter()), "role-1");
    }
}

//! The page of one person: their roles, what is different for them alone, and what
//! all of it comes to.

use bailey_sdk::access::{self, Extent};
use bailey_sdk::access_policy::Action as Right;
use bailey_sdk::blocks::{Choice, Fact, Input};
use bailey_sdk::directory::User;
use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;

use super::desk::{self, Desk};
use super::{ACTION, TABLE, USER, action_label, effect, fields, matrix, table_label, user_id};
use crate::draft::Draft;
use crate::level::Level;
use crate::people::Person;
use crate::{merge, rights};

/// The page's path.
pub const PATH: &str = "person";
/// Gives and takes roles.
pub const ASSIGN: &str = "assign";
/// Makes something different for them alone.
pub const EXCEPT: &str = "except";
/// Takes that back.
pub const UNEXCEPT: &str = "unexcept";

const LEVEL: &str = "level";
const HAS: &str = "has.";

/// The page of a person.
pub fn page(user: UserId) -> PageLink {
    PageLink::to(PATH).with(USER, user)
}

pub fn render(request: &Request) -> Result<Page, Error> {
    let desk = Desk::open(request.viewer.user)?;
    let user = desk.user(user_id(request)?)?;
    let page = Page::new(tr("person-of").user("user", user.id));
    if user.owner {
        return Ok(page.lead(tr("person-owner")));
    }
    let person = desk.kept.person(user.id);
    let roles = desk.kept.roles_of(&person, user.admin);
    let tables = desk::tables()?;
    let effective = tables.iter().map(|table| {
        let rights = merge::rights_in(&person, &roles, &table.key);
        (table.key.as_str(), rights)
    });
    let page = page
        .lead(if person.roles.is_empty() {
            tr("person-default")
        } else {
            tr("person-lead").arg("count", person.roles.len())
        })
        .heading(tr("roles-heading"));
    let page = if desk.manages {
        page.block(assign_form(&desk, user, &person))
    } else {
        page.blocks(desk.names(user).into_iter().map(Block::Text))
    };
    let page = page
        .heading(tr("exceptions-heading"))
        .block(exceptions(&desk, user, &person));
    let page = if desk.manages {
        page.block(except_form(user))
    } else {
        page
    };
    Ok(page
        .heading(tr("effective-heading"))
        .block(matrix::read_only(effective))
        .blocks(reach(user)?))
}

fn assign_form(desk: &Desk, user: &User, person: &Person) -> Form {
    let form = Form::submit(ASSIGN, tr("show-effect")).field(hidden(user));
    desk.kept.roles.iter().fold(form, |form, (key, role)| {
        let has = person.roles.contains(key);
        let name = format!("{HAS}{key}");
        form.field(FormField::new(&name, role.label(), Input::Checkbox).value(Some(has)))
    })
}

fn hidden(user: &User) -> FormField {
    FormField::new(USER, tr("column-person"), Input::Hidden).value(Some(user.id))
}

fn exceptions(desk: &Desk, user: &User, person: &Person) -> Table {
    let rows = person.exceptions.iter().flat_map(|(table, levels)| {
        levels.iter().filter_map(move |(word, level)| {
            let action = rights::action(word)?;
            let row = Row::new(format!("{table}.{word}"))
                .cell(table_label(table))
                .cell(action_label(action))
                .cell(level.text());
            if !desk.manages {
                return Some(row);
            }
            Some(
                row.action(
                    Action::new(UNEXCEPT, tr("remove"))
                        .with(USER, user.id)
                        .with(TABLE, table)
                        .with(ACTION, word),
                ),
            )
        })
    });
    Table::new(tr("exceptions-heading"))
        .column(tr("column-table"))
        .column(tr("column-right"))
        .column(tr("column-level"))
        .rows(rows)
        .empty(tr("exceptions-empty"))
}

fn except_form(user: &User) -> Form {
    let actions = Right::ALL.map(|action| Choice::new(rights::word(action), action_label(action)));
    let levels = Level::EACH.map(|level| Choice::new(&level.quarters().to_string(), level.text()));
    Form::submit(EXCEPT, tr("show-effect"))
        .field(hidden(user))
        .field(FormField::new(TABLE, tr("column-table"), Input::Table).required())
        .field(FormField::new(ACTION, tr("column-right"), Input::Choice(actions.into())).required())
        .field(FormField::new(LEVEL, tr("column-level"), Input::Choice(levels.into())).required())
}

/// How far the rights extend in records, by all policies of the account.
fn reach(user: &User) -> Result<Vec<Block>, Error> {
    let rights = match access::rights_of(user.id) {
        Ok(rights) => rights,
        // A policy that gives no answer leaves nothing to count.
        Err(Error::Unavailable(_)) => {
            return Ok(vec![Notice::new(Tone::Danger, tr("rights-unknown")).into()]);
        }
        Err(error) => return Err(error),
    };
    let facts = rights
        .reach
        .iter()
        .filter(|reach| reach.action == Right::View && reach.of > 0)
        .map(|reach| {
            let seen = match reach.extent {
                Extent::None => tr("sees-none"),
                Extent::All => tr("sees-all").arg("of", reach.of),
                Extent::Some => tr("sees-some")
                    .arg("count", reach.records)
                    .arg("of", reach.of),
            };
            Fact::new(table_label(&reach.table), seen)
        });
    let limited = rights.fields.iter().map(|field| {
        let label = tr("field-in-table")
            .table("table", field.table.as_str())
            .field("field", field.table.as_str(), field.field.as_str());
        Fact::new(label, fields::word(field.level))
    });
    Ok(vec![facts.chain(limited).collect::<Vec<_>>().into()])
}

pub fn assign(desk: &Desk, submission: &Submission) -> Result<Outcome, Error> {
    let user = desk.user(user_id(submission)?)?;
    refuse_owner(user)?;
    let mut person = desk.kept.person(user.id);
    let ticked = submission.parameters.iter().filter_map(|(name, value)| {
        let key = name.strip_prefix(HAS)?;
        (value == "true").then_some(key)
    });
    let mut roles = Vec::new();
    for key in ticked {
        if !desk.kept.roles.contains_key(key) {
            return Err(Error::invalid(tr("unknown-role")));
        }
        roles.push(key.to_owned());
    }
    person.roles = roles;
    let user = user.id;
    effect::propose(desk, &Draft::Person { user, person })
}

pub fn except(desk: &Desk, submission: &Submission) -> Result<Outcome, Error> {
    let user = desk.user(user_id(submission)?)?;
    refuse_owner(user)?;
    let (table, action) = right(submission)?;
    let level = submission.parameter(LEVEL).and_then(Level::parse);
    let level = level.ok_or_else(|| Error::field(LEVEL, tr("unknown-level")))?;
    let mut person = desk.kept.person(user.id);
    let levels = person
        .exceptions
        .get_or_insert_with(table, Default::default);
    levels.insert(rights::word(action).to_owned(), level);
    let user = user.id;
    effect::propose(desk, &Draft::Person { user, person })
}

pub fn unexcept(desk: &Desk, submission: &Submission) -> Result<Outcome, Error> {
    let user = desk.user(user_id(submission)?)?;
    let table = submission.text(TABLE).unwrap_or_default();
    let word = submission.text(ACTION).unwrap_or_default();
    let mut person = desk.kept.person(user.id);
    if let Some(levels) = person.exceptions.get_mut(&table) {
        levels.remove(&word);
    }
    person.exceptions.retain(|_, levels| !levels.is_empty());
    let user = user.id;
    effect::propose(desk, &Draft::Person { user, person })
}

/// The table and the action that a form names.
fn right(submission: &Submission) -> Result<(String, Right), Error> {
    let tables = desk::tables()?;
    let table = desk::table(&tables, submission.parameter(TABLE).unwrap_or_default())?;
    let action = submission.parameter(ACTION).and_then(rights::action);
    let action = action.ok_or_else(|| Error::field(ACTION, tr("unknown-action")))?;
    Ok((table.key.clone(), action))
}

fn refuse_owner(user: &User) -> Result<(), Error> {
    if user.owner {
        return Err(Error::invalid(tr("owner-refused")));
    }
    Ok(())
}

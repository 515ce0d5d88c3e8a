//! Departments and users: the company, its three offices, and the six managers'
//! teams with their agents. The agents without deals are users like the others.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use bailey_crm::directory::{self, DepartmentUpdate, NewDepartment, NewUser};
use bailey_crm::sessions::PasswordHash;
use bailey_crm::{Account, Context, DepartmentId, UserId};

use super::addresses;
use super::source::Source;

/// What the owner is called: a role, since the sample data names nobody.
const OWNER: &str = "Account Owner";

/// The owner, before there are departments.
pub fn owner(password: &PasswordHash) -> NewUser {
    NewUser {
        name: OWNER.to_owned(),
        email: owner_email(),
        admin: true,
        password: Some(password.clone()),
        ..NewUser::default()
    }
}

/// The owner's e-mail address.
#[must_use]
pub fn owner_email() -> String {
    "owner@demo.example".to_owned()
}

/// What the lawyer is called: a role too.
const LAWYER: &str = "Lawyer";

/// The lawyer's e-mail address.
#[must_use]
pub fn lawyer_email() -> String {
    "lawyer@demo.example".to_owned()
}

/// The first manager's and the first agent's e-mail addresses, to be shown as
/// examples.
///
/// # Errors
/// There are no agents.
pub fn examples(source: &Source) -> Result<(String, String)> {
    let agent = source.agents.first().context("there are no agents")?;
    Ok((
        addresses::of_user(&agent.manager),
        addresses::of_user(&agent.name),
    ))
}

/// Makes the departments and the users that aren't there, each manager the head
/// of their team.
pub fn create(
    account: &Account,
    context: &Context,
    source: &Source,
    owner: UserId,
    password: &PasswordHash,
) -> Result<()> {
    let teams = teams(account, context, source, owner)?;
    let user = |name: &str, team: DepartmentId| NewUser {
        name: name.to_owned(),
        email: addresses::of_user(name),
        department: Some(team),
        password: Some(password.clone()),
        ..NewUser::default()
    };
    let managers = teams
        .iter()
        .map(|(manager, team)| user(manager, *team))
        .collect();
    let managers = users(account, context, managers)?;
    for (manager, team) in &teams {
        let head = managers.get(&addresses::of_user(manager)).copied();
        let update = DepartmentUpdate {
            head: Some(head),
            ..DepartmentUpdate::default()
        };
        directory::update_department(account, context, *team, update)?;
    }
    let agents = source.agents.iter().map(|agent| {
        let team = teams
            .get(agent.manager.as_str())
            .context("an agent without a team")?;
        Ok(user(&agent.name, *team))
    });
    users(account, context, agents.collect::<Result<_>>()?)?;
    let lawyer = NewUser {
        name: LAWYER.to_owned(),
        email: lawyer_email(),
        password: Some(password.clone()),
        ..NewUser::default()
    };
    users(account, context, vec![lawyer])?;
    Ok(())
}

/// By manager, their team.
fn teams<'a>(
    account: &Account,
    context: &Context,
    source: &'a Source,
    owner: UserId,
) -> Result<BTreeMap<&'a str, DepartmentId>> {
    let company = NewDepartment {
        name: "Company".to_owned(),
        parent: None,
        head: Some(owner),
    };
    let company = departments(account, context, vec![company])?
        .first()
        .copied();

    let part = |name: String, parent| NewDepartment {
        name,
        parent,
        head: None,
    };
    let managers: BTreeMap<&str, &str> = source
        .agents
        .iter()
        .map(|agent| (agent.manager.as_str(), agent.office.as_str()))
        .collect();
    let mut names: Vec<&str> = managers.values().copied().collect();
    names.sort_unstable();
    names.dedup();
    let offices = names
        .iter()
        .map(|office| part(format!("{office} office"), company))
        .collect();
    let offices = departments(account, context, offices)?;
    let offices: BTreeMap<&str, DepartmentId> = names.into_iter().zip(offices).collect();

    let teams = managers
        .iter()
        .map(|(manager, office)| part(format!("Team of {manager}"), offices.get(office).copied()));
    let teams = departments(account, context, teams.collect())?;
    Ok(managers.into_keys().zip(teams).collect())
}

/// The numbers of these departments, in their order; those that aren't there are
/// made.
fn departments(
    account: &Account,
    context: &Context,
    wanted: Vec<NewDepartment>,
) -> Result<Vec<DepartmentId>> {
    let there = account.read(|read| directory::departments(read, context))?;
    let found = |wanted: &NewDepartment| {
        let same = there
            .iter()
            .find(|department| department.name == wanted.name);
        same.map(|department| department.id)
    };
    if let Some(ids) = wanted.iter().map(found).collect() {
        return Ok(ids);
    }
    Ok(directory::create_departments(account, context, wanted)?)
}

/// The numbers of these users by e-mail address; if any isn't there, all are
/// made.
fn users(
    account: &Account,
    context: &Context,
    wanted: Vec<NewUser>,
) -> Result<BTreeMap<String, UserId>> {
    let emails: Vec<String> = wanted.iter().map(|user| user.email.clone()).collect();
    let there = account.read(|read| directory::users(read, context))?;
    let found = |email: &String| {
        let same = there.iter().find(|user| &user.email == email);
        same.map(|user| user.id)
    };
    let ids: Option<Vec<UserId>> = emails.iter().map(found).collect();
    let ids = match ids {
        Some(ids) => ids,
        None => directory::create_users(account, context, wanted)?,
    };
    Ok(emails.into_iter().zip(ids).collect())
}

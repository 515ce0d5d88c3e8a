//! For admins: who has a second factor, of whom it is asked, who asks to be let in
//! without theirs.

use bailey_sdk::blocks::{Choice, Input, Stat};
use bailey_sdk::directory::{self, Group, User};
use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;
use bailey_sdk::sorted::Map;
use bailey_sdk::{clock, journal_note};

use super::USER;
use crate::person::{self, Person};
use crate::rule::{LONGEST_GRACE, Rule, Whom, key};
use crate::{letters, recovery};

/// The page's path.
pub const PATH: &str = "people";
/// Saves of whom it is asked.
pub const ENFORCE: &str = "enforce";
/// Takes somebody's factor away.
pub const RESET: &str = "reset";
/// Approves that somebody is let in without theirs.
pub const APPROVE: &str = "approve";
/// Refuses it, or takes the approval back.
pub const REFUSE: &str = "refuse";

const WHOM: &str = "whom";
const GRACE: &str = "grace";
/// What the boxes of groups are called, before the group.
const IN: &str = "in.";

pub fn render(request: &Request) -> Result<Page, Error> {
    let me = request.viewer.user;
    let people = Person::all()?;
    let users: Vec<User> = directory::users()?;
    let active: Vec<&User> = users.iter().filter(|user| user.active).collect();
    let rule = Rule::read()?;
    let now = clock::now()?;
    let groups = directory::groups()?;
    let asks = |user: &User| rule.asks(user.id, user.admin, &groups);
    let has = |user: &&&User| people.get(&user.id).is_some_and(|it| it.since.is_some());
    let with = active.iter().filter(has).count();
    let lead = tr("people-lead")
        .arg("with", with)
        .arg("count", active.len());
    let asked = active.iter().filter(|user| asks(user) && !has(user));
    let page = Page::new(tr("people-title")).lead(lead).block(vec![
        Stat::new(tr("stat-with"), Cell::number(with)),
        Stat::new(tr("stat-asked"), Cell::number(asked.count())),
    ]);
    let table = Table::new(tr("people-table"))
        .column(tr("column-person"))
        .column(tr("column-state"))
        .column(tr("column-since"))
        .number_column(tr("column-codes"))
        .rows(active.iter().map(|user| {
            let person = people.get(&user.id).cloned().unwrap_or_default();
            let until = asks(user).then(|| rule.deadline(&person, now));
            row(user, &person, until, (me, now))
        }))
        .empty(tr("people-empty"));
    Ok(page
        .maybe(asking(&users, &people, me))
        .block(table)
        .heading(tr("enforce-title"))
        .text(tr("enforce-text"))
        .block(form(&rule, &groups)))
}

fn row(
    user: &User,
    person: &Person,
    until: Option<Timestamp>,
    (me, now): (UserId, Timestamp),
) -> Row {
    let row = Row::new(user.id).cell(Cell::user(user.id));
    let Some(since) = person.since else {
        let state = match until {
            Some(until) if until > now => {
                Cell::badge(tr("state-asked").moment("until", until), Tone::Caution)
            }
            Some(_) => Cell::badge(tr("state-next"), Tone::Caution),
            None => Cell::badge(tr("state-none"), Tone::Neutral),
        };
        return row.cell(state).cell(Cell::Empty).cell(Cell::Empty);
    };
    let row = row
        .cell(Cell::badge(tr("state-on"), Tone::Good))
        .cell(Cell::moment(since))
        .cell(Cell::number(person.codes));
    if user.id == me {
        return row;
    }
    let sure = Confirmation::new(tr("reset-title").user("person", user.id))
        .fact(tr("reset-fact"))
        .fact(tr("reset-told"));
    row.action(
        Action::new(RESET, tr("reset"))
            .with(USER, user.id)
            .tone(Tone::Danger)
            .confirm(sure),
    )
}

/// Those who ask to be let in without their factor; nothing if nobody does.
fn asking(users: &[User], people: &Map<UserId, Person>, me: UserId) -> Option<Table> {
    let asking = users.iter().filter_map(|user| {
        let asked = people.get(&user.id)?.recovery.as_ref()?;
        let row = Row::new(user.id)
            .cell(Cell::user(user.id))
            .cell(Cell::moment(asked.asked))
            .cell(literal(asked.address.clone().unwrap_or_default()));
        let refuse = Action::new(REFUSE, tr("refuse"))
            .with(USER, user.id)
            .tone(Tone::Danger);
        Some(match asked.due {
            Some(due) => row
                .cell(Cell::badge(
                    tr("recovery-due").moment("due", due),
                    Tone::Caution,
                ))
                .action(refuse),
            None if user.id == me => row
                .cell(Cell::badge(tr("recovery-other"), Tone::Neutral))
                .action(refuse),
            None => row
                .cell(Cell::badge(tr("recovery-waits"), Tone::Caution))
                .action(approving(user.id))
                .action(refuse),
        })
    });
    let rows: Vec<Row> = asking.collect();
    (!rows.is_empty()).then(|| {
        Table::new(tr("recovery-table"))
            .column(tr("column-person"))
            .column(tr("column-asked"))
            .column(tr("column-address"))
            .column(tr("column-state"))
            .rows(rows)
    })
}

fn approving(user: UserId) -> Action {
    let sure = Confirmation::new(tr("approve-title").user("person", user))
        .fact(tr("approve-ask"))
        .fact(tr("approve-fact"));
    Action::new(APPROVE, tr("approve"))
        .with(USER, user)
        .confirm(sure)
}

fn form(rule: &Rule, groups: &[Group]) -> Form {
    let choices = Whom::ALL.into_iter();
    let choices = choices.map(|whom| Choice::new(whom.word(), tr(format!("whom-{}", whom.word()))));
    let whom = FormField::new(WHOM, tr("whom-label"), Input::Choice(choices.collect()));
    let grace = FormField::new(GRACE, tr("grace-label"), Input::Integer).hint(tr("grace-hint"));
    let form =
        Form::submit(ENFORCE, tr("save")).field(whom.value(Some(rule.whom.word())).required());
    let form = groups.iter().fold(form, |form, group| {
        let name = format!("{IN}{}", key(group));
        let label = tr("group-label").arg("group", group.name.as_str());
        let field = FormField::new(&name, label, Input::Checkbox);
        form.field(field.value(rule.names(group).then_some("true")))
    });
    form.field(grace.value(Some(rule.grace)).required())
}

pub fn enforce(submission: &Submission) -> Result<Outcome, Error> {
    let word = submission.text(WHOM).unwrap_or_default();
    let whom = Whom::ALL.into_iter().find(|whom| whom.word() == word);
    let whom = whom.ok_or_else(|| Error::field(WHOM, tr("whom-unknown")))?;
    let days = submission.text(GRACE).and_then(|days| days.parse().ok());
    let grace = days.filter(|days| *days <= LONGEST_GRACE).ok_or_else(|| {
        Error::field(
            GRACE,
            tr("grace-wrong").arg("most", u32::from(LONGEST_GRACE)),
        )
    })?;
    let me = submission.viewer.user;
    // Who asks it of others has it themselves, with codes in hand: a sole admin would
    // else lock the account's only door.
    let mine = Person::read(me)?.since.is_some() && person::factor(me)?.is_some();
    if whom != Whom::Nobody && !mine {
        return Err(Error::field(WHOM, tr("enforce-first")));
    }
    let groups: Vec<String> = submission
        .all()
        .iter()
        .filter(|(_, value)| value == "true")
        .filter_map(|(name, _)| name.strip_prefix(IN).map(str::to_owned))
        .collect();
    if whom == Whom::Groups && groups.is_empty() {
        return Err(Error::field(WHOM, tr("groups-none")));
    }
    let (before, rule) = (
        Rule::read()?,
        Rule {
            whom,
            groups,
            grace,
            since: clock::now()?,
        },
    );
    rule.put()?;
    let details = [
        ("whom".to_owned(), whom.word().to_owned()),
        ("grace".to_owned(), grace.to_string()),
        ("groups".to_owned(), rule.groups.join(", ")),
    ];
    journal_note::note("enforced", &details)?;
    let newly = newly_asked(&before, &rule)?;
    let told = letters::asked(&newly, me, grace)?;
    let said = tr("enforced")
        .arg("told", told)
        .arg("untold", newly.len() - told);
    Ok(Outcome::good(said))
}

/// Those of whom it is asked from now on, and who have none.
fn newly_asked(before: &Rule, rule: &Rule) -> Result<Vec<UserId>, Error> {
    let groups = directory::groups()?;
    let people = Person::all()?;
    let without = |user: &User| people.get(&user.id).is_none_or(|it| it.since.is_none());
    let users = directory::users()?.into_iter();
    Ok(users
        .filter(|user| user.active && without(user))
        .filter(|user| rule.asks(user.id, user.admin, &groups))
        .filter(|user| !before.asks(user.id, user.admin, &groups))
        .map(|user| user.id)
        .collect())
}

pub fn reset(submission: &Submission) -> Result<Outcome, Error> {
    let user = subject(submission)?;
    let me = submission.viewer.user;
    if user == me {
        return Err(Error::invalid(tr("not-your-own")));
    }
    directory::find(user)?;
    person::take_away(user)?;
    letters::reset(user, me)?;
    recovery::note("reset", user, &[])?;
    Ok(Outcome::good(tr("reset-done").user("person", user)))
}

pub fn approve(submission: &Submission) -> Result<Outcome, Error> {
    let user = subject(submission)?;
    let due = recovery::approve(submission.viewer.user, user)?;
    Ok(Outcome::good(
        tr("approved").user("person", user).moment("due", due),
    ))
}

pub fn refuse(submission: &Submission) -> Result<Outcome, Error> {
    let user = subject(submission)?;
    recovery::cancel(user)?;
    Ok(Outcome::good(tr("recovery-cancelled")))
}

/// Whom it is about.
fn subject(submission: &Submission) -> Result<UserId, Error> {
    let user = submission.id(USER)?;
    user.ok_or_else(|| Error::NotFound(USER.into()))
}

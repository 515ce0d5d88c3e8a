//! One's own second factor: setting it up, new recovery codes, taking it away.

use bailey_sdk::blocks::{Code, Fact};
use bailey_sdk::pages::{Outcome, Request, Submission, Viewer};
use bailey_sdk::prelude::*;
use bailey_sdk::{clock, random};

use crate::person::{self, Draft, Person};
use crate::rule::Rule;
use crate::{codes, enrol, letters, recovery};

/// Begins to set it up.
pub const BEGIN: &str = "begin";
/// Makes new recovery codes, in place of those there were.
pub const NEW_CODES: &str = "new-codes";
/// They were written down.
pub const SEEN: &str = "seen";
/// Takes the factor away.
pub const REMOVE: &str = "remove";
/// Takes back that one asked to be let in without.
pub const CANCEL: &str = "cancel";

pub fn render(request: &Request) -> Result<Page, Error> {
    let me = request.viewer.user;
    let person = Person::read(me)?;
    let draft = person::draft(me)?;
    let has = person.since.is_some() && person::factor(me)?.is_some();
    match (has, draft) {
        (true, Some(draft)) => Ok(renewed(&draft)),
        (true, None) => set_up(request, &person),
        (false, Some(draft)) => {
            let (title, lead) = (tr("page-title").into(), tr("set-up-lead").into());
            enrol::page(title, lead, me, &draft)
        }
        (false, None) => nothing(request, &person),
    }
}

fn nothing(request: &Request, person: &Person) -> Result<Page, Error> {
    let rule = Rule::read()?;
    let page = Page::new(tr("page-title")).lead(tr("own-none"));
    let viewer = &request.viewer;
    let asked = rule.asks(viewer.user, viewer.admin, &rule.those()?);
    let deadline = rule.deadline(person, clock::now()?);
    let page = page.maybe(
        asked.then(|| Notice::new(Tone::Caution, tr("own-asked").moment("until", deadline))),
    );
    Ok(page
        .text(tr("own-why"))
        .block(vec![Action::new(BEGIN, tr("own-begin")).tone(Tone::Good)]))
}

fn set_up(request: &Request, person: &Person) -> Result<Page, Error> {
    let asked = is_asked(&request.viewer)?;
    let since = person.since.unwrap_or_default();
    let mut actions = vec![
        Action::new(NEW_CODES, tr("own-new-codes"))
            .confirm(Confirmation::new(tr("new-codes-title")).fact(tr("new-codes-fact"))),
    ];
    if !asked {
        let sure = Confirmation::new(tr("remove-title")).fact(tr("remove-fact"));
        let remove = Action::new(REMOVE, tr("own-remove")).tone(Tone::Danger);
        actions.push(remove.confirm(sure));
    }
    let page = Page::new(tr("page-title")).lead(tr("own-on"));
    let page = page.maybe(person.recovery.as_ref().map(|recovery| {
        let told = match recovery.due {
            Some(due) => tr("own-recovery-due").moment("due", due),
            None => tr("own-recovery-asked").moment("asked", recovery.asked),
        };
        Notice::new(Tone::Danger, told)
            .body(tr("own-recovery-body"))
            .action(Action::new(CANCEL, tr("own-recovery-cancel")).tone(Tone::Danger))
    }));
    Ok(page
        .block(vec![
            Fact::new(tr("fact-since"), Cell::moment(since)),
            Fact::new(tr("fact-codes"), Cell::number(person.codes)),
        ])
        .block(actions))
}

/// Whether the account asks it of them.
fn is_asked(viewer: &Viewer) -> Result<bool, Error> {
    let rule = Rule::read()?;
    Ok(rule.asks(viewer.user, viewer.admin, &rule.those()?))
}

/// New recovery codes, shown until they are said to be kept.
fn renewed(draft: &Draft) -> Page {
    Page::new(tr("page-title"))
        .lead(tr("new-codes-lead"))
        .block(Code {
            label: tr("codes-label").into(),
            content: draft.codes.join("\n"),
        })
        .block(vec![
            Action::new(SEEN, tr("new-codes-seen")).tone(Tone::Good),
        ])
}

pub fn begin(me: UserId) -> Result<Outcome, Error> {
    if person::factor(me)?.is_some() {
        return Err(Error::Conflict("it is set up already".into()));
    }
    enrol::begin(me)?;
    Ok(Outcome::neutral(tr("own-begun")))
}

pub fn prove(submission: &Submission) -> Result<Outcome, Error> {
    let me = fresh(submission)?;
    enrol::prove(me, &submission.text(enrol::CODE).unwrap_or_default())?;
    Ok(Outcome::good(tr("own-proved")))
}

pub fn keep(submission: &Submission) -> Result<Outcome, Error> {
    let me = fresh(submission)?;
    enrol::keep(me, &submission.text(enrol::CODE).unwrap_or_default())?;
    Ok(Outcome::good(tr("own-set-up")))
}

/// Who is setting it up: nobody who has one, and begins where they proved who they are.
fn fresh(submission: &Submission) -> Result<UserId, Error> {
    let me = submission.viewer.user;
    let has = Person::read(me)?.since.is_some() && person::factor(me)?.is_some();
    if has || person::draft(me)?.is_none() {
        return Err(Error::Conflict("nothing is being set up".into()));
    }
    Ok(me)
}

pub fn new_codes(me: UserId) -> Result<Outcome, Error> {
    let mut factor = person::factor(me)?.ok_or_else(|| Error::NotFound("a factor".into()))?;
    let made = codes::made(&random::bytes(codes::BYTES)?);
    factor.codes = made.iter().map(|code| codes::digest(code)).collect();
    person::put_factor(me, &factor)?;
    let draft = Draft {
        seed: Vec::new(),
        codes: made,
        last: None,
    };
    person::put_draft(me, &draft)?;
    let mut person = Person::read(me)?;
    person.codes = factor.codes.len();
    person.put(me)?;
    recovery::note("new-recovery-codes", me, &[])?;
    Ok(Outcome::good(tr("new-codes-made")))
}

pub fn seen(me: UserId) -> Result<Outcome, Error> {
    person::drop_draft(me)?;
    Ok(Outcome::good(tr("new-codes-kept")))
}

pub fn remove(submission: &Submission) -> Result<Outcome, Error> {
    if is_asked(&submission.viewer)? {
        return Err(Error::invalid(tr("remove-asked")));
    }
    let me = submission.viewer.user;
    person::take_away(me)?;
    letters::changed(me, false)?;
    recovery::note("removed", me, &[])?;
    Ok(Outcome::good(tr("own-removed")))
}

pub fn cancel(me: UserId) -> Result<Outcome, Error> {
    recovery::cancel(me)?;
    Ok(Outcome::good(tr("recovery-cancelled")))
}

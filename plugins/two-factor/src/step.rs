//! The step on the way in: a code of the phone, or a recovery code; setting it up for
//! those of whom it is asked; and asking to be let in without.

use bailey_sdk::blocks::Input;
use bailey_sdk::clock;
use bailey_sdk::prelude::*;
use bailey_sdk::settings;
use bailey_sdk::sign_in_step::{Attempt, Entrant, Purpose, Reply};

use crate::person::{self, Factor, Person};
use crate::rule::Rule;
use crate::{TwoFactor, codes, enrol, letters, recovery, totp};

/// The form with a code.
const PROVE: &str = "code";
/// The box that has this browser trusted.
const TRUST: &str = "trust";
/// The button of who has neither phone nor codes.
const LOST: &str = "lost";
/// The button that asks to be let in without.
const ASK: &str = "ask-recovery";

impl SignInStep for TwoFactor {
    fn begin(entrant: Entrant) -> Result<Reply, Error> {
        let now = clock::now()?;
        let user = entrant.user;
        // Somebody who is in has what they came in with.
        if entrant.purpose == Purpose::SignIn {
            recovery::carry_out(user, now)?;
        }
        let person = Person::read(user)?;
        if let (Some(since), Some(_)) = (person.since, person::factor(user)?) {
            let trusted = entrant.device.is_some_and(|device| device.since > since);
            if trusted && entrant.purpose == Purpose::SignIn {
                return Ok(Reply::Pass);
            }
            return Ok(Reply::Ask(question(&person, entrant.purpose)?));
        }
        if entrant.purpose == Purpose::Confirm {
            return Ok(Reply::Pass);
        }
        let rule = Rule::read()?;
        if !rule.asks(user, entrant.admin, &rule.those()?) {
            return Ok(Reply::Pass);
        }
        let deadline = rule.deadline(&person, now);
        if rule.asked_since(&person).is_none() {
            let asked_since = Some(now);
            Person {
                asked_since,
                ..person
            }
            .put(user)?;
        }
        if deadline > now {
            return Ok(Reply::Pass);
        }
        set_up(user)
    }

    fn answer(entrant: Entrant, attempt: Attempt) -> Result<Reply, Error> {
        let code = attempt.text(enrol::CODE).unwrap_or_default();
        let user = entrant.user;
        let person = Person::read(user)?;
        let factor = person::factor(user)?.filter(|_| person.since.is_some());
        match (attempt.action.as_str(), factor) {
            (PROVE, Some(factor)) => prove(&entrant, person, factor, &code, &attempt),
            (LOST, Some(_)) => Ok(Reply::Ask(lost(&person))),
            (ASK, Some(_)) => {
                recovery::ask(user, entrant.address)?;
                Ok(Reply::Ask(lost(&Person::read(user)?)))
            }
            // What is set up already is not set up again by who can't prove it.
            (enrol::PROVE, None) => {
                enrol::prove(user, &code)?;
                set_up(user)
            }
            (enrol::KEEP, None) => {
                enrol::keep(user, &code)?;
                Ok(Reply::Pass)
            }
            (other, _) => Err(Error::invalid(tr("gone").arg("action", other))),
        }
    }
}

fn prove(
    entrant: &Entrant,
    mut person: Person,
    mut factor: Factor,
    code: &str,
    attempt: &Attempt,
) -> Result<Reply, Error> {
    let user = entrant.user;
    if let Some(step) = totp::accepted(&factor.seed, code, clock::now()?, person.last) {
        person.last = Some(step);
    } else if !use_up(&mut factor, code) {
        return Ok(Reply::wrong(enrol::CODE, tr("code-wrong")));
    } else {
        person.codes = factor.codes.len();
        person::put_factor(user, &factor)?;
        letters::code_used(user, factor.codes.len())?;
        recovery::note("recovery-code-used", user, &[])?;
    }
    person.put(user)?;
    // Whoever has the code has no need to be let in without.
    recovery::cancel(user)?;
    let days = trust_days()?;
    let trusts = attempt.parameter(TRUST) == Some("true") && entrant.purpose == Purpose::SignIn;
    Ok(if trusts && days > 0 {
        Reply::PassAndTrust(days)
    } else {
        Reply::Pass
    })
}

/// Whether it is one of the recovery codes, which is gone then.
fn use_up(factor: &mut Factor, code: &str) -> bool {
    let digest = codes::digest(code);
    let before = factor.codes.len();
    factor.codes.retain(|kept| *kept != digest);
    codes::is_one(code) && factor.codes.len() < before
}

fn question(person: &Person, purpose: Purpose) -> Result<Page, Error> {
    let days = trust_days()?;
    let mut form =
        Form::submit(PROVE, tr("go-on")).field(enrol::field("code-label").hint(tr("code-hint")));
    if purpose == Purpose::SignIn && days > 0 {
        let label = tr("trust-label").arg("days", u32::from(days));
        form = form.field(FormField::new(TRUST, label, Input::Checkbox));
    }
    let page = Page::new(tr("code-title"))
        .lead(tr("code-lead"))
        .block(form);
    if purpose == Purpose::Confirm {
        return Ok(page);
    }
    Ok(page.block(vec![Action::new(
        LOST,
        if person.recovery.is_some() {
            tr("lost-again")
        } else {
            tr("lost")
        },
    )]))
}

/// What who has neither phone nor codes can do.
fn lost(person: &Person) -> Page {
    let page = Page::new(tr("lost-title"));
    match &person.recovery {
        None => page
            .lead(tr("lost-lead"))
            .text(tr("lost-text"))
            .block(vec![Action::new(ASK, tr("lost-ask")).tone(Tone::Good)]),
        Some(recovery) => {
            let told = match recovery.due {
                Some(due) => tr("lost-due").moment("due", due),
                None => tr("lost-asked").moment("asked", recovery.asked),
            };
            page.lead(told).text(tr("lost-waits"))
        }
    }
}

fn set_up(user: UserId) -> Result<Reply, Error> {
    let draft = enrol::begin(user)?;
    let (title, lead) = (tr("set-up-title").into(), tr("set-up-asked").into());
    Ok(Reply::Ask(enrol::page(title, lead, user, &draft)?))
}

/// For how many days a browser is trusted; none at all if it is zero.
fn trust_days() -> Result<u16, Error> {
    match settings::get("trust-days")? {
        Scalar::Integer(days) => Ok(u16::try_from(days).unwrap_or_default()),
        _ => Ok(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recovery_code_is_good_once() {
        let mut factor = Factor {
            seed: Vec::new(),
            codes: vec![codes::digest("abcde-fgh23"), codes::digest("abcde-fgh24")],
        };
        assert!(use_up(&mut factor, "ABCDE fgh23"));
        assert!(!use_up(&mut factor, "abcde-fgh23"));
        assert!(!use_up(&mut factor, "123456"));
        assert_eq!(factor.codes.len(), 1);
    }
}

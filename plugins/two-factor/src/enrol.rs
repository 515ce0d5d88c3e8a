//! Setting a factor up, on one's own page or on the way in: scan, type a code, keep
//! the recovery codes and type one of them. Before that nothing counts.

use bailey_sdk::blocks::{Code, Input, QrCode, Step, StepState};
use bailey_sdk::prelude::*;
use bailey_sdk::{clock, directory, random};

use crate::person::{self, Draft, Factor, Person};
use crate::{codes, letters, recovery, totp};

/// The form with the first code of the phone.
pub const PROVE: &str = "prove";
/// The form with one of the recovery codes.
pub const KEEP: &str = "keep";
/// The form's field, of both.
pub const CODE: &str = "code";

/// Begins, unless it was begun.
pub fn begin(user: UserId) -> Result<Draft, Error> {
    if let Some(draft) = person::draft(user)? {
        return Ok(draft);
    }
    let draft = Draft {
        seed: random::bytes(totp::SEED)?,
        codes: Vec::new(),
        last: None,
    };
    person::put_draft(user, &draft)?;
    Ok(draft)
}

/// The first code of the phone.
pub fn prove(user: UserId, code: &str) -> Result<(), Error> {
    let mut draft = begin(user)?;
    let step = totp::accepted(&draft.seed, code, clock::now()?, None);
    let step = step.ok_or_else(|| Error::field(CODE, tr("prove-wrong")))?;
    draft.last = Some(step);
    draft.codes = codes::made(&random::bytes(codes::BYTES)?);
    person::put_draft(user, &draft)
}

/// One of the recovery codes: now it counts.
pub fn keep(user: UserId, code: &str) -> Result<(), Error> {
    let draft = begin(user)?;
    let kept: Vec<String> = draft.codes.iter().map(|code| codes::digest(code)).collect();
    if !kept.contains(&codes::digest(code)) {
        return Err(Error::field(CODE, tr("keep-wrong")));
    }
    let before = Person::read(user)?;
    Person {
        since: Some(clock::now()?),
        last: draft.last,
        recovery: None,
        codes: kept.len(),
        ..before
    }
    .put(user)?;
    let factor = Factor {
        seed: draft.seed,
        codes: kept,
    };
    person::put_factor(user, &factor)?;
    person::drop_draft(user)?;
    letters::changed(user, true)?;
    recovery::note("set-up", user, &[])
}

/// What a page shows of it.
pub fn page(title: Text, lead: Text, user: UserId, draft: &Draft) -> Result<Page, Error> {
    let page = Page::new(title).lead(lead).block(steps(draft));
    Ok(if draft.codes.is_empty() {
        scan(page, user, draft)?
    } else {
        shown(page, &draft.codes)
    })
}

fn scan(page: Page, user: UserId, draft: &Draft) -> Result<Page, Error> {
    let email = directory::find(user)?.email;
    Ok(page
        .block(QrCode {
            label: tr("scan-label").into(),
            content: totp::address(&draft.seed, &email),
        })
        .block(Code {
            label: tr("seed-label").into(),
            content: totp::typed_seed(&draft.seed),
        })
        .block(Form::submit(PROVE, tr("go-on")).field(field("prove-label").hint(tr("prove-hint")))))
}

fn shown(page: Page, codes: &[String]) -> Page {
    page.text(tr("codes-text"))
        .block(Code {
            label: tr("codes-label").into(),
            content: codes.join("\n"),
        })
        .block(Form::submit(KEEP, tr("finish")).field(field("keep-label").hint(tr("keep-hint"))))
}

/// A field for a code.
pub fn field(label: &str) -> FormField {
    FormField::new(CODE, tr(label), Input::OneTimeCode).required()
}

fn steps(draft: &Draft) -> Vec<Step> {
    let second = !draft.codes.is_empty();
    let state = |done: bool, current: bool| match (done, current) {
        (true, _) => StepState::Done,
        (false, true) => StepState::Current,
        (false, false) => StepState::Waiting,
    };
    vec![
        Step {
            label: tr("step-scan").into(),
            body: None,
            state: state(second, true),
        },
        Step {
            label: tr("step-codes").into(),
            body: None,
            state: state(false, second),
        },
    ]
}

//! What is done about who goes beyond a rule's limit: as the rule says, noted in the
//! journal, and told to all admins.

use bailey_sdk::activity_alarm::Crossing;
use bailey_sdk::prelude::*;
use bailey_sdk::types::UserId;
use bailey_sdk::{activity, clock, directory, directory_admin, journal_note, log, mail};

use crate::answer::Answer;
use crate::rule::Rule;
use crate::stopped::Stopped;
use crate::{ActivityMonitor, counted, options, store};

/// How an alarm is called in the journal.
pub const ALARM: &str = "activity-alarm";

impl ActivityAlarm for ActivityMonitor {
    fn crossed(crossing: Crossing) -> Result<(), Error> {
        let rule = store::rule(&crossing.threshold.name)?;
        // It was switched off or deleted since.
        let Some(rule) = rule.filter(|rule| rule.on) else {
            return Ok(());
        };
        if !rule.whom.holds(crossing.user, &rule.whom.groups()?) {
            return Ok(());
        }
        let user = directory::find(crossing.user)?;
        let done = act(&rule, &crossing, rule.answer.about(user.owner))?;
        let before = store::stopped(user.id)?;
        let stopped = Stopped {
            act: rule.act.clone(),
            per: rule.per.clone(),
            count: crossing.count,
            limit: rule.limit,
            at: crossing.at,
            done,
        };
        store::put_stopped(user.id, &stopped.after(before.as_ref()))?;
        note(&user.name, &rule, &crossing, done)?;
        tell(&crossing, &rule, done)
    }
}

/// Does what is to be done; answers what it came to.
fn act(rule: &Rule, crossing: &Crossing, answer: Answer) -> Result<Answer, Error> {
    let reason = rule.reason(crossing.count);
    match answer {
        // Whom exports are stopped is what the policy reads of the storage.
        Answer::Tell | Answer::StopExports => Ok(answer),
        Answer::Slow => {
            let until = clock::now()? + options::slowed_for()?;
            directory_admin::slow(crossing.user, options::pause()?, until, &reason)?;
            Ok(answer)
        }
        Answer::Ask => done(
            answer,
            directory_admin::require_confirmation(crossing.user, &reason),
        ),
        Answer::Suspend => done(answer, directory_admin::suspend(crossing.user, &reason)),
    }
}

/// What it came to, to keep somebody out. Whom nobody may keep out, such as who became
/// the owner just now, takes nothing out at least.
fn done(answer: Answer, kept_out: Result<Option<OperationId>, Error>) -> Result<Answer, Error> {
    match kept_out {
        Ok(_) => Ok(answer),
        Err(Error::Denied(_)) => Ok(Answer::StopExports),
        Err(error) => Err(error),
    }
}

fn note(name: &str, rule: &Rule, crossing: &Crossing, done: Answer) -> Result<(), Error> {
    let details = [
        ("user", crossing.user.to_string()),
        ("name", name.to_owned()),
        ("counted", rule.act.clone()),
        ("period", rule.per.clone()),
        ("count", crossing.count.to_string()),
        ("limit", rule.limit.to_string()),
        ("done", done.word().to_owned()),
    ];
    let details = details.map(|(name, value)| (name.to_owned(), value));
    journal_note::note(ALARM, &details)
}

/// Tells all admins who, why, and what was done.
fn tell(crossing: &Crossing, rule: &Rule, done: Answer) -> Result<(), Error> {
    let admins = directory::admins()?.into_iter();
    let admins: Vec<UserId> = admins.map(|admin| admin.id).collect();
    let subject = tr("mail-subject").user("user", crossing.user);
    let sentence = counted::sentence(rule.act(), rule.per(), crossing.count);
    let body = [
        tr("mail-who").user("user", crossing.user).into(),
        tr("mail-limit")
            .arg("limit", rule.limit)
            .moment("at", crossing.at)
            .into(),
        done.done(),
        tr("mail-where").into(),
    ];
    let [who, limit, done, place] = body;
    let body = [who, sentence.into(), limit, done, place];
    match mail::send(&admins, &subject.into(), &body) {
        Ok(_) => Ok(()),
        // What was done about it must stand, also where no mail is left for today.
        Err(Error::Limit(reason)) => {
            log::write(log::Level::Warn, &reason);
            Ok(())
        }
        Err(error) => Err(error),
    }
}

/// Takes back what was done about somebody, and lets them begin at zero.
pub fn lift(user: UserId, stopped: &Stopped) -> Result<(), Error> {
    const REASON: &str = "lifted";
    match stopped.done {
        Answer::Suspend => {
            directory_admin::reactivate(user, REASON)?;
        }
        // Whoever is asked who they are answers that themselves.
        Answer::Tell | Answer::Slow | Answer::Ask | Answer::StopExports => {}
    }
    // Being slowed may have come before something stronger.
    if stopped.done > Answer::Tell {
        directory_admin::slow(user, 0, 0, REASON)?;
    }
    activity::start_over(user)?;
    store::lift(user)
}

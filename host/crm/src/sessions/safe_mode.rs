//! Entering safe mode: the owner's e-mail address and password, and one of the codes
//! that they keep. The session that begins is past whatever plugins decide, reaches
//! just what undoes them, and is over after an hour.
//!
//! Wrong tries are counted and throttled with those of ordinary sign-ins, and what
//! was wrong can't be told from the answer.

use super::failures::Subjects;
use super::secret::{Kind, Token};
use super::sign_in::{Attempt, SignIn, Verdict, accept, known, refuse, verdict};
use super::{safe_codes, user_agent};
use crate::context::Context;
use crate::directory::{self, User};
use crate::error::Result;
use crate::mail::{self, Message};
use crate::store::Account;

/// Milliseconds after which safe mode is over: an hour.
pub const SAFE: i64 = 60 * 60 * 1000;

/// Lets the owner in with one of their codes, which is used up by it. Journalled as
/// `session.safe-mode` and `session.refused`. `letters` tells the account's people of
/// it, in mails that are queued with it. Takes as long as a sign-in.
///
/// # Errors
/// [`crate::Error::Database`]; what is wrong with what was typed is not an error.
pub fn enter_safe_mode(
    account: &Account,
    context: &Context,
    attempt: &Attempt,
    code: &str,
    letters: impl Fn(&User, &[User]) -> Vec<Message> + Send + 'static,
) -> Result<SignIn> {
    let at = context.at;
    let subjects = Subjects::new(&attempt.email, context.address);
    let (email, code) = (attempt.email.clone(), code.to_owned());
    let (wait, known) = account.read(|read| {
        Ok((
            subjects.wait(read.connection(), at)?,
            known(read.connection(), &email)?,
        ))
    })?;
    if let Some(until) = wait {
        return Ok(SignIn::Wait { until });
    }
    let verdict = verdict(known, &attempt.password)?;
    let agent = attempt.user_agent.as_deref().map(user_agent);
    let id = account.id().clone();
    let context = context.clone();
    account.write(move |write| {
        if let Some(until) = subjects.wait(write.connection(), at)? {
            return Ok(SignIn::Wait { until });
        }
        let wrong = match verdict.still_holds(write.connection())? {
            Verdict::Right(known) => {
                let user = directory::get_user(write.connection(), known.id)?;
                if user.owner && safe_codes::use_up(write, user.id, &code)? {
                    subjects.forget_email(write.connection())?;
                    let token = Token::random(Kind::Session, id);
                    let until = at.plus_millis(SAFE);
                    let people = directory::users(&write.read(), &Context::operator())?;
                    for letter in letters(&user, &people) {
                        mail::queue_in(write, &context, &letter)?;
                    }
                    return accept(write, &context, user.id, token, (agent, false), Some(until));
                }
                ("wrong-code", Some(user.id))
            }
            Verdict::Wrong(reason, user) => (reason, user),
        };
        subjects.one_more(write.connection(), at)?;
        refuse(write, &context, wrong.0, wrong.1, &email, agent)?;
        Ok(SignIn::Refused)
    })
}

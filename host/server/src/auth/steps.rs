//! The way through the steps that plugins ask after the password: on the way in, and
//! when somebody proves once more who they are. The pages and the API go it with the
//! same functions.
//!
//! A step that breaks lets nobody in. What is left is the owner's: a code for safe
//! mode, or `bailey plugin disable` on the machine itself.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use axum::http::header;
use axum::http::request::Parts;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::Cookie;
use bailey_crm::sessions::{
    self, Credential, Device, NewSession, Session, SessionId, StepRefusal, Token, Trust,
};
use bailey_crm::{AccountId, UserId};
use bailey_plugins::page::Page;
use bailey_plugins::{
    AnswerKind, AnswerProblem, Entrant, Error as PluginError, StepAnswer, StepPurpose, StepReply,
};

use super::cookie::Jar;
use super::entering::wait;
use super::{Arriving, Signed};
use crate::error::{Error, Kind, Result};
use crate::pages::viewer::Viewer;
use crate::state::State;

const DAY: i64 = 24 * 60 * 60 * 1000;

/// What a step asks.
#[derive(Debug)]
pub(crate) struct Asked {
    /// The plugin whose step it is.
    pub(crate) plugin: String,
    /// What it is called.
    pub(crate) name: String,
    /// What has to be answered.
    pub(crate) page: Page,
    /// What is wrong with what was answered before.
    pub(crate) problems: Vec<AnswerProblem>,
}

/// How far somebody has come.
#[derive(Debug)]
pub(crate) enum Come {
    /// Past all steps, and known by another token.
    Through(Box<NewSession>),
    /// A step asks something.
    Asked(Asked),
}

/// Somebody on the way through the steps.
pub(crate) struct Way {
    /// As what they look at the way's pages.
    pub(crate) viewer: Viewer,
    session: SessionId,
    browser: Option<String>,
    device: Option<Token>,
}

impl Way {
    /// Whoever's session it is. It blocks.
    ///
    /// # Errors
    /// [`Kind::Denied`] to programs with a token.
    pub(crate) fn open(state: &State, arriving: Arriving, parts: &Parts) -> Result<Self> {
        let signed = arriving.0;
        let session = own_session(&signed)?.id;
        let browser = parts.headers.get(header::USER_AGENT);
        let cookies = CookieJar::from_headers(&parts.headers);
        let device = Jar::Device.read(&cookies, state.settings());
        Ok(Self {
            session,
            browser: browser.and_then(|agent| Some(agent.to_str().ok()?.to_owned())),
            device: device
                .and_then(Token::parse)
                .filter(|token| token.kind() == sessions::Kind::Device),
            viewer: Viewer::open(state, signed, parts)?,
        })
    }

    /// What is asked now; nothing if all steps let them pass. `first` says that they
    /// have just shown their password.
    ///
    /// # Errors
    /// [`Kind::Conflict`] if they aren't on the way; [`Kind::StepDenied`] and
    /// [`Kind::StepFailed`].
    pub(crate) fn advance(&self, state: &State, first: bool) -> Result<Come> {
        let Viewer {
            account, context, ..
        } = &self.viewer;
        let session = self.session()?;
        let before = passed(&session, context.at);
        let mut passed = before.clone();
        for (plugin, name) in self.steps(state)? {
            if passed.contains(&plugin) {
                continue;
            }
            let device = self.device_for(&plugin)?;
            match self.ask(state, &session, &plugin, device.as_ref(), None) {
                Ok(StepReply::Pass { .. }) => {
                    if let Some(device) = device {
                        sessions::device_seen(account, context, device.id)?;
                    }
                    passed.push(plugin);
                }
                Ok(StepReply::Ask(page)) => {
                    if let Some(device) = device.filter(|_| session.pending) {
                        sessions::forget_device(account, context, device.id)?;
                    }
                    if first || passed != before {
                        sessions::asked(account, context, self.session, &passed, &plugin)?;
                    }
                    return Ok(Come::Asked(Asked {
                        plugin,
                        name,
                        page,
                        problems: Vec::new(),
                    }));
                }
                Ok(StepReply::Deny(told)) => return Err(self.denied(&plugin, told)),
                Ok(StepReply::Wrong(_)) => return Err(failed(&plugin, "it answered nothing")),
                Err(error) => {
                    if first {
                        self.refused(&plugin, StepRefusal::Failed)?;
                    }
                    return Err(failed(&plugin, &error));
                }
            }
        }
        let through = sessions::through(account, context, self.session)?;
        Ok(Come::Through(Box::new(through)))
    }

    /// What comes of an answer, and the cookie by which the browser is trusted from
    /// now on, if it is.
    ///
    /// # Errors
    /// As [`advance`](Self::advance); [`Kind::Throttled`] after too many wrong ones.
    pub(crate) fn answer(
        &self,
        state: &State,
        given: StepAnswer,
    ) -> Result<(Come, Option<Cookie<'static>>)> {
        let Viewer {
            account, context, ..
        } = &self.viewer;
        let user = self.viewer.user.id;
        // One after the other, or answers sent all at once would not be counted.
        let _turn = state.answering().take(account.id().clone(), user)?;
        if let Some(until) = sessions::step_wait(account, user, context.at)? {
            return Err(Error::new(Kind::Throttled, wait(until)));
        }
        let session = self.session()?;
        let passed = passed(&session, context.at);
        let mut steps = self.steps(state)?.into_iter();
        let Some((plugin, _)) = steps.find(|(plugin, _)| !passed.contains(plugin)) else {
            return Ok((self.advance(state, false)?, None));
        };
        let device = self.device_for(&plugin)?;
        match self.ask(state, &session, &plugin, device.as_ref(), Some(given)) {
            Ok(StepReply::Pass { trust_days }) => {
                let trust = trust_days.map(|days| self.trust(days));
                let cookie = trust
                    .as_ref()
                    .map(|trust| Jar::Device.set(trust.token.reveal(), state.settings()));
                sessions::step_passed(account, context, self.session, &plugin, trust)?;
                Ok((self.advance(state, false)?, cookie))
            }
            Ok(StepReply::Ask(page)) => {
                let asked = Asked {
                    name: self.name_of(state, &plugin)?,
                    plugin,
                    page,
                    problems: Vec::new(),
                };
                Ok((Come::Asked(asked), None))
            }
            Ok(StepReply::Deny(told)) => Err(self.denied(&plugin, told)),
            Ok(StepReply::Wrong(problems)) => {
                self.refused(&plugin, StepRefusal::WrongAnswer)?;
                self.again(state, problems)
            }
            Err(PluginError::Answered { answer, .. }) if answer.kind == AnswerKind::Invalid => {
                self.again(state, answer.problems)
            }
            Err(PluginError::Crm(error)) => Err(error.into()),
            Err(error) => {
                self.refused(&plugin, StepRefusal::Failed)?;
                Err(failed(&plugin, &error))
            }
        }
    }

    /// The session, if it is on the way.
    fn session(&self) -> Result<Session> {
        let Viewer {
            account, context, ..
        } = &self.viewer;
        let found = sessions::on_the_way(account, self.session, context.at)?;
        found.ok_or_else(|| {
            Error::new(
                Kind::Conflict,
                "Nothing is asked here now, or too much time has passed since the password was \
                 typed. Begin again.",
            )
        })
    }

    /// Asks once more what was not answered as it has to be.
    fn again(
        &self,
        state: &State,
        problems: Vec<AnswerProblem>,
    ) -> Result<(Come, Option<Cookie<'static>>)> {
        let come = match self.advance(state, false)? {
            Come::Asked(asked) => Come::Asked(Asked { problems, ..asked }),
            through => through,
        };
        Ok((come, None))
    }

    fn ask(
        &self,
        state: &State,
        session: &Session,
        plugin: &str,
        device: Option<&Device>,
        given: Option<StepAnswer>,
    ) -> bailey_plugins::Result<StepReply> {
        let entrant = Entrant {
            user: self.viewer.user.clone(),
            browser: self.browser.clone(),
            device: device.map(|device| (device.created_at, device.expires_at)),
            purpose: if session.pending {
                StepPurpose::SignIn
            } else {
                StepPurpose::Confirm
            },
        };
        let Viewer {
            account, context, ..
        } = &self.viewer;
        let plugins = state.plugins();
        plugins.sign_in_step(account, context, &self.viewer, plugin, &entrant, given)
    }

    fn steps(&self, state: &State) -> Result<Vec<(String, String)>> {
        let found = state
            .plugins()
            .sign_in_steps(&self.viewer.account, &self.viewer);
        found.map_err(|error| match error {
            PluginError::Unfit { plugin, reason } => failed(&plugin, reason),
            other => other.into(),
        })
    }

    fn name_of(&self, state: &State, plugin: &str) -> Result<String> {
        let mut steps = self.steps(state)?.into_iter();
        let found = steps.find(|(id, _)| id == plugin);
        Ok(found.map_or_else(|| plugin.to_owned(), |(_, name)| name))
    }

    fn device_for(&self, plugin: &str) -> Result<Option<Device>> {
        let Some(token) = &self.device else {
            return Ok(None);
        };
        let Viewer {
            account, context, ..
        } = &self.viewer;
        let user = self.viewer.user.id;
        let found = sessions::trusted(account, token, user, plugin, context.at)?;
        Ok(found)
    }

    fn trust(&self, days: u16) -> Trust {
        let account = self.viewer.account.id();
        let known = self
            .device
            .clone()
            .filter(|token| token.account() == account);
        Trust {
            token: known.unwrap_or_else(|| Token::of_device(account.clone())),
            until: self.viewer.context.at.plus_millis(i64::from(days) * DAY),
            user_agent: self.browser.clone(),
        }
    }

    fn refused(&self, plugin: &str, why: StepRefusal) -> Result<()> {
        let Viewer {
            account, context, ..
        } = &self.viewer;
        sessions::step_refused(account, context, self.session, plugin, why)?;
        Ok(())
    }

    fn denied(&self, plugin: &str, told: String) -> Error {
        match self.refused(plugin, StepRefusal::Denied) {
            Ok(()) => Error::new(Kind::StepDenied, told),
            Err(error) => error,
        }
    }
}

/// The session by which somebody is known.
///
/// # Errors
/// [`Kind::Denied`] to programs with a token.
pub(crate) fn own_session(signed: &Signed) -> Result<&Session> {
    match &signed.person.credential {
        Credential::Session(session) => Ok(session),
        _ => Err(Error::new(
            Kind::Denied,
            "A program with a token proves nothing more: what it may do is its token's scope.",
        )),
    }
}

fn passed(session: &Session, at: bailey_crm::Timestamp) -> Vec<String> {
    let passage = session.passage(at);
    passage.map_or_else(Vec::new, |passage| passage.passed.clone())
}

fn failed(plugin: &str, why: impl std::fmt::Display) -> Error {
    Error {
        private: Some(why.to_string()),
        ..Error::new(
            Kind::StepFailed,
            format!(
                "The step of signing in by the plugin `{plugin}` gave no answer, so nobody is let \
                 in. Try again; if it stays so, the account’s owner can get in by a code for safe \
                 mode, and the operator can switch the plugin off."
            ),
        )
    }
}

/// Who answers a step just now.
#[derive(Debug, Default)]
pub(crate) struct Answering(Mutex<HashSet<(AccountId, UserId)>>);

impl Answering {
    fn take(&self, account: AccountId, user: UserId) -> Result<Turn<'_>> {
        let who = (account, user);
        let mut under_way = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if under_way.insert(who.clone()) {
            Ok(Turn(self, who))
        } else {
            let told = "Another answer is being looked at. Wait for what comes of it.";
            Err(Error::new(Kind::Throttled, told))
        }
    }
}

/// Somebody's turn to answer, until it is dropped.
struct Turn<'a>(&'a Answering, (AccountId, UserId));

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut under_way = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        under_way.remove(&self.1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_answers_once_at_a_time() {
        let answering = Answering::default();
        let take = |user| answering.take("demo".parse().unwrap(), UserId(user));
        let first = take(1).unwrap();
        assert_eq!(
            take(1).map(drop).map_err(|error| error.kind),
            Err(Kind::Throttled)
        );
        assert!(take(2).is_ok());
        drop(first);
        assert!(take(1).is_ok());
    }
}

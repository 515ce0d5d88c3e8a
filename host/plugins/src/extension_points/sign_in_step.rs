//! `sign-in-step`: asks more of somebody who has shown the right password. Steps
//! are asked in the order of the account's plugins, and all have to be passed; one
//! that fails, or answers what makes no sense, denies.
//!
//! Nobody is behind such a call: who is on the way in may do nothing yet, so a step
//! that reads records, or acts for the person, is refused.

use std::sync::Arc;

use bailey_crm::directory::User;
use bailey_crm::{Access, Account, Context, Timestamp};
use bailey_sandbox::{CallLimits, Failure, Reuse};

use super::pages::unfit;
use super::{CallStore, ended, present};
use crate::call::{Call, Mode};
use crate::calling::{Way, keep_with};
use crate::contract::exports::bailey::crm::sign_in_step as wit;
use crate::convert::{Writer, answer};
use crate::error::{AnswerProblem, Error, Result};
use crate::page::{Page, Parameters};
use crate::plugin::Plugin;
use crate::plugins::Plugins;
use crate::texts::Reader;

/// The interface's name.
pub const NAME: &str = "sign-in-step";

/// How often a step is asked anew because another one was kept meanwhile.
const MOST_TRIES: u32 = 8;

/// The most days for which a browser is trusted.
const LONGEST_TRUST: u16 = 90;

/// How it is called.
pub const WAY: Way = Way {
    point: NAME,
    reuse: Reuse::Live,
    limits: CallLimits::HOOK,
    waits: false,
};

/// Why somebody is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepPurpose {
    /// They are on their way in.
    SignIn,
    /// They are in, and about to do something dangerous.
    Confirm,
}

/// Who is asked.
#[derive(Clone, Debug)]
pub struct Entrant {
    /// The person.
    pub user: User,
    /// What their browser says of itself.
    pub browser: Option<String>,
    /// Since and until when the step trusts the very browser.
    pub device: Option<(Timestamp, Timestamp)>,
    /// Why.
    pub purpose: StepPurpose,
}

/// What was done on the page that a step asked.
#[derive(Clone, Debug)]
pub struct StepAnswer {
    /// The name of the action or form.
    pub action: String,
    /// What goes with it.
    pub parameters: Parameters,
}

/// What a step says.
#[derive(Debug)]
pub enum StepReply {
    /// Nothing more is asked; perhaps the browser is trusted for so many days.
    Pass {
        /// None: it is not trusted by this.
        trust_days: Option<u16>,
    },
    /// They don't come in, and are told this.
    Deny(String),
    /// This has to be answered first.
    Ask(Page),
    /// What was typed proves nothing.
    Wrong(Vec<AnswerProblem>),
}

impl Plugins {
    /// The plugins whose steps have to be passed, in order, with their names. Memory
    /// alone.
    ///
    /// # Errors
    /// [`Error::Unfit`] if one of them can't be loaded; [`Error::Crm`].
    pub fn sign_in_steps(
        &self,
        account: &Account,
        reader: &dyn Reader,
    ) -> Result<Vec<(String, String)>> {
        let roster = self.roster(account)?;
        roster.complete(NAME)?;
        let name = |plugin: &Arc<Plugin>| {
            let name = &plugin.manifest().name;
            (
                plugin.id.to_string(),
                plugin.offer.texts.message(name, reader),
            )
        };
        Ok(roster.at(NAME).map(name).collect())
    }

    /// Whether anything is asked after the password. Memory alone.
    ///
    /// # Errors
    /// [`Error::Crm`].
    pub fn has_sign_in_steps(&self, account: &Account) -> Result<bool> {
        let roster = self.roster(account)?;
        Ok(roster.at(NAME).next().is_some() || roster.lacks(NAME))
    }

    /// What a step asks of somebody; with an answer, what comes of it. What the step
    /// stored is kept.
    ///
    /// # Errors
    /// [`Error::Answered`] with `Invalid` if the answer's form is at fault; any other
    /// is a step that was not passed.
    pub fn sign_in_step(
        &self,
        account: &Arc<Account>,
        context: &Context,
        reader: &dyn Reader,
        plugin: &str,
        entrant: &Entrant,
        given: Option<StepAnswer>,
    ) -> Result<StepReply> {
        let roster = self.roster(account)?;
        let plugin = roster.enabled(plugin)?;
        let mut tries = 0;
        loop {
            let asked = self.asked(account, context, reader, plugin, (entrant, given.as_ref()));
            match asked {
                // Somebody else's step was kept meanwhile, and nothing of this one.
                Err(Error::Crm(bailey_crm::Error::Conflict(_))) if tries < MOST_TRIES => tries += 1,
                Err(error) => {
                    self.stuck(account, context, &error, given.is_some());
                    return Err(error);
                }
                asked => return asked,
            }
        }
    }

    /// Tells the owner of a step that breaks. What it says of a form that somebody
    /// filled in is no trouble.
    fn stuck(&self, account: &Account, context: &Context, error: &Error, answered: bool) {
        if !(answered && matches!(error, Error::Answered { .. })) {
            self.alarm(account, NAME, error, context.at);
        }
    }

    fn asked(
        &self,
        account: &Arc<Account>,
        context: &Context,
        reader: &dyn Reader,
        plugin: &Arc<Plugin>,
        (entrant, given): (&Entrant, Option<&StepAnswer>),
    ) -> Result<StepReply> {
        let told = told(context, reader, entrant);
        let asking = Context {
            actor: plugin.actor(NAME, None),
            access: Arc::new(Access::MEMBER),
            ..context.clone()
        };
        let attempt = given.map(|given| wit::Attempt {
            action: given.action.clone(),
            parameters: given.parameters.clone(),
        });
        let call =
            Call::new(self, account, &asking, plugin, Mode::Acting).of("step", &(&told, &attempt));
        let called = self.call(WAY, call, |store: &mut CallStore, instance, points| {
            let guest = present(points.sign_in_step.as_ref(), NAME)?.load(&mut *store, instance)?;
            Ok(match guest.call_step(store, &told, attempt.as_ref())? {
                Ok(reply) => Ok(fit(reply, given.is_some())?),
                Err(error) => Err(error),
            })
        });
        let writer = Writer::new(&plugin.offer.texts, reader);
        let (reply, left) = ended(plugin, called, |error| answer(error, &writer))?;
        if !left.is_empty() {
            keep_with(self, account, plugin, left, |_| Ok(()))?;
        }
        written(reply, &writer).map_err(|failure| unfit(plugin, failure))
    }
}

fn told(context: &Context, reader: &dyn Reader, entrant: &Entrant) -> wit::Entrant {
    let user = &entrant.user;
    wit::Entrant {
        user: user.id.0,
        admin: user.admin,
        owner: user.owner,
        language: reader.language().to_owned(),
        address: context.address.map(|address| address.to_string()),
        browser: entrant.browser.clone(),
        device: entrant.device.map(|(since, until)| wit::Device {
            since: since.0,
            until: until.0,
        }),
        purpose: match entrant.purpose {
            StepPurpose::SignIn => wit::Purpose::SignIn,
            StepPurpose::Confirm => wit::Purpose::Confirm,
        },
    }
}

/// The reply, if it is one to what was asked.
fn fit(reply: wit::Reply, answered: bool) -> std::result::Result<wit::Reply, Failure> {
    let reason = match &reply {
        wit::Reply::Wrong(_) if !answered => "nothing was answered yet that could be wrong".into(),
        wit::Reply::PassAndTrust(days) if !(1..=LONGEST_TRUST).contains(days) => {
            format!("a browser is trusted for 1 to {LONGEST_TRUST} days, and not for {days}")
        }
        _ => return Ok(reply),
    };
    Err(Failure::BadOutput { reason })
}

fn written(reply: wit::Reply, writer: &Writer<'_>) -> std::result::Result<StepReply, Failure> {
    Ok(match reply {
        wit::Reply::Pass => StepReply::Pass { trust_days: None },
        wit::Reply::PassAndTrust(days) => StepReply::Pass {
            trust_days: Some(days),
        },
        wit::Reply::Deny(text) => StepReply::Deny(writer.text(text)),
        wit::Reply::Ask(page) => StepReply::Ask(writer.page(page)?),
        wit::Reply::Wrong(problems) => {
            let problems = problems.into_iter().map(|problem| AnswerProblem {
                field: problem.field,
                message: writer.text(problem.message),
            });
            StepReply::Wrong(problems.collect())
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{fit, wit};

    #[test]
    fn a_reply_that_makes_no_sense_is_a_failure() {
        assert!(fit(wit::Reply::Wrong(Vec::new()), false).is_err());
        assert!(fit(wit::Reply::Wrong(Vec::new()), true).is_ok());
        for (days, fits) in [(0, false), (1, true), (90, true), (91, false)] {
            assert_eq!(fit(wit::Reply::PassAndTrust(days), true).is_ok(), fits);
        }
        assert!(fit(wit::Reply::Pass, false).is_ok());
    }
}

//! `request-guard`: says whether a request may go on.
//!
//! A guard that fails, gives no answer, or can't be loaded denies. What it answers
//! is remembered in [`crate::guards`], so that it is rarely asked.

use std::sync::Arc;

use bailey_crm::directory::User;
use bailey_crm::{Account, Context, Surface, Timestamp};
use bailey_sandbox::{CallLimits, Reuse};

use super::{access_policy, ended, present};
use crate::call::{Call, Mode};
use crate::calling::Way;
use crate::contract::bailey::crm::types;
use crate::contract::exports::bailey::crm::request_guard as wit;
use crate::convert::plain;
use crate::error::Result;
use crate::guards::{Credential, Visit};
use crate::left::Left;
use crate::plugin::Plugin;
use crate::plugins::Plugins;
use crate::texts::Text;

/// The interface's name.
pub const NAME: &str = "request-guard";

/// In a new instance each time: an answer rests on what it was given and on what
/// it read, and on nothing that an earlier call left in memory.
pub const WAY: Way = Way {
    point: NAME,
    reuse: Reuse::Fresh,
    limits: CallLimits::HOOK,
    waits: false,
};

/// What one guard said.
pub struct Answer {
    /// Why the request may not go on; none if it may.
    pub refusal: Option<Text>,
    /// From then on it has to be asked again.
    pub until: Option<Timestamp>,
    /// What the answer rests on.
    pub left: Left,
}

/// Asks one guard about a visit. No transaction is open.
///
/// # Errors
/// [`crate::Error::Failed`] if it broke, [`crate::Error::Answered`] if it gave no verdict.
pub fn ask(
    plugins: &Plugins,
    account: &Arc<Account>,
    plugin: &Arc<Plugin>,
    user: &User,
    visit: &Visit,
    at: Timestamp,
) -> Result<Answer> {
    let context = Context {
        surface: Surface::Background,
        at,
        ..access_policy::asking(plugin, NAME)
    };
    let visitor = visitor(user, visit, at);
    let call = Call::new(plugins, account, &context, plugin, Mode::Pure).of("check", &(&visitor,));
    let called = plugins.call(WAY, call, |store, instance, points| {
        let guest = present(points.request_guard.as_ref(), NAME)?.load(&mut *store, instance)?;
        guest.call_check(store, &visitor)
    });
    let (verdict, left) = ended(plugin, called, plain)?;
    Ok(Answer {
        refusal: match verdict.answer {
            wit::Answer::Allow => None,
            wit::Answer::Deny(reason) => Some(reason.into()),
        },
        until: access_policy::until(verdict.holds),
        left,
    })
}

/// The visit as a guard is told of it.
fn visitor(user: &User, visit: &Visit, at: Timestamp) -> wit::Visitor {
    wit::Visitor {
        user: user.id.0,
        admin: user.admin,
        owner: user.owner,
        address: visit.address.map(|address| address.to_string()),
        credential: visit.credential.into(),
        surface: match visit.surface {
            Surface::Api => wit::Surface::Api,
            Surface::Page | Surface::CommandLine | Surface::Background => wit::Surface::Page,
        },
        at: at.0,
    }
}

impl From<Credential> for types::Credential {
    fn from(credential: Credential) -> Self {
        match credential {
            Credential::Session => Self::Session,
            Credential::ApiToken => Self::ApiToken,
            Credential::SignIn => Self::SignIn,
            Credential::Support => Self::Support,
        }
    }
}

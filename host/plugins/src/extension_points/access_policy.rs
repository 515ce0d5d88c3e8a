//! `access-policy`: says what a user may do with records.
//!
//! A policy that fails, says no, or can't be loaded denies: a user whose rights are
//! not known has none. What it answers is remembered in [`crate::access`], so that
//! it is rarely asked.

use std::sync::Arc;

use bailey_crm::directory::{Department, User};
use bailey_crm::schema::Schema;
use bailey_crm::{Account, Context, Surface, Timestamp, access};
use bailey_sandbox::{CallLimits, Failure, Reuse};

use super::{ended, present};
use crate::call::{Call, Mode};
use crate::calling::Way;
use crate::contract::bailey::crm::access_rules as wit;
use crate::convert::{plain, policy};
use crate::error::Result;
use crate::left::Left;
use crate::plugin::Plugin;
use crate::plugins::Plugins;

/// The interface's name.
pub const NAME: &str = "access-policy";

/// In a new instance each time: an answer rests on what it was given and on what
/// it read, and on nothing that an earlier call left in memory.
pub const WAY: Way = Way {
    point: NAME,
    reuse: Reuse::Fresh,
    limits: CallLimits::HOOK,
    waits: false,
};

/// What one policy said.
pub struct Answer {
    /// What the user may do.
    pub policy: access::Policy,
    /// From then on it has to be asked again.
    pub until: Option<Timestamp>,
    /// What the answer rests on.
    pub left: Left,
}

/// Asks one policy about a user. No transaction is open.
///
/// # Errors
/// [`crate::Error::Failed`] if it broke, [`crate::Error::Answered`] if it said no.
pub fn ask(
    plugins: &Plugins,
    account: &Arc<Account>,
    plugin: &Arc<Plugin>,
    subject: &wit::Subject,
    schema: &Schema,
) -> Result<Answer> {
    let call = Call::new(plugins, account, &asking(plugin, NAME), plugin, Mode::Pure)
        .of("rules", &(subject,));
    let called = plugins.call(WAY, call, |store, instance, points| {
        let guest = present(points.access_policy.as_ref(), NAME)?.load(&mut *store, instance)?;
        Ok(match guest.call_rules(store, subject)? {
            Ok(answer) => {
                let until = until(answer.holds);
                let policy = policy::read(&plugin.id, answer, schema);
                let policy = policy.map_err(|reason| Failure::BadOutput { reason })?;
                Ok((policy, until))
            }
            Err(error) => Err(error),
        })
    });
    let ((policy, until), left) = ended(plugin, called, plain)?;
    Ok(Answer {
        policy,
        until,
        left,
    })
}

/// From when on an answer has to be asked for again.
pub fn until(holds: wit::Validity) -> Option<Timestamp> {
    match holds {
        wit::Validity::UntilChanged => None,
        wit::Validity::Until(moment) => Some(Timestamp(moment)),
    }
}

/// Nobody is behind the question: the answer is the same whoever causes it. Of
/// what a member may, such a call has the account's people and no more.
pub fn asking(plugin: &Plugin, point: &str) -> Context {
    Context {
        actor: plugin.actor(point, None),
        access: Arc::new(access::Access::MEMBER),
        surface: Surface::Background,
        at: Timestamp::now(),
        request: None,
        address: None,
        depth: 0,
    }
}

/// Whose rights are meant, as a policy is told.
pub fn subject(user: &User, departments: &[Department]) -> wit::Subject {
    let heads = departments
        .iter()
        .filter(|department| department.head == Some(user.id));
    wit::Subject {
        user: user.id.0,
        admin: user.admin,
        department: user.department.map(|department| department.0),
        heads: heads.map(|department| department.id.0).collect(),
    }
}

//! `activity-alarm`: is told who crossed a threshold that the plugin watches, with
//! nobody behind the call.

use std::sync::Arc;

use bailey_crm::activity::Crossing;
use bailey_crm::{Account, Actor, Context};
use bailey_sandbox::{CallLimits, Reuse};

use super::{ended, present};
use crate::call::{Call, Mode};
use crate::calling::Way;
use crate::contract::bailey::crm::activity::Threshold;
use crate::contract::exports::bailey::crm::activity_alarm as wit;
use crate::convert::plain;
use crate::error::Result;
use crate::left::Left;
use crate::plugin::Plugin;
use crate::plugins::Plugins;

/// The interface's name.
pub const NAME: &str = "activity-alarm";

/// How it is called.
pub const WAY: Way = Way {
    point: NAME,
    reuse: Reuse::Live,
    limits: CallLimits::HOOK,
    waits: false,
};

/// Tells a plugin of a crossing; answers what it leaves behind.
///
/// # Errors
/// [`crate::Error::Failed`] if it broke, [`crate::Error::Answered`] if it said that it could not.
pub fn tell(
    plugins: &Plugins,
    account: &Arc<Account>,
    plugin: &Arc<Plugin>,
    crossing: &Crossing,
) -> Result<Left> {
    let told = wit::Crossing {
        threshold: Threshold {
            name: crossing.name.clone(),
            counted: crossing.act.into(),
            per: crossing.per.into(),
            limit: crossing.limit,
        },
        user: crossing.user.0,
        at: crossing.at.0,
        count: crossing.count,
    };
    let call = Call::new(
        plugins,
        account,
        &alone(plugins, plugin),
        plugin,
        Mode::Acting,
    )
    .of("crossed", &(&told,));
    let called = plugins.call(WAY, call, |store, instance, points| {
        let alarm = present(points.activity_alarm.as_ref(), NAME)?.load(&mut *store, instance)?;
        alarm.call_crossed(store, &told)
    });
    let ((), left) = ended(plugin, called, plain)?;
    Ok(left)
}

fn alone(plugins: &Plugins, plugin: &Plugin) -> Context {
    let actor: Actor = plugin.actor(NAME, None);
    Context {
        actor,
        ..super::job_runner::alone(plugins, plugin)
    }
}

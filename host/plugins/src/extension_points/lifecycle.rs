//! `lifecycle`: the plugin's part in its own life. What it stores at a step is
//! kept together with the step.
//!
//! A plugin can refuse to be enabled, and then it isn't. It is told that it is
//! switched off, and can't refuse: an admin must be able to switch off whatever
//! is broken or hostile.

use std::sync::Arc;

use bailey_crm::plugin_data::Overlay;
use bailey_crm::{Account, Context};
use bailey_sandbox::{CallLimits, Failure, Reuse};

use super::present;
use crate::call::{Call, Mode};
use crate::calling::Way;
use crate::contract::bailey::crm::types as wit;
use crate::left::Left;
use crate::plugin::Plugin;
use crate::plugins::Plugins;

/// The interface's name.
pub const NAME: &str = "lifecycle";

/// How it is called.
pub const WAY: Way = Way {
    point: NAME,
    reuse: Reuse::Fresh,
    limits: CallLimits::PAGE,
    waits: false,
};

/// What the plugin stored at a step of its life, or what it said against it.
type Step = Result<Result<Left, wit::Error>, Failure>;

/// A step of which the plugin is told.
#[derive(Clone, Copy, Debug)]
pub enum Told {
    /// It is being switched off.
    Disabled,
    /// It is being taken out of the account.
    Uninstalling,
}

impl Told {
    fn function(self) -> &'static str {
        match self {
            Self::Disabled => "disabled",
            Self::Uninstalling => "uninstalling",
        }
    }
}

/// Brings the plugin's storage up to date if another version wrote it, and
/// tells it that it is being enabled. It sees the overlay as stored already, and that
/// is kept with what it stores itself.
pub fn enable(
    plugins: &Plugins,
    account: &Arc<Account>,
    context: &Context,
    plugin: &Arc<Plugin>,
    migrated: Option<&str>,
    overlay: Overlay,
) -> Step {
    let migrate = migrated != Some(plugin.manifest().version.to_string().as_str());
    let first = if migrate { "migrate" } else { "enabled" };
    step(
        plugins,
        account,
        context,
        plugin,
        overlay,
        (first, migrated),
        |guest, store| {
            if migrate && let Err(error) = guest.call_migrate(&mut *store, migrated)? {
                return Ok(Err(error));
            }
            guest.call_enabled(store)
        },
    )
}

/// Tells the plugin of a step that it can't refuse.
pub fn tell(
    plugins: &Plugins,
    account: &Arc<Account>,
    context: &Context,
    plugin: &Arc<Plugin>,
    told: Told,
) -> Left {
    let step = step(
        plugins,
        account,
        context,
        plugin,
        Overlay::default(),
        (told.function(), None),
        |guest, store| match told {
            Told::Disabled => guest.call_disabled(store),
            Told::Uninstalling => guest.call_uninstalling(store),
        },
    );
    match step {
        Ok(Ok(left)) => left,
        Ok(Err(error)) => {
            tracing::info!(
                plugin = &*plugin.id,
                ?told,
                ?error,
                "a plugin objected to the end of its work"
            );
            Left::default()
        }
        // The failure was journalled where the plugin was called.
        Err(_) => Left::default(),
    }
}

type Guest = crate::contract::exports::bailey::crm::lifecycle::Guest;

fn step(
    plugins: &Plugins,
    account: &Arc<Account>,
    context: &Context,
    plugin: &Arc<Plugin>,
    overlay: Overlay,
    (first, from): (&'static str, Option<&str>),
    act: impl FnOnce(&Guest, &mut super::CallStore) -> wasmtime::Result<Result<(), wit::Error>>,
) -> Step {
    if plugin.grant.extension_point(NAME).is_none() {
        return Ok(Ok(Left {
            overlay,
            ..Left::default()
        }));
    }
    let mut call = Call::new(plugins, account, context, plugin, Mode::Acting).of(first, &(from,));
    call.left.overlay = overlay;
    let (answer, left) = plugins.call(WAY, call, |store, instance, points| {
        let guest = present(points.lifecycle.as_ref(), NAME)?.load(&mut *store, instance)?;
        act(&guest, store)
    })?;
    Ok(answer.map(|()| left))
}

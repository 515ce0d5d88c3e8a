//! Has a failed call again: the same arguments, and from the host the same answers, in
//! an account that has nothing in it.

use std::sync::Arc;

use bailey_crm::directory::Language;
use bailey_sandbox::{Failure, Reuse, Sandbox, Usage};

use super::{Recording, Tape, exports};
use crate::alone;
use crate::call::{Call, Mode};
use crate::catalogue::Offer;
use crate::error::Result;
use crate::extension_points;
use crate::grant::{Consent, Grant};
use crate::plugin::Plugin;
use crate::plugins::Plugins;

/// How a call went that was had again.
#[derive(Debug)]
pub struct Replayed {
    /// How it failed this time; none if it didn't.
    pub failure: Option<Failure>,
    /// What it used.
    pub usage: Usage,
    /// What it printed.
    pub output: String,
    /// Where the plugin asked the host for something else than before.
    pub otherwise: Vec<String>,
    /// How often it had asked the host for something that it now doesn't ask for.
    pub unasked: usize,
}

/// Has the call again, by the plugin as it is in this package, which may be another
/// version than the one that failed. Nothing is done to anything.
///
/// # Errors
/// What keeps the plugin from running here at all; [`crate::Error::NotFound`] if the
/// host knows no such extension point.
pub fn replay(sandbox: &Arc<Sandbox>, offer: &Offer, recording: &Recording) -> Result<Replayed> {
    let host = Plugins::new(
        Arc::new(bailey_crm::Crm::open_memory()?),
        Arc::clone(sandbox),
        crate::catalogue::Catalogue::new(),
    );
    let (plugins, account) = host.alone(None, [offer], "Replay", Language::En)?;
    let offer = Arc::new(Offer::read(Arc::clone(offer.package.bytes()))?);
    let grant = Grant::consented(offer.manifest(), &Consent::default())?;
    let plugin = Plugin::candidate(&account.id().as_str().into(), offer, grant);
    let plugin = Arc::new(plugin);
    let limits = extension_points::limits(&recording.point).ok_or_else(|| {
        crate::Error::NotFound(format!(
            "this host knows no extension point `{}`",
            recording.point
        ))
    })?;
    let mut call = Call::new(&plugins, &account, &alone::owner(), &plugin, Mode::Acting);
    call.tape = Some(Tape::play(recording.exchanges.clone()));
    let failed = |failure| crate::Error::Failed {
        plugin: plugin.id.to_string(),
        failure,
    };
    let program = plugins.program(&plugin).map_err(failed)?;
    let at = (recording.point.as_str(), recording.function.as_str());
    let called = plugins.sandbox().call(
        &program.loaded,
        &plugin.guest,
        Reuse::Fresh,
        &limits,
        call,
        |store, instance| exports::call(at, &recording.arguments, store, instance, &program.points),
    );
    let (otherwise, unasked) = match called.data.tape {
        Some(Tape::Playing {
            exchanges,
            otherwise,
        }) => (otherwise, exchanges.len()),
        _ => (Vec::new(), 0),
    };
    Ok(Replayed {
        failure: called.result.err(),
        usage: called.usage,
        output: called.output,
        otherwise,
        unasked,
    })
}

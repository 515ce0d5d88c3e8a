//! Calls a plugin: the breaker first, then the sandbox, then what a failure
//! leaves behind. No transaction is open while a guest runs.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use bailey_crm::behalf::{self, Behalf, SPANS};
use bailey_crm::plugin_data::breaker;
use bailey_crm::{Account, Context, Surface, Timestamp, Write};
use bailey_sandbox::{Breaker, CallLimits, Failure, Reuse, Usage};
use metrics::counter;
use tracing::Span;
use tracing::field::Empty;
use wasmtime::component::Instance;

use crate::call::Call;
use crate::conditions::CallNote;
use crate::error::{Error, Result};
use crate::extension_points::{CallStore, Points};
use crate::left::Left;
use crate::plugin::Plugin;
use crate::plugins::Plugins;
use crate::recording;

/// Which of a plugin's exports is called, and how.
#[derive(Clone, Copy, Debug)]
pub struct Way {
    /// The extension point's name.
    pub point: &'static str,
    /// A new instance or a live one.
    pub reuse: Reuse,
    /// What the call may use.
    pub limits: CallLimits,
    /// Whether it waits while the account's plugins have used up their hour: not
    /// where what it doesn't say would let something through.
    pub waits: bool,
}

impl Plugins {
    /// Calls a plugin and answers with what it said and what it leaves behind.
    ///
    /// # Errors
    /// The [`Failure`], which the breaker has counted and, if it is a new one,
    /// the journal tells. [`Failure::TimeUsedUp`] is nobody's fault and told nowhere else.
    pub(crate) fn call<R>(
        &self,
        way: Way,
        mut call: Call,
        act: impl FnOnce(&mut CallStore, &Instance, &Points) -> wasmtime::Result<R>,
    ) -> Result<(R, Left), Failure> {
        let (account, plugin) = (Arc::clone(&call.account), Arc::clone(&call.plugin));
        let context = call.context.clone();
        let _behalf = behalf::enter(Some(Behalf::plugin(account.id(), &plugin.id)));
        let span = span(&account, &plugin, way.point);
        let _span = span.enter();
        call.keeps_safe = !way.waits;
        if way.waits {
            self.hours().pass(account.id(), self.now())?;
        }
        if let Err(failure) = locked(&plugin).ask(now_ms()) {
            broke(&span, &failure);
            return Err(failure);
        }
        // What is put down has to be all that the plugin knows.
        let reuse = if call.tape.is_some() {
            Reuse::Fresh
        } else {
            way.reuse
        };
        let mut tape = None;
        let result = self.program(&plugin).and_then(|program| {
            let points = &program.points;
            let called = self.sandbox().call(
                &program.loaded,
                &plugin.guest,
                reuse,
                &way.limits,
                call,
                |store, instance| act(store, instance, points),
            );
            told(&account, &plugin, way.point, &called.usage, &called.output);
            span.record("bailey.cpu_us", called.usage.cpu_us);
            let spent = Duration::from_micros(called.usage.cpu_us);
            self.hours().spend(account.id(), spent, self.now());
            let (costs, failed) = (self.costs(), called.result.is_err());
            costs.note(account.id(), &plugin.id, way.point, &called.usage, failed);
            if let Some(conditions) = self.conditions() {
                conditions.tell(&CallNote {
                    account: account.id().clone(),
                    plugin: Arc::clone(&plugin.id),
                    point: way.point,
                    limits: way.limits,
                    usage: called.usage,
                    output: called.output.clone(),
                    failure: called.result.as_ref().err().cloned(),
                });
            }
            tape = called.data.tape;
            called.result.map(|answer| (answer, called.data.left))
        });
        match &result {
            Ok(_) => succeeded(&account, &plugin),
            Err(failure) => {
                broke(&span, failure);
                failed(&account, &plugin, &context, way.point, failure);
                recording::failed(&account, &plugin, way.point, failure, tape);
            }
        }
        result
    }
}

/// The span of a call.
fn span(account: &Account, plugin: &Plugin, point: &'static str) -> Span {
    tracing::info_span!(
        target: SPANS,
        "plugin",
        otel.name = format!("plugin {point}"),
        otel.status_code = Empty,
        bailey.account = account.id().as_str(),
        bailey.plugin = &*plugin.id,
        bailey.extension_point = point,
        bailey.remembered = false,
        bailey.cpu_us = Empty,
        bailey.failure = Empty,
    )
}

/// The call ended with a failure, of which the span tells the kind alone.
fn broke(span: &Span, failure: &Failure) {
    span.record("otel.status_code", "ERROR");
    span.record("bailey.failure", failure.code());
}

/// Logs what a call used and what the guest printed, which the sandbox has cut
/// to the call's limit.
fn told(account: &Account, plugin: &Plugin, point: &str, usage: &Usage, output: &str) {
    let (account, plugin) = (account.id(), &*plugin.id);
    tracing::debug!(%account, plugin, point, ?usage, "called");
    for line in output.lines() {
        tracing::info!(%account, plugin, "{line}");
    }
}

/// Keeps what a call leaves behind, by itself.
///
/// # Errors
/// [`bailey_crm::Error::StorageLimit`] if the account has no room for it;
/// [`bailey_crm::Error::Limit`] if the plugin would keep too much;
/// [`bailey_crm::Error::Conflict`] if what it read was changed meanwhile.
pub fn keep(plugins: &Plugins, account: &Account, plugin: &Plugin, left: Left) -> Result<()> {
    if left.is_empty() {
        return Ok(());
    }
    let id = Arc::clone(&plugin.id);
    plugins
        .with_letters(account, left.letters.is_some(), || {
            account.write(move |write| {
                left.stands(&write.read(), &id)?;
                left.keep_if_it_fits(write, &id)
            })
        })
        .map_err(Error::from)
}

/// Keeps what a call leaves behind that keeps the account safe, together with something
/// else, whether or not the account has room for it.
///
/// # Errors
/// As [`keep`] but for the room, and those of `and`.
pub fn keep_with(
    plugins: &Plugins,
    account: &Account,
    plugin: &Plugin,
    left: Left,
    and: impl FnOnce(&mut Write<'_>) -> bailey_crm::Result<()> + Send + 'static,
) -> Result<()> {
    let id = Arc::clone(&plugin.id);
    plugins
        .with_letters(account, left.letters.is_some(), || {
            account.write(move |write| {
                left.stands(&write.read(), &id)?;
                left.keep(write, &id)?;
                and(write)
            })
        })
        .map_err(Error::from)
}

fn locked(plugin: &Plugin) -> std::sync::MutexGuard<'_, Breaker> {
    plugin
        .breaker
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
}

fn now_ms() -> u64 {
    Timestamp::now().0.unsigned_abs()
}

fn succeeded(account: &Account, plugin: &Plugin) {
    let changed = {
        let mut breaker = locked(plugin);
        let before = *breaker;
        breaker.succeeded();
        (*breaker != before).then_some(*breaker)
    };
    if let Some(breaker) = changed {
        persist(account, plugin, breaker);
    }
}

fn failed(
    account: &Account,
    plugin: &Plugin,
    context: &Context,
    point: &'static str,
    failure: &Failure,
) {
    tracing::warn!(account = %account.id(), plugin = &*plugin.id, point, code = failure.code(), %failure, "a plugin failed");
    let changed = {
        let mut breaker = locked(plugin);
        let before = *breaker;
        breaker.failed(failure, now_ms());
        (*breaker != before).then_some(*breaker)
    };
    if matches!(changed, Some(Breaker::Open { .. } | Breaker::Quarantined)) {
        counter!("bailey_breakers_opened_total", "plugin" => plugin.id.to_string()).increment(1);
    }
    if let Some(breaker) = changed {
        persist(account, plugin, breaker);
    }
    if plugin.reports(failure.code(), Timestamp::now()) {
        journal(account, plugin, context, point, failure);
    }
}

/// Keeps the breaker's state, so that a restart doesn't let a broken plugin
/// loose again. A state that can't be kept holds until the restart.
fn persist(account: &Account, plugin: &Plugin, state: Breaker) {
    let id = Arc::clone(&plugin.id);
    let state = (state != Breaker::default()).then(|| serde_json::to_value(state));
    let written = state
        .transpose()
        .map_err(|error| bailey_crm::Error::Internal(error.to_string()));
    let written = written
        .and_then(|state| account.write(move |write| breaker::put(write, &id, state.as_ref())));
    if let Err(error) = written {
        tracing::error!(account = %account.id(), plugin = &*plugin.id, %error, "a breaker's state could not be kept");
    }
}

fn journal(
    account: &Account,
    plugin: &Plugin,
    context: &Context,
    point: &'static str,
    failure: &Failure,
) {
    let actor = plugin.actor(point, context.actor.user());
    let context = Context {
        actor,
        surface: Surface::Background,
        at: Timestamp::now(),
        ..context.clone()
    };
    let (id, code, message) = (Arc::clone(&plugin.id), failure.code(), failure.to_string());
    let written = account.write(move |write| {
        let mut operation = write.operation(&context, "plugins.failed")?;
        operation.detail("plugin", &*id);
        operation.detail("extension-point", point);
        operation.detail("code", code);
        operation.detail("message", message);
        operation.finish()
    });
    if let Err(error) = written {
        tracing::error!(account = %account.id(), plugin = &*plugin.id, %error, "a plugin's failure could not be journalled");
    }
}

//! Where plugins take part, one file an extension point. Each file knows the
//! interface's exports, what a call of them may do and use, and what an answer
//! or a failure means.

pub mod access_policy;
pub mod activity_alarm;
pub mod deletion_policy;
pub mod endpoint;
pub mod event_listener;
pub mod job_runner;
pub mod lifecycle;
pub mod pages;
pub mod panels;
pub mod request_guard;
pub mod sign_in_step;

use bailey_sandbox::{CallLimits, CallState, Failure};
use wasmtime::component::{Instance, InstancePre};
use wasmtime::{AsContextMut, Result, Store};

use crate::call::Call;
use crate::contract::bailey::crm::types;
use crate::contract::exports::bailey::crm as exports;
use crate::error::{Answer, Error};
use crate::plugin::Plugin;

/// Where a plugin decides about data or access: one that takes part here keeps the
/// account safe.
pub const SAFETY: [&str; 4] = [
    access_policy::NAME,
    request_guard::NAME,
    sign_in_step::NAME,
    deletion_policy::NAME,
];

/// What a call of an extension point may use; none of one that this host doesn't know.
pub fn limits(point: &str) -> Option<CallLimits> {
    let way = match point {
        lifecycle::NAME => lifecycle::WAY,
        access_policy::NAME => access_policy::WAY,
        request_guard::NAME => request_guard::WAY,
        activity_alarm::NAME => activity_alarm::WAY,
        deletion_policy::NAME => deletion_policy::WAY,
        event_listener::NAME => event_listener::WAY,
        job_runner::NAME => job_runner::WAY,
        pages::NAME => pages::WAY,
        panels::NAME => panels::WAY,
        endpoint::NAME => endpoint::WAY,
        sign_in_step::NAME => sign_in_step::WAY,
        _ => return None,
    };
    Some(way.limits)
}

/// A store while a plugin is called.
pub type CallStore = Store<CallState<Call>>;

/// Where one component takes part: the places of its exports, looked up once.
pub struct Points {
    /// Takes part in its own life.
    pub lifecycle: Option<exports::lifecycle::GuestIndices>,
    /// Says what a user may do with records.
    pub access_policy: Option<exports::access_policy::GuestIndices>,
    /// Says whether a request may go on.
    pub request_guard: Option<exports::request_guard::GuestIndices>,
    /// Is told who does more than a threshold allows.
    pub activity_alarm: Option<exports::activity_alarm::GuestIndices>,
    /// Says what a delete does.
    pub deletion_policy: Option<exports::deletion_policy::GuestIndices>,
    /// Follows the journal.
    pub event_listener: Option<exports::event_listener::GuestIndices>,
    /// Works on a schedule.
    pub job_runner: Option<exports::job_runner::GuestIndices>,
    /// Has pages.
    pub pages: Option<exports::pages::GuestIndices>,
    /// Has panels on the pages of records.
    pub panels: Option<exports::panels::GuestIndices>,
    /// Answers programs over HTTP.
    pub endpoint: Option<exports::endpoint::GuestIndices>,
    /// Asks more of who signs in.
    pub sign_in_step: Option<exports::sign_in_step::GuestIndices>,
}

impl Points {
    /// Looks up the exports with these names.
    pub fn find<'a>(
        pre: &InstancePre<CallState<Call>>,
        names: impl Iterator<Item = &'a str>,
    ) -> Result<Self> {
        let mut points = Self {
            lifecycle: None,
            access_policy: None,
            request_guard: None,
            activity_alarm: None,
            deletion_policy: None,
            event_listener: None,
            job_runner: None,
            pages: None,
            panels: None,
            endpoint: None,
            sign_in_step: None,
        };
        for name in names {
            match name {
                lifecycle::NAME => {
                    points.lifecycle = Some(exports::lifecycle::GuestIndices::new(pre)?)
                }
                access_policy::NAME => {
                    points.access_policy = Some(exports::access_policy::GuestIndices::new(pre)?);
                }
                request_guard::NAME => {
                    points.request_guard = Some(exports::request_guard::GuestIndices::new(pre)?);
                }
                activity_alarm::NAME => {
                    points.activity_alarm = Some(exports::activity_alarm::GuestIndices::new(pre)?);
                }
                deletion_policy::NAME => {
                    points.deletion_policy =
                        Some(exports::deletion_policy::GuestIndices::new(pre)?);
                }
                event_listener::NAME => {
                    points.event_listener = Some(exports::event_listener::GuestIndices::new(pre)?);
                }
                job_runner::NAME => {
                    points.job_runner = Some(exports::job_runner::GuestIndices::new(pre)?)
                }
                pages::NAME => points.pages = Some(exports::pages::GuestIndices::new(pre)?),
                panels::NAME => points.panels = Some(exports::panels::GuestIndices::new(pre)?),
                endpoint::NAME => {
                    points.endpoint = Some(exports::endpoint::GuestIndices::new(pre)?);
                }
                sign_in_step::NAME => {
                    points.sign_in_step = Some(exports::sign_in_step::GuestIndices::new(pre)?);
                }
                _ => {}
            }
        }
        Ok(points)
    }

    /// Loads each of them from an instance, so that a function of the wrong
    /// type is found before anybody counts on it.
    pub fn check(&self, store: &mut CallStore, instance: &Instance) -> Result<()> {
        let Self {
            lifecycle,
            access_policy,
            request_guard,
            activity_alarm,
            deletion_policy,
            event_listener,
            job_runner,
            pages,
            panels,
            endpoint,
            sign_in_step,
        } = self;
        if let Some(point) = lifecycle {
            point.load(store.as_context_mut(), instance)?;
        }
        if let Some(point) = access_policy {
            point.load(store.as_context_mut(), instance)?;
        }
        if let Some(point) = request_guard {
            point.load(store.as_context_mut(), instance)?;
        }
        if let Some(point) = activity_alarm {
            point.load(store.as_context_mut(), instance)?;
        }
        if let Some(point) = deletion_policy {
            point.load(store.as_context_mut(), instance)?;
        }
        if let Some(point) = event_listener {
            point.load(store.as_context_mut(), instance)?;
        }
        if let Some(point) = job_runner {
            point.load(store.as_context_mut(), instance)?;
        }
        if let Some(point) = pages {
            point.load(store.as_context_mut(), instance)?;
        }
        if let Some(point) = panels {
            point.load(store.as_context_mut(), instance)?;
        }
        if let Some(point) = endpoint {
            point.load(store.as_context_mut(), instance)?;
        }
        if let Some(point) = sign_in_step {
            point.load(store.as_context_mut(), instance)?;
        }
        Ok(())
    }
}

/// What a call came to: the plugin's answer with what the call left behind, or the error
/// that comes of it. What the plugin itself says is wrong, `told` writes out.
pub fn ended<R, S>(
    plugin: &Plugin,
    called: std::result::Result<(std::result::Result<R, types::Error>, S), Failure>,
    told: impl FnOnce(types::Error) -> Answer,
) -> std::result::Result<(R, S), Error> {
    let by = plugin.id.to_string();
    match called {
        Ok((Ok(given), left)) => Ok((given, left)),
        Ok((Err(error), _)) => Err(Error::Answered {
            plugin: by,
            answer: told(error),
        }),
        Err(failure) => Err(Error::of(&by, failure)),
    }
}

/// The export that a call needs; its absence is the host's mistake, since only
/// plugins that have it are asked.
pub fn present<'a, I>(point: Option<&'a I>, name: &str) -> Result<&'a I> {
    point.ok_or_else(|| wasmtime::format_err!("the component has no `{name}`"))
}

//! Calls a plugin's export by its name, with arguments that were put down. What it
//! answers is looked at by nobody: whether it fails is the question.

use serde::de::DeserializeOwned;
use serde_json::Value;
use wasmtime::component::Instance;
use wasmtime::{Result, format_err};

use crate::extension_points::{
    CallStore, Points, access_policy, activity_alarm, deletion_policy, endpoint, event_listener,
    job_runner, lifecycle, pages, panels, present, request_guard, sign_in_step,
};

/// Makes the call.
pub fn call(
    (point, function): (&str, &str),
    arguments: &Value,
    store: &mut CallStore,
    instance: &Instance,
    points: &Points,
) -> Result<()> {
    macro_rules! guest {
        ($point:ident) => {
            present(points.$point.as_ref(), $point::NAME)?.load(&mut *store, instance)?
        };
    }
    match (point, function) {
        (lifecycle::NAME, "migrate") => {
            let (from,): (Option<String>,) = read(arguments)?;
            let guest = guest!(lifecycle);
            // The host goes on to this where a plugin is brought up to date.
            if guest.call_migrate(&mut *store, from.as_deref())?.is_ok() {
                let _answer = guest.call_enabled(store)?;
            }
        }
        (lifecycle::NAME, "enabled") => {
            let _answer = guest!(lifecycle).call_enabled(store)?;
        }
        (lifecycle::NAME, "disabled") => {
            let _answer = guest!(lifecycle).call_disabled(store)?;
        }
        (lifecycle::NAME, "uninstalling") => {
            let _answer = guest!(lifecycle).call_uninstalling(store)?;
        }
        (access_policy::NAME, "rules") => {
            let (subject,) = read(arguments)?;
            let _answer = guest!(access_policy).call_rules(store, &subject)?;
        }
        (request_guard::NAME, "check") => {
            let (visitor,) = read(arguments)?;
            let _answer = guest!(request_guard).call_check(store, &visitor)?;
        }
        (activity_alarm::NAME, "crossed") => {
            let (crossing,) = read(arguments)?;
            let _answer = guest!(activity_alarm).call_crossed(store, &crossing)?;
        }
        (deletion_policy::NAME, "decide") => {
            let (deletion,) = read(arguments)?;
            let _answer = guest!(deletion_policy).call_decide(store, &deletion)?;
        }
        (event_listener::NAME, "on-events") => {
            let (events,): (Vec<_>,) = read(arguments)?;
            let _answer = guest!(event_listener).call_on_events(store, &events)?;
        }
        (job_runner::NAME, "jobs") => {
            let _answer = guest!(job_runner).call_jobs(store)?;
        }
        (job_runner::NAME, "run") => {
            let (run,) = read(arguments)?;
            let _answer = guest!(job_runner).call_run(store, &run)?;
        }
        (pages::NAME, "render") => {
            let (request,) = read(arguments)?;
            let _answer = guest!(pages).call_render(store, &request)?;
        }
        (pages::NAME, "act") => {
            let (submission,) = read(arguments)?;
            let _answer = guest!(pages).call_act(store, &submission)?;
        }
        (panels::NAME, "draw") => {
            let (request,) = read(arguments)?;
            let _answer = guest!(panels).call_draw(store, &request)?;
        }
        (endpoint::NAME, "handle") => {
            let (request,) = read(arguments)?;
            let _answer = guest!(endpoint).call_handle(store, &request)?;
        }
        (sign_in_step::NAME, "step") => {
            let (entrant, attempt): (_, Option<_>) = read(arguments)?;
            let _answer = guest!(sign_in_step).call_step(store, &entrant, attempt.as_ref())?;
        }
        (point, function) => {
            return Err(format_err!("there is no `{point}.{function}` to be called"));
        }
    }
    Ok(())
}

fn read<T: DeserializeOwned>(arguments: &Value) -> Result<T> {
    T::deserialize(arguments).map_err(|error| {
        format_err!("the recording's arguments are not those of this function: {error}")
    })
}

//! A plugin that misbehaves on request: one deed a file, named by the action
//! of its page; and a trap in whichever hook its setting names.

mod deeds;
mod endpoint;
mod hooks;

use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;

/// The plugin.
pub struct Hostile;

impl Pages for Hostile {
    fn render(_request: Request) -> Result<Page, Error> {
        Ok(Page::new(literal("Hostile")).text(literal("Behaves.")))
    }

    fn act(submission: Submission) -> Result<Outcome, Error> {
        let people: Vec<UserId> = submission
            .each("user")
            .iter()
            .filter_map(|user| user.parse().ok())
            .collect();
        let answer = match submission.action.as_str() {
            "busy" => deeds::busy::run(),
            "endless-loop" => deeds::endless_loop::run(),
            "endless-recursion" => deeds::endless_recursion::run(),
            "memory" => deeds::memory::run(),
            "host-call-flood" => deeds::host_call_flood::run(),
            "log-flood" => deeds::log_flood::run(),
            "huge-return" => deeds::huge_return::run(),
            "huge-argument" => deeds::huge_argument::run(),
            "storage-fill" => deeds::storage_fill::run(),
            "trap" => deeds::trap::run(),
            "trip" => deeds::trip::run(),
            "another-account" => deeds::another_account::run(),
            "erase-somebody" => deeds::erase_somebody::run(),
            "let-in" => deeds::let_in::run(),
            "another-actor" => deeds::another_actor::run(),
            "watch" => deeds::watch::run(),
            "told" => deeds::watch::told(),
            "mail" => deeds::write_letters::run(&people),
            "mail-and-trap" => deeds::write_letters::run_and_trap(&people),
            "mail-flood" => deeds::write_letters::flood(&people),
            "keep-out" => deeds::keep_out::run(&submission),
            other => return Err(Error::NotFound(other.to_owned())),
        };
        Ok(Outcome::neutral(literal(answer)))
    }
}

bailey_sdk::plugin!(
    Hostile: AccessPolicy,
    ActivityAlarm,
    RequestGuard,
    Pages,
    Panels,
    DeletionPolicy,
    Endpoint,
    EventListener,
    JobRunner,
    Lifecycle,
    SignInStep
);

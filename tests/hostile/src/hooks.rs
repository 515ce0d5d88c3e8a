//! The hooks: each traps when the setting `trap-in` names it.

use bailey_sdk::access_policy::{Action as Right, Policy, Rule, Subject};
use bailey_sdk::activity_alarm::Crossing;
use bailey_sdk::deletion_policy::{Decision, Deletion, Keep};
use bailey_sdk::event_listener::Event;
use bailey_sdk::job_runner::{Job, JobRun, Report};
use bailey_sdk::panels::Request;
use bailey_sdk::prelude::*;
use bailey_sdk::request_guard::{Verdict, Visitor};
use bailey_sdk::sign_in_step::{Attempt, Entrant, Reply};
use bailey_sdk::{records, settings, storage};

use crate::{Hostile, deeds};

fn chosen() -> String {
    match settings::get("trap-in") {
        Ok(Scalar::Choice(chosen) | Scalar::Text(chosen)) => chosen,
        _ => String::new(),
    }
}

fn trap_in(hook: &str) {
    if chosen() == hook {
        deeds::trap::run();
    }
}

impl AccessPolicy for Hostile {
    fn rules(_subject: Subject) -> Result<Policy, Error> {
        trap_in("access-policy");
        let everything = Rule::every_table(literal("Everything")).allows(Right::ALL);
        // Whatever a policy learns beside its own ends in its answer.
        Ok(if chosen() == "nosy-policy" && deeds::nosy::learns() {
            Policy::new()
        } else {
            Policy::new().rule(everything)
        })
    }
}

impl RequestGuard for Hostile {
    fn check(_visitor: Visitor) -> Result<Verdict, Error> {
        trap_in("request-guard");
        match chosen().as_str() {
            "guard-loop" => Ok(Verdict::deny(literal(deeds::endless_loop::run()))),
            "guard-deny" => Ok(Verdict::deny(literal("Nobody comes in."))),
            "guard-large" => Ok(Verdict::deny(literal(deeds::huge_return::run()))),
            "guard-unsure" => Err(Error::Unavailable("not now".into())),
            _ => Ok(Verdict::allow()),
        }
    }
}

impl ActivityAlarm for Hostile {
    fn crossed(crossing: Crossing) -> Result<(), Error> {
        trap_in("activity-alarm");
        let told = format!("{} {}", crossing.user, crossing.count);
        storage::set("alarms", &crossing.threshold.name, told.as_bytes())
    }
}

impl Panels for Hostile {
    fn draw(_request: Request) -> Result<Vec<Block>, Error> {
        trap_in("panels");
        let said = match chosen().as_str() {
            "panel-loop" => deeds::endless_loop::run(),
            "panel-large" => deeds::huge_return::run(),
            // What would be sent stands on no page of ours.
            "panel-form" => return Ok(vec![Form::submit("trap", literal("Send")).into()]),
            _ => "Behaves.".to_owned(),
        };
        Ok(vec![Block::Text(literal(said))])
    }
}

impl DeletionPolicy for Hostile {
    fn decide(_deletion: Deletion) -> Result<Decision, Error> {
        trap_in("deletion-policy");
        Ok(Decision {
            keep: Keep::Purge,
            along: Vec::new(),
        })
    }
}

impl EventListener for Hostile {
    fn on_events(events: Vec<Event>) -> Result<(), Error> {
        trap_in("event-listener");
        match chosen().as_str() {
            // In the order in which it is told.
            "listener-notes" => {
                let heard = storage::get("heard", "all")?.unwrap_or_default();
                let mut heard = String::from_utf8_lossy(&heard).into_owned();
                for event in events {
                    heard.push_str(&format!("{} ", event.operation.id));
                }
                storage::set("heard", "all", heard.as_bytes())
            }
            "listener-keeps" => {
                let large = vec![b'x'; 200_000];
                storage::set("heard", "large", &large)
            }
            _ => Ok(()),
        }
    }
}

impl JobRunner for Hostile {
    fn jobs() -> Vec<Job> {
        vec![
            Job::on_demand("work", literal("Work")),
            // Nobody is behind it; once a year is never, in a test.
            Job::scheduled("keep-out", literal("Keep out"), "0 3 1 1 *"),
        ]
    }

    fn run(run: JobRun) -> Result<Report, Error> {
        trap_in("job-runner");
        if run.job == "keep-out" {
            return Ok(Report::done(literal(deeds::keep_out::run(&run))));
        }
        Ok(Report::done(literal("Worked.")))
    }
}

fn first_company() -> RecordRef {
    RecordRef {
        table: "companies".into(),
        id: 1,
    }
}

impl SignInStep for Hostile {
    fn begin(_entrant: Entrant) -> Result<Reply, Error> {
        trap_in("sign-in-step");
        match chosen().as_str() {
            "step-loop" => Ok(Reply::Deny(literal(deeds::endless_loop::run()))),
            "step-deny" => Ok(Reply::Deny(literal("Nobody comes in."))),
            "step-wrong" => Ok(Reply::wrong("code", literal("Wrong before it was typed."))),
            // Whoever is on the way in can read nothing yet.
            "step-nosy" if records::get(&first_company()).is_ok() => {
                Ok(Reply::Deny(literal("I have seen it.")))
            }
            _ => Ok(Reply::Pass),
        }
    }

    fn answer(entrant: Entrant, _attempt: Attempt) -> Result<Reply, Error> {
        Self::begin(entrant)
    }
}

impl Lifecycle for Hostile {
    fn disabled() -> Result<(), Error> {
        trap_in("disabled");
        Ok(())
    }
}

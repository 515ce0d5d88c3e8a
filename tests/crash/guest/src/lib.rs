//! A plugin that counts: each operation that it is told of, and each time that its job
//! runs. What it stored and what the journal has must agree after any crash.

use bailey_sdk::event_listener::Event;
use bailey_sdk::job_runner::{Job, JobRun, Report};
use bailey_sdk::prelude::*;
use bailey_sdk::storage;

/// The plugin.
pub struct Witness;

impl EventListener for Witness {
    /// Keeps the last operation's number, how many there were, the sum of their numbers,
    /// and how many came that were not after the last one.
    fn on_events(events: Vec<Event>) -> Result<(), Error> {
        let [mut last, mut count, mut sum, mut again] = numbers("heard")?;
        for event in events.iter().filter(|event| !event.changes.is_empty()) {
            let id = event.operation.id;
            if id <= last {
                again += 1;
            } else {
                last = id;
                count += 1;
                sum += id;
            }
        }
        let told = format!("{last} {count} {sum} {again}");
        storage::set("counted", "heard", told.as_bytes())
    }
}

impl JobRunner for Witness {
    fn jobs() -> Vec<Job> {
        vec![
            Job::on_demand("count", literal("Count")),
            Job::scheduled("tick", literal("Tick"), "* * * * *"),
        ]
    }

    fn run(run: JobRun) -> Result<Report, Error> {
        let [runs] = numbers(&run.job)?;
        storage::set("counted", &run.job, (runs + 1).to_string().as_bytes())?;
        Ok(Report::done(literal("Counted.")))
    }
}

/// The numbers kept under a key; zeros where nothing is.
fn numbers<const N: usize>(key: &str) -> Result<[i64; N], Error> {
    let mut numbers = [0; N];
    if let Some(kept) = storage::get("counted", key)? {
        let kept = String::from_utf8_lossy(&kept).into_owned();
        for (number, word) in numbers.iter_mut().zip(kept.split(' ')) {
            *number = word.parse().unwrap_or_default();
        }
    }
    Ok(numbers)
}

bailey_sdk::plugin!(Witness: EventListener, JobRunner);

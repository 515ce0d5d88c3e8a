//! Lets go of what the journal has kept for longer than the account wants it:
//! every night, in steps that leave the account usable.

use bailey_sdk::job_runner::Report;
use bailey_sdk::journal_retention::{self, Outcome};
use bailey_sdk::prelude::*;
use bailey_sdk::{clock, progress};

use crate::keep;

/// The job's name.
pub const PRUNE: &str = "prune";
/// Entries pruned at once: few enough that nobody waits for the writer.
const STEP: u32 = 1_000;
/// Steps in one run; what is left then is done by the next one.
const STEPS: u32 = 50;

pub fn run() -> Result<Report, Error> {
    let before = keep::until(clock::now()?)?;
    let pruned = prune_in_steps(|| journal_retention::prune(before, STEP), report)?;
    let summary = tr("job-pruned").arg("count", pruned.count);
    Ok(if pruned.more {
        Report::again(summary)
    } else {
        Report::done(summary)
    })
}

/// What a run did.
#[derive(Debug, PartialEq, Eq)]
struct Pruned {
    count: u64,
    /// The run ended before all was pruned that is old enough.
    more: bool,
}

/// Prunes step by step until nothing more is old enough, the steps of a run are
/// used up, or somebody asked to stop.
fn prune_in_steps(
    mut step: impl FnMut() -> Result<Outcome, Error>,
    mut report: impl FnMut(u64) -> Result<bool, Error>,
) -> Result<Pruned, Error> {
    let mut count = 0;
    for _ in 0..STEPS {
        let pruned = step()?;
        count += u64::from(pruned.count);
        if !pruned.more || report(count)? {
            return Ok(Pruned { count, more: false });
        }
    }
    Ok(Pruned { count, more: true })
}

/// Says how far the run is; whether somebody asked it to stop.
fn report(count: u64) -> Result<bool, Error> {
    let message = tr("job-pruned").arg("count", count);
    progress::report(count, None, Some(&message.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A journal with so many entries that are old enough.
    fn journal_of(mut old: u32) -> impl FnMut() -> Result<Outcome, Error> {
        move || {
            let count = old.min(STEP);
            old -= count;
            Ok(Outcome {
                operation: (count > 0).then_some(1),
                count,
                more: old > 0,
            })
        }
    }

    #[test]
    fn all_that_is_old_enough_goes_in_one_run_if_it_fits() {
        let pruned = prune_in_steps(journal_of(2 * STEP + 50), |_| Ok(false)).unwrap();
        let count = u64::from(2 * STEP + 50);
        assert_eq!(pruned, Pruned { count, more: false });
        let pruned = prune_in_steps(journal_of(0), |_| Ok(false)).unwrap();
        assert_eq!(
            pruned,
            Pruned {
                count: 0,
                more: false
            }
        );
    }

    #[test]
    fn a_long_journal_is_pruned_by_several_runs() {
        let pruned = prune_in_steps(journal_of(STEP * STEPS + 1), |_| Ok(false)).unwrap();
        let count = u64::from(STEP * STEPS);
        assert_eq!(pruned, Pruned { count, more: true });
    }

    #[test]
    fn a_run_that_is_asked_to_stop_stops_after_its_step() {
        let pruned = prune_in_steps(journal_of(10 * STEP), |_| Ok(true)).unwrap();
        let count = u64::from(STEP);
        assert_eq!(pruned, Pruned { count, more: false });
    }
}

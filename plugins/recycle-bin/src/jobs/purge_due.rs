//! Empties the bin of what is past its time: every night, in steps that leave
//! the account usable.

use bailey_sdk::job_runner::Report;
use bailey_sdk::prelude::*;
use bailey_sdk::{bin, log, progress, schema_bin};

/// The job's name.
pub const PURGE_DUE: &str = "purge-due";
/// Records purged at once: few enough that nobody waits for the writer.
const STEP: u32 = 200;
/// Steps in one run; what is left then is done by the next one.
const STEPS: u32 = 25;

pub fn run() -> Result<Report, Error> {
    let purged = purge_in_steps(|| Ok(bin::purge_due(STEP)?.count), report)?;
    if purged.count > 0 {
        log::write(
            log::Level::Info,
            &format!("purged {} records past their time", purged.count),
        );
    }
    let schema = schema_bin::purge_due(STEP)?.count;
    if schema > 0 {
        log::write(
            log::Level::Info,
            &format!("purged {schema} tables and fields past their time"),
        );
    }
    let summary = match bin::held()? {
        Some(hold) if purged.count == 0 => tr("held").moment("until", hold.until),
        _ => tr("job-purged").arg("count", purged.count),
    };
    Ok(if purged.more {
        Report::again(summary)
    } else {
        Report::done(summary)
    })
}

/// What a run did.
#[derive(Debug, PartialEq, Eq)]
struct Purged {
    count: u64,
    /// The run ended before the bin had nothing more that is due.
    more: bool,
}

/// Purges step by step until a step finds less than it could take, the steps of
/// a run are used up, or somebody asked to stop.
fn purge_in_steps(
    mut step: impl FnMut() -> Result<u32, Error>,
    mut report: impl FnMut(u64) -> Result<bool, Error>,
) -> Result<Purged, Error> {
    let mut count = 0;
    for _ in 0..STEPS {
        let purged = step()?;
        count += u64::from(purged);
        if purged < STEP {
            return Ok(Purged { count, more: false });
        }
        if report(count)? {
            return Ok(Purged { count, more: false });
        }
    }
    Ok(Purged { count, more: true })
}

/// Says how far the run is; whether somebody asked it to stop.
fn report(count: u64) -> Result<bool, Error> {
    progress::report(
        count,
        None,
        Some(&tr("job-purged").arg("count", count).into()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A bin with so many records past their time.
    fn bin_of(mut due: u32) -> impl FnMut() -> Result<u32, Error> {
        move || {
            let step = due.min(STEP);
            due -= step;
            Ok(step)
        }
    }

    #[test]
    fn all_that_is_due_goes_in_one_run_if_it_fits() {
        let purged = purge_in_steps(bin_of(2 * STEP + 50), |_| Ok(false)).unwrap();
        assert_eq!(
            purged,
            Purged {
                count: 450,
                more: false
            }
        );
    }

    #[test]
    fn a_full_bin_is_emptied_by_several_runs() {
        let purged = purge_in_steps(bin_of(STEP * STEPS + 1), |_| Ok(false)).unwrap();
        assert_eq!(
            purged,
            Purged {
                count: u64::from(STEP * STEPS),
                more: true
            }
        );
    }

    #[test]
    fn a_run_that_is_asked_to_stop_stops_after_its_step() {
        let purged = purge_in_steps(bin_of(10 * STEP), |_| Ok(true)).unwrap();
        assert_eq!(
            purged,
            Purged {
                count: u64::from(STEP),
                more: false
            }
        );
    }

    #[test]
    fn an_error_ends_the_run() {
        let failing = || Err(Error::Unavailable("busy".into()));
        assert!(purge_in_steps(failing, |_| Ok(false)).is_err());
    }
}

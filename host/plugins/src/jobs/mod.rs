//! Jobs: when each is due, one run at a time of each, how far a run is, and
//! what came of it.
//!
//! What is due when stands in the operator's file, so that idle accounts stay
//! closed. Runs that were missed, because the process was down, are caught up
//! once and not as often as they were missed. What people ask for on a page runs
//! at once, as they themselves.

mod asked;
mod at_work;
mod due;
mod places;
mod report;
mod run;
mod running;
mod scheduler;
mod set_back;
mod time;

pub use asked::{RunProgress, RunStatus};
pub(crate) use due::next;
pub use report::{LastRun, RunResult};
pub(crate) use run::Asked;
pub use run::{JobReport, JobStatus};
pub use running::{Progress, Running, Runs};
pub(crate) use scheduler::Scheduler;

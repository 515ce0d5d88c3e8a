//! Work on a schedule, without a user behind it, or on demand, as whoever asked.
//!
//! ```
//! use bailey_sdk::job_runner::{Job, JobRun, Report};
//! use bailey_sdk::prelude::*;
//!
//! pub struct Nightly;
//!
//! impl JobRunner for Nightly {
//!     fn jobs() -> Vec<Job> {
//!         vec![Job::scheduled("tidy", tr("job-tidy"), "0 3 * * *")]
//!     }
//!
//!     fn run(run: JobRun) -> Result<Report, Error> {
//!         match run.job.as_str() {
//!             "tidy" => Ok(Report::done(tr("tidied"))),
//!             other => Err(Error::NotFound(other.into())),
//!         }
//!     }
//! }
//!
//! bailey_sdk::plugin!(Nightly: JobRunner);
//! # fn main() {}
//! ```

use super::parameters::Parameters;
use crate::blocks::{PageLink, Tone};
use crate::types::{Error, OperationId, Text};
pub use bindings::exports::bailey::crm::job_runner::{Job, JobRun, Report, WayOn};

/// Does work in the background.
pub trait JobRunner {
    /// The jobs there are.
    fn jobs() -> Vec<Job>;

    /// Does a part of a job's work. Long work is done in steps: answer
    /// [`Report::again`] and the host calls once more.
    ///
    /// # Errors
    /// The run is reported as failed and tried again later.
    fn run(run: JobRun) -> Result<Report, Error>;
}

impl<T: JobRunner> bindings::exports::bailey::crm::job_runner::Guest for T {
    fn jobs() -> Vec<Job> {
        T::jobs()
    }

    fn run(run: JobRun) -> Result<Report, Error> {
        T::run(run)
    }
}

impl Job {
    /// A job that runs by a schedule: five cron fields in the account's time
    /// zone.
    pub fn scheduled(name: &str, label: impl Into<Text>, schedule: &str) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            schedule: Some(schedule.into()),
        }
    }

    /// A job that runs when somebody asks for it.
    pub fn on_demand(name: &str, label: impl Into<Text>) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            schedule: None,
        }
    }
}

impl Parameters for JobRun {
    fn all(&self) -> &[(String, String)] {
        &self.parameters
    }
}

impl Report {
    /// All is done.
    pub fn done(summary: impl Into<Text>) -> Self {
        Self {
            tone: Tone::Good,
            summary: summary.into(),
            again: false,
            undo: None,
            way_on: None,
        }
    }

    /// A part is done and more is left.
    pub fn again(summary: impl Into<Text>) -> Self {
        Self {
            again: true,
            ..Self::done(summary)
        }
    }

    /// Something stood in the way, and nothing was done.
    pub fn stopped(summary: impl Into<Text>) -> Self {
        Self {
            tone: Tone::Caution,
            ..Self::done(summary)
        }
    }

    /// Whoever asked is offered to undo this operation.
    #[must_use]
    pub fn undo(mut self, operation: Option<OperationId>) -> Self {
        self.undo = operation;
        self
    }

    /// Where whoever asked goes on.
    #[must_use]
    pub fn way_on(mut self, label: impl Into<Text>, page: PageLink) -> Self {
        let label = label.into();
        self.way_on = Some(WayOn { label, page });
        self
    }
}

/// The generated side of this extension point.
#[doc(hidden)]
#[allow(missing_docs, unsafe_code, clippy::all, reason = "generated")]
pub mod bindings {
    wit_bindgen::generate!({
        path: "../../wit/v1.0.0",
        inline: "package bailey:sdk; world job-runner-plugin { export bailey:crm/job-runner@1.0.0; }",
        world: "bailey:sdk/job-runner-plugin",
        with: {
            "bailey:crm/types@1.0.0": crate::bindings::bailey::crm::types,
            "bailey:crm/blocks@1.0.0": crate::bindings::bailey::crm::blocks,
        },
        additional_derives: [PartialEq],
        generate_unused_types: true,
        pub_export_macro: true,
        export_macro_name: "export_job_runner",
        default_bindings_module: "bailey_sdk::extension_points::job_runner::bindings",
        runtime_path: "bailey_sdk::__wit_bindgen::rt",
    });
}

//! Work on a schedule or on demand, without a user behind it.

use crate::types::{Error, Text};
pub use bindings::exports::bailey::crm::job_runner::{Job, JobRun, Report};

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

impl Report {
    /// All is done.
    pub fn done(summary: impl Into<Text>) -> Self {
        Self {
            summary: summary.into(),
            again: false,
        }
    }

    /// A part is done and more is left.
    pub fn again(summary: impl Into<Text>) -> Self {
        Self {
            summary: summary.into(),
            again: true,
        }
    }
}

/// The generated side of this extension point.
#[doc(hidden)]
#[allow(missing_docs, unsafe_code, clippy::all, reason = "generated")]
pub mod bindings {
    wit_bindgen::generate!({
        path: "../../wit/v0.1.0",
        inline: "package bailey:sdk; world job-runner-plugin { export bailey:crm/job-runner@0.1.0; }",
        world: "bailey:sdk/job-runner-plugin",
        with: {
            "bailey:crm/types@0.1.0": crate::bindings::bailey::crm::types,
        },
        additional_derives: [PartialEq],
        generate_unused_types: true,
        pub_export_macro: true,
        export_macro_name: "export_job_runner",
        default_bindings_module: "bailey_sdk::extension_points::job_runner::bindings",
        runtime_path: "bailey_sdk::__wit_bindgen::rt",
    });
}

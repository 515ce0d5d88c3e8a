//! What came of a run: as the plugin told it, as it is stored, and as somebody
//! reads it.

use bailey_crm::plugin_data::job_run::{JobRun, Outcome};
use bailey_crm::{OperationId, Timestamp};
use bailey_sandbox::Failure;
use serde::{Deserialize, Serialize};

use crate::contract::bailey::crm::types as wit;
use crate::extension_points::job_runner::Report;
use crate::page::{Link, PageLink, Target, Tone};
use crate::plugin::Plugin;
use crate::texts::{Reader, Text};

/// What came of the last run that ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastRun {
    /// When it began.
    pub started_at: Timestamp,
    /// When it ended; none while it runs.
    pub finished_at: Option<Timestamp>,
    /// How; none while it runs.
    pub outcome: Option<Outcome>,
    /// What it said.
    pub summary: Option<String>,
}

/// What a run said at its end.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RunResult {
    /// Good or bad.
    pub tone: Tone,
    /// What it did.
    pub summary: String,
    /// An operation that can be undone.
    pub undo: Option<OperationId>,
    /// Where whoever asked goes on.
    pub way_on: Option<Link>,
}

/// A run's end as it is stored. What an earlier version didn't store is missing.
#[derive(Serialize, Deserialize)]
pub(super) struct Stored {
    pub(super) summary: Text,
    #[serde(default)]
    tone: Tone,
    #[serde(default)]
    undo: Option<OperationId>,
    #[serde(default)]
    way_on: Option<(Text, PageLink)>,
}

impl Stored {
    /// Of what the plugin told.
    pub(super) fn told(report: Report) -> Self {
        Self {
            summary: report.summary,
            tone: report.tone,
            undo: report.undo,
            way_on: report.way_on,
        }
    }

    /// Of what the plugin answered instead.
    pub(super) fn answered(error: &wit::Error) -> Self {
        Self::failed(match error {
            wit::Error::Denied(why)
            | wit::Error::NotFound(why)
            | wit::Error::Conflict(why)
            | wit::Error::Limit(why)
            | wit::Error::Unavailable(why) => Text::Literal(why.clone()),
            wit::Error::Invalid(problems) => match problems.first() {
                Some(problem) => problem.message.clone().into(),
                None => Text::Literal(String::new()),
            },
        })
    }

    /// Of how the plugin broke.
    pub(super) fn broke(failure: &Failure) -> Self {
        Self::failed(Text::Literal(failure.to_string()))
    }

    /// Of that it is to wait.
    pub(super) fn waits(failure: &Failure) -> Self {
        Self {
            tone: Tone::Caution,
            ..Self::failed(Text::Literal(failure.to_string()))
        }
    }

    /// Of what went wrong.
    pub(super) fn failed(summary: Text) -> Self {
        Self {
            summary,
            tone: Tone::Danger,
            undo: None,
            way_on: None,
        }
    }

    fn of(run: &JobRun) -> Option<Self> {
        serde_json::from_value(run.report.clone()?).ok()
    }
}

/// The run as an admin reads it in the list of jobs.
pub(super) fn last(run: &JobRun, plugin: &Plugin, reader: &dyn Reader) -> LastRun {
    let stored = Stored::of(run);
    LastRun {
        started_at: run.started_at,
        finished_at: run.finished_at,
        outcome: run.outcome,
        summary: stored.map(|stored| plugin.offer.texts.write(&stored.summary, reader)),
    }
}

/// What the run said, as this reader reads it; none if nothing is known of it.
pub(super) fn result(run: &JobRun, plugin: &Plugin, reader: &dyn Reader) -> Option<RunResult> {
    let stored = Stored::of(run)?;
    let write = |text: &Text| plugin.offer.texts.write(text, reader);
    Some(RunResult {
        tone: stored.tone,
        summary: write(&stored.summary),
        undo: stored.undo,
        way_on: stored.way_on.map(|(label, page)| Link {
            label: write(&label),
            target: Target::Page(page),
        }),
    })
}

//! What a plugin's page is made of, as the host holds it: every text is written
//! out in the reader's language, every reference is typed. Whoever draws it, as
//! a page or as JSON, needs to know no WebAssembly.
//!
//! The blocks mirror `blocks.wit`; what each is for is said there too.

mod action;
mod blocks;
mod cell;
mod form;
mod leads;

use bailey_crm::OperationId;
use bailey_crm::plugin_data::job_run::RunId;
use serde::Serialize;

pub use action::{Action, Confirmation, Link, PageLink, Target, Tone};
pub use blocks::{
    Alignment, Chart, ChartKind, Code, Column, Diff, Difference, Fact, Heading, Matrix, MatrixCell,
    MatrixRow, Notice, Progress, Row, Series, Stat, Step, StepState, Table, TimelineEntry,
};
pub use cell::{Badge, Cell};
pub use form::{Choice, Form, FormField, Input, Purpose};

/// Names and values of a page's address or of a form, in their order; a name
/// can stand there more than once.
pub type Parameters = Vec<(String, String)>;

/// One page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Page {
    /// The page's heading, and the window's.
    pub title: String,
    /// The answer to the reader's question, in one line.
    pub lead: Option<String>,
    /// From top to bottom.
    pub blocks: Vec<Block>,
}

/// One part of a page.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Block {
    /// A heading within the page.
    Heading(Heading),
    /// A paragraph.
    Text {
        /// What it says.
        text: String,
    },
    /// Facts by name.
    Facts {
        /// From top to bottom.
        facts: Vec<Fact>,
    },
    /// Rows and columns.
    Table(Table),
    /// Fields to fill in.
    Form(Form),
    /// A few figures, side by side.
    Stats {
        /// From left to right.
        stats: Vec<Stat>,
    },
    /// A chart.
    Chart(Chart),
    /// What happened when.
    Timeline {
        /// As the plugin ordered them.
        entries: Vec<TimelineEntry>,
    },
    /// Text to be copied as it stands.
    Code(Code),
    /// Text to be scanned.
    QrCode(Code),
    /// Something that the reader should know.
    Notice(Notice),
    /// Where the reader is in a sequence.
    Steps {
        /// From first to last.
        steps: Vec<Step>,
    },
    /// How far work is that goes on by itself.
    Progress(Progress),
    /// Levels by row and column.
    Matrix(Matrix),
    /// Before and after.
    Diff(Diff),
    /// Buttons.
    Actions {
        /// From left to right.
        actions: Vec<Action>,
    },
}

impl Block {
    /// Whether something can be done in it, or it is drawn anew by itself: then it
    /// stands on a page of its plugin's own.
    #[must_use]
    pub fn acts(&self) -> bool {
        match self {
            Self::Form(_) | Self::Actions { .. } | Self::Progress(_) => true,
            Self::Table(table) => {
                let mut rows = table.rows.iter();
                !table.selection.is_empty() || rows.any(|row| !row.actions.is_empty())
            }
            Self::Timeline { entries } => entries.iter().any(|entry| {
                !entry.actions.is_empty() || entry.differences.iter().any(Difference::acts)
            }),
            Self::Notice(notice) => !notice.actions.is_empty(),
            Self::Matrix(matrix) => matrix.save.is_some(),
            Self::Diff(diff) => diff.entries.iter().any(Difference::acts),
            Self::Heading(_)
            | Self::Text { .. }
            | Self::Facts { .. }
            | Self::Stats { .. }
            | Self::Chart(_)
            | Self::Code(_)
            | Self::QrCode(_)
            | Self::Steps { .. } => false,
        }
    }
}

/// What came of an action.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcome {
    /// Good or bad.
    pub tone: Tone,
    /// What the notice says.
    pub message: String,
    /// An operation that the notice offers to undo.
    pub undo: Option<OperationId>,
    /// Where to go on; none means the same page.
    pub next: Option<Target>,
    /// The job that it started, which goes on by itself.
    pub job: Option<StartedJob>,
}

/// A job that an action started.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StartedJob {
    /// What the plugin knows it by.
    pub name: String,
    /// The run, to be asked how far it is.
    pub run: RunId,
}

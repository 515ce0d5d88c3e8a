//! The blocks that only show: tables, figures, charts, lines of time, matrices,
//! differences.

use bailey_crm::{Actor, Timestamp, Value};
use serde::Serialize;

use super::{Action, Cell, Choice, PageLink, Target, Tone};

/// A heading within the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// 2 or 3.
    pub level: u8,
    /// What it says.
    pub text: String,
}

/// On which side of a column its cells stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alignment {
    /// Text.
    Start,
    /// Numbers.
    End,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its heading.
    pub label: String,
    /// Where its cells stand.
    pub align: Alignment,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// What a selection's action gets as a parameter named `row`.
    pub key: String,
    /// One for each column.
    pub cells: Vec<Cell>,
    /// What can be done to this row.
    pub actions: Vec<Action>,
    /// Where a click on it leads.
    pub link: Option<Target>,
}

/// Rows and columns.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Table {
    /// What it is, for those who don't see it.
    pub label: String,
    /// From left to right.
    pub columns: Vec<Column>,
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// What can be done to selected rows.
    pub selection: Vec<Action>,
    /// How many there are in all.
    pub total: Option<u64>,
    /// The next rows.
    pub next: Option<PageLink>,
    /// What stands there when no row does.
    pub empty: String,
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Stat {
    /// What it counts.
    pub label: String,
    /// The figure.
    pub value: Cell,
    /// How it is.
    pub tone: Tone,
    /// What it leads to.
    pub link: Option<Target>,
}

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChartKind {
    /// Bars.
    Bar,
    /// A line.
    Line,
}

/// One series of a chart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Series {
    /// What it is.
    pub label: String,
    /// One for each category; always finite.
    pub values: Vec<f64>,
}

/// A chart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Chart {
    /// What it shows.
    pub label: String,
    /// How it is drawn.
    pub kind: ChartKind,
    /// From left to right.
    pub categories: Vec<String>,
    /// One over the other.
    pub series: Vec<Series>,
}

/// One entry of a timeline.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TimelineEntry {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: Option<Actor>,
    /// What.
    pub title: String,
    /// More about it.
    pub cells: Vec<Cell>,
    /// Where it leads.
    pub link: Option<Target>,
    /// Before and after, where it changed something.
    pub differences: Vec<Difference>,
    /// What can be done about it.
    pub actions: Vec<Action>,
}

/// Text to be copied or scanned as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Code {
    /// What it is.
    pub label: String,
    /// The text.
    pub content: String,
}

/// Something that the reader should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// How serious it is.
    pub tone: Tone,
    /// In a few words.
    pub title: String,
    /// In more.
    pub body: Option<String>,
    /// What can be done about it.
    pub actions: Vec<Action>,
}

/// Work that goes on by itself; the page is drawn anew until it shows none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// What is being done.
    pub label: String,
    /// How much is done.
    pub done: u64,
    /// Of how much, if that is known.
    pub total: Option<u64>,
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepState {
    /// Behind.
    Done,
    /// Here.
    Current,
    /// Ahead.
    Waiting,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// What is done in it.
    pub label: String,
    /// More about it.
    pub body: Option<String>,
    /// How far it is.
    pub state: StepState,
}

/// A level within a matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MatrixCell {
    /// 0 to 4 quarters filled.
    pub level: u8,
    /// What the level means.
    pub word: String,
    /// The form field's name; none when it can't be changed.
    pub name: Option<String>,
}

/// A row of a matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MatrixRow {
    /// Its heading.
    pub label: String,
    /// One for each column.
    pub cells: Vec<MatrixCell>,
}

/// Levels by row and column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Matrix {
    /// What it is.
    pub label: String,
    /// From left to right.
    pub columns: Vec<String>,
    /// From top to bottom.
    pub rows: Vec<MatrixRow>,
    /// What a cell can be set to.
    pub levels: Vec<Choice>,
    /// What saves it; none when it is read-only.
    pub save: Option<Action>,
}

/// One value before and after.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// Of what.
    pub label: Cell,
    /// What it was.
    pub before: Value,
    /// What it became.
    pub after: Value,
    /// The values are gone, or the reader may not see them.
    pub withheld: bool,
    /// What can be done about it.
    pub actions: Vec<Action>,
}

impl Difference {
    /// Whether something can be done about it.
    pub(super) fn acts(&self) -> bool {
        !self.actions.is_empty()
    }
}

/// Before and after.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Diff {
    /// Of what.
    pub label: Cell,
    /// From top to bottom.
    pub entries: Vec<Difference>,
}

/// A fact by name.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fact {
    /// Its name.
    pub label: String,
    /// What is known.
    pub cells: Vec<Cell>,
}

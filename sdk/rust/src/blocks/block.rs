//! One part of a page, of any kind.

use super::parts::{Part, Parts, each};
use super::{
    Action, Chart, Code, Diff, Fact, Form, Heading, Matrix, Notice, Progress, QrCode, Stat, Step,
    Table, TimelineEntry, wit,
};
use crate::types::Text;

/// One part of a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading within the page.
    Heading(Heading),
    /// A paragraph.
    Text(Text),
    /// Facts by name.
    Facts(Vec<Fact>),
    /// Rows and columns.
    Table(Table),
    /// Fields to fill in.
    Form(Form),
    /// A few figures, side by side.
    Stats(Vec<Stat>),
    /// A chart.
    Chart(Chart),
    /// What happened when.
    Timeline(Vec<TimelineEntry>),
    /// Text to be copied as it stands.
    Code(Code),
    /// Text to be scanned.
    QrCode(QrCode),
    /// Something that has to be seen first.
    Notice(Notice),
    /// Where the reader is in a sequence.
    Steps(Vec<Step>),
    /// Work that goes on by itself.
    Progress(Progress),
    /// Levels by row and column.
    Matrix(Matrix),
    /// Before and after.
    Diff(Diff),
    /// Buttons.
    Actions(Vec<Action>),
}

/// Each block by its case.
macro_rules! blocks {
    ($($kind:ty => $case:ident),+ $(,)?) => {
        $(impl From<$kind> for Block {
            fn from(block: $kind) -> Self {
                Self::$case(block)
            }
        })+
    };
}

blocks! {
    Heading => Heading,
    Vec<Fact> => Facts,
    Table => Table,
    Form => Form,
    Vec<Stat> => Stats,
    Chart => Chart,
    Vec<TimelineEntry> => Timeline,
    Code => Code,
    QrCode => QrCode,
    Notice => Notice,
    Vec<Step> => Steps,
    Progress => Progress,
    Matrix => Matrix,
    Diff => Diff,
    Vec<Action> => Actions,
}

impl Part for Block {
    type Sent = wit::Block;

    fn sent(self, parts: &mut Parts) -> wit::Block {
        match self {
            Self::Heading(heading) => wit::Block::Heading(heading.sent(parts)),
            Self::Text(text) => wit::Block::Text(text.sent(parts)),
            Self::Facts(facts) => wit::Block::Facts(each(facts, parts)),
            Self::Table(table) => wit::Block::Table(table.sent(parts)),
            Self::Form(form) => wit::Block::Form(form.sent(parts)),
            Self::Stats(stats) => wit::Block::Stats(each(stats, parts)),
            Self::Chart(chart) => wit::Block::Chart(chart.sent(parts)),
            Self::Timeline(timeline) => wit::Block::Timeline(each(timeline, parts)),
            Self::Code(code) => wit::Block::Code(code.sent(parts)),
            Self::QrCode(code) => wit::Block::QrCode(code.sent(parts)),
            Self::Notice(notice) => wit::Block::Notice(notice.sent(parts)),
            Self::Steps(steps) => wit::Block::Steps(each(steps, parts)),
            Self::Progress(progress) => wit::Block::Progress(progress.sent(parts)),
            Self::Matrix(matrix) => wit::Block::Matrix(matrix.sent(parts)),
            Self::Diff(diff) => wit::Block::Diff(diff.sent(parts)),
            Self::Actions(actions) => wit::Block::Actions(each(actions, parts)),
        }
    }
}

//! The parts of a page that only show.

use super::page::Writer;
use super::text::shown;
use crate::contract::bailey::crm::{blocks as wit, types};
use crate::page;
use bailey_crm::Timestamp;

/// Quarters that a matrix's cell can have filled.
const MOST_QUARTERS: u8 = 4;

impl Writer<'_> {
    pub(super) fn heading(&self, heading: wit::Heading) -> page::Heading {
        page::Heading {
            level: heading.level.clamp(2, 3),
            text: self.text(heading.text),
        }
    }

    pub(super) fn fact(&self, fact: wit::Fact) -> page::Fact {
        page::Fact {
            label: self.text(fact.label),
            cells: self.all(fact.cells, Self::cell),
        }
    }

    pub(super) fn table(&self, table: wit::Table) -> page::Table {
        page::Table {
            label: self.text(table.label),
            columns: self.all(table.columns, Self::column),
            rows: self.all(table.rows, Self::row),
            selection: self.all(table.selection, Self::action),
            total: table.total,
            next: table.next.map(Into::into),
            empty: self.text(table.empty),
        }
    }

    fn column(&self, column: wit::Column) -> page::Column {
        let align = match column.align {
            wit::Alignment::Start => page::Alignment::Start,
            wit::Alignment::End => page::Alignment::End,
        };
        page::Column {
            label: self.text(column.label),
            align,
        }
    }

    fn row(&self, row: wit::Row) -> page::Row {
        page::Row {
            key: row.key,
            cells: self.all(row.cells, Self::cell),
            actions: self.all(row.actions, Self::action),
            link: row.link.map(Into::into),
        }
    }

    pub(super) fn stat(&self, stat: wit::Stat) -> page::Stat {
        page::Stat {
            label: self.text(stat.label),
            value: self.cell(stat.value),
            tone: stat.tone.into(),
            link: stat.link.map(Into::into),
        }
    }

    pub(super) fn chart(&self, chart: wit::Chart) -> page::Chart {
        page::Chart {
            label: self.text(chart.label),
            kind: match chart.kind {
                wit::ChartKind::Bar => page::ChartKind::Bar,
                wit::ChartKind::Line => page::ChartKind::Line,
            },
            categories: self.all(chart.categories, Self::text),
            series: self.all(chart.series, Self::series),
        }
    }

    fn series(&self, series: wit::Series) -> page::Series {
        // What is no number can't be drawn, nor written as JSON.
        let finite = |value: f64| if value.is_finite() { value } else { 0.0 };
        let values = series.values.into_iter().map(finite).collect();
        page::Series {
            label: self.text(series.label),
            values,
        }
    }

    pub(super) fn timeline_entry(&self, entry: wit::TimelineEntry) -> page::TimelineEntry {
        page::TimelineEntry {
            at: Timestamp(entry.at),
            by: entry.by.map(Into::into),
            title: self.text(entry.title),
            cells: self.all(entry.cells, Self::cell),
            link: entry.link.map(Into::into),
            differences: self.all(entry.differences, Self::difference),
            actions: self.all(entry.actions, Self::action),
        }
    }

    pub(super) fn code(&self, label: types::Text, content: String) -> page::Code {
        page::Code {
            label: self.text(label),
            content,
        }
    }

    pub(super) fn notice(&self, notice: wit::Notice) -> page::Notice {
        page::Notice {
            tone: notice.tone.into(),
            title: self.text(notice.title),
            body: self.optional(notice.body),
            actions: self.all(notice.actions, Self::action),
        }
    }

    pub(super) fn step(&self, step: wit::Step) -> page::Step {
        page::Step {
            label: self.text(step.label),
            body: self.optional(step.body),
            state: match step.state {
                wit::StepState::Done => page::StepState::Done,
                wit::StepState::Current => page::StepState::Current,
                wit::StepState::Waiting => page::StepState::Waiting,
            },
        }
    }

    pub(super) fn progress(&self, progress: wit::Progress) -> page::Progress {
        page::Progress {
            label: self.text(progress.label),
            done: progress.done,
            total: progress.total,
        }
    }

    pub(super) fn matrix(&self, matrix: wit::Matrix) -> page::Matrix {
        page::Matrix {
            label: self.text(matrix.label),
            columns: self.all(matrix.columns, Self::text),
            rows: self.all(matrix.rows, Self::matrix_row),
            levels: self.all(matrix.levels, Self::choice),
            save: matrix.save.map(|action| self.action(action)),
        }
    }

    fn matrix_row(&self, row: wit::MatrixRow) -> page::MatrixRow {
        page::MatrixRow {
            label: self.text(row.label),
            cells: self.all(row.cells, Self::matrix_cell),
        }
    }

    fn matrix_cell(&self, cell: wit::MatrixCell) -> page::MatrixCell {
        page::MatrixCell {
            level: cell.level.min(MOST_QUARTERS),
            word: self.text(cell.word),
            name: cell.name,
        }
    }

    pub(super) fn diff(&self, diff: wit::Diff) -> page::Diff {
        page::Diff {
            label: self.cell(diff.label),
            entries: self.all(diff.entries, Self::difference),
        }
    }

    fn difference(&self, difference: wit::Difference) -> page::Difference {
        page::Difference {
            label: self.cell(difference.label),
            before: shown(difference.before),
            after: shown(difference.after),
            withheld: difference.withheld,
            actions: self.all(difference.actions, Self::action),
        }
    }
}

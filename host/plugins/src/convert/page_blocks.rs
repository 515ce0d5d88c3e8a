//! The parts of a page that only show.

use bailey_crm::Timestamp;

use super::page_parts::{Parts, Written};
use crate::contract::bailey::crm::blocks as wit;
use crate::page::{self, Block};

/// Quarters that a matrix's cell can have filled.
const MOST_QUARTERS: u8 = 4;

impl Parts {
    pub(super) fn block(&self, block: wit::Block) -> Written<Block> {
        Ok(match block {
            wit::Block::Heading(heading) => Block::Heading(self.heading(heading)?),
            wit::Block::Text(text) => Block::Text {
                text: self.text(text)?,
            },
            wit::Block::Facts(facts) => Block::Facts {
                facts: self.all(facts, Self::fact)?,
            },
            wit::Block::Table(table) => Block::Table(self.table(table)?),
            wit::Block::Form(form) => Block::Form(self.form(form)?),
            wit::Block::Stats(stats) => Block::Stats {
                stats: self.all(stats, Self::stat)?,
            },
            wit::Block::Chart(chart) => Block::Chart(self.chart(chart)?),
            wit::Block::Timeline(entries) => Block::Timeline {
                entries: self.all(entries, Self::timeline_entry)?,
            },
            wit::Block::Code(code) => Block::Code(self.code(code.label, code.content)?),
            wit::Block::QrCode(code) => Block::QrCode(self.code(code.label, code.content)?),
            wit::Block::Notice(notice) => Block::Notice(self.notice(notice)?),
            wit::Block::Steps(steps) => Block::Steps {
                steps: self.all(steps, Self::step)?,
            },
            wit::Block::Progress(progress) => Block::Progress(self.progress(progress)?),
            wit::Block::Matrix(matrix) => Block::Matrix(self.matrix(matrix)?),
            wit::Block::Diff(diff) => Block::Diff(self.diff(diff)?),
            wit::Block::Actions(actions) => Block::Actions {
                actions: self.all(actions, Self::action)?,
            },
        })
    }

    pub(super) fn heading(&self, heading: wit::Heading) -> Written<page::Heading> {
        Ok(page::Heading {
            level: heading.level.clamp(2, 3),
            text: self.text(heading.text)?,
        })
    }

    pub(super) fn fact(&self, fact: wit::Fact) -> Written<page::Fact> {
        Ok(page::Fact {
            label: self.text(fact.label)?,
            cells: self.all(fact.cells, Self::cell)?,
        })
    }

    pub(super) fn table(&self, table: wit::Table) -> Written<page::Table> {
        Ok(page::Table {
            label: self.text(table.label)?,
            columns: self.all(table.columns, Self::column)?,
            rows: self.all(table.rows, Self::row)?,
            selection: self.all(table.selection, Self::action)?,
            total: table.total,
            next: table.next.map(Into::into),
            empty: self.text(table.empty)?,
        })
    }

    fn column(&self, column: wit::Column) -> Written<page::Column> {
        let align = match column.align {
            wit::Alignment::Start => page::Alignment::Start,
            wit::Alignment::End => page::Alignment::End,
        };
        Ok(page::Column {
            label: self.text(column.label)?,
            align,
        })
    }

    fn row(&self, row: wit::Row) -> Written<page::Row> {
        Ok(page::Row {
            key: row.key,
            cells: self.all(row.cells, Self::cell)?,
            actions: self.all(row.actions, Self::action)?,
            link: row.link.map(Into::into),
        })
    }

    pub(super) fn stat(&self, stat: wit::Stat) -> Written<page::Stat> {
        Ok(page::Stat {
            label: self.text(stat.label)?,
            value: self.cell(stat.value)?,
            tone: stat.tone.into(),
            link: stat.link.map(Into::into),
        })
    }

    pub(super) fn chart(&self, chart: wit::Chart) -> Written<page::Chart> {
        Ok(page::Chart {
            label: self.text(chart.label)?,
            kind: match chart.kind {
                wit::ChartKind::Bar => page::ChartKind::Bar,
                wit::ChartKind::Line => page::ChartKind::Line,
            },
            categories: self.all(chart.categories, Self::text)?,
            series: self.all(chart.series, Self::series)?,
        })
    }

    fn series(&self, series: wit::Series) -> Written<page::Series> {
        // What is no number can't be drawn, nor written as JSON.
        let finite = |value: f64| if value.is_finite() { value } else { 0.0 };
        let values = series.values.into_iter().map(finite).collect();
        Ok(page::Series {
            label: self.text(series.label)?,
            values,
        })
    }

    pub(super) fn timeline_entry(&self, entry: wit::TimelineEntry) -> Written<page::TimelineEntry> {
        Ok(page::TimelineEntry {
            at: Timestamp(entry.at),
            by: entry.by.map(Into::into),
            title: self.text(entry.title)?,
            cells: self.all(entry.cells, Self::cell)?,
            link: entry.link.map(Into::into),
            differences: self.all(entry.differences, Self::difference)?,
            actions: self.all(entry.actions, Self::action)?,
        })
    }

    pub(super) fn code(&self, label: u32, content: String) -> Written<page::Code> {
        Ok(page::Code {
            label: self.text(label)?,
            content,
        })
    }

    pub(super) fn notice(&self, notice: wit::Notice) -> Written<page::Notice> {
        Ok(page::Notice {
            tone: notice.tone.into(),
            title: self.text(notice.title)?,
            body: self.optional(notice.body)?,
            actions: self.all(notice.actions, Self::action)?,
        })
    }

    pub(super) fn step(&self, step: wit::Step) -> Written<page::Step> {
        Ok(page::Step {
            label: self.text(step.label)?,
            body: self.optional(step.body)?,
            state: match step.state {
                wit::StepState::Done => page::StepState::Done,
                wit::StepState::Current => page::StepState::Current,
                wit::StepState::Waiting => page::StepState::Waiting,
            },
        })
    }

    pub(super) fn progress(&self, progress: wit::Progress) -> Written<page::Progress> {
        Ok(page::Progress {
            label: self.text(progress.label)?,
            done: progress.done,
            total: progress.total,
        })
    }

    pub(super) fn matrix(&self, matrix: wit::Matrix) -> Written<page::Matrix> {
        Ok(page::Matrix {
            label: self.text(matrix.label)?,
            columns: self.all(matrix.columns, Self::text)?,
            rows: self.all(matrix.rows, Self::matrix_row)?,
            levels: self.all(matrix.levels, Self::choice)?,
            save: matrix.save.map(|action| self.action(action)).transpose()?,
        })
    }

    fn matrix_row(&self, row: wit::MatrixRow) -> Written<page::MatrixRow> {
        Ok(page::MatrixRow {
            label: self.text(row.label)?,
            cells: self.all(row.cells, Self::matrix_cell)?,
        })
    }

    fn matrix_cell(&self, cell: wit::MatrixCell) -> Written<page::MatrixCell> {
        Ok(page::MatrixCell {
            level: cell.level.min(MOST_QUARTERS),
            word: self.text(cell.word)?,
            name: cell.name,
        })
    }

    pub(super) fn diff(&self, diff: wit::Diff) -> Written<page::Diff> {
        Ok(page::Diff {
            label: self.cell(diff.label)?,
            entries: self.all(diff.entries, Self::difference)?,
        })
    }

    fn difference(&self, difference: wit::Difference) -> Written<page::Difference> {
        Ok(page::Difference {
            label: self.cell(difference.label)?,
            before: self.value(difference.before)?,
            after: self.value(difference.after)?,
            withheld: difference.withheld,
            actions: self.all(difference.actions, Self::action)?,
        })
    }
}

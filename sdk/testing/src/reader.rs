//! How somebody reads what plugins say: in plain words, and records by what they are
//! called, if the reader may see them.

use bailey_crm::directory::User;
use bailey_crm::{Account, Context, RecordRef, Timestamp, UserId, Value, records};
use bailey_plugins::page::{Block, Cell, Difference, Table};
use bailey_plugins::{Plain, Reader};

/// Somebody's eyes.
pub struct Eyes<'a> {
    plain: Plain<'a>,
    account: &'a Account,
    context: &'a Context,
}

impl<'a> Eyes<'a> {
    pub fn of(account: &'a Account, context: &'a Context, user: &User) -> Self {
        Self {
            plain: Plain::of(account, user),
            account,
            context,
        }
    }

    /// All that is read on blocks, from top to bottom: what the host looks up when it
    /// draws them is looked up.
    pub fn read(&self, blocks: &[Block]) -> Vec<String> {
        let mut read = Vec::new();
        for block in blocks {
            self.block(block, &mut read);
        }
        read.retain(|text| !text.is_empty());
        read
    }

    fn block(&self, block: &Block, read: &mut Vec<String>) {
        match block {
            Block::Heading(heading) => read.push(heading.text.clone()),
            Block::Text { text } => read.push(text.clone()),
            Block::Facts { facts } => {
                for fact in facts {
                    read.push(fact.label.clone());
                    read.extend(self.cells(&fact.cells));
                }
            }
            Block::Table(table) => self.table_of(table, read),
            Block::Form(form) => {
                read.extend(form.fields.iter().map(|field| field.label.clone()));
                read.push(form.button.clone());
            }
            Block::Stats { stats } => {
                for stat in stats {
                    read.extend([stat.label.clone(), self.cell(&stat.value)]);
                }
            }
            Block::Chart(chart) => {
                read.push(chart.label.clone());
                read.extend(chart.categories.iter().cloned());
                read.extend(chart.series.iter().map(|series| series.label.clone()));
            }
            Block::Timeline { entries } => {
                for entry in entries {
                    read.push(entry.title.clone());
                    read.extend(self.cells(&entry.cells));
                    self.differences(&entry.differences, read);
                }
            }
            Block::Code(code) | Block::QrCode(code) => {
                read.extend([code.label.clone(), code.content.clone()]);
            }
            Block::Notice(notice) => {
                read.push(notice.title.clone());
                read.extend(notice.body.clone());
                read.extend(notice.actions.iter().map(|action| action.label.clone()));
            }
            Block::Steps { steps } => {
                for step in steps {
                    read.push(step.label.clone());
                    read.extend(step.body.clone());
                }
            }
            Block::Progress(progress) => read.push(progress.label.clone()),
            Block::Matrix(matrix) => {
                read.push(matrix.label.clone());
                read.extend(matrix.columns.iter().cloned());
                for row in &matrix.rows {
                    read.push(row.label.clone());
                    read.extend(row.cells.iter().map(|cell| cell.word.clone()));
                }
            }
            Block::Diff(diff) => {
                read.push(self.cell(&diff.label));
                self.differences(&diff.entries, read);
            }
            Block::Actions { actions } => {
                read.extend(actions.iter().map(|action| action.label.clone()));
            }
        }
    }

    fn table_of(&self, table: &Table, read: &mut Vec<String>) {
        read.extend(table.columns.iter().map(|column| column.label.clone()));
        for row in &table.rows {
            read.extend(self.cells(&row.cells));
            read.extend(row.actions.iter().map(|action| action.label.clone()));
        }
        if table.rows.is_empty() {
            read.push(table.empty.clone());
        }
        read.extend(table.selection.iter().map(|action| action.label.clone()));
    }

    fn differences(&self, entries: &[Difference], read: &mut Vec<String>) {
        for entry in entries {
            read.push(self.cell(&entry.label));
            read.extend([self.value(&entry.before), self.value(&entry.after)]);
        }
    }

    fn cells(&self, cells: &[Cell]) -> Vec<String> {
        cells.iter().map(|cell| self.cell(cell)).collect()
    }

    fn cell(&self, cell: &Cell) -> String {
        match cell {
            Cell::Empty => String::new(),
            Cell::Text { text } => text.clone(),
            Cell::Number { number } => number.to_string(),
            Cell::Bytes { bytes } => bytes.to_string(),
            Cell::Value { value } => self.value(value),
            Cell::Record { record } => self.record(record),
            Cell::User { user } => self.user(*user),
            Cell::Actor { actor } => match actor.user() {
                Some(user) => self.user(user),
                None => String::new(),
            },
            Cell::Table { table } => self.table(table),
            Cell::Field { table, field } => self.field(table, field),
            Cell::Moment { at } | Cell::Relative { at } => self.moment(*at),
            Cell::Link(link) => link.label.clone(),
            Cell::Badge(badge) => badge.label.clone(),
        }
    }
}

impl Reader for Eyes<'_> {
    fn language(&self) -> &str {
        self.plain.language()
    }

    fn table(&self, table: &str) -> String {
        self.plain.table(table)
    }

    fn field(&self, table: &str, field: &str) -> String {
        self.plain.field(table, field)
    }

    fn choice(&self, table: &str, field: &str, choice: &str) -> String {
        self.plain.choice(table, field, choice)
    }

    fn user(&self, user: UserId) -> String {
        self.plain.user(user)
    }

    fn record(&self, record: &RecordRef) -> String {
        let labels = records::labels(self.account, self.context, std::slice::from_ref(record));
        let label = labels
            .ok()
            .and_then(|labels| labels.into_iter().flatten().next());
        label.map_or_else(|| self.plain.record(record), |label| label.text)
    }

    fn moment(&self, at: Timestamp) -> String {
        self.plain.moment(at)
    }

    fn date(&self, date: jiff::civil::Date) -> String {
        self.plain.date(date)
    }

    fn value(&self, value: &Value) -> String {
        self.plain.value(value)
    }
}

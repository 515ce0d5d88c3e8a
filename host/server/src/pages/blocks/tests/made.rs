//! A page made of bytes: each decides what comes next. When there are no more, lists end
//! and everything is the first of its kind.

use bailey_crm::journal::{JournalFilter, JournalFormat};
use bailey_crm::{
    Actor, Decimal, FileRef, Money, RecordId, RecordRef, Scalar, Timestamp, UserId, Value,
};
use bailey_plugins::page::{
    Action, Alignment, Badge, Block, Cell, Chart, ChartKind, Choice, Code, Column, Confirmation,
    Diff, Difference, Fact, Form, FormField, Heading, Input, Link, Matrix, MatrixCell, MatrixRow,
    Notice, Page, PageLink, Parameters, Progress, Purpose, Row, Series, Stat, Step, StepState,
    Table, Target, TimelineEntry, Tone,
};

/// Texts that would do something if they were not only shown.
const TEXTS: [&str; 16] = [
    "",
    "one",
    "two words",
    "<script>alert(1)</script>",
    "\" onclick=\"alert(1)",
    "' style='x",
    "</form><form action=https://example.com>",
    "&lt;b&gt;",
    "javascript:alert(1)",
    "//example.com/",
    "../../settings?a=b#c",
    "a@b.example",
    "{ $name }\u{2068}",
    "\0\u{7f}\u{202e}\r\n\t",
    "北京 Łódź ёлка",
    "18446744073709551616",
];

/// Numbers at which sums end.
const NUMBERS: [i64; 8] = [0, 1, -1, 100, i64::MAX, i64::MIN, 253_402_300_800_000, 4];

/// Figures that are hard to draw.
const FIGURES: [f64; 10] = [
    0.0,
    1.0,
    -3.5,
    1e6,
    f64::MAX,
    f64::MIN,
    f64::MIN_POSITIVE,
    5e-324,
    -0.0,
    1e300,
];

/// How many a list has at most.
const MOST: u8 = 4;

pub(super) struct Made<'a>(&'a [u8]);

impl<'a> Made<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(super) fn page(&mut self) -> Page {
        let mut blocks = Vec::new();
        while !self.0.is_empty() && blocks.len() < 24 {
            blocks.push(self.block());
        }
        Page {
            title: self.text(),
            lead: self.maybe(Self::text),
            blocks,
        }
    }

    pub(super) fn parameters(&mut self) -> Parameters {
        self.list(|made| (made.text(), made.text()))
    }

    pub(super) fn chance(&mut self) -> bool {
        self.byte() % 2 == 1
    }

    pub(super) fn text(&mut self) -> String {
        self.one(TEXTS).to_owned()
    }

    fn byte(&mut self) -> u8 {
        let (first, rest) = self.0.split_first().unwrap_or((&0, &[]));
        self.0 = rest;
        *first
    }

    fn one<T: Copy, const N: usize>(&mut self, of: [T; N]) -> T {
        of[usize::from(self.byte()) % N]
    }

    fn number(&mut self) -> i64 {
        self.one(NUMBERS)
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.chance().then(|| make(self))
    }

    fn list<T>(&mut self, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let count = self.byte() % MOST;
        (0..count).map(|_| make(self)).collect()
    }

    fn block(&mut self) -> Block {
        match self.byte() % 16 {
            0 => Block::Heading(Heading {
                level: self.one([2, 3]),
                text: self.text(),
            }),
            1 => Block::Text { text: self.text() },
            2 => Block::Facts {
                facts: self.list(|made| Fact {
                    label: made.text(),
                    cells: made.list(Self::cell),
                }),
            },
            3 => Block::Table(self.table()),
            4 => Block::Form(self.form()),
            5 => Block::Stats {
                stats: self.list(|made| Stat {
                    label: made.text(),
                    value: made.cell(),
                    tone: made.tone(),
                    link: made.maybe(Self::target),
                }),
            },
            6 => Block::Chart(self.chart()),
            7 => Block::Timeline {
                entries: self.list(Self::entry),
            },
            8 => Block::Code(self.code()),
            9 => Block::QrCode(self.code()),
            10 => Block::Notice(Notice {
                tone: self.tone(),
                title: self.text(),
                body: self.maybe(Self::text),
                actions: self.list(Self::action),
            }),
            11 => Block::Steps {
                steps: self.list(|made| Step {
                    label: made.text(),
                    body: made.maybe(Self::text),
                    state: made.one([StepState::Done, StepState::Current, StepState::Waiting]),
                }),
            },
            12 => Block::Progress(Progress {
                label: self.text(),
                done: self.number().cast_unsigned(),
                total: self.maybe(|made| made.number().cast_unsigned()),
            }),
            13 => Block::Matrix(self.matrix()),
            14 => Block::Diff(Diff {
                label: self.cell(),
                entries: self.list(Self::difference),
            }),
            _ => Block::Actions {
                actions: self.list(Self::action),
            },
        }
    }

    fn table(&mut self) -> Table {
        Table {
            label: self.text(),
            columns: self.list(|made| Column {
                label: made.text(),
                align: made.one([Alignment::Start, Alignment::End]),
            }),
            rows: self.list(|made| Row {
                key: made.text(),
                cells: made.list(Self::cell),
                actions: made.list(Self::action),
                link: made.maybe(Self::target),
            }),
            selection: self.list(Self::action),
            total: self.maybe(|made| made.number().cast_unsigned()),
            next: self.maybe(Self::link),
            empty: self.text(),
        }
    }

    fn form(&mut self) -> Form {
        Form {
            name: self.text(),
            purpose: self.one([Purpose::Submit, Purpose::Filter]),
            fields: self.list(|made| FormField {
                name: made.text(),
                label: made.text(),
                input: made.input(),
                value: made.text(),
                required: made.chance(),
                hint: made.maybe(Self::text),
            }),
            button: self.text(),
        }
    }

    fn input(&mut self) -> Input {
        match self.byte() % 12 {
            0 => Input::Line,
            1 => Input::Lines,
            2 => Input::Integer,
            3 => Input::Date,
            4 => Input::Checkbox,
            5 => Input::Choice {
                choices: self.list(Self::choice),
            },
            6 => Input::User,
            7 => Input::Table,
            8 => Input::Record {
                table: self.table_key(),
            },
            9 => Input::Hidden,
            10 => Input::Plugin,
            _ => Input::OneTimeCode,
        }
    }

    fn choice(&mut self) -> Choice {
        Choice {
            value: self.text(),
            label: self.text(),
        }
    }

    fn chart(&mut self) -> Chart {
        Chart {
            label: self.text(),
            kind: self.one([ChartKind::Bar, ChartKind::Line]),
            categories: self.list(Self::text),
            series: self.list(|made| Series {
                label: made.text(),
                values: made.list(|made| made.one(FIGURES)),
            }),
        }
    }

    fn entry(&mut self) -> TimelineEntry {
        TimelineEntry {
            at: Timestamp(self.number()),
            by: self.maybe(Self::actor),
            title: self.text(),
            cells: self.list(Self::cell),
            link: self.maybe(Self::target),
            differences: self.list(Self::difference),
            actions: self.list(Self::action),
        }
    }

    fn code(&mut self) -> Code {
        let times = self.one([1, 10, 1000]);
        Code {
            label: self.text(),
            content: self.text().repeat(times),
        }
    }

    fn matrix(&mut self) -> Matrix {
        Matrix {
            label: self.text(),
            columns: self.list(Self::text),
            rows: self.list(|made| MatrixRow {
                label: made.text(),
                cells: made.list(|made| MatrixCell {
                    level: made.byte() % 5,
                    word: made.text(),
                    name: made.maybe(Self::text),
                }),
            }),
            levels: self.list(Self::choice),
            save: self.maybe(Self::action),
        }
    }

    fn difference(&mut self) -> Difference {
        Difference {
            label: self.cell(),
            before: self.value(),
            after: self.value(),
            withheld: self.chance(),
            actions: self.list(Self::action),
        }
    }

    fn action(&mut self) -> Action {
        Action {
            name: self.text(),
            label: self.text(),
            tone: self.tone(),
            parameters: self.parameters(),
            confirm: self.maybe(|made| Confirmation {
                title: made.text(),
                facts: made.list(Self::text),
                typed: made.maybe(Self::text),
            }),
        }
    }

    fn tone(&mut self) -> Tone {
        self.one([Tone::Neutral, Tone::Good, Tone::Caution, Tone::Danger])
    }

    fn link(&mut self) -> PageLink {
        PageLink {
            path: self.text(),
            parameters: self.parameters(),
        }
    }

    fn target(&mut self) -> Target {
        match self.byte() % 5 {
            0 => Target::Page(self.link()),
            1 => Target::Record {
                record: self.record(),
            },
            2 => Target::Table {
                table: self.table_key(),
            },
            3 => Target::Outside {
                address: self.text(),
            },
            _ => Target::JournalExport {
                filter: JournalFilter {
                    by_user: self.maybe(|made| UserId(made.number())),
                    kinds: self.list(Self::text),
                    table: self.maybe(Self::text),
                    record: self.maybe(Self::record),
                    since: self.maybe(|made| Timestamp(made.number())),
                    ..JournalFilter::default()
                },
                format: self.one([JournalFormat::Csv, JournalFormat::JsonLines]),
            },
        }
    }

    fn table_key(&mut self) -> String {
        match self.byte() % 3 {
            0 => "deals".to_owned(),
            1 => "users".to_owned(),
            _ => self.text(),
        }
    }

    fn record(&mut self) -> RecordRef {
        RecordRef {
            table: self.table_key(),
            id: RecordId(self.number()),
        }
    }

    fn actor(&mut self) -> Actor {
        match self.byte() % 5 {
            0 => Actor::Operator,
            1 => Actor::User {
                user: UserId(self.number()),
            },
            2 => Actor::Token {
                name: self.text(),
                user: UserId(self.number()),
            },
            3 => Actor::Plugin {
                plugin: self.text(),
                version: self.text(),
                digest: self.text(),
                capability: self.text(),
                on_behalf_of: self.maybe(|made| UserId(made.number())),
            },
            _ => Actor::Anonymous,
        }
    }

    fn cell(&mut self) -> Cell {
        match self.byte() % 14 {
            0 => Cell::Empty,
            1 => Cell::Text { text: self.text() },
            2 => Cell::Value {
                value: self.value(),
            },
            3 => Cell::Number {
                number: self.number(),
            },
            4 => Cell::Moment {
                at: Timestamp(self.number()),
            },
            5 => Cell::Relative {
                at: Timestamp(self.number()),
            },
            6 => Cell::Bytes {
                bytes: self.number().cast_unsigned(),
            },
            7 => Cell::Record {
                record: self.record(),
            },
            8 => Cell::User {
                user: UserId(self.number()),
            },
            9 => Cell::Actor {
                actor: self.actor(),
            },
            10 => Cell::Table {
                table: self.table_key(),
            },
            11 => Cell::Field {
                table: self.table_key(),
                field: self.text(),
            },
            12 => Cell::Link(Link {
                label: self.text(),
                target: self.target(),
            }),
            _ => Cell::Badge(Badge {
                label: self.text(),
                tone: self.tone(),
            }),
        }
    }

    fn value(&mut self) -> Value {
        match self.byte() % 3 {
            0 => Value::None,
            1 => Value::One(self.scalar()),
            _ => Value::Many(self.list(Self::scalar)),
        }
    }

    fn scalar(&mut self) -> Scalar {
        match self.byte() % 10 {
            0 => Scalar::Text(self.text()),
            1 => Scalar::Integer(self.number()),
            2 => Scalar::Decimal(Decimal {
                units: self.number(),
                scale: self.byte() % 19,
            }),
            3 => Scalar::Money(Money {
                minor: self.number(),
                currency: self.one(["USD", "JPY", "", "<b>"]).to_owned(),
            }),
            4 => Scalar::Boolean(self.chance()),
            5 => Scalar::Date(self.one([
                jiff::civil::Date::MIN,
                jiff::civil::Date::MAX,
                jiff::civil::date(2026, 2, 28),
            ])),
            6 => Scalar::Datetime(Timestamp(self.number())),
            7 => Scalar::Reference(self.record()),
            8 => Scalar::Choice(self.text()),
            _ => Scalar::File(FileRef {
                digest: self.text(),
                name: self.text(),
                media_type: self.text(),
                size: self.number().cast_unsigned(),
            }),
        }
    }
}

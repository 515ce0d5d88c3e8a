//! Stats, tables, charts, matrices, differences.

use bailey_crm::{Scalar, Value};
use bailey_plugins::page::{
    Alignment, Block, Cell, Chart, ChartKind, Choice, Column, Diff, Difference, Matrix, MatrixCell,
    MatrixRow, Row, Series, Stat, Table,
};

use super::acts::action;
use super::words::TONES;
use crate::pages::labels;
use crate::pages::viewer::Viewer;

/// How full a cell of a matrix is, in quarters.
const LEVELS: [(u8, &str); 3] = [
    (0, "design-level-none"),
    (2, "design-level-half"),
    (4, "design-level-full"),
];

pub(super) fn blocks(viewer: &Viewer) -> Vec<Block> {
    let reader = &viewer.reader;
    let figures = [8_800, 120, 14, 3];
    let stats = TONES.into_iter().zip(figures);
    let stats = stats.map(|((tone, name), number)| Stat {
        label: reader.text(name),
        value: Cell::Number { number },
        tone,
        link: None,
    });
    vec![
        Block::Stats {
            stats: stats.collect(),
        },
        Block::Table(table(viewer, 3)),
        Block::Table(table(viewer, 0)),
        Block::Chart(chart(viewer, ChartKind::Bar, 1)),
        Block::Chart(chart(viewer, ChartKind::Bar, 2)),
        Block::Chart(chart(viewer, ChartKind::Line, 5)),
        Block::Chart(chart(viewer, ChartKind::Bar, 0)),
        Block::Matrix(matrix(viewer, true)),
        Block::Matrix(matrix(viewer, false)),
        Block::Diff(diff(viewer)),
    ]
}

/// The names of the account's tables, which are words that the reader knows.
fn names(viewer: &Viewer, most: usize) -> Vec<String> {
    let tables = viewer.schema.tables().iter().take(most);
    tables
        .map(|table| labels::plural(&viewer.reader, table))
        .collect()
}

fn table(viewer: &Viewer, rows: usize) -> Table {
    let reader = &viewer.reader;
    let column = |id: &str, align| Column {
        label: reader.text(id),
        align,
    };
    let row = |(place, name): (usize, String)| Row {
        key: place.to_string(),
        cells: vec![
            Cell::Text { text: name },
            Cell::Relative { at: reader.now },
            Cell::Number {
                number: 10_i64.saturating_pow(u32::try_from(place).unwrap_or(0) + 2),
            },
        ],
        actions: vec![action(reader, TONES[0])],
        link: None,
    };
    Table {
        label: reader.text("design-figures"),
        columns: vec![
            column("design-heading", Alignment::Start),
            column("design-relative", Alignment::Start),
            column("design-number", Alignment::End),
        ],
        rows: names(viewer, rows)
            .into_iter()
            .enumerate()
            .map(row)
            .collect(),
        selection: vec![action(reader, TONES[0]), action(reader, TONES[3])],
        total: None,
        next: None,
        empty: reader.text("design-empty"),
    }
}

fn chart(viewer: &Viewer, kind: ChartKind, series: usize) -> Chart {
    let reader = &viewer.reader;
    let values = |shift: usize| {
        let wave = move |n: usize| ((n * 7 + shift * 5) % 11 + shift) as u32;
        (0..12).map(move |n| f64::from(wave(n)))
    };
    let names = names(viewer, series);
    Chart {
        label: reader.text("design-chart"),
        kind,
        categories: (1..=12).map(|n: u32| n.to_string()).collect(),
        series: names
            .into_iter()
            .enumerate()
            .map(|(place, label)| Series {
                label,
                values: values(place).collect(),
            })
            .collect(),
    }
}

fn matrix(viewer: &Viewer, changeable: bool) -> Matrix {
    let reader = &viewer.reader;
    let names = names(viewer, 3);
    let cell = |row: usize, column: usize| {
        let (level, word) = LEVELS[(row + column) % LEVELS.len()];
        MatrixCell {
            level,
            word: reader.text(word),
            name: changeable.then(|| format!("{row}.{column}")),
        }
    };
    let rows = TONES.into_iter().take(3).enumerate();
    let levels = LEVELS.map(|(level, word)| Choice {
        value: level.to_string(),
        label: reader.text(word),
    });
    Matrix {
        label: reader.text("design-matrix"),
        columns: names.clone(),
        rows: rows
            .map(|(row, (_, name))| MatrixRow {
                label: reader.text(name),
                cells: (0..names.len()).map(|column| cell(row, column)).collect(),
            })
            .collect(),
        levels: levels.into(),
        save: changeable.then(|| action(reader, TONES[1])),
    }
}

fn diff(viewer: &Viewer) -> Diff {
    let reader = &viewer.reader;
    let label = |id: &str| Cell::Text {
        text: reader.text(id),
    };
    let number = |number| Value::One(Scalar::Integer(number));
    let entry = |id: &str, before, after, withheld| Difference {
        label: label(id),
        before,
        after,
        withheld,
        actions: Vec::new(),
    };
    Diff {
        label: label("design-heading"),
        entries: vec![
            entry("design-number", number(14), number(8_800), false),
            entry("design-person", Value::None, number(1), false),
            entry("design-moment", Value::None, Value::None, true),
        ],
    }
}

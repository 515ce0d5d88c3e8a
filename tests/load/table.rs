//! Tables as Markdown has them, which reads well in a terminal too.

use std::fmt;
use std::time::Duration;

use crate::measured::Measured;

/// Rows under a head, all texts.
pub struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub fn of<const N: usize>(head: [&str; N]) -> Self {
        Self {
            rows: vec![head.map(str::to_owned).into()],
        }
    }

    pub fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.rows.push(cells.into());
    }

    /// A row of what was measured, under a head of [`Table::MEASURED`].
    pub fn measured<const N: usize>(&mut self, about: [String; N], measured: &Measured) {
        let mut cells: Vec<String> = about.into();
        cells.extend([
            format!("{:.*}", usize::from(measured.rate < 100.0), measured.rate),
            millis(measured.p50),
            millis(measured.p99),
            micros(measured.processor),
            format!("{}", measured.memory / 1_000_000),
        ]);
        self.rows.push(cells);
    }
}

/// The head of a table whose rows are about an act, a variant and so many connections.
pub const MEASURED: [&str; 8] = [
    "act",
    "server",
    "connections",
    "answers/s",
    "p50 ms",
    "p99 ms",
    "processor µs each",
    "memory MB",
];

/// A time in milliseconds.
pub fn millis(time: Duration) -> String {
    let millis = time.as_secs_f64() * 1e3;
    format!("{millis:.*}", if millis < 10.0 { 2 } else { 0 })
}

/// A time in microseconds.
pub fn micros(time: Duration) -> String {
    time.as_micros().to_string()
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns = self.rows.first().map_or(0, Vec::len);
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        for (number, row) in self.rows.iter().enumerate() {
            for (cell, width) in row.iter().zip(&widths) {
                write!(f, "| {cell:width$} ")?;
            }
            writeln!(f, "|")?;
            if number == 0 {
                for width in &widths {
                    write!(f, "|{:-<1$}", "", width + 2)?;
                }
                writeln!(f, "|")?;
            }
        }
        Ok(())
    }
}

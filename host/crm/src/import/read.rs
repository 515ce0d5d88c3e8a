//! From the bytes of a CSV file to a sheet of cells.

use serde::Serialize;

use crate::error::{Error, Problem, Result};
use crate::export::formula;
use crate::import::{delimiter, encoding, quotes};

/// How many rows a file can have.
pub const MOST_ROWS: usize = 200_000;

/// How many columns a file can have.
const MOST_COLUMNS: usize = 500;

/// How many wrong lines are named before reading stops.
const MOST_NAMED: usize = 20;

/// What whoever imports knows of the file.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// Its encoding; without one it is UTF-8, or UTF-16 if it says so.
    pub encoding: Option<String>,
    /// What stands between cells; without one it is detected.
    pub delimiter: Option<char>,
}

/// The cells of a CSV file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// The encoding that it was read as.
    pub encoding: String,
    /// What stood between cells.
    pub delimiter: char,
    /// The names in its first row.
    pub columns: Vec<String>,
    /// The rows below, each with as many cells as there are columns.
    pub rows: Vec<Row>,
}

/// One row of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The line of the file in which it begins, counted from one.
    pub line: u64,
    /// Its cells, without spaces around.
    pub cells: Vec<String>,
}

impl Sheet {
    /// The place of the column with this name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    /// All cells of one column that hold something.
    pub(super) fn filled(&self, column: usize) -> impl Iterator<Item = &str> + Clone {
        self.rows
            .iter()
            .filter_map(move |row| row.cells.get(column))
            .map(String::as_str)
            .filter(|cell| !cell.is_empty())
    }
}

/// Reads a CSV file whose first row names the columns.
///
/// # Errors
/// `Invalid`, naming the line, for bytes that are no text, quotes that don't
/// close and rows with more or fewer cells than there are columns; `Limit` for a
/// file that is too large.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Sheet> {
    let (text, encoding) = encoding::decode(bytes, options.encoding.as_deref())?;
    let delimiter = options
        .delimiter
        .unwrap_or_else(|| delimiter::detect(&text));
    let byte = between_cells(delimiter)?;
    quotes::check(&text, delimiter)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(byte)
        .from_reader(text.as_bytes());
    let mut records = reader.records();
    let mut lines = Lines {
        text: text.as_bytes(),
        at: 0,
        line: 1,
    };
    let columns = match records.next() {
        Some(header) => columns(&header.map_err(unreadable)?)?,
        None => return Err(Error::invalid("empty-file", "the file is empty")),
    };
    let mut rows = Vec::new();
    let mut problems = Vec::new();
    for record in records {
        let record = record.map_err(unreadable)?;
        let line = lines.of(record.position());
        if record.len() != columns.len() {
            problems.push(Problem::general(
                "column-count",
                format!(
                    "line {line}: {} cells where {} are named",
                    record.len(),
                    columns.len()
                ),
            ));
            if problems.len() == MOST_NAMED {
                break;
            }
            continue;
        }
        if rows.len() == MOST_ROWS {
            let message = format!("a file has at most {MOST_ROWS} rows; cut it in parts");
            return Err(Error::Limit(message));
        }
        let cells = record
            .iter()
            .map(|cell| formula::restored(cell.trim()).to_owned())
            .collect();
        rows.push(Row { line, cells });
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    Ok(Sheet {
        encoding: encoding.to_owned(),
        delimiter,
        columns,
        rows,
    })
}

/// What stands between cells, for the parser. What it takes for a quote or for the end
/// of a row can't.
fn between_cells(delimiter: char) -> Result<u8> {
    let byte = u8::try_from(delimiter).ok();
    byte.filter(|byte| byte.is_ascii() && !matches!(byte, b'"' | b'\r' | b'\n'))
        .ok_or_else(|| {
            let delimiter = delimiter.escape_debug();
            let message =
                format!("`{delimiter}` can't stand between cells: use a comma, ; or a tab");
            Error::invalid_field("delimiter", "not-a-delimiter", message)
        })
}

/// Counts lines. The parser's own count is late by what ends the line before.
struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line in which the record at this position begins; records come in
    /// their order.
    fn of(&mut self, position: Option<&csv::Position>) -> u64 {
        let begin = position.map_or(0, csv::Position::byte);
        let begin = usize::try_from(begin).unwrap_or(usize::MAX);
        while let Some(byte) = self.text.get(self.at) {
            if self.at >= begin && !matches!(byte, b'\r' | b'\n') {
                break;
            }
            self.line += u64::from(*byte == b'\n');
            self.at += 1;
        }
        self.line
    }
}

/// The names of the columns: each has one of its own.
fn columns(header: &csv::StringRecord) -> Result<Vec<String>> {
    if header.len() > MOST_COLUMNS {
        return Err(Error::Limit(format!(
            "a file has at most {MOST_COLUMNS} columns"
        )));
    }
    let mut columns: Vec<String> = Vec::with_capacity(header.len());
    for (n, name) in header.iter().enumerate() {
        let name = formula::restored(name.trim());
        let name = if name.is_empty() {
            format!("column {}", n + 1)
        } else {
            name.to_owned()
        };
        if columns.contains(&name) {
            let message = format!("line 1: two columns are called `{name}`; rename one");
            return Err(Error::invalid("column-twice", message));
        }
        columns.push(name);
    }
    Ok(columns)
}

fn unreadable(error: csv::Error) -> Error {
    let line = error.position().map_or(0, csv::Position::line);
    Error::invalid("not-csv", format!("line {line}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::{ReadOptions, read};

    fn refused(text: &str) -> String {
        read(text.as_bytes(), &ReadOptions::default())
            .unwrap_err()
            .to_string()
    }

    #[test]
    fn rows_know_the_line_they_begin_in() {
        let text = "name;note\r\nAcme;\"two\r\nlines\"\r\n\r\n Beta ;'=1+1\r\n";
        let sheet = read(text.as_bytes(), &ReadOptions::default()).unwrap();
        assert_eq!(
            (sheet.delimiter, sheet.columns.as_slice()),
            (';', &["name".into(), "note".into()][..])
        );
        let lines: Vec<u64> = sheet.rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [2, 5]);
        assert_eq!(sheet.rows[0].cells, ["Acme", "two\r\nlines"]);
        assert_eq!(sheet.rows[1].cells, ["Beta", "=1+1"]);
    }

    #[test]
    fn every_row_with_another_count_of_cells_is_named() {
        let refused = refused("a,b\n1,2\n3\n4,5,6\n");
        assert!(refused.contains("line 3: 1 cells") && refused.contains("line 4: 3 cells"));
    }

    #[test]
    fn neither_a_quote_nor_a_line_end_nor_a_part_of_a_letter_stands_between_cells() {
        for delimiter in ['"', '\n', '\r', 'é', '，'] {
            let options = ReadOptions {
                delimiter: Some(delimiter),
                ..ReadOptions::default()
            };
            let refused = read(b"a\nb\n", &options).unwrap_err().to_string();
            assert!(refused.contains("can't stand between cells"), "{refused}");
        }
    }

    #[test]
    fn an_empty_file_and_a_name_twice_are_refused() {
        assert!(refused("").contains("empty"));
        assert!(refused("a,b,a\n1,2,3\n").contains("`a`"));
    }
}

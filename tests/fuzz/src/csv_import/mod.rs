//! CSV files that are imported. A sheet has the very cells that the standard says, and
//! what it is made of writes back and reads the same; what can't be read is told with its
//! line; of each row it is said whether it becomes a record, and if not, why.

mod standard;

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use bailey_crm::import::{Options, ReadOptions, Report, Sheet, preview, read, run};
use bailey_crm::{Account, Context, Error};

static ACCOUNT: LazyLock<Arc<Account>> =
    LazyLock::new(|| Account::in_memory().expect("an account can be made"));

/// The encodings besides UTF-8 that files come in.
const ENCODINGS: [&str; 3] = ["windows-1251", "gbk", "utf-16le"];

/// What can be said to stand between cells, and what had better not be.
const DELIMITERS: [char; 6] = [';', '\t', '"', '\n', '\0', 'é'];

/// What must hold for any bytes taken as a CSV file.
pub fn holds(input: &[u8]) {
    for encoding in ENCODINGS {
        let encoding = Some(encoding.to_owned());
        told(
            input,
            &ReadOptions {
                encoding,
                ..ReadOptions::default()
            },
        );
    }
    for delimiter in DELIMITERS {
        let delimiter = Some(delimiter);
        told(
            input,
            &ReadOptions {
                delimiter,
                ..ReadOptions::default()
            },
        );
    }
    if let Some(sheet) = told(input, &ReadOptions::default()) {
        imports(&sheet);
    }
}

/// The sheet of a file that can be read; a refusal has to say where the trouble is.
fn told(input: &[u8], options: &ReadOptions) -> Option<Sheet> {
    match read(input, options) {
        Ok(sheet) => {
            is_whole(&sheet, input.iter().filter(|byte| **byte == b'\n').count());
            reads_again(&sheet);
            if options.encoding.is_none()
                && sheet.encoding == "UTF-8"
                && let Ok(text) = std::str::from_utf8(input)
            {
                let cells = standard::cells(text, sheet.delimiter);
                assert_eq!(cells, sheet_cells(&sheet));
            }
            Some(sheet)
        }
        Err(Error::Invalid(problems)) => {
            assert!((1..=20).contains(&problems.len()));
            for problem in problems {
                let named = problem.field.is_some() || problem.code == "empty-file";
                let line = problem.message.starts_with("line ");
                assert!(
                    named || (line && !problem.message.starts_with("line 0")),
                    "{problem:?}"
                );
            }
            None
        }
        Err(Error::Limit(_)) => None,
        Err(other) => panic!("{other}"),
    }
}

/// A sheet whose rows are as wide as its head and know where they stand.
fn is_whole(sheet: &Sheet, newlines: usize) {
    let names: BTreeSet<&String> = sheet.columns.iter().collect();
    assert_eq!(names.len(), sheet.columns.len(), "{names:?}");
    let mut before = 1;
    for row in &sheet.rows {
        assert_eq!(row.cells.len(), sheet.columns.len());
        assert!(row.line >= before, "line {} after {before}", row.line);
        before = row.line;
    }
    assert!(before <= newlines as u64 + 1, "line {before} of {newlines}");
}

/// The cells below the head.
fn sheet_cells(sheet: &Sheet) -> Vec<Vec<String>> {
    sheet.rows.iter().map(|row| row.cells.clone()).collect()
}

/// The sheet written as CSV is read as the same.
fn reads_again(sheet: &Sheet) {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(u8::try_from(sheet.delimiter).expect("it was read"))
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(Vec::new());
    let rows = sheet.rows.iter().map(|row| &row.cells);
    for row in std::iter::once(&sheet.columns).chain(rows) {
        let cells = row.iter().map(|cell| standard::defused(cell));
        writer.write_record(cells).expect("it fits in memory");
    }
    let written = writer.into_inner().expect("it fits in memory");
    let options = ReadOptions {
        delimiter: Some(sheet.delimiter),
        ..ReadOptions::default()
    };
    let again = read(&written, &options).expect("what was read can be read again");
    assert_eq!(again.columns, sheet.columns);
    assert_eq!(sheet_cells(&again), sheet_cells(sheet));
}

/// Of each row it is said whether it becomes a record.
fn imports(sheet: &Sheet) {
    let context = Context::operator();
    for table in ["deals", "companies", "contacts"] {
        let shown = preview(&ACCOUNT, &context, table, sheet).expect("any sheet can be shown");
        assert_eq!(
            (shown.rows, shown.columns.len()),
            (sheet.rows.len(), sheet.columns.len())
        );
        let options = Options {
            dry_run: true,
            ..Options::default()
        };
        match run(&ACCOUNT, &context, table, sheet, &options, &mut |_, _| {}) {
            Ok(report) => accounts_for(sheet, &report),
            Err(Error::Invalid(problems)) => assert!(!problems.is_empty()),
            Err(other) => panic!("{other}"),
        }
    }
}

fn accounts_for(sheet: &Sheet, report: &Report) {
    assert_eq!(report.rows, sheet.rows.len() as u64);
    assert_eq!((report.created, report.operation), (0, None));
    let lines: BTreeSet<u64> = report.refused.iter().map(|refused| refused.line).collect();
    for refused in &report.refused {
        assert!(sheet.rows.iter().any(|row| row.line == refused.line));
        assert!(!refused.problem.message.is_empty());
    }
    assert_eq!(report.ready + lines.len() as u64, report.rows, "{report:?}");
}

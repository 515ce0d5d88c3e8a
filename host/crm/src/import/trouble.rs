//! What can be wrong with a cell, each with a word of its own: the pages say it in the
//! reader's language.

use crate::error::Problem;
use crate::import::dates::DateOrder;

/// The cell holds nothing of the kind that the field does.
pub(super) fn no_file() -> Problem {
    Problem::general("import-no-file", "this is no file")
}

pub(super) fn no_whole_number() -> Problem {
    Problem::general("import-no-whole-number", "this is no whole number")
}

pub(super) fn no_number() -> Problem {
    Problem::general("import-no-number", "this is no number")
}

pub(super) fn no_amount() -> Problem {
    Problem::general("import-no-amount", "this is no amount")
}

pub(super) fn no_yes_or_no() -> Problem {
    Problem::general("import-no-yes-or-no", "this is no yes or no")
}

pub(super) fn no_moment() -> Problem {
    Problem::general("import-no-moment", "this is no date and time")
}

/// The days of this column are read in this order.
pub(super) fn no_date(order: DateOrder) -> Problem {
    let written = order.written();
    let message = format!("this is no date ({written})");
    Problem::general("import-no-date", message).with("order", order.name())
}

/// The currency has fewer digits after the point.
pub(super) fn too_many_digits(currency: &str) -> Problem {
    let message = format!("{currency} has no amount with so many digits");
    Problem::general("import-too-many-digits", message).with("currency", currency)
}

/// One of a list is a row of the same file.
pub(super) fn in_this_file(name: &str) -> Problem {
    let message = format!("`{name}` is in this file, too; import that row first");
    Problem::general("import-in-this-file", message).with("name", name)
}

/// A name that is that of several: of records of this table, or of choices.
pub(super) fn several(table: Option<&str>) -> Problem {
    match table {
        Some(table) => {
            let message = format!("several have this name in `{table}`; say which one is meant");
            Problem::general("import-several-records", message)
        }
        None => Problem::general(
            "import-several-choices",
            "several have this name among the choices; say which one is meant",
        ),
    }
}

/// A name that is that of no record of this table, or of no choice.
pub(super) fn unknown(table: Option<&str>) -> Problem {
    match table {
        Some(table) => {
            let message = format!("nothing has this name in `{table}`");
            Problem::general("import-unknown-record", message)
        }
        None => Problem::general(
            "import-unknown-choice",
            "nothing has this name among the choices",
        ),
    }
}

/// A field that must be filled, and that no column fills.
pub(super) fn not_filled(field: &str) -> Problem {
    let message = format!("`{field}` is required, and no column goes into it");
    Problem::general("import-not-filled", message)
}

/// A unique value that is there already.
pub(super) fn taken() -> Problem {
    Problem::general(
        "import-taken",
        "another record, or an earlier row, has this already; it must be unique",
    )
}

/// A reference to a row that can't become a record before this one.
pub(super) fn refers(line: u64) -> Problem {
    let message = format!("it refers to line {line}, which is refused or refers back to it");
    Problem::general("import-refers", message).with("line", line)
}

//! The cells of a CSV file by the letter of RFC 4180, as far as files that Bailey takes
//! go, to compare with what it reads.

/// The cells of each row but the first, without spaces around and as they were before a
/// spreadsheet was kept from running them. Empty lines are no rows.
pub(super) fn cells(text: &str, delimiter: char) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut cell = String::new();
    let mut begins = true;
    let mut characters = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '"' if begins => {
                while let Some(c) = characters.next() {
                    if c == '"' && characters.next_if_eq(&'"').is_none() {
                        break;
                    }
                    cell.push(c);
                }
                begins = false;
            }
            '\r' | '\n' => {
                if !(row.is_empty() && cell.is_empty() && begins) {
                    row.push(std::mem::take(&mut cell));
                    rows.push(std::mem::take(&mut row));
                }
                begins = true;
            }
            c if c == delimiter => {
                row.push(std::mem::take(&mut cell));
                begins = true;
            }
            c => {
                cell.push(c);
                begins = false;
            }
        }
    }
    if !(row.is_empty() && cell.is_empty() && begins) {
        row.push(cell);
        rows.push(row);
    }
    let read = |row: Vec<String>| row.iter().map(|cell| restored(cell.trim())).collect();
    rows.into_iter().skip(1).map(read).collect()
}

/// A cell as it is written, so that no spreadsheet runs it.
pub(super) fn defused(cell: &str) -> String {
    if runs(cell) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

fn restored(cell: &str) -> String {
    match cell.strip_prefix('\'') {
        Some(rest) if runs(rest) => rest.to_owned(),
        _ => cell.to_owned(),
    }
}

fn runs(cell: &str) -> bool {
    let bare = cell.trim_start_matches('\'');
    bare.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

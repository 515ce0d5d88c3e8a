//! Whether quotes open and close as CSV has them (RFC 4180). A parser that is
//! lenient here would swallow the rest of the file into one cell.

use crate::error::{Error, Result};

/// Checks the quotes of a whole file.
pub(super) fn check(text: &str, delimiter: char) -> Result<()> {
    let mut characters = text.chars().peekable();
    let mut line = 1_u64;
    let mut begins_cell = true;
    while let Some(c) = characters.next() {
        if c == '"' && begins_cell {
            let opened = line;
            loop {
                match characters.next() {
                    None => return Err(never_closed(opened)),
                    Some('\n') => line += 1,
                    Some('"') if characters.peek() == Some(&'"') => {
                        characters.next();
                    }
                    Some('"') => break,
                    Some(_) => {}
                }
            }
            let ends_cell = match characters.peek() {
                None | Some('\r' | '\n') => true,
                Some(next) => *next == delimiter,
            };
            if !ends_cell {
                return Err(goes_on(line));
            }
            begins_cell = false;
            continue;
        }
        if c == '\n' {
            line += 1;
        }
        begins_cell = c == delimiter || c == '\n' || c == '\r';
    }
    Ok(())
}

fn never_closed(line: u64) -> Error {
    Error::invalid(
        "quote-never-closed",
        format!("line {line}: a quote is opened and never closed; close it, or double it"),
    )
}

fn goes_on(line: u64) -> Error {
    Error::invalid(
        "text-after-quote",
        format!(
            "line {line}: a cell goes on after its closing quote; a quote within a quoted cell is \
             written twice"
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn quotes_as_csv_has_them_pass() {
        for text in [
            "a,b\n1,2\n",
            "\"a,b\",\"c\"\"d\"\r\n\"e\nf\",g",
            "5\" pipe,x",
            "\"\",\"\"",
        ] {
            assert!(check(text, ',').is_ok(), "{text}");
        }
    }

    #[test]
    fn a_quote_that_never_closes_is_named_by_where_it_opens() {
        let refused = check("a,b\n1,\"2\n3,4\n", ',').unwrap_err().to_string();
        assert!(refused.contains("line 2"), "{refused}");
    }

    #[test]
    fn a_cell_that_goes_on_after_its_quote_is_named() {
        let refused = check("a,b\n1,\"x\ny\"z\n", ',').unwrap_err().to_string();
        assert!(refused.contains("line 3"), "{refused}");
    }
}

//! What stands between the cells: a comma, a semicolon or a tab.

/// What can stand between cells, the most common first.
const DELIMITERS: [char; 3] = [',', ';', '\t'];

/// How many lines decide.
const LINES: usize = 50;

/// The delimiter that cuts the first rows into the most cells, as many in each
/// row; a comma if there is none.
pub(super) fn detect(text: &str) -> char {
    let sample: String = text.split_inclusive('\n').take(LINES).collect();
    let score = |delimiter: char| {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter as u8)
            .from_reader(sample.as_bytes());
        let widths: Vec<usize> = reader
            .records()
            .filter_map(Result::ok)
            .map(|record| record.len())
            .collect();
        let header = widths.first().copied().unwrap_or(0);
        let alike = widths.iter().filter(|width| **width == header).count();
        if header < 2 { (0, 0) } else { (alike, header) }
    };
    let mut best = (',', (0, 0));
    for delimiter in DELIMITERS {
        let score = score(delimiter);
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::detect;

    #[test]
    fn the_delimiter_is_what_cuts_all_rows_alike() {
        assert_eq!(detect("a,b\n1,2\n"), ',');
        assert_eq!(detect("имя;цена\nСтол;1,5\nСтул;2,5\n"), ';');
        assert_eq!(detect("a\tb, c\n1\t2\n"), '\t');
        assert_eq!(detect("\"a;b\",c\n\"1;2\",3\n"), ',');
        assert_eq!(detect("name\nAcme\n"), ',');
    }
}

//! One table's sample rows, as a person would have them in a file: a CSV with a
//! heading, which column goes to which field, and which spellings mean what.

use anyhow::Result;

/// A file that is to be imported into one table.
#[derive(Debug)]
pub struct Sheet {
    /// The table's key.
    pub table: &'static str,
    /// The columns' headings; each is the key of the field it goes to.
    pub columns: Vec<&'static str>,
    /// The file.
    pub csv: Vec<u8>,
    /// How many rows it has, the heading aside.
    pub rows: u64,
    /// By column: a spelling in the file, and what it means.
    pub values: Vec<(&'static str, &'static [(&'static str, &'static str)])>,
}

impl Sheet {
    /// Writes rows as a file.
    pub fn write<const N: usize>(
        table: &'static str,
        columns: [&'static str; N],
        rows: impl IntoIterator<Item = [String; N]>,
    ) -> Result<Self> {
        let mut csv = csv::Writer::from_writer(Vec::new());
        csv.write_record(columns)?;
        let mut count = 0;
        for row in rows {
            csv.write_record(row)?;
            count += 1;
        }
        let csv = csv.into_inner()?;
        Ok(Self {
            table,
            columns: columns.to_vec(),
            csv,
            rows: count,
            values: Vec::new(),
        })
    }

    /// The same, with what spellings in a column mean.
    pub fn with_spellings(
        mut self,
        column: &'static str,
        spellings: &'static [(&'static str, &'static str)],
    ) -> Self {
        self.values.push((column, spellings));
        self
    }
}

/// A cell that may be empty.
pub fn cell(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

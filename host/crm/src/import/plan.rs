//! Checking every row of a sheet before any becomes a record.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use rusqlite::Connection;

use crate::error::{Problem, Result};
use crate::import::cells::{Cell, Column, Defaults};
use crate::import::mapping::Mapping;
use crate::import::read::Sheet;
use crate::import::report::{Refused, Spelling, Unmatched};
use crate::import::resolve::Meaning;
use crate::import::run::Options;
use crate::import::trouble;
use crate::records::encode;
use crate::schema::{Field, Schema, Table};
use crate::value::Value;

/// The rows that can become records, in the order in which they must.
pub(super) struct Plan {
    pub(super) table: Arc<Table>,
    pub(super) rows: Vec<Planned>,
    /// The columns that go into no field.
    pub(super) left_out: Vec<String>,
    pub(super) refused: Vec<Refused>,
    pub(super) unmatched: Vec<Unmatched>,
}

/// A row that can become a record.
pub(super) struct Planned {
    /// Its place in the sheet.
    pub(super) row: usize,
    /// What its fields will hold, in the table's order.
    pub(super) values: Vec<Value>,
    /// The fields that refer to what other rows of the sheet become.
    pub(super) pending: Vec<(usize, usize)>,
}

/// Checks all rows.
pub(super) fn plan(
    connection: &Connection,
    schema: &Schema,
    table: &Arc<Table>,
    sheet: &Sheet,
    mapping: &Mapping,
    options: &Options,
    defaults: &Defaults,
) -> Result<Plan> {
    let mut columns = Vec::with_capacity(mapping.pairs.len());
    for pair in &mapping.pairs {
        columns.push(Column::new(
            connection, schema, table, sheet, *pair, options, defaults,
        )?);
    }
    name_rows(table, sheet, mapping, &mut columns);

    let mut checker = Checker {
        table,
        sheet,
        taken: taken(connection, table, mapping)?,
        refused: Vec::new(),
        spellings: vec![BTreeMap::new(); columns.len()],
    };
    let mut caches: Vec<HashMap<String, Meaning>> =
        columns.iter().map(|_| HashMap::new()).collect();
    let mut rows: Vec<Option<Planned>> = Vec::with_capacity(sheet.rows.len());
    for row in 0..sheet.rows.len() {
        rows.push(checker.row(row, &columns, &mut caches, mapping)?);
    }
    let rows = in_order(rows, sheet, &columns, &mut checker.refused);
    checker.refused.sort_by_key(|refused| refused.line);
    let unmatched = unmatched(&columns, sheet, checker.spellings);
    let unused = |(place, _): &(usize, &String)| mapping.field_of(*place).is_none();
    let left_out = sheet.columns.iter().enumerate().filter(unused);
    let left_out = left_out.map(|(_, name)| name.clone()).collect();
    Ok(Plan {
        table: Arc::clone(table),
        rows,
        left_out,
        refused: checker.refused,
        unmatched,
    })
}

/// Lets references to the sheet's own table mean its rows, by what the records
/// will be called and by their unique texts.
fn name_rows(table: &Table, sheet: &Sheet, mapping: &Mapping, columns: &mut [Column<'_>]) {
    let label = table.label_field().map(|field| field.key.as_str());
    let naming: Vec<usize> = table
        .fields
        .iter()
        .enumerate()
        .filter(|(_, f)| Some(f.key.as_str()) == label || (f.unique && f.kind.is_text()))
        .filter_map(|(place, _)| mapping.column_of(place))
        .collect();
    for column in columns
        .iter_mut()
        .filter(|c| c.field.kind.refers_to() == Some(&table.key))
    {
        for (n, row) in sheet.rows.iter().enumerate() {
            for naming in &naming {
                if !row.cells[*naming].is_empty() {
                    column.names.add_row(&row.cells[*naming], n);
                }
            }
        }
    }
}

/// The values of unique fields that active records have already, by field.
fn taken(
    connection: &Connection,
    table: &Table,
    mapping: &Mapping,
) -> Result<HashMap<usize, HashSet<String>>> {
    let mut taken = HashMap::new();
    for (place, field) in table.fields.iter().enumerate() {
        if !field.unique || mapping.column_of(place).is_none() {
            continue;
        }
        let column = field.unique_column();
        let sql = format!(
            r#"SELECT CAST("{column}" AS TEXT) FROM "{}"
               WHERE "state" = 'active' AND "{column}" IS NOT NULL"#,
            table.key
        );
        let mut statement = connection.prepare(&sql)?;
        let values = statement.query_map([], |row| row.get(0))?;
        taken.insert(place, values.collect::<Result<_, _>>()?);
    }
    Ok(taken)
}

struct Checker<'a> {
    table: &'a Table,
    sheet: &'a Sheet,
    taken: HashMap<usize, HashSet<String>>,
    refused: Vec<Refused>,
    /// What means nothing, by column, with how often it stands there.
    spellings: Vec<BTreeMap<String, u64>>,
}

impl Checker<'_> {
    fn row(
        &mut self,
        row: usize,
        columns: &[Column<'_>],
        caches: &mut [HashMap<String, Meaning>],
        mapping: &Mapping,
    ) -> Result<Option<Planned>> {
        let before = self.refused.len();
        let mut values = vec![Value::None; self.table.fields.len()];
        let mut pending = Vec::new();
        for (n, (column, cache)) in columns.iter().zip(caches).enumerate() {
            let cell = &self.sheet.rows[row].cells[column.place];
            match column.read(cell, cache) {
                Cell::Value(value) => values[column.field_place] = value,
                Cell::Row(other) => pending.push((column.field_place, other)),
                Cell::Unmatched(spelling, problem) => {
                    *self.spellings[n].entry(spelling).or_default() += 1;
                    self.refuse(row, column.place, problem);
                }
                Cell::Wrong(problem) => self.refuse(row, column.place, problem),
            }
        }
        for (place, field) in self.table.fields.iter().enumerate() {
            if field.required && mapping.column_of(place).is_none() {
                self.refused.push(Refused {
                    line: self.sheet.rows[row].line,
                    column: field.key.clone(),
                    value: String::new(),
                    problem: trouble::not_filled(&field.key),
                });
            }
        }
        if self.refused.len() == before {
            self.claim_unique(row, &values, mapping)?;
        }
        Ok((self.refused.len() == before).then_some(Planned {
            row,
            values,
            pending,
        }))
    }

    fn claim_unique(&mut self, row: usize, values: &[Value], mapping: &Mapping) -> Result<()> {
        let places: Vec<usize> = self.taken.keys().copied().collect();
        for place in places {
            let field = &self.table.fields[place];
            let Some(key) = unique_key(field, &values[place])? else {
                continue;
            };
            let is_new = self
                .taken
                .get_mut(&place)
                .is_none_or(|taken| taken.insert(key));
            if let (false, Some(column)) = (is_new, mapping.column_of(place)) {
                self.refuse(row, column, trouble::taken());
            }
        }
        Ok(())
    }

    fn refuse(&mut self, row: usize, column: usize, problem: Problem) {
        self.refused.push(refused(self.sheet, row, column, problem));
    }
}

fn refused(sheet: &Sheet, row: usize, column: usize, problem: Problem) -> Refused {
    let row = &sheet.rows[row];
    Refused {
        line: row.line,
        column: sheet.columns[column].clone(),
        value: row.cells[column].clone(),
        problem,
    }
}

/// What the unique index compares, as text; none where there is nothing.
fn unique_key(field: &Field, value: &Value) -> Result<Option<String>> {
    let mut columns = Vec::with_capacity(2);
    encode(field, value, &mut columns)?;
    // Text is compared by its fold, which is the last column.
    Ok(match columns.pop() {
        Some(rusqlite::types::Value::Text(text)) => Some(text),
        Some(rusqlite::types::Value::Integer(number)) => Some(number.to_string()),
        _ => None,
    })
}

/// Puts each row after those that it refers to. What refers to a refused row, or
/// in a circle, is refused.
fn in_order(
    mut rows: Vec<Option<Planned>>,
    sheet: &Sheet,
    columns: &[Column<'_>],
    refusals: &mut Vec<Refused>,
) -> Vec<Planned> {
    let mut ordered = Vec::with_capacity(rows.len());
    let mut done = vec![false; rows.len()];
    loop {
        let mut waiting = Vec::new();
        let mut moved = false;
        for n in 0..rows.len() {
            let Some(planned) = &rows[n] else { continue };
            if planned.pending.iter().all(|(_, other)| done[*other]) {
                done[n] = true;
                moved = true;
                ordered.extend(rows[n].take());
            } else {
                waiting.push(n);
            }
        }
        if waiting.is_empty() {
            return ordered;
        }
        if moved {
            continue;
        }
        for n in waiting {
            let Some(planned) = rows[n].take() else {
                continue;
            };
            for (place, other) in planned.pending.iter().filter(|(_, other)| !done[*other]) {
                let column = columns.iter().find(|column| column.field_place == *place);
                let line = sheet.rows[*other].line;
                let problem = trouble::refers(line);
                refusals.extend(column.map(|column| refused(sheet, n, column.place, problem)));
            }
        }
        return ordered;
    }
}

fn unmatched(
    columns: &[Column<'_>],
    sheet: &Sheet,
    spellings: Vec<BTreeMap<String, u64>>,
) -> Vec<Unmatched> {
    let mut unmatched = Vec::new();
    for (column, spellings) in columns.iter().zip(spellings) {
        if spellings.is_empty() {
            continue;
        }
        let mut spellings: Vec<(String, u64)> = spellings.into_iter().collect();
        spellings.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let suggestions = column.names.suggestions(&spellings);
        let spellings = spellings
            .into_iter()
            .zip(suggestions)
            .map(|((value, count), suggestion)| Spelling {
                value,
                count,
                suggestion,
            })
            .collect();
        unmatched.push(Unmatched {
            column: sheet.columns[column.place].clone(),
            field: column.field.key.clone(),
            spellings,
        });
    }
    unmatched
}

//! Whether the data fits what a field demands, told with numbers and examples.

use rusqlite::{Connection, Params};

use crate::error::{Problem, Result};
use crate::ids::RecordId;
use crate::schema::{ChoiceOption, Field};

/// How many records a problem names.
const NAMED: u64 = 3;

/// The records that hold nothing in the field, as a problem of `required`. Those
/// in the bin don't count.
pub(super) fn lacking(
    connection: &Connection,
    table: &str,
    field: &Field,
) -> Result<Option<Problem>> {
    let condition = format!(r#""state" <> 'deleted' AND "{}" IS NULL"#, field.key);
    let Some(found) = Found::of(connection, table, &condition, [])? else {
        return Ok(None);
    };
    let message = format!(
        "`{}` can't be required: {} of `{table}` hold nothing in it: {}; fill them in first",
        field.key,
        found.count(),
        found.list()
    );
    let problem = Problem::field("required", "missing-values", message);
    Ok(Some(found.tell(problem)))
}

/// The active records that share a value in the field, as a problem of `unique`.
pub(super) fn doubled(
    connection: &Connection,
    table: &str,
    field: &Field,
) -> Result<Option<Problem>> {
    let column = field.unique_column();
    let condition = format!(
        r#""state" = 'active' AND "{column}" IN (
               SELECT "{column}" FROM "{table}" WHERE "state" = 'active' AND "{column}" IS NOT NULL
               GROUP BY "{column}" HAVING count(*) > 1)"#
    );
    let Some(found) = Found::of(connection, table, &condition, [])? else {
        return Ok(None);
    };
    let message = format!(
        "`{}` can't be unique: {} of `{table}` share its value with another: {}; change them first",
        field.key,
        found.count(),
        found.list()
    );
    let problem = Problem::field("unique", "shared-values", message);
    Ok(Some(found.tell(problem)))
}

/// The records, in whatever state, that have a choice which is to go, as a
/// problem of `choices`.
pub(super) fn in_use(
    connection: &Connection,
    table: &str,
    field: &Field,
    option: &ChoiceOption,
) -> Result<Option<Problem>> {
    let key = &field.key;
    let condition = if field.multiple {
        format!(r#"EXISTS (SELECT 1 FROM json_each("{key}") AS held WHERE held.value = ?1)"#)
    } else {
        format!(r#""{key}" = ?1"#)
    };
    let Some(found) = Found::of(connection, table, &condition, [&option.key])? else {
        return Ok(None);
    };
    let message = format!(
        "choice `{}` can't be deleted: {} of `{table}` have it, those in the recycle bin among \
         them: {}; retire it, and they keep it while nobody can choose it any more",
        option.key,
        found.count(),
        found.list()
    );
    let problem = Problem::field("choices", "in-use", message).with("choice", &option.label);
    Ok(Some(found.tell(problem)))
}

/// How many records hold a value in the field, in whatever state.
pub(super) fn holding(connection: &Connection, table: &str, field: &Field) -> Result<u64> {
    count(
        connection,
        table,
        &format!(r#""{}" IS NOT NULL"#, field.key),
        [],
    )
}

/// How many records the table has, in whatever state.
pub(super) fn records(connection: &Connection, table: &str) -> Result<u64> {
    count(connection, table, "1", [])
}

/// Records for which a condition holds: how many, and the first few.
struct Found {
    number: u64,
    named: String,
}

impl Found {
    fn of<P: Params + Copy>(
        connection: &Connection,
        table: &str,
        condition: &str,
        params: P,
    ) -> Result<Option<Self>> {
        let number = count(connection, table, condition, params)?;
        if number == 0 {
            return Ok(None);
        }
        let sql = format!(
            r#"SELECT "id", "label" FROM "{table}" WHERE {condition} ORDER BY "id" LIMIT {NAMED}"#
        );
        let mut statement = connection.prepare_cached(&sql)?;
        let named = statement.query_map(params, |row| {
            let (id, label): (RecordId, String) = (row.get(0)?, row.get(1)?);
            Ok(format!("{id} ({label})"))
        })?;
        let named = named.collect::<rusqlite::Result<Vec<_>>>()?.join(", ");
        Ok(Some(Self { number, named }))
    }

    /// How many are not named.
    fn more(&self) -> u64 {
        self.number.saturating_sub(NAMED)
    }

    /// The problem with what its translation needs.
    fn tell(&self, problem: Problem) -> Problem {
        problem
            .with("count", self.number)
            .with("records", &self.named)
            .with("more", self.more())
    }

    /// The named ones, and how many more there are.
    fn list(&self) -> String {
        match self.more() {
            0 => self.named.clone(),
            more => format!("{} and {more} more", self.named),
        }
    }

    fn count(&self) -> String {
        match self.number {
            1 => "1 record".to_owned(),
            number => format!("{number} records"),
        }
    }
}

fn count<P: Params>(
    connection: &Connection,
    table: &str,
    condition: &str,
    params: P,
) -> Result<u64> {
    let sql = format!(r#"SELECT count(*) FROM "{table}" WHERE {condition}"#);
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_row(params, |row| row.get(0))?)
}

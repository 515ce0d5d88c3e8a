//! Searching everything that the account holds.

use crate::access::Action;
use crate::activity::{self, Act};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{RecordId, TableId};
use crate::records::row;
use crate::records::{RecordState, may_use};
use crate::schema::Schema;
use crate::search::{snippet, words};
use crate::store::{Account, Read};
use crate::value::{RecordRef, Scalar};

/// How many records a search can return.
pub const MOST_FOUND: usize = 200;

/// How many places in texts a search looks at before it gives up finding more
/// records that the asker can be shown.
const MOST_HITS: usize = 5_000;

/// A record that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Which.
    pub record: RecordRef,
    /// What it is called.
    pub label: String,
    /// Where it is in its life.
    pub state: RecordState,
    /// The key of the field in which the words are.
    pub field: String,
    /// What stands there, cut to the words' surroundings.
    pub snippet: String,
}

/// The records in whose texts all the words are, the last perhaps unfinished;
/// the best first. By default active ones alone.
///
/// # Errors
/// `Invalid` for a limit that isn't 1 to 200.
pub fn search(
    account: &Account,
    context: &Context,
    text: &str,
    states: &[RecordState],
    limit: usize,
) -> Result<Vec<Found>> {
    let found = account.read(|read| search_in(read, context, text, states, limit))?;
    activity::note(account, context, Act::RowsListed, found.len());
    Ok(found)
}

/// Searches within a transaction that reads more.
///
/// # Errors
/// As [`search`].
pub fn search_in(
    read: &Read<'_>,
    context: &Context,
    text: &str,
    states: &[RecordState],
    limit: usize,
) -> Result<Vec<Found>> {
    may_use(context)?;
    if !(1..=MOST_FOUND).contains(&limit) {
        let message = format!("ask for 1 to {MOST_FOUND} records at once");
        return Err(Error::invalid_field("limit", "out-of-range", message));
    }
    let Some(query) = words::query(text) else {
        return Ok(Vec::new());
    };
    let asked = words::asked_words(text);
    let schema = read.schema(context)?;
    let states = if states.is_empty() {
        &[RecordState::Active]
    } else {
        states
    };

    // A cross join is what SQLite does in this order: the words first, then where they
    // stand. Else it would go through all places and ask of each for its words.
    let mut statement = read.connection().prepare_cached(&format!(
        "SELECT place.table_id, place.record_id, place.field_id
         FROM bailey_search CROSS JOIN bailey_search_row AS place
         WHERE bailey_search MATCH ?1 AND place.id = bailey_search.rowid
             AND ({})
         ORDER BY bailey_search.rank, place.id DESC LIMIT ?2",
        seen(&schema)
    ))?;
    let mut rows = statement.query((query, MOST_HITS as i64))?;
    let mut found: Vec<Found> = Vec::new();
    while let Some(row) = rows.next()? {
        if found.len() == limit {
            break;
        }
        let (table, record, field) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if let Some(one) = show(read, &schema, (table, record, field), states, &asked)?
            && !found.iter().any(|other| other.record == one.record)
        {
            found.push(one);
        }
    }
    context
        .access
        .shows(false, found.iter().map(|one| &one.record));
    Ok(found)
}

/// What holds for the places that the asker may be shown: which fields of which
/// tables, and of which records.
fn seen(schema: &Schema) -> String {
    let tables = schema.tables().iter().map(|table| {
        let texts = table.fields.iter().filter(|field| field.kind.is_text());
        let texts: Vec<String> = texts.map(|field| field.id.to_string()).collect();
        let fields = format!(
            "(place.table_id = {} AND place.field_id IN ({}))",
            table.id,
            texts.join(", ")
        );
        match table.condition(Action::View, "found") {
            None => fields,
            Some(seen) => format!(
                r#"({fields} AND EXISTS (SELECT 1 FROM "{}" AS "found"
                   WHERE "found"."id" = place.record_id AND {seen}))"#,
                table.key
            ),
        }
    });
    let tables: Vec<String> = tables.collect();
    if tables.is_empty() {
        return "0".to_owned();
    }
    tables.join(" OR ")
}

fn show(
    read: &Read<'_>,
    schema: &Schema,
    (table, record, field): (TableId, RecordId, crate::ids::FieldId),
    states: &[RecordState],
    asked: &[String],
) -> Result<Option<Found>> {
    let Some(table) = schema.by_id(table) else {
        return Ok(None);
    };
    let Some(field) = table.by_id(field) else {
        return Ok(None);
    };
    let Some(record) = row::find(read.connection(), table, record)? else {
        return Ok(None);
    };
    if !states.contains(&record.state) {
        return Ok(None);
    }
    let texts: Vec<&str> = record
        .value(&field.key)
        .map(|value| value.scalars())
        .unwrap_or_default()
        .iter()
        .filter_map(|scalar| match scalar {
            Scalar::Text(text) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    Ok(Some(Found {
        record: record.reference(),
        snippet: snippet::around(&texts.join(", "), asked),
        label: record.label,
        state: record.state,
        field: field.key.clone(),
    }))
}

#[cfg(test)]
mod tests {
    use super::search;
    use crate::context::Context;
    use crate::records::testing::{made, text};
    use crate::records::{RecordState, Selection, Update, What, archive, update};
    use crate::store::Account;

    fn labels(account: &Account, asked: &str) -> Vec<String> {
        let found = search(account, &Context::operator(), asked, &[], 50).unwrap();
        found.into_iter().map(|found| found.label).collect()
    }

    #[test]
    fn words_are_found_in_every_table_and_alphabet() {
        let account = Account::in_memory().unwrap();
        made(
            &account,
            "companies",
            [("name", text("ООО «Ромашка»")), ("country", text("Россия"))],
        );
        made(&account, "contacts", [("name", text("Łukasz Żak"))]);
        made(&account, "notes", [("text", text("在北京市的会议"))]);
        assert_eq!(labels(&account, "ромаш"), ["ООО «Ромашка»"]);
        assert_eq!(labels(&account, "zak lukasz"), ["Łukasz Żak"]);
        assert_eq!(labels(&account, "北京"), ["在北京市的会议"]);
        assert_eq!(labels(&account, "议"), ["在北京市的会议"]);
        assert!(labels(&account, "маш").is_empty());
    }

    #[test]
    fn a_text_that_changed_is_found_by_its_new_words_alone() {
        let account = Account::in_memory().unwrap();
        let record = made(&account, "companies", [("name", text("Acme"))]);
        let values = [("name".to_owned(), text("Betasoloin"))].into();
        let change = Update {
            record,
            version: None,
            values,
        };
        update(&account, &Context::operator(), vec![change]).unwrap();
        assert!(labels(&account, "acme").is_empty());
        assert_eq!(labels(&account, "beta"), ["Betasoloin"]);
    }

    #[test]
    fn what_is_put_away_is_found_when_asked_for() {
        let account = Account::in_memory().unwrap();
        let context = Context::operator();
        let record = made(&account, "companies", [("name", text("Acme"))]);
        let what = What::Ids(vec![record.id]);
        archive(
            &account,
            &context,
            Selection {
                table: "companies".into(),
                what,
            },
        )
        .unwrap();
        assert!(labels(&account, "acme").is_empty());
        let states = [RecordState::Archived];
        assert_eq!(
            search(&account, &context, "acme", &states, 5)
                .unwrap()
                .len(),
            1
        );
    }
}

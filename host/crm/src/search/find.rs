//! Searching everything that the account holds.
//!
//! The index of words ranks what it found by how rare each word is, and counts all rows that
//! have it for that: with a million records a search for a common word takes as long as
//! reading them all. So what is called so comes first, and then what was written last.

use crate::activity::{self, Act};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::records::row;
use crate::records::{RecordState, may_use};
use crate::schema::Schema;
use crate::search::places::{self, Place};
use crate::search::{named, snippet, words};
use crate::store::{Account, Read};
use crate::value::{RecordRef, Scalar};

/// How many records a search can return.
pub const MOST_FOUND: usize = 200;

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

/// The records in whose texts all the words are, the last perhaps unfinished: first those
/// whose name begins with what is asked, by name, of each table in turn; then those that
/// were written last. By default active ones alone.
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

    let mut found: Vec<Found> = Vec::new();
    for place in named::named(read, &schema, text, states, limit)? {
        found.extend(show(read, &schema, place, states, &asked)?);
    }
    if found.len() < limit {
        places::latest(read, &schema, &query, &mut |place| {
            if let Some(one) = show(read, &schema, place, states, &asked)?
                && !found.iter().any(|other| other.record == one.record)
            {
                found.push(one);
            }
            Ok(found.len() < limit)
        })?;
    }
    context
        .access
        .shows(false, found.iter().map(|one| &one.record));
    Ok(found)
}

fn show(
    read: &Read<'_>,
    schema: &Schema,
    place: Place,
    states: &[RecordState],
    asked: &[String],
) -> Result<Option<Found>> {
    let Some(table) = schema.by_id(place.table) else {
        return Ok(None);
    };
    let Some(field) = table.by_id(place.field) else {
        return Ok(None);
    };
    let Some(record) = row::find(read.connection(), table, place.record)? else {
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
    fn what_is_called_so_comes_before_what_is_newer() {
        let account = Account::in_memory().unwrap();
        made(&account, "companies", [("name", text("Acme"))]);
        made(&account, "companies", [("name", text("Acme Łódź"))]);
        for n in 0..60 {
            let about = text(&format!("Deal {n} with ACME"));
            made(&account, "notes", [("text", about)]);
        }
        let found = labels(&account, " acme ");
        let first: Vec<&str> = found.iter().map(String::as_str).take(4).collect();
        let newest = ["Deal 59 with ACME", "Deal 58 with ACME"];
        assert_eq!(first, [["Acme", "Acme Łódź"], newest].concat());
        assert_eq!(found.len(), 50, "each once");
        assert_eq!(labels(&account, "acme lod"), ["Acme Łódź"]);
    }

    #[test]
    fn many_of_one_name_leave_room_for_another_table() {
        let account = Account::in_memory().unwrap();
        for _ in 0..60 {
            made(&account, "companies", [("name", text("Acme"))]);
        }
        made(&account, "contacts", [("name", text("Acme Anna"))]);
        let found = labels(&account, "acme");
        assert_eq!(found.len(), 50);
        assert_eq!(found[..3], ["Acme", "Acme Anna", "Acme"]);
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

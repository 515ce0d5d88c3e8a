//! What the form for opening asks for: read from a page's address or from what was
//! posted, by one name for each.

use bailey_sdk::prelude::*;
use bailey_sdk::sorted::Set;
use bailey_sdk::support_access::{MaskedField, Scope};

/// What names a table that is to be seen.
pub const TABLE: &str = "table.";
/// What names a field that is not to be seen.
pub const HIDE: &str = "hide.";
/// Whether records may be made and changed.
pub const WRITE: &str = "write";
/// For how many hours.
pub const HOURS: &str = "hours";

const HOUR: Timestamp = 60 * 60 * 1000;
const TICKED: &str = "true";

/// For how many hours it can be opened.
pub const CHOICES: [i64; 5] = [4, 24, 72, 168, 720];

/// The tables that are ticked.
pub fn tables(parameters: &impl Parameters) -> Set<String> {
    named(parameters, TABLE).map(str::to_owned).collect()
}

/// The scope that was asked for.
pub fn scope(parameters: &impl Parameters) -> Scope {
    let tables = tables(parameters);
    let hidden = named(parameters, HIDE).filter_map(|name| {
        let (table, field) = name.split_once('.')?;
        tables.contains(table).then(|| MaskedField {
            table: table.to_owned(),
            field: field.to_owned(),
        })
    });
    Scope {
        hidden: hidden.collect(),
        write: parameters.parameter(WRITE) == Some(TICKED),
        tables: tables.into_iter().collect(),
    }
}

/// Until when, from this moment on.
pub fn until(parameters: &impl Parameters, now: Timestamp) -> Result<Timestamp, Error> {
    let hours = parameters
        .parameter(HOURS)
        .and_then(|hours| hours.parse().ok());
    match hours.filter(|hours| CHOICES.contains(hours)) {
        Some(hours) => Ok(now + hours * HOUR),
        None => Err(Error::field(HOURS, tr("unknown-hours"))),
    }
}

fn named<'a>(parameters: &'a impl Parameters, prefix: &'a str) -> impl Iterator<Item = &'a str> {
    let ticked = parameters.all().iter().filter(|(_, value)| value == TICKED);
    ticked.filter_map(move |(name, _)| name.strip_prefix(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        let pairs = pairs.iter();
        pairs
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect()
    }

    #[test]
    fn a_scope_is_what_was_ticked_and_reads_alone_by_default() {
        let asked = scope(&form(&[
            ("table.deals", "true"),
            ("table.notes", ""),
            ("hide.deals.value", "true"),
            ("hide.contacts.email", "true"),
        ]));
        assert_eq!(asked.tables, ["deals"]);
        assert_eq!(asked.hidden.len(), 1);
        assert!(!asked.write);
        assert!(scope(&form(&[("write", "true")])).write);
    }

    #[test]
    fn it_is_open_for_one_of_the_times_offered() {
        assert_eq!(until(&form(&[("hours", "4")]), 1), Ok(1 + 4 * HOUR));
        assert!(until(&form(&[("hours", "5")]), 1).is_err());
        assert!(until(&form(&[]), 1).is_err());
    }
}

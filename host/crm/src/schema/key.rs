//! Names of tables and fields for programs, and which of them can't be used.

use crate::error::Problem;
use crate::schema::{SystemField, USERS};

/// Words of SQL, so that a key can be typed into any SQLite tool unquoted.
/// Source: the keywords of SQLite and the reserved words of PostgreSQL.
const RESERVED: &str = "abort action add after all alter always analyse analyze and any array as \
asc asymmetric attach authorization autoincrement before begin between binary both by cascade case \
cast check collate collation column commit concurrently conflict constraint create cross current \
current_catalog current_date current_role current_schema current_time current_timestamp \
current_user database default deferrable deferred delete desc detach distinct do drop each else \
end escape except exclude exclusive exists explain fail false fetch filter first following for \
foreign freeze from full generated glob grant group groups having if ignore ilike immediate in \
index indexed initially inner insert instead intersect into is isnull join key last lateral \
leading left like limit localtime localtimestamp match materialized natural no not nothing notnull \
null nulls of offset on only or order others outer over overlaps partition placing plan pragma \
preceding primary query raise range recursive references regexp reindex release rename replace \
restrict returning right rollback row rowid rows savepoint select session_user set similar some \
symmetric table tablesample temp temporary then ties to trailing transaction trigger true \
unbounded union unique update user using vacuum values variadic verbose view virtual when where \
window with within without";

/// Checks a table's or a field's key: 1 to 40 lower-case Latin letters, digits
/// and single underscores, a letter first, no word of SQL, none of Bailey's own.
///
/// # Errors
/// What is wrong with it, under the name of the field that holds it.
pub fn check_key(key: &str, named: &str) -> Result<(), Problem> {
    let fits = (1..=40).contains(&key.len())
        && key.starts_with(|c: char| c.is_ascii_lowercase())
        && key
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
        && !key.contains("__")
        && !key.ends_with('_');
    if !fits {
        return Err(Problem::field(
            named,
            "not-a-key",
            format!(
                "`{key}` can't be a key: use 1 to 40 lower-case Latin letters, digits and single \
                 underscores, beginning with a letter, such as `unit_price`"
            ),
        ));
    }
    let taken = key == USERS
        || key.starts_with("bailey_")
        || key.starts_with("sqlite_")
        || SystemField::from_key(key).is_some()
        || RESERVED.split_ascii_whitespace().any(|word| word == key);
    if taken {
        return Err(Problem::field(
            named,
            "reserved-key",
            format!("`{key}` can't be a key: it is a word of SQL or of Bailey; choose another"),
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check_key;

    #[test]
    fn ordinary_words_are_keys() {
        for key in [
            "a",
            "unit_price",
            "x9",
            "stage",
            "value",
            "number",
            "text",
            &"a".repeat(40),
        ] {
            assert_eq!(check_key(key, "key"), Ok(()), "{key}");
        }
    }

    #[test]
    fn what_sql_or_bailey_would_read_otherwise_is_no_key() {
        for key in [
            "",
            "9a",
            "A",
            "a-b",
            "a__b",
            "a_",
            "цена",
            "a b",
            "a\"",
            &"a".repeat(41),
        ] {
            assert_eq!(
                check_key(key, "key").unwrap_err().code,
                "not-a-key",
                "{key}"
            );
        }
        for key in [
            "order", "select", "users", "id", "state", "bailey_x", "sqlite_x", "rowid",
        ] {
            assert_eq!(
                check_key(key, "key").unwrap_err().code,
                "reserved-key",
                "{key}"
            );
        }
    }
}

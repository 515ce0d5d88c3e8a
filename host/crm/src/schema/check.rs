//! What a new field must be, before a column is made for it.

use crate::error::Problem;
use crate::schema::{ChoiceOption, FieldKind, NewField, Schema, USERS, check_key};

/// The longest label of a table, a field or a choice, in characters.
const LONGEST_LABEL: usize = 100;

/// How many choices a field can have.
const MOST_CHOICES: usize = 500;

/// Adds what is wrong with a new field of the table `table` to `problems`.
pub(super) fn field(schema: &Schema, table: &str, field: &NewField, problems: &mut Vec<Problem>) {
    let key = field.key.as_str();
    if let Err(problem) = check_key(key, key) {
        problems.push(problem);
    }
    label(&field.label, key, problems);
    kind(schema, table, field, problems);
    if field.unique {
        unique(&field.kind, field.multiple, key, problems);
    }
    let mut wrong = |code, message: &str| {
        problems.push(Problem::field(key, code, format!("`{key}`: {message}")));
    };
    let single = matches!(
        field.kind,
        FieldKind::LongText | FieldKind::Money | FieldKind::Boolean
    );
    if field.multiple && single {
        wrong(
            "cannot-be-multiple",
            "long text, money and yes/no fields hold one value",
        );
    }
    let belongs = field.kind.refers_to().is_some_and(|target| target != USERS);
    if field.along && !belongs {
        wrong(
            "cannot-go-along",
            "only a reference to records can make its records go along",
        );
    }
    if field.along && field.multiple {
        wrong(
            "cannot-go-along",
            "a field with several references can't make its records go along",
        );
    }
}

/// Adds what is wrong with a label to `problems`.
pub(super) fn label(label: &str, named: &str, problems: &mut Vec<Problem>) {
    if label.trim().is_empty() || label.chars().count() > LONGEST_LABEL {
        problems.push(Problem::field(
            named,
            "not-a-label",
            format!("`{named}` needs a label of 1 to {LONGEST_LABEL} characters"),
        ));
    }
}

fn kind(schema: &Schema, table: &str, field: &NewField, problems: &mut Vec<Problem>) {
    let key = field.key.as_str();
    let mut wrong = |code, message: String| {
        problems.push(Problem::field(key, code, format!("`{key}`: {message}")));
    };
    match &field.kind {
        FieldKind::Decimal { scale } if !(1..=9).contains(scale) => {
            wrong(
                "not-a-scale",
                format!("a decimal has 1 to 9 digits after the point, not {scale}"),
            );
        }
        FieldKind::Reference { table: target } if schema.find_deleted(target).is_some() => {
            wrong(
                "deleted-table",
                format!("the table `{target}` was deleted: restore it first"),
            );
        }
        FieldKind::Reference { table: target }
            if target != USERS && target != table && schema.find(target).is_none() =>
        {
            wrong(
                "unknown-table",
                format!("there is no table `{target}` to refer to"),
            );
        }
        FieldKind::Choice { options } => choices(options, key, problems),
        _ => {}
    }
}

/// Adds to `problems` if a field of this kind can't be unique.
pub(super) fn unique(kind: &FieldKind, multiple: bool, named: &str, problems: &mut Vec<Problem>) {
    let can_be = matches!(
        kind,
        FieldKind::Text | FieldKind::Integer | FieldKind::Date | FieldKind::Reference { .. }
    );
    if multiple || !can_be {
        problems.push(Problem::field(
            named,
            "cannot-be-unique",
            format!(
                "`{named}`: only a field with one text, whole number, date or reference can be \
                 unique"
            ),
        ));
    }
}

/// Adds what is wrong with a list of choices to `problems`.
pub(super) fn choices(options: &[ChoiceOption], named: &str, problems: &mut Vec<Problem>) {
    let mut wrong = |code, message: String| {
        problems.push(Problem::field(named, code, format!("`{named}`: {message}")));
    };
    if !(1..=MOST_CHOICES).contains(&options.len()) {
        wrong(
            "not-choices",
            format!("it needs 1 to {MOST_CHOICES} choices"),
        );
    }
    for (n, option) in options.iter().enumerate() {
        let fits = (1..=40).contains(&option.key.len())
            && option
                .key
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-');
        if !fits {
            wrong(
                "not-a-key",
                format!(
                    "`{}` can't be a choice's key: use 1 to 40 lower-case Latin letters, digits, \
                     hyphens and underscores",
                    option.key
                ),
            );
        }
        let length = option.label.trim().chars().count();
        if !(1..=LONGEST_LABEL).contains(&length) {
            wrong(
                "not-a-label",
                format!("choice `{}` needs a label", option.key),
            );
        }
        if options[..n].iter().any(|other| other.key == option.key) {
            wrong(
                "twice",
                format!("choice `{}` stands there twice", option.key),
            );
        }
    }
}

//! Tables and fields as the journal tells of them: changes of the rows of
//! `bailey_table` and `bailey_field`, property by property, so that they are
//! shown, taken back and replayed as changes of records are.

use crate::directory::difference;
use crate::error::{Error, Result};
use crate::ids::RecordId;
use crate::journal::{Change, ChangeKind, FieldChange};
use crate::schema::{ChoiceOption, Field, FieldKind, Table};
use crate::value::{Scalar, Value};

/// The table of a change to a table. No table of an account has such a key.
pub const TABLES: &str = "bailey_table";

/// The table of a change to a field.
pub const FIELDS: &str = "bailey_field";

/// Stands between a choice's key and its label; no key contains it.
const NAMED: char = '=';

/// What a field is, by property.
pub(super) fn of_field(table: &str, field: &Field) -> [(&'static str, Value); 12] {
    let (scale, target) = match &field.kind {
        FieldKind::Decimal { scale } => (Value::One(Scalar::Integer((*scale).into())), Value::None),
        FieldKind::Reference { table } => (Value::None, text(table)),
        _ => (Value::None, Value::None),
    };
    let options = field.kind.options();
    let choices = options
        .iter()
        .map(|option| format!("{}{NAMED}{}", option.key, option.label));
    let retired = options.iter().filter(|option| option.retired);
    [
        ("table", text(table)),
        ("key", text(&field.key)),
        ("label", text(&field.label)),
        ("kind", text(field.kind.name())),
        ("scale", scale),
        ("target", target),
        ("choices", texts(choices)),
        ("retired", texts(retired.map(|option| option.key.clone()))),
        ("required", yes(field.required)),
        ("unique", yes(field.unique)),
        ("multiple", yes(field.multiple)),
        ("along", yes(field.along)),
    ]
}

/// What a table is, by property; its fields tell of themselves.
pub(super) fn of_table(table: &Table) -> [(&'static str, Value); 4] {
    [
        ("key", text(&table.key)),
        ("singular", text(&table.singular)),
        ("plural", text(&table.plural)),
        ("order", order(table)),
    ]
}

/// The order of a table's fields.
fn order(table: &Table) -> Value {
    texts(table.fields.iter().map(|field| field.key.clone()))
}

/// The change that made or changed a field.
pub(super) fn field_change(table: &str, before: Option<&Field>, after: &Field) -> Change {
    let properties = |field| of_field(table, field);
    Change {
        fields: difference::of(before.map(properties).as_ref(), Some(&properties(after))),
        ..moved_field(kind(before.is_some()), after)
    }
}

/// The change that made or changed a table. Fields that came or went changed
/// themselves, not the order of the others.
pub(super) fn table_change(before: Option<&Table>, after: &Table) -> Change {
    let mut properties = of_table(after);
    if before.is_none() {
        properties[3].1 = Value::None;
    }
    Change {
        fields: difference::of(before.map(of_table).as_ref(), Some(&properties)),
        ..moved_table(kind(before.is_some()), after)
    }
}

/// The change that deleted a field for good, with all that it was.
pub(super) fn field_gone(table: &str, field: &Field) -> Change {
    Change {
        fields: difference::of(Some(&of_field(table, field)), None),
        ..moved_field(ChangeKind::Purged, field)
    }
}

/// The change that deleted a table for good.
pub(super) fn table_gone(table: &Table) -> Change {
    let mut properties = of_table(table);
    properties[3].1 = Value::None;
    Change {
        fields: difference::of(Some(&properties), None),
        ..moved_table(ChangeKind::Purged, table)
    }
}

/// A change of where a field is in its life.
pub(super) fn moved_field(kind: ChangeKind, field: &Field) -> Change {
    Change {
        table: FIELDS.to_owned(),
        record: RecordId(field.id.0),
        kind,
        version: field.version,
        label: field.label.clone(),
        fields: Vec::new(),
    }
}

/// A change of where a table is in its life.
pub(super) fn moved_table(kind: ChangeKind, table: &Table) -> Change {
    Change {
        table: TABLES.to_owned(),
        record: RecordId(table.id.0),
        kind,
        version: table.version,
        label: table.plural.clone(),
        fields: Vec::new(),
    }
}

/// Until when something was kept in the bin that it left.
pub(super) fn kept_until(before: Option<crate::ids::Timestamp>) -> Option<FieldChange> {
    Some(FieldChange {
        field: "keep_until".to_owned(),
        before: Value::One(Scalar::Datetime(before?)),
        after: Value::None,
    })
}

/// What a property of a field is now.
pub(super) fn property(table: &str, field: &Field, name: &str) -> Option<Value> {
    of_field(table, field)
        .into_iter()
        .find_map(|(known, value)| (known == name).then_some(value))
}

/// What a property of a table is now.
pub(super) fn table_property(table: &Table, name: &str) -> Option<Value> {
    of_table(table)
        .into_iter()
        .find_map(|(known, value)| (known == name).then_some(value))
}

/// Gives a field a property that can change.
pub(super) fn put(field: &mut Field, name: &str, value: &Value) -> Result<()> {
    match name {
        "label" => field.label = one_text(value),
        "required" => field.required = is_yes(value),
        "unique" => field.unique = is_yes(value),
        "choices" => {
            let before = field.kind.options().to_vec();
            field.kind = FieldKind::Choice {
                options: all_texts(value)
                    .iter()
                    .map(|text| choice(text, &before))
                    .collect::<Result<_>>()?,
            };
        }
        "retired" => {
            let retired = all_texts(value);
            if let FieldKind::Choice { options } = &mut field.kind {
                for option in options {
                    option.retired = retired.contains(&option.key);
                }
            }
        }
        other => {
            return Err(Error::damaged(format!(
                "the journal changes `{other}` of a field"
            )));
        }
    }
    Ok(())
}

fn choice(text: &str, before: &[ChoiceOption]) -> Result<ChoiceOption> {
    let (key, label) = text
        .split_once(NAMED)
        .ok_or_else(|| Error::damaged(format!("the journal has no choice `{text}`")))?;
    Ok(ChoiceOption {
        key: key.to_owned(),
        label: label.to_owned(),
        retired: before
            .iter()
            .any(|option| option.key == key && option.retired),
    })
}

fn kind(was_there: bool) -> ChangeKind {
    if was_there {
        ChangeKind::Updated
    } else {
        ChangeKind::Created
    }
}

fn text(text: &str) -> Value {
    Value::One(Scalar::Text(text.to_owned()))
}

fn texts(texts: impl Iterator<Item = String>) -> Value {
    let texts: Vec<Scalar> = texts.map(Scalar::Text).collect();
    if texts.is_empty() {
        Value::None
    } else {
        Value::Many(texts)
    }
}

fn yes(yes: bool) -> Value {
    Value::One(Scalar::Boolean(yes))
}

fn is_yes(value: &Value) -> bool {
    *value == yes(true)
}

/// The text of a value of one.
pub(super) fn one_text(value: &Value) -> String {
    all_texts(value).pop().unwrap_or_default()
}

/// The texts of a value.
pub(super) fn all_texts(value: &Value) -> Vec<String> {
    let texts = value.scalars().iter().filter_map(|scalar| match scalar {
        Scalar::Text(text) => Some(text.clone()),
        _ => None,
    });
    texts.collect()
}

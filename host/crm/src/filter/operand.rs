//! What a comparison is about: a column with its kind, and the values that it
//! is compared with, in the column's own form.

use crate::error::{Error, Problem, Result};
use crate::filter::{Comparison, Operator};
use crate::ids::RecordId;
use crate::records::coerce;
use crate::schema::{Field, FieldKind, SystemField, SystemKind, Table, USERS};
use crate::value::{RecordRef, Scalar, Value};

/// The left side of a comparison.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Subject<'a> {
    /// A column that every record has.
    System(SystemField, SystemKind),
    /// A field of the table.
    Own(&'a Field),
}

impl<'a> Subject<'a> {
    /// What this name means in the table.
    pub(crate) fn find(table: &'a Table, name: &str) -> Result<Self> {
        if let Some(field) = table.find(name) {
            return Ok(Self::Own(field));
        }
        if let Some(field) = SystemField::from_key(name)
            && let Some(kind) = field.kind()
        {
            return Ok(Self::System(field, kind));
        }
        table.field(name).map(Self::Own)
    }

    /// Whether it is text, which is compared by its fold.
    pub(crate) fn is_text(self) -> bool {
        match self {
            Self::System(_, kind) => kind == SystemKind::Text,
            Self::Own(field) => field.kind.is_text(),
        }
    }

    /// The column that is compared.
    pub(crate) fn column(self) -> String {
        match self {
            Self::System(SystemField::Label, _) => "label__sort".into(),
            Self::System(field, _) => field.key().into(),
            Self::Own(field) if field.kind.is_text() => field.sort_column(),
            Self::Own(field) => field.key.clone(),
        }
    }

    /// What it holds.
    pub(crate) fn kind(self) -> FieldKind {
        match self {
            Self::Own(field) => field.kind.clone(),
            Self::System(_, SystemKind::Integer) => FieldKind::Integer,
            Self::System(_, SystemKind::Text) => FieldKind::Text,
            Self::System(_, SystemKind::Datetime) => FieldKind::Datetime,
            Self::System(_, SystemKind::User) => FieldKind::Reference {
                table: USERS.to_owned(),
            },
        }
    }

    /// Whether it holds a list.
    pub(crate) fn is_multiple(self) -> bool {
        matches!(self, Self::Own(field) if field.multiple)
    }

    fn takes(self, operator: Operator) -> bool {
        let ordered = match self {
            Self::System(_, kind) => kind != SystemKind::User,
            Self::Own(field) => matches!(
                field.kind,
                FieldKind::Text
                    | FieldKind::LongText
                    | FieldKind::Integer
                    | FieldKind::Decimal { .. }
                    | FieldKind::Money
                    | FieldKind::Date
                    | FieldKind::Datetime
            ),
        };
        match operator {
            Operator::IsEmpty | Operator::IsSet => true,
            Operator::Equal | Operator::NotEqual | Operator::OneOf => {
                !matches!(self, Self::Own(field) if field.kind == FieldKind::File)
            }
            Operator::Contains | Operator::StartsWith => self.is_text(),
            Operator::Less
            | Operator::LessOrEqual
            | Operator::Greater
            | Operator::GreaterOrEqual => ordered,
        }
    }

    fn scalar(self, named: &str, scalar: Scalar) -> Result<Scalar, Problem> {
        let kind = match self {
            Self::Own(field) => match (&field.kind, scalar) {
                // A piece of text may have what a line of text may not.
                (FieldKind::Text, Scalar::Text(text)) => return Ok(Scalar::Text(text)),
                // A number alone names a record of the field's table.
                (FieldKind::Reference { table }, Scalar::Integer(id)) => {
                    let record = RecordRef {
                        table: table.clone(),
                        id: RecordId(id),
                    };
                    return Ok(Scalar::Reference(record));
                }
                (_, scalar) => return coerce(field, scalar),
            },
            Self::System(_, kind) => kind,
        };
        match (kind, scalar) {
            (SystemKind::Integer, found @ Scalar::Integer(_))
            | (SystemKind::Text, found @ Scalar::Text(_))
            | (SystemKind::Datetime, found @ Scalar::Datetime(_)) => Ok(found),
            (SystemKind::User, Scalar::Integer(id)) => Ok(Scalar::Reference(RecordRef {
                table: USERS.into(),
                id: RecordId(id),
            })),
            (SystemKind::User, Scalar::Reference(user)) if user.table == USERS => {
                Ok(Scalar::Reference(user))
            }
            _ => {
                let wanted = match kind {
                    SystemKind::Integer => "a whole number",
                    SystemKind::Text => "text",
                    SystemKind::Datetime => "a moment",
                    SystemKind::User => "a user",
                };
                Err(Problem::field(
                    named,
                    "wrong-type",
                    format!("`{named}` is compared with {wanted}"),
                ))
            }
        }
    }
}

/// The subject of a comparison, and the scalars it is compared with: one for
/// most operators, any number for `OneOf`, none for `IsEmpty` and `IsSet`.
pub(crate) fn resolve<'a>(
    table: &'a Table,
    comparison: &Comparison,
) -> Result<(Subject<'a>, Vec<Scalar>)> {
    let Comparison {
        field: named,
        operator,
        value,
    } = comparison;
    let subject = Subject::find(table, named)?;
    if table.is_nameless() && matches!(subject, Subject::System(SystemField::Label, _)) {
        return Err(Error::Invalid(vec![table.unknown(named, named)]));
    }
    if !subject.takes(*operator) {
        return Err(Error::invalid_field(
            named,
            "wrong-operator",
            format!("`{named}` can't be compared by `{}`", operator.name()),
        ));
    }
    let given = match operator {
        Operator::IsEmpty | Operator::IsSet => return Ok((subject, Vec::new())),
        Operator::OneOf => value.scalars(),
        _ => match value {
            Value::One(_) => value.scalars(),
            Value::Many(list) if list.len() == 1 => list.as_slice(),
            _ => {
                return Err(Error::invalid_field(
                    named,
                    "one-value",
                    format!(
                        "`{named}` is compared by `{}` with one value; use `is-empty` for none \
                         and `one-of` for several",
                        operator.name()
                    ),
                ));
            }
        },
    };
    let scalars: Result<Vec<_>, Problem> = given
        .iter()
        .map(|scalar| subject.scalar(named, scalar.clone()))
        .collect();
    Ok((
        subject,
        scalars.map_err(|problem| Error::Invalid(vec![problem]))?,
    ))
}

//! The conditions of a list, as its address holds them: `field:operator:value`,
//! one a chip.

use bailey_crm::filter::{Filter, Operator};
use bailey_crm::schema::{Field, FieldKind, Table, USERS};
use bailey_crm::{RecordId, RecordRef, Scalar, Value};

use super::typed;
use crate::error::{Error, Result};
use crate::pages::viewer::Viewer;
use crate::pages::{labels, show};
use crate::texts::args;

/// The word by which a condition means whoever looks at the list.
pub(crate) const ME: &str = "me";

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Condition {
    /// The field's key.
    pub(crate) field: String,
    /// How it is compared.
    pub(crate) operator: Operator,
    /// With what, as it was typed or chosen.
    pub(crate) value: String,
}

impl Condition {
    /// The condition of a parameter.
    ///
    /// # Errors
    /// `Invalid`, naming the operator that there isn't.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let mut parts = text.splitn(3, ':');
        let (field, operator) = (
            parts.next().unwrap_or_default(),
            parts.next().unwrap_or_default(),
        );
        let parsed = Operator::parse(operator).ok_or_else(|| {
            let message = format!("`{operator}` is no operator of a condition.");
            Error::invalid(field, "unknown-operator", message)
        })?;
        let value = parts.next().unwrap_or_default().trim().to_owned();
        Ok(Self {
            field: field.to_owned(),
            operator: parsed,
            value,
        })
    }

    /// The parameter of the condition.
    pub(crate) fn parameter(&self) -> String {
        format!("{}:{}:{}", self.field, self.operator.name(), self.value)
    }

    /// The condition as the core knows it.
    ///
    /// # Errors
    /// `Invalid`, naming the field.
    pub(crate) fn filter(&self, viewer: &Viewer, table: &Table) -> Result<Filter> {
        Ok(Filter::compare(
            &self.field,
            self.operator,
            self.read(viewer, table)?,
        ))
    }

    fn read(&self, viewer: &Viewer, table: &Table) -> Result<Value> {
        let field = table.field(&self.field)?;
        if matches!(self.operator, Operator::IsEmpty | Operator::IsSet) {
            return Ok(Value::None);
        }
        let one = |text: &str| {
            if self.value == ME && field.kind.refers_to() == Some(USERS) {
                let me = RecordRef {
                    table: USERS.to_owned(),
                    id: RecordId(viewer.user.id.0),
                };
                return Ok(Some(Scalar::Reference(me)));
            }
            let currency = text.rsplit_once(' ').map(|(_, currency)| currency);
            let amount = match (&field.kind, currency) {
                (FieldKind::Money, Some(_)) => {
                    text.rsplit_once(' ').map_or(text, |(amount, _)| amount)
                }
                _ => text,
            };
            typed::scalar(viewer, &field.kind, amount, currency)
                .map_err(|wrong| Error::invalid(&*field.key, "unreadable", wrong))
        };
        if self.operator == Operator::OneOf {
            let mut many = Vec::new();
            for part in self.value.split(',') {
                many.extend(one(part.trim())?);
            }
            return Ok(Value::Many(many));
        }
        Ok(one(&self.value)?.map_or(Value::None, Value::One))
    }

    /// The condition in words: "Stage is Won".
    pub(crate) fn words(&self, viewer: &Viewer, table: &Table) -> String {
        let Some(field) = table.find(&self.field) else {
            return self.parameter();
        };
        let value = if self.value == ME && field.kind.refers_to() == Some(USERS) {
            viewer.reader.text("filter-me")
        } else {
            match self.read(viewer, table) {
                Ok(value) => show::value_text(viewer, Some((table, field)), &value),
                Err(_) => self.value.clone(),
            }
        };
        let args = args![
            "field" => labels::field(&viewer.reader, table, field),
            "operator" => viewer.reader.text(operator_id(field, self.operator)),
            "value" => value,
        ];
        viewer
            .reader
            .text_with("filter-chip", &args)
            .trim_end()
            .to_owned()
    }
}

/// The operators that make sense for a field, the likeliest first.
pub(crate) fn operators(field: &Field) -> &'static [Operator] {
    use Operator as O;
    match field.kind {
        FieldKind::Text | FieldKind::LongText => &[
            O::Contains,
            O::Equal,
            O::StartsWith,
            O::NotEqual,
            O::IsEmpty,
            O::IsSet,
        ],
        FieldKind::Integer | FieldKind::Decimal { .. } | FieldKind::Money => &[
            O::Equal,
            O::GreaterOrEqual,
            O::LessOrEqual,
            O::Greater,
            O::Less,
            O::NotEqual,
            O::IsEmpty,
            O::IsSet,
        ],
        FieldKind::Date | FieldKind::Datetime => &[
            O::GreaterOrEqual,
            O::Less,
            O::Equal,
            O::Greater,
            O::LessOrEqual,
            O::IsEmpty,
            O::IsSet,
        ],
        FieldKind::Boolean => &[O::Equal],
        FieldKind::Choice { .. } => &[O::OneOf, O::NotEqual, O::IsEmpty, O::IsSet],
        FieldKind::Reference { .. } => &[O::Equal, O::NotEqual, O::IsEmpty, O::IsSet],
        FieldKind::File => &[O::IsEmpty, O::IsSet],
    }
}

/// The message of an operator; days have words of their own.
pub(crate) fn operator_id(field: &Field, operator: Operator) -> &'static str {
    let day = matches!(field.kind, FieldKind::Date | FieldKind::Datetime);
    match operator {
        Operator::Equal => "op-equal",
        Operator::NotEqual => "op-not-equal",
        Operator::Less if day => "op-before",
        Operator::Less => "op-less",
        Operator::LessOrEqual if day => "op-until",
        Operator::LessOrEqual => "op-less-or-equal",
        Operator::Greater if day => "op-after",
        Operator::Greater => "op-greater",
        Operator::GreaterOrEqual if day => "op-since",
        Operator::GreaterOrEqual => "op-greater-or-equal",
        Operator::Contains => "op-contains",
        Operator::StartsWith => "op-starts-with",
        Operator::OneOf => "op-one-of",
        Operator::IsEmpty => "op-is-empty",
        Operator::IsSet => "op-is-set",
    }
}

#[cfg(test)]
mod tests {
    use super::{Condition, Operator};

    #[test]
    fn a_condition_is_read_back_from_its_parameter() {
        for text in [
            "stage:one-of:won,lost",
            "name:contains:a:b",
            "closed:is-empty:",
        ] {
            assert_eq!(Condition::parse(text).unwrap().parameter(), text);
        }
        let condition = Condition::parse("name:equal: x ").unwrap();
        assert_eq!(
            (condition.operator, condition.value.as_str()),
            (Operator::Equal, "x")
        );
    }

    #[test]
    fn what_is_no_condition_is_refused() {
        for text in ["", "name", "name:likes:x", "name:"] {
            assert!(Condition::parse(text).is_err(), "{text}");
        }
    }
}

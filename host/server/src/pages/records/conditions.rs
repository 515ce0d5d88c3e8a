//! The conditions of a list, as its address holds them: `field:operator:value`,
//! one a chip. What people type is written in their own language; an address has
//! it in the one plain form that means the same to whoever opens it.

use bailey_crm::filter::{Chip, Filter, Operator, kind_of};
use bailey_crm::schema::{Field, FieldKind, SystemField, Table, USERS};

use super::typed;
use crate::error::{Error, Result};
use crate::pages::viewer::Viewer;
use crate::pages::{labels, show};
use crate::texts::args;

/// The word by which a condition means whoever looks at the list.
pub(crate) use bailey_crm::filter::ME;

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Condition {
    /// The field's key.
    pub(crate) field: String,
    /// How it is compared.
    pub(crate) operator: Operator,
    /// With what, in the plain form.
    pub(crate) value: String,
}

/// What a condition can be about.
pub(crate) struct Subject<'a> {
    /// The field's key.
    pub(crate) key: &'a str,
    /// What it is called.
    pub(crate) label: String,
    /// What it holds.
    pub(crate) kind: FieldKind,
    /// The field; none for what every record has.
    pub(crate) field: Option<&'a Field>,
}

/// Of what every record has, what lists are narrowed by.
const SYSTEM: [SystemField; 3] = [
    SystemField::CreatedAt,
    SystemField::UpdatedAt,
    SystemField::CreatedBy,
];

impl<'a> Subject<'a> {
    /// What this key means in the table.
    pub(crate) fn find(viewer: &Viewer, table: &'a Table, key: &str) -> Option<Self> {
        let reader = &viewer.reader;
        if let Some(field) = table.find(key) {
            return Some(Self {
                key: &field.key,
                label: labels::field(reader, table, field),
                kind: field.kind.clone(),
                field: Some(field),
            });
        }
        let system = SystemField::from_key(key)?;
        Some(Self {
            key: system.key(),
            label: labels::system(reader, system),
            kind: kind_of(table, key).ok()?,
            field: None,
        })
    }

    /// All that a list can be narrowed by.
    pub(crate) fn all(viewer: &Viewer, table: &'a Table) -> Vec<Self> {
        let fields = table.fields.iter();
        let own = fields.filter(|field| field.kind != FieldKind::File);
        let keys = own.map(|field| field.key.as_str());
        keys.chain(SYSTEM.map(SystemField::key))
            .filter_map(|key| Self::find(viewer, table, key))
            .collect()
    }
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
        Ok(self.chip().filter(table, &viewer.looker())?)
    }

    /// The condition as it is kept.
    pub(crate) fn chip(&self) -> Chip {
        Chip {
            field: self.field.clone(),
            operator: self.operator,
            value: self.value.clone(),
        }
    }

    /// The condition that somebody typed in their own language, in the plain form.
    ///
    /// # Errors
    /// `Invalid`, naming the field, with what is wrong in the reader's language.
    pub(crate) fn plain(self, viewer: &Viewer, table: &Table) -> Result<Self> {
        let kind = kind_of(table, &self.field)?;
        let one = |text: &str| {
            if text == ME && kind.refers_to() == Some(USERS) {
                return Ok(text.to_owned());
            }
            let (amount, currency) = match (&kind, text.rsplit_once(' ')) {
                (FieldKind::Money, Some((amount, currency))) => (amount, Some(currency)),
                _ => (text, None),
            };
            match typed::scalar(viewer, &kind, amount, currency) {
                Ok(read) => Ok(read.as_ref().map_or_else(String::new, Chip::written)),
                Err(wrong) => Err(Error::invalid(&*self.field, "unreadable", wrong)),
            }
        };
        let value = match self.operator {
            Operator::IsEmpty | Operator::IsSet => String::new(),
            Operator::OneOf => {
                let parts = self.value.split(',').map(str::trim).map(one);
                parts.collect::<Result<Vec<_>>>()?.join(",")
            }
            _ => one(self.value.trim())?,
        };
        Ok(Self { value, ..self })
    }

    /// The condition in words: "Stage is Won".
    pub(crate) fn words(&self, viewer: &Viewer, table: &Table) -> String {
        let Some(subject) = Subject::find(viewer, table, &self.field) else {
            return self.parameter();
        };
        let value = if self.value == ME && subject.kind.refers_to() == Some(USERS) {
            viewer.reader.text("filter-me")
        } else {
            match self.filter(viewer, table) {
                Ok(Filter::Compare(comparison)) => {
                    let of = subject.field.map(|field| (table, field));
                    show::value_text(viewer, of, &comparison.value)
                }
                _ => self.value.clone(),
            }
        };
        let args = args![
            "field" => subject.label,
            "operator" => viewer.reader.text(operator_id(&subject.kind, self.operator)),
            "value" => value,
        ];
        viewer
            .reader
            .text_with("filter-chip", &args)
            .trim_end()
            .to_owned()
    }
}

impl From<Chip> for Condition {
    fn from(chip: Chip) -> Self {
        Self {
            field: chip.field,
            operator: chip.operator,
            value: chip.value,
        }
    }
}

/// The operators that make sense for a field, the likeliest first.
pub(crate) fn operators(kind: &FieldKind) -> &'static [Operator] {
    use Operator as O;
    match kind {
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
pub(crate) fn operator_id(kind: &FieldKind, operator: Operator) -> &'static str {
    let day = matches!(kind, FieldKind::Date | FieldKind::Datetime);
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

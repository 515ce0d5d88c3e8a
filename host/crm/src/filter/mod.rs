//! Conditions on records: a tree, which comes in as flat nodes from plugins and
//! as JSON over the API, and goes out as a condition of a SQL query.
//!
//! A comparison either holds or doesn't: a field that holds nothing is equal to
//! nothing, less than nothing, and not equal to everything. Text is compared
//! regardless of case. A field that holds a list fulfils what one of its values
//! fulfils.

mod chip;
mod compile;
mod flat;
mod json;
mod operand;
#[cfg(test)]
pub(crate) mod reference;

pub use chip::{Chip, Looker, ME, kind_of};
pub use compile::condition;
pub(crate) use compile::condition_on;
pub use flat::Node;
pub use json::{from_json, to_json};
pub(crate) use operand::Subject;

use serde::{Deserialize, Serialize};

use crate::value::Value;

/// How deep conditions can be nested.
pub const DEEPEST: usize = 16;

/// How many nodes a filter can have.
pub const MOST_NODES: usize = 256;

/// A condition on records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Filter {
    /// All of these hold; of none, all do.
    All(Vec<Filter>),
    /// One of these holds; of none, none does.
    Any(Vec<Filter>),
    /// This doesn't hold.
    Not(Box<Filter>),
    /// A field compares like this.
    Compare(Comparison),
}

/// A field compared with a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// The field's key, or that of a system field: `created_at`.
    pub field: String,
    /// How.
    pub operator: Operator,
    /// With what; nothing for `IsEmpty` and `IsSet`.
    pub value: Value,
}

/// How a field is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Operator {
    /// The same.
    Equal,
    /// Not the same; also when the field holds nothing.
    NotEqual,
    /// Before it in the order.
    Less,
    /// Before it in the order, or the same.
    LessOrEqual,
    /// After it in the order.
    Greater,
    /// After it in the order, or the same.
    GreaterOrEqual,
    /// Text contains it.
    Contains,
    /// Text begins with it.
    StartsWith,
    /// The same as one of a list.
    OneOf,
    /// The field holds nothing.
    IsEmpty,
    /// The field holds something.
    IsSet,
}

impl Operator {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Equal,
        Self::NotEqual,
        Self::Less,
        Self::LessOrEqual,
        Self::Greater,
        Self::GreaterOrEqual,
        Self::Contains,
        Self::StartsWith,
        Self::OneOf,
        Self::IsEmpty,
        Self::IsSet,
    ];

    /// Its name in the API.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::NotEqual => "not-equal",
            Self::Less => "less",
            Self::LessOrEqual => "less-or-equal",
            Self::Greater => "greater",
            Self::GreaterOrEqual => "greater-or-equal",
            Self::Contains => "contains",
            Self::StartsWith => "starts-with",
            Self::OneOf => "one-of",
            Self::IsEmpty => "is-empty",
            Self::IsSet => "is-set",
        }
    }

    /// The operator of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|operator| operator.name() == name)
    }
}

impl Filter {
    /// The filter that holds for every record.
    #[must_use]
    pub fn everything() -> Self {
        Self::All(Vec::new())
    }

    /// A filter of one comparison.
    pub fn compare(field: impl Into<String>, operator: Operator, value: Value) -> Self {
        Self::Compare(Comparison {
            field: field.into(),
            operator,
            value,
        })
    }

    /// Whether it holds for every record whatever it is.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        matches!(self, Self::All(parts) if parts.is_empty())
    }
}

impl Default for Filter {
    fn default() -> Self {
        Self::everything()
    }
}

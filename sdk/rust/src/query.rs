//! Which records are asked for: a filter that reads as it is meant, and the order.
//!
//! ```
//! use bailey_sdk::query::{Filter, Query};
//! use bailey_sdk::types::Scalar;
//!
//! let lost = Filter::field("stage").equals(Scalar::Choice("lost".into()));
//! let old = Filter::field("updated-at").less(Scalar::Datetime(1_700_000_000_000));
//! let query = Query::of("deals").only(lost.or(old).negated()).ascending("name");
//! # let _ = query;
//! ```

use crate::filter::{Comparison, Node, Operator};
use crate::records::{self, Direction, Sort};
use crate::types::{Cursor, RecordState, Scalar, Value};

/// The most records that one answer has, if nobody says fewer.
const LIMIT: u32 = 500;

/// Records of one table.
#[derive(Debug, Clone, PartialEq)]
pub struct Query(records::Query);

impl Query {
    /// All active records of the table with this key.
    pub fn of(table: impl Into<String>) -> Self {
        Self(records::Query {
            table: table.into(),
            filter: Vec::new(),
            sort: Vec::new(),
            states: Vec::new(),
            limit: LIMIT,
            after: None,
        })
    }

    /// Those alone for which this holds.
    #[must_use]
    pub fn only(mut self, filter: Filter) -> Self {
        self.0.filter = filter.nodes;
        self
    }

    /// The smallest first, after what was said before.
    #[must_use]
    pub fn ascending(self, field: &str) -> Self {
        self.sorted(field, Direction::Ascending)
    }

    /// The biggest first, after what was said before.
    #[must_use]
    pub fn descending(self, field: &str) -> Self {
        self.sorted(field, Direction::Descending)
    }

    fn sorted(mut self, field: &str, direction: Direction) -> Self {
        self.0.sort.push(Sort {
            field: field.into(),
            direction,
        });
        self
    }

    /// Records in this state, and in the others that are named so; in no state but active
    /// if none is.
    #[must_use]
    pub fn state(mut self, state: RecordState) -> Self {
        self.0.states.push(state);
        self
    }

    /// At most so many.
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.0.limit = limit;
        self
    }

    /// Where the answer before ended.
    #[must_use]
    pub fn after(mut self, cursor: Option<Cursor>) -> Self {
        self.0.after = cursor;
        self
    }
}

impl From<Query> for records::Query {
    fn from(query: Query) -> Self {
        query.0
    }
}

/// A condition on records.
#[derive(Debug, Clone, PartialEq)]
pub struct Filter {
    /// As the contract has them: each names only nodes before it, the last is the root.
    nodes: Vec<Node>,
}

impl Filter {
    /// A condition on the field with this key, or on `id`, `created-at`, `created-by`,
    /// `updated-at`, `updated-by`.
    #[must_use]
    pub fn field(field: &str) -> On<'_> {
        On(field)
    }

    /// Both hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.joined(other, Node::All)
    }

    /// One of them holds, or both.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.joined(other, Node::Any)
    }

    /// It does not hold.
    #[must_use]
    pub fn negated(mut self) -> Self {
        let root = self.root();
        self.nodes.push(Node::Not(root));
        self
    }

    fn joined(mut self, other: Self, join: impl Fn(Vec<u32>) -> Node) -> Self {
        let left = self.root();
        let before = left.saturating_add(1);
        let moved = |index: u32| index.saturating_add(before);
        self.nodes
            .extend(other.nodes.into_iter().map(|node| match node {
                Node::All(of) => Node::All(of.into_iter().map(moved).collect()),
                Node::Any(of) => Node::Any(of.into_iter().map(moved).collect()),
                Node::Not(of) => Node::Not(moved(of)),
                compare @ Node::Compare(_) => compare,
            }));
        let right = self.root();
        self.nodes.push(join(vec![left, right]));
        self
    }

    fn root(&self) -> u32 {
        u32::try_from(self.nodes.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }
}

/// A field of which something is about to be said.
#[derive(Debug, Clone, Copy)]
pub struct On<'a>(&'a str);

impl On<'_> {
    fn compare(self, operator: Operator, value: Value) -> Filter {
        let comparison = Comparison {
            field: self.0.into(),
            operator,
            value,
        };
        Filter {
            nodes: vec![Node::Compare(comparison)],
        }
    }

    /// It holds this.
    #[must_use]
    pub fn equals(self, value: Scalar) -> Filter {
        self.compare(Operator::Equal, Value::One(value))
    }

    /// It holds something else, or nothing.
    #[must_use]
    pub fn differs(self, value: Scalar) -> Filter {
        self.compare(Operator::NotEqual, Value::One(value))
    }

    /// It holds less.
    #[must_use]
    pub fn less(self, value: Scalar) -> Filter {
        self.compare(Operator::Less, Value::One(value))
    }

    /// It holds more.
    #[must_use]
    pub fn greater(self, value: Scalar) -> Filter {
        self.compare(Operator::Greater, Value::One(value))
    }

    /// Its text has this in it, without regard to case.
    #[must_use]
    pub fn contains(self, text: &str) -> Filter {
        self.compare(Operator::Contains, Value::One(Scalar::Text(text.into())))
    }

    /// Its text begins with this, without regard to case.
    #[must_use]
    pub fn starts_with(self, text: &str) -> Filter {
        self.compare(Operator::StartsWith, Value::One(Scalar::Text(text.into())))
    }

    /// It holds one of these.
    #[must_use]
    pub fn one_of(self, values: impl IntoIterator<Item = Scalar>) -> Filter {
        self.compare(Operator::OneOf, Value::Many(values.into_iter().collect()))
    }

    /// It holds nothing.
    #[must_use]
    pub fn is_empty(self) -> Filter {
        self.compare(Operator::IsEmpty, Value::None)
    }

    /// It holds something.
    #[must_use]
    pub fn is_set(self) -> Filter {
        self.compare(Operator::IsSet, Value::None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_node_names_nodes_before_it_and_the_last_is_the_root() {
        let (a, b) = (Filter::field("a").is_set(), Filter::field("b").is_empty());
        let c = Filter::field("c").contains("x").negated();
        let all = a.or(b).and(c);
        let named: Vec<Vec<u32>> = all
            .nodes
            .iter()
            .map(|node| match node {
                Node::All(of) | Node::Any(of) => of.clone(),
                Node::Not(of) => vec![*of],
                Node::Compare(_) => Vec::new(),
            })
            .collect();
        assert_eq!(
            named,
            [vec![], vec![], vec![0, 1], vec![], vec![3], vec![2, 4]]
        );
        assert!(matches!(all.nodes.last(), Some(Node::All(_))));
    }
}

//! Filters: from the contract's flat nodes to the core's tree. The core checks
//! depth, size and what fields can be compared with.

use bailey_crm::filter::{Comparison, Filter, Node, Operator};

use super::error::Invalid;
use crate::contract::bailey::crm::filter as wit;
use crate::contract::bailey::crm::types::Error;

/// The filter that the nodes make.
pub fn filter(nodes: Vec<wit::Node>) -> Result<Filter, Error> {
    let nodes = nodes.into_iter().map(node).collect::<Result<Vec<_>, _>>()?;
    Ok(Filter::from_nodes(&nodes)?)
}

/// The core's key of a field: those that every record has are written with a
/// hyphen in the contract, and an account's own keys have none.
pub fn field(key: String) -> String {
    if key.contains('-') {
        key.replace('-', "_")
    } else {
        key
    }
}

fn node(node: wit::Node) -> Result<Node, Invalid> {
    Ok(match node {
        wit::Node::All(parts) => Node::All(parts),
        wit::Node::Any(parts) => Node::Any(parts),
        wit::Node::Not(part) => Node::Not(part),
        wit::Node::Compare(comparison) => Node::Compare(Comparison {
            field: field(comparison.field),
            operator: operator(comparison.operator),
            value: comparison.value.try_into()?,
        }),
    })
}

fn operator(operator: wit::Operator) -> Operator {
    match operator {
        wit::Operator::Equal => Operator::Equal,
        wit::Operator::NotEqual => Operator::NotEqual,
        wit::Operator::Less => Operator::Less,
        wit::Operator::LessOrEqual => Operator::LessOrEqual,
        wit::Operator::Greater => Operator::Greater,
        wit::Operator::GreaterOrEqual => Operator::GreaterOrEqual,
        wit::Operator::Contains => Operator::Contains,
        wit::Operator::StartsWith => Operator::StartsWith,
        wit::Operator::OneOf => Operator::OneOf,
        wit::Operator::IsEmpty => Operator::IsEmpty,
        wit::Operator::IsSet => Operator::IsSet,
    }
}

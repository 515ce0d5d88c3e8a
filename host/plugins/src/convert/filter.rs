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

/// The nodes of a filter, on the way back.
pub fn nodes(filter: &Filter) -> Vec<wit::Node> {
    let nodes = filter.to_nodes().into_iter();
    nodes
        .map(|node| match node {
            Node::All(parts) => wit::Node::All(parts),
            Node::Any(parts) => wit::Node::Any(parts),
            Node::Not(part) => wit::Node::Not(part),
            Node::Compare(comparison) => wit::Node::Compare(wit::Comparison {
                field: comparison.field,
                operator: comparison.operator.into(),
                value: comparison.value.into(),
            }),
        })
        .collect()
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
            operator: comparison.operator.into(),
            value: comparison.value.try_into()?,
        }),
    })
}

macro_rules! operators {
    ($($case:ident),+ $(,)?) => {
        impl From<wit::Operator> for Operator {
            fn from(operator: wit::Operator) -> Self {
                match operator {
                    $(wit::Operator::$case => Self::$case,)+
                }
            }
        }

        impl From<Operator> for wit::Operator {
            fn from(operator: Operator) -> Self {
                match operator {
                    $(Operator::$case => Self::$case,)+
                }
            }
        }
    };
}

operators!(
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Contains,
    StartsWith,
    OneOf,
    IsEmpty,
    IsSet,
);

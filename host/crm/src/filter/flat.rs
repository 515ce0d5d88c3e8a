//! Filters as plugins write them: WIT has no recursive types, so a filter is a
//! flat list of nodes that name others by their index. The last one is the root.

use crate::error::{Error, Result};
use crate::filter::{Comparison, DEEPEST, Filter, MOST_NODES};

/// One node of a flat filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// All of these nodes hold.
    All(Vec<u32>),
    /// One of these nodes holds.
    Any(Vec<u32>),
    /// That node doesn't hold.
    Not(u32),
    /// A field compares like this.
    Compare(Comparison),
}

impl Filter {
    /// The tree of a flat list. An empty list holds for every record.
    ///
    /// # Errors
    /// `Invalid` if a node names itself, a later one, or none; if it is too
    /// deep or, with the nodes that are named twice, too large.
    pub fn from_nodes(nodes: &[Node]) -> Result<Self> {
        match nodes.len() {
            0 => Ok(Self::everything()),
            count if count > MOST_NODES => Err(too_large()),
            count => tree(nodes, count - 1, DEEPEST, &mut 0),
        }
    }

    /// The filter as a flat list.
    #[must_use]
    pub fn to_nodes(&self) -> Vec<Node> {
        let mut nodes = Vec::new();
        if !self.is_everything() {
            flatten(self, &mut nodes);
        }
        nodes
    }
}

fn tree(nodes: &[Node], at: usize, depth: usize, count: &mut usize) -> Result<Filter> {
    // A node can be named by several others, so the tree can be larger than the
    // list: up to exponentially, which is why it is counted.
    *count += 1;
    if depth == 0 || *count > MOST_NODES {
        return Err(too_large());
    }
    let mut child = |index: &u32| match usize::try_from(*index) {
        Ok(index) if index < at => tree(nodes, index, depth - 1, count),
        _ => Err(Error::invalid(
            "not-a-filter",
            format!("node {at} of the filter names node {index}: only earlier nodes can be named"),
        )),
    };
    match &nodes[at] {
        Node::All(parts) => Ok(Filter::All(parts.iter().map(child).collect::<Result<_>>()?)),
        Node::Any(parts) => Ok(Filter::Any(parts.iter().map(child).collect::<Result<_>>()?)),
        Node::Not(part) => Ok(Filter::Not(Box::new(child(part)?))),
        Node::Compare(comparison) => Ok(Filter::Compare(comparison.clone())),
    }
}

fn flatten(filter: &Filter, nodes: &mut Vec<Node>) -> u32 {
    let node = match filter {
        Filter::All(parts) => Node::All(parts.iter().map(|part| flatten(part, nodes)).collect()),
        Filter::Any(parts) => Node::Any(parts.iter().map(|part| flatten(part, nodes)).collect()),
        Filter::Not(part) => Node::Not(flatten(part, nodes)),
        Filter::Compare(comparison) => Node::Compare(comparison.clone()),
    };
    nodes.push(node);
    u32::try_from(nodes.len() - 1).unwrap_or(u32::MAX)
}

pub(super) fn too_large() -> Error {
    Error::invalid(
        "filter-too-large",
        format!("a filter has at most {MOST_NODES} conditions, nested at most {DEEPEST} deep"),
    )
}

#[cfg(test)]
mod tests {
    use super::Node;
    use crate::filter::reference::any_filter;
    use crate::filter::{Comparison, Filter, Operator};
    use crate::value::Value;
    use proptest::prelude::*;

    fn leaf() -> Node {
        Node::Compare(Comparison {
            field: "name".into(),
            operator: Operator::IsSet,
            value: Value::None,
        })
    }

    #[test]
    fn no_nodes_hold_for_every_record() {
        assert!(Filter::from_nodes(&[]).unwrap().is_everything());
    }

    #[test]
    fn a_node_names_earlier_nodes_only() {
        for nodes in [vec![Node::Not(0)], vec![leaf(), Node::All(vec![0, 7])]] {
            assert!(Filter::from_nodes(&nodes).is_err());
        }
    }

    #[test]
    fn nodes_that_double_at_each_level_are_too_large() {
        let mut nodes = vec![leaf()];
        nodes.extend((0..12).map(|n| Node::All(vec![n, n])));
        assert!(Filter::from_nodes(&nodes).is_err());
    }

    proptest! {
        #[test]
        fn a_tree_comes_back_from_its_nodes(filter in any_filter()) {
            let nodes = filter.to_nodes();
            prop_assert_eq!(Filter::from_nodes(&nodes).unwrap(), filter);
        }
    }
}

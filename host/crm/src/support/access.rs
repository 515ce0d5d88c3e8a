//! What a specialist may: what was opened for them, and the ticket itself.

use std::sync::Arc;

use super::{Lease, Supervision, Support};
use crate::access::{Access, Action, FieldLevel, FieldRule, Policy, Reason, Rule, Scope};
use crate::error::Result;
use crate::filter::{Filter, Operator};
use crate::ids::UserId;
use crate::value::{Scalar, Value};

/// A number that no user has: whose records would be made by default.
pub(super) const NOBODY: UserId = UserId(0);

impl Access {
    /// What a specialist may by what was opened.
    pub(super) fn of_support(support: &Support) -> Result<Self> {
        let scope = &support.scope;
        let actions = match scope.write {
            true => vec![Action::View, Action::Create, Action::Edit],
            false => vec![Action::View],
        };
        let rule = |table: &str, actions: &[Action], filter: Option<Filter>| Rule {
            table: Some(table.to_owned()),
            actions: actions.to_vec(),
            scope: Scope::All,
            filter,
            reason: Reason::default(),
        };
        let number = Value::One(Scalar::Integer(support.ticket.id.0));
        let itself = Filter::compare("id", Operator::Equal, number);
        let tables = scope.tables.iter().map(|key| rule(key, &actions, None));
        let ticket = rule(&support.ticket.table, &[Action::View], Some(itself));
        let hidden = scope.hidden.iter().map(|(table, field)| FieldRule {
            table: table.clone(),
            field: field.clone(),
            level: FieldLevel::Hidden,
            reason: Reason::default(),
        });
        let policy = Policy {
            plugin: "support".to_owned(),
            rules: tables.chain([ticket]).collect(),
            abstentions: Vec::new(),
            fields: hidden.collect(),
        };
        Self::MEMBER.and(NOBODY, policy)
    }

    /// The same for one request, which is watched.
    pub(super) fn supervised(&self, lease: &Arc<Lease>) -> Self {
        Self {
            supervision: Some(Arc::new(Supervision::new(Arc::clone(lease)))),
            ..self.clone()
        }
    }
}

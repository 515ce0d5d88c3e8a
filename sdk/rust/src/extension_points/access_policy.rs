//! Says what each user may do with records: which tables, which of their records,
//! which fields.
//!
//! ```
//! use bailey_sdk::access_policy::{Action, Policy, Rule, Scope, Subject};
//! use bailey_sdk::prelude::*;
//!
//! pub struct OwnDeals;
//!
//! impl AccessPolicy for OwnDeals {
//!     fn rules(_subject: Subject) -> Result<Policy, Error> {
//!         let everything = Rule::every_table(tr("everybody-sees")).allows([Action::View]);
//!         let own = Rule::of("deals", tr("own-deals"))
//!             .allows([Action::Create, Action::Edit])
//!             .scope(Scope::Own);
//!         Ok(Policy::new().rule(everything).rule(own))
//!     }
//! }
//! ```

pub use crate::bindings::bailey::crm::access_rules::{
    Abstention, Action, FieldLevel, FieldRule, Policy, Rule, Scope, Subject, Tables, Validity,
};
use crate::filter::{Comparison, Node, Operator};
use crate::types::{Error, Scalar, Text, Timestamp, Value};

/// Decides what a user may do with records. Pure: whatever it reads beside the
/// subject is its own storage, its settings and the directory.
pub trait AccessPolicy {
    /// Called when the host doesn't remember the answer any more.
    ///
    /// # Errors
    /// Whatever it answers, the user may do nothing with records.
    fn rules(subject: Subject) -> Result<Policy, Error>;
}

impl<T: AccessPolicy> bindings::exports::bailey::crm::access_policy::Guest for T {
    fn rules(subject: Subject) -> Result<Policy, Error> {
        T::rules(subject)
    }
}

impl Action {
    /// Every action, in the order in which people read them.
    pub const ALL: [Self; 7] = [
        Self::View,
        Self::Create,
        Self::Edit,
        Self::Delete,
        Self::Purge,
        Self::Export,
        Self::Import,
    ];
}

impl Policy {
    /// One that allows nothing yet.
    pub fn new() -> Self {
        Self {
            rules: Vec::new(),
            abstentions: Vec::new(),
            fields: Vec::new(),
            holds: Validity::UntilChanged,
        }
    }

    /// Allows what the rule says, too.
    #[must_use]
    pub fn rule(mut self, rule: Rule) -> Self {
        self.rules.push(rule);
        self
    }

    /// Says nothing of these actions, in whatever table: others decide on them.
    #[must_use]
    pub fn abstain(self, actions: impl IntoIterator<Item = Action>) -> Self {
        self.abstain_in(Tables::AllBut(Vec::new()), actions)
    }

    /// The same in these tables alone.
    #[must_use]
    pub fn abstain_in(mut self, tables: Tables, actions: impl IntoIterator<Item = Action>) -> Self {
        self.abstentions.push(Abstention {
            tables,
            actions: actions.into_iter().collect(),
        });
        self
    }

    /// Limits a field.
    #[must_use]
    pub fn field(mut self, rule: FieldRule) -> Self {
        self.fields.push(rule);
        self
    }

    /// Holds no longer than to this moment.
    #[must_use]
    pub fn until(mut self, moment: Timestamp) -> Self {
        self.holds = Validity::Until(moment);
        self
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self::new()
    }
}

impl Rule {
    /// A rule about all records of one table; it allows no action yet.
    pub fn of(table: impl Into<String>, reason: impl Into<Text>) -> Self {
        Self {
            tables: Tables::Only(vec![table.into()]),
            actions: Vec::new(),
            scope: Scope::All,
            filter: Vec::new(),
            reason: reason.into(),
        }
    }

    /// A rule about all records of every table.
    pub fn every_table(reason: impl Into<Text>) -> Self {
        Self::every_table_but(Vec::new(), reason)
    }

    /// A rule about all records of every table but these.
    pub fn every_table_but(tables: Vec<String>, reason: impl Into<Text>) -> Self {
        Self {
            tables: Tables::AllBut(tables),
            ..Self::of("", reason)
        }
    }

    /// Allows these actions, too.
    #[must_use]
    pub fn allows(mut self, actions: impl IntoIterator<Item = Action>) -> Self {
        self.actions.extend(actions);
        self
    }

    /// With these records alone.
    #[must_use]
    pub fn scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// With those records alone whose choice field holds one of these.
    #[must_use]
    pub fn where_choice<K: Into<String>>(
        mut self,
        field: &str,
        keys: impl IntoIterator<Item = K>,
    ) -> Self {
        let keys = keys.into_iter().map(|key| Scalar::Choice(key.into()));
        let one_of = Node::Compare(Comparison {
            field: field.into(),
            operator: Operator::OneOf,
            value: Value::Many(keys.collect()),
        });
        // The last node is the root: what was there and this.
        let before = self.filter.len().checked_sub(1);
        self.filter.push(one_of);
        if let Some(before) = before.and_then(|before| u32::try_from(before).ok()) {
            self.filter.push(Node::All(vec![before, before + 1]));
        }
        self
    }
}

impl FieldRule {
    /// What the user may do with a field.
    pub fn new(table: &str, field: &str, level: FieldLevel, reason: impl Into<Text>) -> Self {
        Self {
            table: table.into(),
            field: field.into(),
            level,
            reason: reason.into(),
        }
    }
}

/// The generated side of this extension point.
#[doc(hidden)]
#[allow(missing_docs, unsafe_code, clippy::all, reason = "generated")]
pub mod bindings {
    wit_bindgen::generate!({
        path: "../../wit/v1.0.0",
        inline: "package bailey:sdk; world access-policy-plugin { export bailey:crm/access-policy@1.0.0; }",
        world: "bailey:sdk/access-policy-plugin",
        with: {
            "bailey:crm/types@1.0.0": crate::bindings::bailey::crm::types,
            "bailey:crm/filter@1.0.0": crate::bindings::bailey::crm::filter,
            "bailey:crm/access-rules@1.0.0": crate::bindings::bailey::crm::access_rules,
        },
        additional_derives: [PartialEq],
        generate_unused_types: true,
        pub_export_macro: true,
        export_macro_name: "export_access_policy",
        default_bindings_module: "bailey_sdk::extension_points::access_policy::bindings",
        runtime_path: "bailey_sdk::__wit_bindgen::rt",
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::literal;

    #[test]
    fn two_choices_have_to_hold_both() {
        let rule = Rule::of("deals", literal("?"))
            .where_choice("stage", ["won"])
            .where_choice("kind", ["new", "old"]);
        assert_eq!(rule.filter.len(), 3);
        assert_eq!(rule.filter.last(), Some(&Node::All(vec![0, 1])));
    }
}

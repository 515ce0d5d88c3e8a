//! The rules of one user, and the tables as they make them.
//!
//! They are compiled once for each state of the tables: what a rule names that is
//! there no more grants nothing, and a hidden field stays hidden.

use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError, RwLock};

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::access::people::People;
use crate::access::reach::{Limits, Reach, Records};
use crate::access::{Action, Condition, FieldLevel, Policy, Rule, Scope};
use crate::error::{Error, Result};
use crate::ids::UserId;
use crate::schema::{FieldKind, Schema, Table, USERS};

/// The field by which a record has an owner.
pub(super) const OWNER: &str = "owner";

/// How far records that belong to others are followed upwards. What belongs to
/// something further up is seen by nobody whom rules keep something from.
const DEEPEST: usize = 4;

/// The rules of one user.
#[derive(Debug)]
pub(crate) struct Rules {
    pub(super) people: People,
    /// Whether the user is an admin: what is theirs where all policies abstain.
    pub(super) admin: bool,
    pub(super) policies: Vec<Policy>,
    /// How many of them are the plugins'; those that follow narrow what comes of these.
    plugins: usize,
    /// SHA-256 over all of it.
    pub(super) fingerprint: [u8; 32],
    /// The tables as they are, and as the rules make them.
    made: RwLock<Option<(Arc<Schema>, Arc<Schema>)>>,
}

impl PartialEq for Rules {
    fn eq(&self, other: &Self) -> bool {
        self.fingerprint == other.fingerprint
    }
}

impl Eq for Rules {}

impl Rules {
    pub(super) fn new(people: People, admin: bool, policies: Vec<Policy>) -> Result<Self> {
        let plugins = policies.len();
        Self::of(people, admin, policies, plugins)
    }

    /// Of these, what one more policy lets the user do.
    pub(super) fn narrowed(&self, policy: Policy) -> Result<Self> {
        let policies = self.policies.iter().cloned().chain([policy]).collect();
        Self::of(self.people.clone(), self.admin, policies, self.plugins)
    }

    fn of(people: People, admin: bool, policies: Vec<Policy>, plugins: usize) -> Result<Self> {
        #[derive(Serialize)]
        struct All<'a>(&'a People, bool, &'a [Policy], usize);
        let all = All(&people, admin, &policies, plugins);
        let json = serde_json::to_vec(&all).map_err(Error::damaged)?;
        Ok(Self {
            people,
            admin,
            policies,
            plugins,
            fingerprint: Sha256::digest(json).into(),
            made: RwLock::default(),
        })
    }

    /// The plugins' policies, and those that narrow what comes of them.
    fn both(&self) -> (&[Policy], &[Policy]) {
        self.policies.split_at(self.plugins)
    }

    /// Whether every policy lets the user do something to some record, or leaves that
    /// to others somewhere.
    pub(super) fn grants(&self, action: Action) -> bool {
        let lets = |policy: &Policy| {
            let mut rules = policy.rules.iter();
            rules.any(|rule| rule.actions.contains(&action))
        };
        let leaves = |policy: &Policy| {
            let mut abstentions = policy.abstentions.iter();
            abstentions.any(|one| one.actions.contains(&action))
        };
        let (plugins, narrowing) = self.both();
        plugins.iter().all(|policy| lets(policy) || leaves(policy))
            && (action.is_free(self.admin) || plugins.iter().any(lets))
            && narrowing.iter().all(lets)
    }

    /// The tables as the user sees them.
    pub(super) fn schema(&self, whole: &Arc<Schema>) -> Arc<Schema> {
        if let Some((of, made)) = &*self.made.read().unwrap_or_else(PoisonError::into_inner)
            && Arc::ptr_eq(of, whole)
        {
            return Arc::clone(made);
        }
        let tables = whole.tables().iter();
        let made = Arc::new(
            whole.with(
                tables
                    .filter_map(|table| self.table(whole, table))
                    .collect(),
            ),
        );
        *self.made.write().unwrap_or_else(PoisonError::into_inner) =
            Some((Arc::clone(whole), Arc::clone(&made)));
        made
    }

    /// A table as the user sees it; none where nothing of it is theirs.
    fn table(&self, schema: &Schema, table: &Arc<Table>) -> Option<Arc<Table>> {
        let records = Action::ALL.map(|action| self.records(schema, table, action));
        let [create, view, ..] = &records;
        if *create == Records::None && *view == Records::None {
            return None;
        }
        let keys = |level: FieldLevel| -> BTreeSet<String> {
            let rules = self.policies.iter().flat_map(|policy| &policy.fields);
            rules
                .filter(|rule| rule.table == table.key && rule.level == level)
                .map(|rule| rule.field.clone())
                .collect()
        };
        let (hidden, read_only) = (keys(FieldLevel::Hidden), keys(FieldLevel::ReadOnly));
        let naming = table.label_field();
        let nameless = naming.is_some_and(|field| hidden.contains(&field.key));
        let mut seen = Table::clone(table);
        seen.fields.retain(|field| !hidden.contains(&field.key));
        seen.deleted
            .retain(|deleted| !hidden.contains(&deleted.field.key));
        seen.reach = Reach(Some(Arc::new(Limits {
            records,
            hidden,
            read_only,
            nameless,
            user: self.people.user,
            whole: Arc::clone(table),
        })));
        Some(Arc::new(seen.prepared()))
    }

    /// The records of a table that the user may do something with.
    pub(super) fn records(&self, schema: &Schema, table: &Table, action: Action) -> Records {
        let granted = self.granted(table, action);
        match action {
            Action::View => self.belonging(schema, table, granted, DEEPEST),
            _ => match action.needs() {
                Some(needed) => self.records(schema, table, needed).and(granted),
                None => granted,
            },
        }
    }

    /// Of these records, those that belong to nothing, or to what is seen.
    fn belonging(&self, schema: &Schema, table: &Table, of: Records, depth: usize) -> Records {
        let belongs = table.fields.iter().filter(|field| field.along);
        belongs.fold(of, |records, field| {
            let above = field.kind.refers_to().and_then(|key| schema.find(key));
            let Some(above) = above else {
                return records;
            };
            let free = format!(r#"{{}}."{}" IS NULL"#, field.key);
            let seen = match depth {
                0 => Records::None,
                _ => self.belonging(schema, above, self.granted(above, Action::View), depth - 1),
            };
            // A name that no table has, and none of the fields further up.
            let named = format!("{}.{}{depth}", table.key, field.key);
            let Some(seen) = seen.sql(&named) else {
                return records;
            };
            let exists = Condition::new(&format!(
                r#"({free} OR EXISTS (SELECT 1 FROM "{}" AS "{named}"
                   WHERE "{named}"."id" = {{}}."{}" AND "#,
                above.key, field.key
            ));
            let condition = exists
                .then(Condition::plain(seen))
                .then(Condition::new("))"));
            records.and(Records::Where(condition))
        })
    }

    /// The records to which the policies together let the user do something, were
    /// nothing else asked for. Where none of the plugins' speaks of it, it is free or
    /// not as without policies.
    fn granted(&self, table: &Table, action: Action) -> Records {
        let let_by = |policy: &Policy| {
            let rules = policy.rules.iter();
            let about = rules.filter(|rule| rule.is_about(table, action));
            about.fold(Records::None, |records, rule| {
                records.or(self.of_rule(table, rule))
            })
        };
        let (plugins, narrowing) = self.both();
        let deciding = plugins
            .iter()
            .filter(|policy| !policy.abstains(&table.key, action));
        let free = || match action.is_free(self.admin) {
            true => Records::All,
            false => Records::None,
        };
        let granted = deciding.map(let_by).reduce(Records::and);
        let narrowing = narrowing.iter().map(let_by);
        narrowing.fold(granted.unwrap_or_else(free), Records::and)
    }

    /// The records that one rule is about.
    pub(super) fn of_rule(&self, table: &Table, rule: &Rule) -> Records {
        let filtered = match &rule.filter {
            None => Records::All,
            // What asks for what isn't there any more is fulfilled by nothing.
            Some(filter) => Condition::of(table, filter).map_or(Records::None, Records::Where),
        };
        self.within(table, rule.scope).and(filtered)
    }

    /// The records of those people.
    fn within(&self, table: &Table, scope: Scope) -> Records {
        let people = match scope {
            Scope::All => return Records::All,
            Scope::Own => &BTreeSet::from([self.people.user]),
            Scope::Department => &self.people.department,
            Scope::DepartmentAndBelow => &self.people.below,
        };
        let column = owner(table).map_or("created_by", |_| OWNER);
        let ids: Vec<String> = people.iter().map(UserId::to_string).collect();
        let among = match &ids[..] {
            [one] => format!("= {one}"),
            several => format!("IN ({})", several.join(", ")),
        };
        Records::Where(Condition::new(&format!(r#"{{}}."{column}" {among}"#)))
    }
}

impl Rule {
    /// Whether it is about an action on a table's records.
    pub(super) fn is_about(&self, table: &Table, action: Action) -> bool {
        self.actions.contains(&action) && self.table.as_ref().is_none_or(|key| *key == table.key)
    }
}

/// The place of the field that says whose a table's records are.
pub(crate) fn owner(table: &Table) -> Option<usize> {
    table.fields.iter().position(|field| {
        let of_users = matches!(&field.kind, FieldKind::Reference { table } if table == USERS);
        field.key == OWNER && of_users && !field.multiple
    })
}

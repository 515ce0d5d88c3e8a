//! What rules keep, tried on an office with departments: against a definition by
//! the letter, surface by surface, and by what must never come out.

mod acts;
mod afterwards;
mod definition;
mod random;
mod reviews;
mod rights;
mod secrets;

use std::sync::Arc;

use crate::access::{Access, Action, FieldLevel, FieldRule, Policy, Reason, Rule, Scope};
use crate::context::{Actor, Context};
use crate::directory::{
    DepartmentUpdate, Founding, Language, NewDepartment, NewUser, Settings, create_department,
    create_user, found, update_department,
};
use crate::error::Error;
use crate::filter::Filter;
use crate::ids::UserId;
use crate::records::testing::{choice, made, reference, text};
use crate::records::{Decision, Keep, RelationField, Selection, Update, What, update};
use crate::store::Account;
use crate::value::{RecordRef, Value};

/// A company with a department and one below it.
pub(crate) struct Office {
    pub(crate) account: Arc<Account>,
    /// The account's owner.
    pub(crate) owner: UserId,
    /// Heads sales, and sits in no department.
    pub(crate) head: UserId,
    /// In sales.
    pub(crate) agent: UserId,
    /// In sales as well.
    pub(crate) colleague: UserId,
    /// In the north, below sales.
    pub(crate) below: UserId,
    /// Elsewhere, and an admin.
    pub(crate) admin: UserId,
}

impl Office {
    pub(crate) fn open() -> Self {
        let account = Account::in_memory().unwrap();
        let operator = Context::operator();
        let person = |name: &str, department| NewUser {
            name: name.into(),
            email: format!("{name}@acme.example"),
            department,
            admin: name == "admin",
            ..NewUser::default()
        };
        let settings = Settings {
            name: "Acme".into(),
            time_zone: "Europe/Warsaw".into(),
            currency: "PLN".into(),
            language: Language::Pl,
        };
        let founding = Founding {
            settings,
            owner: person("owner", None),
        };
        let owner = found(&account, &operator, founding).unwrap();
        let department = |name: &str, parent| {
            let name = name.into();
            let new = NewDepartment {
                name,
                parent,
                head: None,
            };
            create_department(&account, &operator, new).unwrap()
        };
        let sales = department("Sales", None);
        let north = department("North", Some(sales));
        let made =
            |name, department| create_user(&account, &operator, person(name, department)).unwrap();
        let head = made("head", None);
        let update = DepartmentUpdate {
            head: Some(Some(head)),
            ..DepartmentUpdate::default()
        };
        update_department(&account, &operator, sales, update).unwrap();
        Self {
            owner,
            head,
            agent: made("agent", Some(sales)),
            colleague: made("colleague", Some(sales)),
            below: made("below", Some(north)),
            admin: made("admin", None),
            account,
        }
    }

    /// What a user may do by these policies.
    pub(crate) fn access(&self, user: UserId, policies: Vec<Policy>) -> Access {
        self.account
            .read(|read| Access::new(read, user, policies))
            .unwrap()
    }

    /// A user, as these policies let them.
    pub(crate) fn context(&self, user: UserId, policies: Vec<Policy>) -> Context {
        Context {
            actor: Actor::User { user },
            access: Arc::new(self.access(user, policies)),
            ..Context::operator()
        }
    }
}

/// A rule for one table, or for every one.
pub(crate) fn rule(table: Option<&str>, actions: &[Action], scope: Scope) -> Rule {
    Rule {
        table: table.map(str::to_owned),
        actions: actions.to_vec(),
        scope,
        filter: None,
        reason: Reason::default(),
    }
}

pub(crate) fn filtered(rule: Rule, filter: Filter) -> Rule {
    Rule {
        filter: Some(filter),
        ..rule
    }
}

pub(crate) fn field(table: &str, field: &str, level: FieldLevel) -> FieldRule {
    FieldRule {
        table: table.into(),
        field: field.into(),
        level,
        reason: Reason::default(),
    }
}

pub(crate) fn policy(rules: Vec<Rule>, fields: Vec<FieldRule>) -> Policy {
    Policy {
        plugin: "acme.roles".into(),
        rules,
        abstentions: Vec::new(),
        fields,
    }
}

/// Everything with what is theirs, and nothing else.
pub(crate) fn own() -> Policy {
    policy(vec![rule(None, &Action::ALL, Scope::Own)], Vec::new())
}

pub(crate) fn users(id: UserId) -> Value {
    reference("users", id.0)
}

pub(crate) fn deal(office: &Office, name: &str, owner: UserId) -> RecordRef {
    let values = [
        ("name", text(name)),
        ("stage", choice("won")),
        ("owner", users(owner)),
    ];
    made(&office.account, "deals", values)
}

pub(crate) fn these(records: &[&RecordRef]) -> Selection {
    Selection {
        table: records[0].table.clone(),
        what: What::Ids(records.iter().map(|record| record.id).collect()),
    }
}

pub(crate) fn set(
    office: &Office,
    context: &Context,
    record: &RecordRef,
    key: &str,
    value: Value,
) -> Result<(), Error> {
    let asked = Update {
        record: record.clone(),
        version: None,
        values: [(key.to_owned(), value)].into(),
    };
    update(&office.account, context, vec![asked]).map(|_| ())
}

pub(crate) fn keep() -> Decision {
    Decision {
        keep: Keep::Days(30),
        along: vec![RelationField {
            table: "notes".into(),
            field: "deal".into(),
        }],
    }
}

pub(crate) fn is_denied<T: std::fmt::Debug>(done: Result<T, Error>) -> String {
    match done {
        Err(Error::Denied(why)) => why,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn is_not_found<T: std::fmt::Debug>(done: Result<T, Error>) {
    assert!(matches!(done, Err(Error::NotFound(_))), "{done:?}");
}

/// All is seen and little is theirs to change.
pub(crate) fn sees_all() -> Policy {
    let rules = vec![
        rule(None, &[Action::View], Scope::All),
        rule(
            None,
            &[Action::Edit, Action::Create, Action::Delete],
            Scope::Own,
        ),
    ];
    policy(rules, Vec::new())
}

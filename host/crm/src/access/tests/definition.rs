//! Who may do what by the letter of the definition, record by record in memory, to
//! compare with what the host keeps.

use std::collections::{BTreeMap, BTreeSet};

use crate::access::{Action, Policy, Scope};
use crate::directory::{Department, User};
use crate::filter::reference::holds;
use crate::ids::{DepartmentId, UserId};
use crate::records::Record;
use crate::value::{RecordRef, Scalar, Value};

/// The whole account, in memory.
pub(super) struct World {
    pub(super) users: Vec<User>,
    pub(super) departments: Vec<Department>,
    pub(super) records: BTreeMap<RecordRef, Record>,
}

impl World {
    /// Whether policies let a user do something to a record.
    pub(super) fn may(
        &self,
        user: UserId,
        policies: &[Policy],
        action: Action,
        record: &RecordRef,
    ) -> bool {
        let Some(found) = self.records.get(record) else {
            return false;
        };
        let mut deciding = policies.iter().filter(|policy| {
            !policy.abstentions.iter().any(|one| {
                one.actions.contains(&action)
                    && one.table.as_ref().is_none_or(|key| *key == record.table)
            })
        });
        let mut of = self.users.iter();
        let free = action != Action::Purge || of.any(|one| one.id == user && one.admin);
        let anybody = deciding.clone().next().is_some();
        let granted = (anybody || free)
            && deciding.all(|policy| {
                policy.rules.iter().any(|rule| {
                    rule.actions.contains(&action)
                        && rule.table.as_ref().is_none_or(|key| *key == record.table)
                        && self.in_scope(user, rule.scope, found)
                        && rule
                            .filter
                            .as_ref()
                            .is_none_or(|filter| holds(found, filter))
                })
            });
        granted
            && match action {
                Action::Create => true,
                Action::View => self.belongs_to_seen(user, policies, found),
                Action::Import => self.may(user, policies, Action::Create, record),
                _ => self.may(user, policies, Action::View, record),
            }
    }

    fn belongs_to_seen(&self, user: UserId, policies: &[Policy], record: &Record) -> bool {
        record.fields().all(|(field, value)| {
            !field.along
                || value.scalars().iter().all(|scalar| match scalar {
                    Scalar::Reference(above) => self.may(user, policies, Action::View, above),
                    _ => true,
                })
        })
    }

    fn in_scope(&self, user: UserId, scope: Scope, record: &Record) -> bool {
        let owner = match record.value("owner") {
            Some(Value::One(Scalar::Reference(owner))) => Some(UserId(owner.id.0)),
            Some(_) => None,
            None => record.created_by,
        };
        if scope == Scope::All {
            return true;
        }
        let Some(owner) = owner else {
            return false;
        };
        let of = |id: UserId| self.users.iter().find(|user| user.id == id);
        let mut departments: BTreeSet<DepartmentId> = of(user)
            .and_then(|user| user.department)
            .into_iter()
            .collect();
        let headed = self.departments.iter().filter(|d| d.head == Some(user));
        departments.extend(headed.map(|department| department.id));
        let theirs = of(owner).and_then(|owner| owner.department);
        owner == user
            || match scope {
                Scope::Own | Scope::All => false,
                Scope::Department => theirs.is_some_and(|id| departments.contains(&id)),
                Scope::DepartmentAndBelow => {
                    let mut at = theirs;
                    while let Some(id) = at {
                        if departments.contains(&id) {
                            return true;
                        }
                        let department = self.departments.iter().find(|d| d.id == id);
                        at = department.and_then(|department| department.parent);
                    }
                    false
                }
            }
    }
}

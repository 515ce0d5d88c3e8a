//! Who may see a report beside whoever made it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::context::Context;
use crate::directory;
use crate::error::{Error, Result};
use crate::ids::{DepartmentId, UserId};
use crate::reports::Report;
use crate::store::Read;

/// Who may see a report beside whoever made it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Audience {
    /// Nobody else.
    #[default]
    Owner,
    /// Everybody in the account.
    Everybody,
    /// Who was chosen.
    Chosen {
        /// These people.
        #[serde(default)]
        users: Vec<UserId>,
        /// And who works in one of these departments, or in one below them.
        #[serde(default)]
        departments: Vec<DepartmentId>,
    },
}

impl Audience {
    /// Refuses people and departments that there are not.
    pub(super) fn check(&self, read: &Read<'_>, context: &Context) -> Result<()> {
        let Self::Chosen { users, departments } = self else {
            return Ok(());
        };
        if users.is_empty() && departments.is_empty() {
            let message = "Choose who may see it: people, departments, or both.";
            return Err(Error::invalid_field("audience", "required", message));
        }
        let unknown = |what: String| Error::invalid_field("audience", "unknown-person", what);
        for user in users {
            directory::user(read, context, *user)
                .map_err(|_| unknown(format!("There is no user {user}.")))?;
        }
        for department in departments {
            directory::department(read, context, *department)
                .map_err(|_| unknown(format!("There is no department {department}.")))?;
        }
        Ok(())
    }
}

/// Whoever asks, and the departments that they are in.
pub(super) struct Who {
    user: Option<UserId>,
    /// Their own, and all above it.
    departments: BTreeSet<DepartmentId>,
    /// The operator, and jobs of the account: nobody keeps anything from them.
    everything: bool,
}

impl Who {
    pub(super) fn find(read: &Read<'_>, context: &Context) -> Result<Self> {
        let user = context.actor.user();
        let mut departments = BTreeSet::new();
        if let Some(user) = user {
            let all = directory::departments(read, context)?;
            let mut next = directory::user(read, context, user)?.department;
            while let Some(id) = next
                && departments.insert(id)
            {
                next = all
                    .iter()
                    .find(|department| department.id == id)
                    .and_then(|department| department.parent);
            }
        }
        Ok(Self {
            user,
            departments,
            everything: user.is_none() && context.access.admin,
        })
    }

    pub(super) fn sees(&self, report: &Report) -> bool {
        let mine = self.user.is_some() && report.owner == self.user;
        mine || self.everything
            || match &report.audience {
                Audience::Owner => false,
                Audience::Everybody => true,
                Audience::Chosen { users, departments } => {
                    self.user.is_some_and(|user| users.contains(&user))
                        || departments.iter().any(|id| self.departments.contains(id))
                }
            }
    }
}

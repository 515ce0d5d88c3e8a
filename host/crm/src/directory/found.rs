//! The account's first act: its settings and its owner.

use super::checks::{self, Problems};
use super::create_users::{NewUser, insert_all};
use super::settings::Settings;
use super::{may_administer, update_settings, user};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::UserId;
use crate::store::Account;

/// What an account begins with.
#[derive(Clone, Debug)]
pub struct Founding {
    /// What holds for the account as a whole.
    pub settings: Settings,
    /// Its owner, who is an admin by that.
    pub owner: NewUser,
}

impl Founding {
    /// Whether it could be carried out, before anything is made.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming each field that is wrong.
    pub fn check(&self) -> Result<()> {
        update_settings::checked(self.settings.clone())?;
        let mut problems = Problems::default();
        problems.keep(checks::name("name", &self.owner.name));
        problems.keep(checks::email(&self.owner.email));
        problems.check()
    }
}

/// Gives an account its settings and its owner.
///
/// # Errors
/// [`Error::Denied`] to members; [`Error::Conflict`] if it has an owner;
/// [`Error::Invalid`] naming each field that is wrong.
pub fn found(account: &Account, context: &Context, founding: Founding) -> Result<UserId> {
    may_administer(context)?;
    let context = context.clone();
    account.write(move |write| {
        if user::owner(write.connection())?.is_some() {
            return Err(Error::Conflict(
                "the account has an owner already".to_owned(),
            ));
        }
        let settings = update_settings::checked(founding.settings)?;
        update_settings::put(write, &context, None, &settings)?;
        let ids = insert_all(write, &context, vec![founding.owner], true)?;
        let id = ids.first().copied();
        id.ok_or_else(|| Error::Internal("the owner was made without a number".to_owned()))
    })
}

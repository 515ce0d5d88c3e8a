//! A plugin in an account that nobody else has: what it does there, it does to nobody.

use std::sync::Arc;

use bailey_crm::directory::{self, Founding, Language, NewUser, Settings};
use bailey_crm::store::NewAccount;
use bailey_crm::{Access, Account, AccountId, Actor, Context, Crm, Surface};

use crate::catalogue::{Catalogue, Offer};
use crate::error::Result;
use crate::plugins::Plugins;

impl Plugins {
    /// An account with the standard tables and an owner of this name, in a folder of its
    /// own that goes with it, and nothing in its catalogue but these. What plugins use
    /// there is the payer's.
    pub(crate) fn alone<'a>(
        &self,
        payer: Option<&AccountId>,
        offers: impl IntoIterator<Item = &'a Offer>,
        owner: &str,
        language: Language,
    ) -> Result<(Self, Arc<Account>)> {
        let crm = Arc::new(Crm::open_memory()?);
        let account = account(&crm, owner, language)?;
        let mut catalogue = Catalogue::new();
        for offer in offers {
            catalogue.add(Offer::read(Arc::clone(offer.package.bytes()))?);
        }
        let plugins = Self::new(crm, self.shared_sandbox(), catalogue);
        if let Some(payer) = payer {
            plugins.hours().charge_to(self.hours(), payer);
        }
        Ok((plugins, account))
    }
}

/// Its name can't be guessed: what of plugins is in memory is kept by account.
fn account(crm: &Crm, owner: &str, language: Language) -> bailey_crm::Result<Arc<Account>> {
    let operator = Context::operator();
    let number: u64 = rand::random();
    let new = NewAccount {
        id: format!("alone-{number:016x}").parse()?,
        name: owner.to_owned(),
    };
    let account = crm.create_account(&operator, new)?;
    let settings = Settings {
        name: owner.to_owned(),
        time_zone: "UTC".to_owned(),
        currency: "USD".to_owned(),
        language,
    };
    let owner = NewUser {
        name: owner.to_owned(),
        email: "owner@alone.example".to_owned(),
        ..NewUser::default()
    };
    directory::found(&account, &operator, Founding { settings, owner })?;
    Ok(account)
}

/// Whoever looks: the account's first user.
pub(crate) fn owner() -> Context {
    Context {
        actor: Actor::User {
            user: bailey_crm::UserId(1),
        },
        access: Arc::new(Access::ALL),
        surface: Surface::Background,
        ..Context::operator()
    }
}

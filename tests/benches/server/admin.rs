//! The account's owner, who switches plugins on and fills in their pages.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use bailey_crm::directory;
use bailey_crm::{Access, Account, Actor, Context, Surface, Timestamp, UserId};
use bailey_plugins::{Consent, Plain, Plugins};

pub struct Admin {
    pub plugins: Plugins,
    pub account: Arc<Account>,
    owner: UserId,
}

impl Admin {
    pub fn of(account: &Arc<Account>, plugins: &Plugins) -> Self {
        let owner = account
            .read(|read| directory::owner(read, &Context::operator()))
            .expect("the account")
            .expect("an owner");
        Self {
            plugins: plugins.clone(),
            account: Arc::clone(account),
            owner: owner.id,
        }
    }

    /// Switches a plugin on, with all that it asks for.
    pub fn enable(&self, plugin: &str) {
        let (context, consent) = (Context::operator(), Consent::default());
        self.plugins
            .install(&self.account, &context, plugin, &consent)
            .expect("installed");
        self.plugins
            .enable(&self.account, &context, plugin)
            .expect("enabled");
    }

    /// Does something on a plugin's page.
    pub fn act(&self, plugin: &str, page: &str, action: &str, fields: &[(&str, &str)]) {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let fields = fields.iter().map(owned).collect();
        let reader = Plain::anybody(&self.account);
        self.plugins
            .act(
                &self.account,
                &self.context(),
                &reader,
                plugin,
                page,
                action,
                fields,
            )
            .expect("the page takes it");
    }

    /// Draws a plugin's page.
    pub fn render(&self, plugin: &str, page: &str) {
        let reader = Plain::anybody(&self.account);
        self.plugins
            .render(
                &self.account,
                &self.context(),
                &reader,
                plugin,
                page,
                Vec::new(),
            )
            .expect("the page");
    }

    fn context(&self) -> Context {
        Context {
            actor: Actor::User { user: self.owner },
            access: Arc::new(Access::ALL),
            surface: Surface::Page,
            at: Timestamp::now(),
            request: None,
            address: Some(IpAddr::V4(Ipv4Addr::LOCALHOST)),
            depth: 0,
        }
    }
}

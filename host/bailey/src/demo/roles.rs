//! Who may see and do what in the demo, set on the pages that an admin uses: each
//! manager has what their team has, each agent their own deals, the lawyer two
//! stages; what an invoice is about is theirs to see, its amount is not.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use bailey_crm::directory::{self, User};
use bailey_crm::{Access, Account, Actor, Context, Surface, Timestamp, UserId};
use bailey_plugins::{Parameters, Plain, Plugins};

/// The plugin whose pages these are.
pub(super) const PLUGIN: &str = "bailey.roles";

/// Gives everybody their role and saves each change, as the account's owner.
pub fn give(plugins: &Plugins, account: &Arc<Account>) -> Result<()> {
    let operator = Context::operator();
    let (users, departments) = account.read(|read| {
        let users = directory::users(read, &operator)?;
        Ok((users, directory::departments(read, &operator)?))
    })?;
    let office = Office::of(plugins, account, &users)?;
    office.save(
        "fields",
        "fields",
        &[
            ("role", "salesperson"),
            ("table", "invoices"),
            ("field.amount", "0"),
        ],
    )?;
    let stages = [
        ("role", "lawyer"),
        ("table", "deals"),
        ("choice.engaging", "true"),
        ("choice.won", "true"),
    ];
    office.save("role", "stages", &stages)?;
    let heads = |user: &User| departments.iter().any(|one| one.head == Some(user.id));
    for user in users.iter().filter(|user| !user.owner) {
        let role = match user.email == bailey_sample::lawyer_email() {
            true => "has.lawyer",
            false if heads(user) => "has.head-of-sales",
            false => "has.salesperson",
        };
        let id = user.id.to_string();
        office.save("person", "assign", &[("user", &id), (role, "true")])?;
    }
    Ok(())
}

/// The account's owner at the plugin's pages.
pub(super) struct Office<'a> {
    plugins: &'a Plugins,
    account: &'a Arc<Account>,
    pub(super) owner: Context,
}

impl<'a> Office<'a> {
    /// Whoever of these users is the owner.
    pub(super) fn of(
        plugins: &'a Plugins,
        account: &'a Arc<Account>,
        users: &[User],
    ) -> Result<Self> {
        let owner = users.iter().find(|user| user.owner);
        Ok(Self {
            plugins,
            account,
            owner: as_owner(owner.context("the demo has no owner")?.id),
        })
    }

    /// Fills in a form of a page, and saves what it comes to.
    fn save(&self, page: &str, action: &str, fields: &[(&str, &str)]) -> Result<()> {
        self.act(page, action, fields)?;
        self.act("effect", "save", &[])
    }

    /// Fills in a form of a page.
    pub(super) fn act(&self, page: &str, action: &str, fields: &[(&str, &str)]) -> Result<()> {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let parameters: Parameters = fields.iter().map(owned).collect();
        let (account, owner) = (self.account, &self.owner);
        let done = self.plugins.act(
            account,
            owner,
            &Plain::anybody(account),
            PLUGIN,
            page,
            action,
            parameters,
        );
        done.map(drop)
            .with_context(|| format!("the demo's roles: {action} on {page}"))
    }
}

fn as_owner(user: UserId) -> Context {
    Context {
        actor: Actor::User { user },
        access: Arc::new(Access::ALL),
        surface: Surface::CommandLine,
        at: Timestamp::now(),
        request: None,
        address: None,
        depth: 0,
    }
}

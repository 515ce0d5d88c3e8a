//! An account with something of everything, and the people in it.

use crate::access::tests::{Office, rule};
use crate::access::{Action, Policy, Scope};
use crate::context::Context;
use crate::files::Upload;
use crate::ids::OperationId;
use crate::records::testing::{choice, made, reference, text};
use crate::records::{self, Decision, Keep, Selection, What};
use crate::sessions::{self, NewToken, Token, TokenScope};
use crate::value::{Money, RecordRef, Scalar, Value};

/// Whom nothing is kept from.
pub(super) const WHOLE: &str = "who sees all";

/// How many deals there are.
const DEALS: i64 = 90;

/// The account.
pub(super) struct Seeded {
    pub(super) office: Office,
    pub(super) token: Token,
    pub(super) company: RecordRef,
    pub(super) deal: RecordRef,
    pub(super) deleted: OperationId,
}

impl Seeded {
    pub(super) fn new() -> Self {
        let office = Office::open();
        let account = &office.account;
        let operator = Context::operator();
        let owners = [office.owner, office.agent, office.colleague, office.below];
        let mut deals = Vec::new();
        let mut companies = Vec::new();
        for n in 0..DEALS {
            let owner = reference("users", owners[n as usize % owners.len()].0);
            if n % 3 == 0 {
                let name = text(&format!("Company {n}"));
                companies.push(made(
                    account,
                    "companies",
                    [("name", name), ("owner", owner.clone())],
                ));
            }
            let company = reference("companies", companies[n as usize / 9].id.0);
            let email = text(&format!("person{n}@acme.example"));
            let name = text(&format!("Person {n}"));
            made(
                account,
                "contacts",
                [
                    ("name", name),
                    ("email", email),
                    ("owner", owner.clone()),
                    ("company", company.clone()),
                ],
            );
            let money = Value::One(Scalar::Money(Money {
                minor: 100 * n,
                currency: "EUR".into(),
            }));
            let opened = Value::One(Scalar::Date(jiff::civil::date(2026, 1 + (n % 12) as i8, 3)));
            let stage = choice(["won", "lost", "engaging"][n as usize % 3]);
            let name = text(&format!("Anvils {n}"));
            let deal = made(
                account,
                "deals",
                [
                    ("name", name),
                    ("owner", owner.clone()),
                    ("company", company.clone()),
                    ("value", money),
                    ("opened", opened),
                    ("stage", stage),
                ],
            );
            let about = reference("deals", deal.id.0);
            made(
                account,
                "notes",
                [
                    ("text", text("They wait for anvils")),
                    ("deal", about.clone()),
                    ("company", company),
                ],
            );
            made(
                account,
                "tasks",
                [
                    ("title", text("Ask for anvils")),
                    ("owner", owner),
                    ("deal", about),
                ],
            );
            deals.push(deal);
        }
        let some = |from: usize| Selection {
            table: "deals".into(),
            what: What::Ids(deals[from..from + 9].iter().map(|deal| deal.id).collect()),
        };
        records::archive(account, &operator, some(0)).unwrap();
        let decision = Decision {
            keep: Keep::Forever,
            along: Vec::new(),
        };
        let deleted = records::delete(account, &operator, some(9), decision).unwrap();
        let (company, deal) = (companies[2].clone(), deals[37].clone());
        let mut upload =
            Upload::begin(account, &operator, &deal, "a.txt", "text/plain", 1 << 20).unwrap();
        upload.write(b"text").unwrap();
        upload.finish().unwrap();
        let new = NewToken {
            name: "program".into(),
            user: office.agent,
            scope: TokenScope::full(),
            expires_at: None,
        };
        let (_, token) = sessions::create_token(account, &operator, new).unwrap();
        Self {
            deleted: deleted.operation,
            token,
            company,
            deal,
            office,
        }
    }

    /// Who sees all, and those to whom rules show their own or their department's.
    pub(super) fn people(&self) -> Vec<(&'static str, Context)> {
        let policy = |scope| Policy {
            plugin: "acme.roles".into(),
            rules: vec![rule(None, &Action::ALL, scope)],
            abstentions: Vec::new(),
            fields: Vec::new(),
        };
        let as_one = |user, scope| self.office.context(user, vec![policy(scope)]);
        vec![
            (WHOLE, as_one(self.office.admin, Scope::All)),
            ("who sees their own", as_one(self.office.agent, Scope::Own)),
            (
                "who sees their department's",
                as_one(self.office.head, Scope::DepartmentAndBelow),
            ),
        ]
    }
}

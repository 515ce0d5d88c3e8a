//! What a change of a role is said to do, before it is saved, against counting deal by
//! deal for each person.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Instant;

use bailey_crm::directory::User;
use bailey_crm::records::{self, Query};
use bailey_crm::sessions::PasswordHash;
use bailey_crm::{Account, Context, Crm, DepartmentId, Scalar, UserId, Value, directory};
use bailey_plugins::page::{Block, Cell};
use bailey_plugins::{Catalogue, Parameters, Plain, Plugins};
use bailey_sample::{ACCOUNT, Source};
use bailey_sandbox::{ProcessLimits, Sandbox};
use indicatif::ProgressBar;

use super::roles::{Office, PLUGIN};
use super::{plugins, roles};

/// By person, how many deals they lose from sight, and how many they gain.
type Effects = BTreeMap<i64, (u64, u64)>;

/// Those of whom each has an own deal at the least: people by department.
struct Staff {
    users: Vec<User>,
    heads: BTreeSet<UserId>,
}

impl Staff {
    fn of(account: &Account) -> Self {
        let operator = Context::operator();
        let departments = account
            .read(|read| directory::departments(read, &operator))
            .unwrap();
        Self {
            users: account
                .read(|read| directory::users(read, &operator))
                .unwrap(),
            heads: departments.iter().filter_map(|one| one.head).collect(),
        }
    }

    /// Those who have the salesperson's role in the demo.
    fn sellers(&self) -> impl Iterator<Item = &User> {
        self.users.iter().filter(|user| {
            let lawyer = user.email == bailey_sample::lawyer_email();
            !user.owner && !lawyer && !self.heads.contains(&user.id)
        })
    }

    fn department(&self, id: i64) -> Option<DepartmentId> {
        let found = self.users.iter().find(|user| user.id.0 == id);
        found.and_then(|user| user.department)
    }
}

/// What the plugin's page says of seeing deals.
fn told(plugins: &Plugins, account: &Arc<Account>, office: &Office<'_>) -> Effects {
    let page = plugins
        .render(
            account,
            &office.owner,
            &Plain::anybody(account),
            PLUGIN,
            "effect",
            Parameters::new(),
        )
        .unwrap();
    let tables = page.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let count = |cell: &Cell| match cell {
        Cell::Badge(badge) if badge.label == "one record" => 1,
        Cell::Badge(badge) => {
            let digits: String = badge.label.chars().filter(char::is_ascii_digit).collect();
            digits.parse().unwrap_or(0)
        }
        _ => 0,
    };
    let rows = tables.flat_map(|table| &table.rows).filter_map(|row| {
        let [
            Cell::User { user },
            Cell::Text { text },
            Cell::Table { table },
            lost,
            gained,
        ] = &row.cells[..]
        else {
            return None;
        };
        (table == "deals" && text == "See").then(|| (user.0, (count(lost), count(gained))))
    });
    rows.filter(|(_, effect)| *effect != (0, 0)).collect()
}

fn made(crm: &Crm) -> Arc<Account> {
    let source = Source::read().unwrap();
    let password = PasswordHash::of("a password").unwrap();
    let id = ACCOUNT.parse().unwrap();
    bailey_sample::account(crm, &id, &source, &password, &ProgressBar::hidden()).unwrap()
}

/// The owner of each deal that has one.
fn owners_of_deals(account: &Account) -> Vec<i64> {
    let mut query = Query {
        limit: 500,
        ..Query::of("deals")
    };
    let mut owners = Vec::new();
    loop {
        let page = records::list(account, &Context::operator(), &query).unwrap();
        let of = page
            .records
            .iter()
            .filter_map(|deal| match deal.value("owner") {
                Some(Value::One(Scalar::Reference(owner))) => Some(owner.id.0),
                _ => None,
            });
        owners.extend(of);
        match page.next {
            Some(next) => query.after = Some(next),
            None => return owners,
        }
    }
}

#[test]
fn what_if_is_what_counting_deal_by_deal_says() {
    let crm = Arc::new(Crm::open_memory().unwrap());
    let account = made(&crm);
    let code = tempfile::tempdir().unwrap();
    let sandbox = Sandbox::new(code.path(), ProcessLimits::default()).unwrap();
    let packages = bailey_first_party::packages().iter().copied();
    let catalogue = Catalogue::new().with_packages(packages).unwrap();
    let plugins = Plugins::new(Arc::clone(&crm), Arc::new(sandbox), catalogue);
    plugins::enable(&plugins, &account).unwrap();
    roles::give(&plugins, &account).unwrap();

    let staff = Staff::of(&account);
    let office = Office::of(&plugins, &account, &staff.users).unwrap();
    let deals = owners_of_deals(&account);
    assert_eq!(deals.len(), 8_800);
    for (level, sees) in [
        ("4", (|_, _, _| true) as fn(&Staff, i64, i64) -> bool),
        ("2", |staff, user, owner| {
            user == owner || staff.department(user) == staff.department(owner)
        }),
        ("0", |_, _, _| false),
    ] {
        let mut expected = Effects::new();
        for user in staff.sellers() {
            let (mut lost, mut gained) = (0, 0);
            for owner in &deals {
                match (user.id.0 == *owner, sees(&staff, user.id.0, *owner)) {
                    (true, false) => lost += 1,
                    (false, true) => gained += 1,
                    _ => {}
                }
            }
            if (lost, gained) != (0, 0) {
                expected.insert(user.id.0, (lost, gained));
            }
        }
        assert!(!expected.is_empty());
        let change = [("role", "salesperson"), ("deals.view", level)];
        office.act("role", "rights", &change).unwrap();
        let begun = Instant::now();
        let found = told(&plugins, &account, &office);
        println!(
            "what-if, {} people: {:?}",
            staff.users.len(),
            begun.elapsed()
        );
        assert_eq!(found, expected, "level {level}");
    }
}

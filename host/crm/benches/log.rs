//! How long a page of the log takes over a million operations, under each filter
//! and under those that combine badly: `cargo bench -p bailey-crm --bench log`.
//!
//! Each filter is asked ten times, its first page and one further on, with the
//! count that stands above the list. The slowest counts, and none may take longer
//! than [`MOST`].

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench that can't go on ends here, and says what it found"
)]

use std::sync::Arc;
use std::time::{Duration, Instant};

use bailey_crm::journal::{JournalFilter, JournalQuery, query};
use bailey_crm::{Access, Account, Actor, Context, Surface, Timestamp, UserId};

/// How many operations there are.
const OPERATIONS: i64 = 1_000_000;
/// How many are written at once.
const BATCH: i64 = 50_000;
/// What a page may take.
const MOST: Duration = Duration::from_millis(50);

/// Kinds, by how often they come.
const KINDS: [&str; 16] = [
    "records.update",
    "records.update",
    "records.update",
    "records.update",
    "records.create",
    "records.create",
    "records.create",
    "records.archive",
    "records.delete",
    "records.restore",
    "records.export",
    "session.signed-in",
    "session.signed-in",
    "session.refused",
    "plugins.failed",
    "users.updated",
];
const TABLES: [&str; 5] = ["deals", "contacts", "companies", "tasks", "notes"];
const PLUGINS: [&str; 2] = ["acme.merger", "acme.mailer"];

fn main() {
    let account = Account::in_memory().unwrap();
    let began = Instant::now();
    for first in (0..OPERATIONS).step_by(usize::try_from(BATCH).unwrap()) {
        account
            .write(move |write| {
                for n in first..first + BATCH {
                    one(write, n)?;
                }
                Ok(())
            })
            .unwrap();
    }
    println!("{OPERATIONS} operations written in {:.1?}", began.elapsed());
    let mut slowest = Duration::ZERO;
    for (who, context) in [("admin", admin()), ("member", member())] {
        for (name, filter) in filters() {
            let took = asked(&account, &context, &filter);
            slowest = slowest.max(took);
            println!("{who:6} {name:40} {:8.2} ms", took.as_secs_f64() * 1e3);
        }
    }
    assert!(slowest < MOST, "the slowest page took {slowest:?}");
}

/// The slowest of some pages.
fn asked(account: &Account, context: &Context, filter: &JournalFilter) -> Duration {
    let (mut slowest, mut after) = (Duration::ZERO, None);
    for n in 0..10 {
        let asked = JournalQuery {
            filter: filter.clone(),
            limit: 50,
            after: after.clone(),
        };
        let began = Instant::now();
        let page = query(account, context, &asked).unwrap();
        // The first one also reads the file into memory.
        if n > 0 {
            slowest = slowest.max(began.elapsed());
        }
        after = page.next;
    }
    slowest
}

/// A number that looks like chance and is the same each time.
fn draw(n: i64, sort: u64) -> usize {
    let mut x = n
        .cast_unsigned()
        .wrapping_add(sort.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    usize::try_from((x ^ (x >> 31)) >> 33).unwrap_or_default()
}

fn one(write: &bailey_crm::Write<'_>, n: i64) -> bailey_crm::Result<()> {
    let user = UserId(i64::try_from(draw(n, 1) % 20).unwrap_or_default() + 1);
    let kind = KINDS[draw(n, 2) % KINDS.len()];
    let actor = if draw(n, 3).is_multiple_of(10) {
        Actor::Plugin {
            plugin: PLUGINS[draw(n, 4) % PLUGINS.len()].to_owned(),
            version: "1.0.0".to_owned(),
            digest: "d".to_owned(),
            capability: "records-write".to_owned(),
            on_behalf_of: Some(user),
        }
    } else {
        Actor::User { user }
    };
    let context = Context {
        actor,
        access: Arc::new(Access::ALL),
        surface: Surface::Api,
        at: Timestamp(1_700_000_000_000 + n * 60_000),
        request: Some(format!("request-{n}")),
        // Most come from one office, each from home now and then.
        address: Some(if !draw(n, 5).is_multiple_of(4) {
            [10, 0, 0, 1].into()
        } else {
            [10, 0, 1, u8::try_from(user.0).unwrap_or_default()].into()
        }),
        depth: 0,
    };
    let mut operation = write.operation(&context, kind)?;
    if kind.starts_with("records.") {
        operation.table(TABLES[draw(n, 6) % TABLES.len()]);
    }
    operation.finish()?;
    Ok(())
}

fn admin() -> Context {
    Context::operator()
}

fn member() -> Context {
    Context {
        actor: Actor::User { user: UserId(7) },
        access: Arc::new(Access::MEMBER),
        ..Context::operator()
    }
}

fn filters() -> Vec<(&'static str, JournalFilter)> {
    let all = JournalFilter::default;
    let text = |text: &str| Some(text.to_owned());
    let kinds = |kinds: &[&str]| kinds.iter().map(|kind| (*kind).to_owned()).collect();
    let day = |day: i64| Some(Timestamp(1_700_000_000_000 + day * 86_400_000));
    vec![
        ("everything", all()),
        (
            "user",
            JournalFilter {
                by_user: Some(UserId(3)),
                ..all()
            },
        ),
        (
            "plugin",
            JournalFilter {
                by_plugin: text("acme.merger"),
                ..all()
            },
        ),
        (
            "kind",
            JournalFilter {
                kinds: kinds(&["records.delete"]),
                ..all()
            },
        ),
        (
            "kinds by their beginning",
            JournalFilter {
                kinds: kinds(&["records."]),
                ..all()
            },
        ),
        (
            "no such kind",
            JournalFilter {
                kinds: kinds(&["records.purge"]),
                ..all()
            },
        ),
        (
            "table",
            JournalFilter {
                table: text("deals"),
                ..all()
            },
        ),
        (
            "address of many",
            JournalFilter {
                address: text("10.0.0.1"),
                ..all()
            },
        ),
        (
            "address of one",
            JournalFilter {
                address: text("10.0.1.4"),
                ..all()
            },
        ),
        (
            "request",
            JournalFilter {
                request: text("request-77"),
                ..all()
            },
        ),
        (
            "period long ago",
            JournalFilter {
                since: day(3),
                until: day(4),
                ..all()
            },
        ),
        (
            "user and kind",
            JournalFilter {
                by_user: Some(UserId(3)),
                kinds: kinds(&["session."]),
                ..all()
            },
        ),
        (
            "user and table and period",
            JournalFilter {
                by_user: Some(UserId(3)),
                table: text("deals"),
                since: day(100),
                until: day(110),
                ..all()
            },
        ),
        (
            "user and somebody else's address",
            JournalFilter {
                by_user: Some(UserId(3)),
                address: text("10.0.1.4"),
                ..all()
            },
        ),
        (
            "address of many and plugin and kind",
            JournalFilter {
                address: text("10.0.0.1"),
                by_plugin: text("acme.mailer"),
                kinds: kinds(&["records."]),
                ..all()
            },
        ),
        (
            "address of many and a table that is none",
            JournalFilter {
                address: text("10.0.0.1"),
                table: text("invoices"),
                ..all()
            },
        ),
        (
            "user and a table that is none",
            JournalFilter {
                by_user: Some(UserId(3)),
                table: text("invoices"),
                ..all()
            },
        ),
    ]
}

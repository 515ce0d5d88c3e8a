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

use bailey_crm::journal::{Change, ChangeKind, JournalFilter, JournalQuery, query};
use bailey_crm::{
    Access, Account, Actor, Context, RecordId, RecordRef, Surface, Timestamp, UserId,
};

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
        let table = TABLES[draw(n, 6) % TABLES.len()];
        operation.table(table);
        if kind == "records.update" {
            operation.change(&Change {
                table: table.to_owned(),
                record: record(n),
                kind: ChangeKind::Updated,
                version: 1,
                label: String::new(),
                fields: Vec::new(),
            })?;
        }
    }
    operation.finish()?;
    Ok(())
}

/// Some records change all the time, most seldom.
fn record(n: i64) -> RecordId {
    let most = if draw(n, 7).is_multiple_of(10) {
        3
    } else {
        50_000
    };
    RecordId(i64::try_from(draw(n, 8) % most).unwrap_or_default())
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

/// Each condition by itself, met by many entries and by few, and those together
/// that many entries meet one by one and few or none at once.
fn filters() -> Vec<(&'static str, JournalFilter)> {
    let all = JournalFilter::default;
    let text = |text: &str| Some(text.to_owned());
    let kinds = |kinds: &[&str]| kinds.iter().map(|kind| (*kind).to_owned()).collect();
    let day = |day: i64| Some(Timestamp(1_700_000_000_000 + day * 86_400_000));
    let record = |id: i64| {
        Some(RecordRef {
            table: "deals".to_owned(),
            id: RecordId(id),
        })
    };
    let mut filters = vec![("everything", all())];
    let mut add = |name, set: &dyn Fn(&mut JournalFilter)| {
        let mut filter = all();
        set(&mut filter);
        filters.push((name, filter));
    };
    add("user", &|f| f.by_user = Some(UserId(3)));
    add("user who did nothing", &|f| f.by_user = Some(UserId(99)));
    add("plugin", &|f| f.by_plugin = text("acme.merger"));
    add("kind", &|f| f.kinds = kinds(&["records.delete"]));
    add("kinds by their beginning", &|f| {
        f.kinds = kinds(&["records."])
    });
    add("no such kind", &|f| f.kinds = kinds(&["nothing.such"]));
    add("table", &|f| f.table = text("deals"));
    add("record of many", &|f| f.record = record(1));
    add("record of few", &|f| f.record = record(777));
    add("record of none", &|f| f.record = record(77_777));
    add("address of many", &|f| f.address = text("10.0.0.1"));
    add("address of one", &|f| f.address = text("10.0.1.4"));
    add("request", &|f| f.request = text("request-77"));
    add("request of none", &|f| f.request = text("request-x"));
    add("period long ago", &|f| {
        (f.since, f.until) = (day(3), day(4))
    });
    add("since long ago", &|f| f.since = day(3));
    add("until long ago", &|f| f.until = day(4));
    add("user and kind", &|f| {
        f.by_user = Some(UserId(3));
        f.kinds = kinds(&["session."]);
    });
    add("user and table and period", &|f| {
        f.by_user = Some(UserId(3));
        f.table = text("deals");
        (f.since, f.until) = (day(100), day(110));
    });
    add("user and somebody else's address", &|f| {
        f.by_user = Some(UserId(3));
        f.address = text("10.0.1.4");
    });
    add("address of many, plugin and kind", &|f| {
        f.address = text("10.0.0.1");
        f.by_plugin = text("acme.mailer");
        f.kinds = kinds(&["records."]);
    });
    add("address of many, a table that is none", &|f| {
        f.address = text("10.0.0.1");
        f.table = text("invoices");
    });
    add("plugin, kind it never does, table", &|f| {
        f.by_plugin = text("acme.mailer");
        f.kinds = kinds(&["users.updated", "session."]);
        f.table = text("deals");
    });
    add("record of many and user", &|f| {
        f.record = record(1);
        f.by_user = Some(UserId(3));
    });
    add("record of many and another's address", &|f| {
        f.record = record(1);
        f.by_user = Some(UserId(3));
        f.address = text("10.0.1.4");
    });
    add("record of few and plugin", &|f| {
        f.record = record(777);
        f.by_plugin = text("acme.merger");
    });
    add("request and another user", &|f| {
        f.request = text("request-77");
        f.by_user = Some(UserId(3));
    });
    add("all of them", &|f| {
        f.by_user = Some(UserId(3));
        f.by_plugin = text("acme.merger");
        f.kinds = kinds(&["records."]);
        f.table = text("deals");
        f.record = record(1);
        f.address = text("10.0.0.1");
        (f.since, f.until) = (day(1), day(690));
    });
    filters
}

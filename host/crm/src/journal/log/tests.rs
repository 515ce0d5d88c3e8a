//! What holds for the log's pages: they are what a plain look through the whole
//! journal would give, and all that is read for them is found by an index.

use std::collections::HashMap;
use std::sync::Arc;

use crate::context::{Access, Actor, Context};
use crate::ids::{OperationId, RecordId, Timestamp, UserId};
use crate::journal::log::marks::SPAN;
use crate::journal::log::search::Search;
use crate::journal::log::{condition, keep, span};
use crate::journal::query::{THESE, listing};
use crate::journal::{Change, ChangeKind, JournalFilter, JournalQuery, Operation, prune, query};
use crate::store::Account;
use crate::value::RecordRef;

const KINDS: [&str; 4] = [
    "records.update",
    "records.delete",
    "session.signed-in",
    "plugins.enabled",
];
const TABLES: [Option<&str>; 3] = [Some("deals"), Some("notes"), None];

/// Operations of all sorts, whose moments go back now and then.
fn filled(count: i64) -> Arc<Account> {
    let account = Account::in_memory().unwrap();
    account
        .write(move |write| {
            for n in 0..count {
                let pick = |of: usize, step: i64| usize::try_from(n / step).unwrap() % of;
                let user = UserId(n % 3);
                let actor = match pick(3, 2) {
                    0 => Actor::User { user },
                    1 => Actor::Operator,
                    _ => Actor::Plugin {
                        plugin: "acme.plugin".into(),
                        version: "1.0.0".into(),
                        digest: "d".into(),
                        capability: "c".into(),
                        on_behalf_of: Some(user),
                    },
                };
                let context = Context {
                    actor,
                    at: Timestamp(1_000 + n - 7 * (n % 5)),
                    address: (n % 4 > 0).then(|| format!("10.0.0.{}", n % 4).parse().unwrap()),
                    request: (n % 10 == 0).then(|| format!("r{n}")),
                    ..Context::operator()
                };
                let mut operation = write.operation(&context, KINDS[pick(4, 1)])?;
                if let Some(table) = TABLES[pick(3, 3)] {
                    operation.table(table);
                }
                if n % 6 == 0 {
                    for table in ["notes", "companies"] {
                        operation.change(&Change {
                            table: table.into(),
                            record: RecordId(n % 4),
                            kind: ChangeKind::Updated,
                            version: 1,
                            label: String::new(),
                            fields: Vec::new(),
                        })?;
                    }
                }
                operation.finish()?;
            }
            Ok(())
        })
        .unwrap();
    account
}

fn filters() -> Vec<JournalFilter> {
    let none = JournalFilter::default;
    let text = |text: &str| Some(text.to_owned());
    let mut filters = vec![
        none(),
        JournalFilter {
            by_user: Some(UserId(1)),
            ..none()
        },
        JournalFilter {
            by_plugin: text("acme.plugin"),
            ..none()
        },
        JournalFilter {
            kinds: vec!["records.update".into()],
            ..none()
        },
        JournalFilter {
            kinds: vec!["records.".into(), "session.signed-in".into()],
            ..none()
        },
        JournalFilter {
            table: text("notes"),
            ..none()
        },
        JournalFilter {
            table: text("companies"),
            ..none()
        },
        JournalFilter {
            address: text("10.0.0.2"),
            ..none()
        },
        JournalFilter {
            request: text("r20"),
            ..none()
        },
        JournalFilter {
            record: Some(RecordRef {
                table: "notes".into(),
                id: RecordId(2),
            }),
            ..none()
        },
        JournalFilter {
            by_user: Some(UserId(1)),
            table: text("notes"),
            kinds: vec!["records.".into()],
            ..none()
        },
        JournalFilter {
            by_user: Some(UserId(1)),
            by_plugin: text("acme.plugin"),
            address: text("10.0.0.2"),
            ..none()
        },
    ];
    for n in 0..filters.len() {
        filters.push(JournalFilter {
            since: Some(Timestamp(1_040)),
            until: Some(Timestamp(1_100)),
            ..filters[n].clone()
        });
    }
    filters
}

fn member(user: i64) -> Context {
    Context {
        actor: Actor::User { user: UserId(user) },
        access: Arc::new(Access::MEMBER),
        ..Context::operator()
    }
}

/// All that a filter means, page by page.
fn read(
    account: &Account,
    context: &Context,
    filter: &JournalFilter,
    limit: u32,
) -> Vec<Operation> {
    let (mut all, mut after, mut total) = (Vec::new(), None, None);
    loop {
        let asked = JournalQuery {
            filter: filter.clone(),
            limit,
            after,
        };
        let page = query(account, context, &asked).unwrap();
        assert!(!page.more);
        assert_eq!(*total.get_or_insert(page.total), page.total);
        all.extend(page.operations);
        after = page.next;
        if after.is_none() {
            assert_eq!(total, Some(all.len() as u64), "{filter:?}");
            return all;
        }
    }
}

/// The tables and records that each entry touched.
type Touched = HashMap<OperationId, Vec<RecordRef>>;

fn touched(account: &Account) -> Touched {
    let sql = "SELECT operation, table_key, record FROM bailey_change";
    let all = account.read(|read| {
        let mut statement = read.connection().prepare(sql)?;
        let mut rows = statement.query([])?;
        let mut touched = Touched::new();
        while let Some(row) = rows.next()? {
            let (table, id) = (row.get(1)?, row.get(2)?);
            touched
                .entry(row.get(0)?)
                .or_default()
                .push(RecordRef { table, id });
        }
        Ok(touched)
    });
    all.unwrap()
}

/// Whether the filter means an entry, told by the entry alone.
fn means(touched: &Touched, filter: &JournalFilter, entry: &Operation) -> bool {
    let records = touched
        .get(&entry.id)
        .map(Vec::as_slice)
        .unwrap_or_default();
    let plugin = match &entry.by {
        Actor::Plugin { plugin, .. } => Some(plugin),
        _ => None,
    };
    let kind = |kind: &String| {
        entry.kind == *kind || (kind.ends_with('.') && entry.kind.starts_with(kind.as_str()))
    };
    filter
        .by_user
        .is_none_or(|user| entry.by.user() == Some(user))
        && filter
            .by_plugin
            .as_ref()
            .is_none_or(|wanted| plugin == Some(wanted))
        && (filter.kinds.is_empty() || filter.kinds.iter().any(kind))
        && filter.table.as_ref().is_none_or(|table| {
            entry.table.as_ref() == Some(table) || records.iter().any(|r| r.table == *table)
        })
        && filter
            .record
            .as_ref()
            .is_none_or(|record| records.contains(record))
        && filter.address.as_ref().is_none_or(|address| {
            entry
                .address
                .is_some_and(|known| known.to_string() == *address)
        })
        && filter
            .request
            .as_ref()
            .is_none_or(|request| entry.request.as_ref() == Some(request))
        && filter.since.is_none_or(|since| entry.at >= since)
        && filter.until.is_none_or(|until| entry.at < until)
}

fn ids(entries: &[Operation]) -> Vec<i64> {
    entries.iter().map(|entry| entry.id.0).collect()
}

/// Every filter gives the operator and a member what a look through all of the
/// journal gives.
fn every_filter_holds(account: &Account) {
    let operator = Context::operator();
    let touched = touched(account);
    let all = read(account, &operator, &JournalFilter::default(), 200);
    assert!(all.is_sorted_by(|a, b| a.id > b.id));
    for filter in filters() {
        let meant = || all.iter().filter(|entry| means(&touched, &filter, entry));
        let expected: Vec<_> = meant().map(|entry| entry.id.0).collect();
        for limit in [97, 200] {
            let found = read(account, &operator, &filter, limit);
            assert_eq!(ids(&found), expected, "{filter:?}");
        }
        let found = read(account, &member(1), &filter, 99);
        let seen = meant().filter(|entry| {
            let own = entry.by.user() == Some(UserId(1));
            let hidden = filter.address.is_some() || filter.request.is_some();
            own || (entry.kind.starts_with("records.") && !hidden)
        });
        let expected: Vec<_> = seen.map(|entry| entry.id.0).collect();
        assert_eq!(ids(&found), expected, "{filter:?}");
    }
}

#[test]
fn every_filter_gives_what_a_look_through_all_of_it_gives() {
    // Less than a span, and more than two of them.
    every_filter_holds(&filled(240));
    every_filter_holds(&filled(2 * SPAN + 300));
}

#[test]
fn spans_are_kept_as_they_fill_and_again_after_pruning() {
    let account = filled(2 * SPAN + 300);
    let kept = || {
        let kept = account.read(|read| keep::kept(read.connection()));
        kept.unwrap()
    };
    assert_eq!(kept(), 2);
    let now = Context::operator();
    let context = Context {
        at: now.at.plus_millis(400 * 86_400_000),
        ..now.clone()
    };
    let of_address = JournalFilter {
        address: Some("10.0.0.2".into()),
        ..JournalFilter::default()
    };
    let before = ids(&read(&account, &context, &of_address, 200));
    let limit = u32::try_from(SPAN + 100).unwrap();
    let pruned = prune(&account, &context, now.at.plus_millis(1), limit).unwrap();
    assert_eq!(pruned.count, limit);
    assert_eq!(kept(), 2);
    let left = before
        .into_iter()
        .filter(|id| *id > i64::from(pruned.count));
    assert_eq!(
        ids(&read(&account, &context, &of_address, 200)),
        left.collect::<Vec<_>>()
    );
    every_filter_holds(&account);
}

#[test]
fn what_a_page_reads_is_found_by_an_index() {
    let account = filled(60);
    let these = listing(THESE);
    let statements = [
        span::ENTRIES,
        span::ALSO,
        keep::KEPT,
        condition::MARKS,
        condition::OF_RECORD,
        condition::OF_VIEWS,
        condition::REQUESTS,
        condition::OF_REQUEST,
        condition::MOMENTS,
        condition::IN_PERIOD,
        condition::KINDS,
        &these,
    ];
    for sql in statements {
        let plan = account.read(|read| {
            let sql = format!("EXPLAIN QUERY PLAN {sql}");
            let mut statement = read.connection().prepare(&sql)?;
            let mut rows = statement.raw_query();
            let mut plan = Vec::new();
            while let Some(row) = rows.next()? {
                plan.push(row.get::<_, String>(3)?);
            }
            Ok(plan)
        });
        for step in plan.unwrap() {
            assert!(!step.contains("FOR ORDER BY"), "{step}: {sql}");
            // The kinds found so far, one row, and the numbers that were asked for
            // are no tables of the journal.
            let walks = step.contains("SCAN")
                && !["SCAN occurs", "SCAN json_each", "SCAN CONSTANT ROW"]
                    .iter()
                    .any(|known| step.starts_with(known));
            assert!(!walks, "{step}: {sql}");
        }
    }
}

#[test]
fn more_than_is_counted_is_said() {
    let account = filled(30);
    let context = Context::operator();
    let counted = account
        .read(|read| {
            let filter = JournalFilter::default();
            Search::new(read, &context, &filter)?.count(10)
        })
        .unwrap();
    assert_eq!(counted, 10);
}

#[test]
fn a_page_beyond_what_is_counted_is_the_next_one_all_the_same() {
    let account = filled(60);
    let page = |before: Option<i64>, most| {
        let found = account.read(|read| {
            let filter = JournalFilter::default();
            let search = Search::of_all(read.connection(), &filter)?;
            search.page(before.map(OperationId), 7, most)
        });
        let (ids, total) = found.unwrap();
        (ids.into_iter().map(|id| id.0).collect::<Vec<_>>(), total)
    };
    let (first, total) = page(None, 1000);
    let last = total.cast_signed();
    assert_eq!(first, (last - 6..=last).rev().collect::<Vec<_>>());
    for most in [1, 5, 7, 20, 30, 1000] {
        let (ids, counted) = page(Some(31), most);
        assert_eq!(ids, (24..=30).rev().collect::<Vec<_>>(), "{most}");
        assert_eq!(counted, total.min(most));
    }
}

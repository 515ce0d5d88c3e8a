//! What holds for the log's pages: they are what a plain look through the whole
//! journal would give, and every one of them is read in order by an index.

use std::sync::Arc;

use crate::context::{Access, Actor, Context};
use crate::ids::{RecordId, Timestamp, UserId};
use crate::journal::streams::{Streams, streams};
use crate::journal::{Change, ChangeKind, JournalFilter, JournalQuery, Operation, query};
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

/// Whether the filter means an entry, told by the entry alone.
fn means(account: &Account, filter: &JournalFilter, entry: &Operation) -> bool {
    let tables = || {
        let context = Context::operator();
        let page = crate::journal::changes(account, &context, entry.id, 10, None).unwrap();
        page.changes
            .into_iter()
            .map(|change| change.record)
            .collect::<Vec<_>>()
    };
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
            entry.table.as_ref() == Some(table) || tables().iter().any(|r| r.table == *table)
        })
        && filter
            .record
            .as_ref()
            .is_none_or(|record| tables().contains(record))
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

#[test]
fn every_filter_gives_what_a_look_through_all_of_it_gives() {
    let account = filled(240);
    let operator = Context::operator();
    let mut all = read(&account, &operator, &JournalFilter::default(), 200);
    all.sort_by_key(|entry| std::cmp::Reverse((entry.at, entry.id)));
    for filter in filters() {
        let expected: Vec<_> = all
            .iter()
            .filter(|entry| means(&account, &filter, entry))
            .map(|entry| entry.id)
            .collect();
        for limit in [7, 200] {
            let found = read(&account, &operator, &filter, limit);
            let found: Vec<_> = found.iter().map(|entry| entry.id).collect();
            assert_eq!(found, expected, "{filter:?}");
        }
        let me = member(1);
        let found = read(&account, &me, &filter, 9);
        let expected: Vec<_> = all
            .iter()
            .filter(|entry| means(&account, &filter, entry))
            .filter(|entry| {
                let own = entry.by.user() == Some(UserId(1));
                let hidden = filter.address.is_some() || filter.request.is_some();
                own || (entry.kind.starts_with("records.") && !hidden)
            })
            .map(|entry| entry.id)
            .collect();
        let found: Vec<_> = found.iter().map(|entry| entry.id).collect();
        assert_eq!(found, expected, "{filter:?}");
    }
}

#[test]
fn every_page_is_read_in_order_by_an_index() {
    let account = filled(60);
    let plan = |sql: &str| {
        account
            .read(|read| {
                let sql = format!("EXPLAIN QUERY PLAN {sql}");
                let mut statement = read.connection().prepare(&sql)?;
                let mut rows = statement.raw_query();
                let mut plan = Vec::new();
                while let Some(row) = rows.next()? {
                    plan.push(row.get::<_, String>(3)?);
                }
                Ok(plan)
            })
            .unwrap()
    };
    for context in [Context::operator(), member(1)] {
        for filter in filters() {
            let statements: Vec<String> = account
                .read(|read| {
                    let streams = streams(read.connection(), &context, &filter)?;
                    let of_one = |stream: &super::Stream| {
                        [stream.select(false), stream.select(true), stream.counting()]
                    };
                    Ok(streams.iter().flat_map(of_one).collect())
                })
                .unwrap();
            for sql in statements {
                for step in plan(&sql) {
                    assert!(!step.contains("FOR ORDER BY"), "{step}: {sql}");
                    let by_index = !step.contains("SCAN") || step.contains("USING COVERING INDEX");
                    assert!(
                        by_index || step.starts_with("SCAN (subquery-"),
                        "{step}: {sql}"
                    );
                }
            }
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
            Streams::new(read.connection(), &context, &filter)?.count(10)
        })
        .unwrap();
    assert_eq!(counted, 10);
}

//! What holds for views: kept where the account asks for it, once a batch, and
//! found by the record.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{MOST, VIEWED, look, set_watched};
use crate::context::{Access, Actor, Context};
use crate::error::Error;
use crate::ids::{Timestamp, UserId};
use crate::journal::{JournalFilter, JournalQuery, Operation, query};
use crate::records;
use crate::store::{Account, Crm, NewAccount};
use crate::value::{RecordRef, Scalar, Value};

fn house() -> (Crm, Arc<Account>) {
    let crm = Crm::open_memory().unwrap();
    let new = NewAccount {
        id: "acme".parse().unwrap(),
        name: "Acme".into(),
    };
    let account = crm.create_account(&Context::operator(), new).unwrap();
    (crm, account)
}

fn member(user: i64) -> Context {
    Context {
        actor: Actor::User { user: UserId(user) },
        access: Arc::new(Access::MEMBER),
        ..Context::operator()
    }
}

fn companies(account: &Account, count: usize) -> Vec<RecordRef> {
    let company = |n| {
        let name = Value::One(Scalar::Text(format!("Company {n}")));
        let values = [("name".to_owned(), name)].into();
        let made = records::create(account, &Context::operator(), "companies", values);
        made.unwrap().record
    };
    (0..count).map(company).collect()
}

fn watch(account: &Account, tables: &[&str]) {
    let tables = tables.iter().map(|table| (*table).to_owned()).collect();
    set_watched(account, &Context::operator(), tables).unwrap();
}

/// What the journal says of views, the newest first.
fn told(account: &Account, context: &Context, record: Option<&RecordRef>) -> Vec<Operation> {
    let filter = JournalFilter {
        record: record.cloned(),
        kinds: vec![VIEWED.into()],
        ..JournalFilter::default()
    };
    let asked = JournalQuery {
        filter,
        limit: 100,
        after: None,
    };
    query(account, context, &asked).unwrap().operations
}

fn numbers(operation: &Operation) -> &str {
    let found = operation.details.iter().find(|(name, _)| name == "records");
    &found.unwrap().1
}

#[test]
fn what_a_clock_began_that_was_ahead_is_kept_when_it_is_right_again() {
    let (crm, account) = house();
    let [one] = companies(&account, 1).try_into().unwrap();
    watch(&account, &["companies"]);
    let now = Timestamp::now();
    let mut by = member(1);
    by.at = now.plus_millis(5_000);
    look(&account, &by, &one).unwrap();
    crm.keep_views(now);
    assert!(told(&account, &Context::operator(), None).is_empty());
    by = member(2);
    by.at = now.plus_millis(86_400_000);
    look(&account, &by, &one).unwrap();
    crm.keep_views(now);
    let kept = told(&account, &Context::operator(), None);
    let by: Vec<_> = kept.iter().map(|operation| operation.by.user()).collect();
    assert_eq!(by, [Some(UserId(2))]);
}

#[test]
fn views_are_kept_of_watched_tables_alone_and_each_record_once() {
    let (crm, account) = house();
    let [one, two] = companies(&account, 2).try_into().unwrap();
    look(&account, &member(1), &one).unwrap();
    watch(&account, &["companies"]);
    for record in [&two, &one, &two] {
        look(&account, &member(1), record).unwrap();
    }
    look(&account, &member(2), &two).unwrap();
    assert!(told(&account, &Context::operator(), None).is_empty());
    crm.keep_views(Timestamp(i64::MAX));
    let kept = told(&account, &Context::operator(), None);
    let mut kept: Vec<_> = kept
        .iter()
        .map(|operation| (operation.by.user(), numbers(operation)))
        .collect();
    kept.sort();
    let both = format!("{} {}", one.id, two.id);
    let alone = two.id.to_string();
    assert_eq!(
        kept,
        [
            (Some(UserId(1)), both.as_str()),
            (Some(UserId(2)), alone.as_str())
        ]
    );
    watch(&account, &[]);
    look(&account, &member(1), &one).unwrap();
    crm.keep_views(Timestamp(i64::MAX));
    assert_eq!(told(&account, &Context::operator(), None).len(), 2);
}

#[test]
fn a_record_finds_who_looked_at_it_and_members_find_themselves() {
    let (crm, account) = house();
    watch(&account, &["companies", "deals"]);
    let [one, two] = companies(&account, 2).try_into().unwrap();
    look(&account, &member(1), &one).unwrap();
    look(&account, &member(2), &two).unwrap();
    crm.keep_views(Timestamp(i64::MAX));
    let by = |context: &Context, record: &RecordRef| -> Vec<_> {
        let told = told(&account, context, Some(record));
        told.iter().map(|operation| operation.by.user()).collect()
    };
    assert_eq!(by(&Context::operator(), &one), [Some(UserId(1))]);
    assert_eq!(by(&member(1), &one), [Some(UserId(1))]);
    assert!(by(&member(1), &two).is_empty());
    // Beside what was done to it, without any kind asked for.
    let all = JournalQuery {
        filter: JournalFilter {
            record: Some(one.clone()),
            ..JournalFilter::default()
        },
        limit: 100,
        after: None,
    };
    let all = query(&account, &Context::operator(), &all).unwrap();
    let kinds: BTreeSet<_> = all.operations.iter().map(|o| o.kind.as_str()).collect();
    assert_eq!(kinds, [VIEWED, "records.create"].into());
    assert_eq!(all.total, 2);
}

#[test]
fn a_full_batch_goes_to_the_journal_by_itself() {
    let (_crm, account) = house();
    watch(&account, &["companies"]);
    for record in companies(&account, MOST + 1) {
        look(&account, &member(1), &record).unwrap();
    }
    let kept = told(&account, &Context::operator(), None);
    assert_eq!(kept.len(), 1);
    assert_eq!(numbers(&kept[0]).split(' ').count(), MOST);
}

#[test]
fn members_watch_nobody_and_a_table_that_is_not_there_is_named() {
    let (_crm, account) = house();
    let wanted: BTreeSet<_> = ["companies".to_owned()].into();
    let refused = set_watched(&account, &member(1), wanted.clone());
    assert!(matches!(refused, Err(Error::Denied(_))));
    let unknown = ["nothing".to_owned()].into();
    let unknown = set_watched(&account, &Context::operator(), unknown);
    assert!(
        matches!(unknown, Err(Error::Invalid(problems)) if problems[0].message.contains("nothing"))
    );
    let set = set_watched(&account, &Context::operator(), wanted.clone()).unwrap();
    assert!(set.is_some());
    let again = set_watched(&account, &Context::operator(), wanted).unwrap();
    assert_eq!(again, None);
}

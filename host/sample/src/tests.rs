//! The account against what the sample data says.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use bailey_crm::journal::{self, VerifyOptions};
use bailey_crm::records::{self, Direction, Query, Record, Sort};
use bailey_crm::sessions::PasswordHash;
use bailey_crm::{Account, Context, Crm, Scalar, Value, directory};
use indicatif::ProgressBar;

use super::source::Source;
use super::{build, people};

/// Made once, and read by all tests.
fn demo() -> &'static (Crm, Arc<Account>) {
    static DEMO: OnceLock<(Crm, Arc<Account>)> = OnceLock::new();
    DEMO.get_or_init(|| {
        let crm = Crm::open_memory().unwrap();
        let account = made(&crm);
        (crm, account)
    })
}

fn made(crm: &Crm) -> Arc<Account> {
    let source = Source::read().unwrap();
    let password = PasswordHash::of("a password").unwrap();
    let id = super::ACCOUNT.parse().unwrap();
    build::account(crm, &id, &source, &password, &ProgressBar::hidden()).unwrap()
}

fn all(account: &Account, table: &str) -> Vec<Record> {
    let context = Context::operator();
    let mut query = Query {
        limit: 500,
        ..Query::of(table)
    };
    let mut found = Vec::new();
    loop {
        let page = records::list(account, &context, &query).unwrap();
        found.extend(page.records);
        match page.next {
            Some(next) => query.after = Some(next),
            None => return found,
        }
    }
}

fn referred(record: &Record, field: &str) -> Option<i64> {
    match record.value(field) {
        Some(Value::One(Scalar::Reference(to))) => Some(to.id.0),
        _ => None,
    }
}

fn choice<'a>(record: &'a Record, field: &str) -> &'a str {
    match record.value(field) {
        Some(Value::One(Scalar::Choice(key))) => key,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_row_of_the_sample_data_is_there() {
    let (_, account) = demo();
    let count = |table: &str| {
        records::list(account, &Context::operator(), &Query::of(table))
            .unwrap()
            .total
    };
    assert_eq!(count("companies"), 85);
    assert_eq!(count("products"), 7);
    assert_eq!(count("deals"), 8_800);
    assert_eq!(count("contacts"), 2 * 85);
    assert_eq!(count("legal_entities"), 85);
    assert_eq!(count("tasks"), 1_589);
    assert_eq!(count("invoices"), 4_238);
    assert_eq!(count("notes"), 85 + 4_238 + 2_473);
}

#[test]
fn a_list_of_all_deals_has_each_once_and_its_count_on_every_page() {
    let (_, account) = demo();
    let context = Context::operator();
    // Most of them share their stage, and many their name and value.
    for (field, direction) in [
        ("name", Direction::Ascending),
        ("value", Direction::Descending),
        ("stage", Direction::Ascending),
    ] {
        let sort = Sort {
            field: field.to_owned(),
            direction,
        };
        let mut query = Query {
            limit: 200,
            sort: vec![sort],
            ..Query::of("deals")
        };
        let mut seen = BTreeSet::new();
        loop {
            let page = records::list(account, &context, &query).unwrap();
            assert_eq!(page.total, 8_800, "{field}");
            for record in &page.records {
                assert!(
                    seen.insert(record.id),
                    "{field}: {} is there twice",
                    record.id
                );
            }
            match page.next {
                Some(next) => query.after = Some(next),
                None => break,
            }
        }
        assert_eq!(seen.len(), 8_800, "{field}");
    }
}

#[test]
fn deals_are_linked_and_those_without_a_company_stay_so() {
    let (_, account) = demo();
    let deals = all(account, "deals");
    let without = deals
        .iter()
        .filter(|deal| referred(deal, "company").is_none());
    assert_eq!(without.count(), 1_425);
    assert!(deals.iter().all(|deal| referred(deal, "owner").is_some()));
    assert!(deals.iter().all(|deal| referred(deal, "product").is_some()));
    let mut stages: BTreeMap<&str, u32> = BTreeMap::new();
    for deal in &deals {
        *stages.entry(choice(deal, "stage")).or_default() += 1;
    }
    let expected = [
        ("engaging", 1_589),
        ("lost", 2_473),
        ("prospecting", 500),
        ("won", 4_238),
    ];
    assert_eq!(stages, BTreeMap::from(expected));
    let first = deals.iter().find(|deal| {
        deal.value("opportunity") == Some(&Value::One(Scalar::Text("1C1I7A6R".into())))
    });
    assert_eq!(first.unwrap().label, "GTX Plus Basic for Cancity");
}

#[test]
fn five_agents_have_no_deals() {
    let (_, account) = demo();
    let users = account
        .read(|read| directory::users(read, &Context::operator()))
        .unwrap();
    assert_eq!(users.len(), 35 + 6 + 2);
    let owners: Vec<i64> = all(account, "deals")
        .iter()
        .filter_map(|deal| referred(deal, "owner"))
        .collect();
    let source = Source::read().unwrap();
    let agents = users
        .iter()
        .filter(|user| source.agents.iter().any(|a| a.name == user.name));
    let idle = agents.filter(|agent| !owners.contains(&agent.id.0));
    assert_eq!(idle.count(), 5);
}

#[test]
fn the_company_is_a_tree_of_offices_and_teams_with_their_heads() {
    let (_, account) = demo();
    let context = Context::operator();
    let departments = account
        .read(|read| directory::departments(read, &context))
        .unwrap();
    let users = account
        .read(|read| directory::users(read, &context))
        .unwrap();
    assert_eq!(departments.len(), 1 + 3 + 6);
    let company = departments.iter().find(|it| it.parent.is_none()).unwrap();
    let offices = departments
        .iter()
        .filter(|it| it.parent == Some(company.id));
    assert_eq!(offices.count(), 3);
    let admins: Vec<&str> = users
        .iter()
        .filter(|user| user.admin)
        .map(|user| user.email.as_str())
        .collect();
    assert_eq!(admins, [people::owner_email()]);
    for team in departments
        .iter()
        .filter(|it| it.name.starts_with("Team of "))
    {
        let head = users
            .iter()
            .find(|user| Some(user.id) == team.head)
            .unwrap();
        assert_eq!(team.name, format!("Team of {}", head.name));
        assert_eq!(head.department, Some(team.id));
    }
}

#[test]
fn two_spellings_of_one_thing_are_one_thing() {
    let (_, account) = demo();
    let text = |record: &Record, field: &str| match record.value(field) {
        Some(Value::One(Scalar::Text(text))) => text.clone(),
        other => panic!("{other:?}"),
    };
    let companies = all(account, "companies");
    let sectors: Vec<String> = companies.iter().map(|it| text(it, "sector")).collect();
    assert_eq!(sectors.iter().filter(|it| *it == "technology").count(), 12);
    assert!(!sectors.contains(&"technolgy".to_owned()));
    let pro = all(account, "products")
        .into_iter()
        .find(|it| it.label == "GTX Pro")
        .unwrap();
    let deals = all(account, "deals");
    let sold = deals
        .iter()
        .filter(|deal| referred(deal, "product") == Some(pro.id.0));
    assert_eq!(sold.count(), 1_480);
    assert_eq!(
        companies
            .iter()
            .filter(|it| referred(it, "parent").is_some())
            .count(),
        15
    );
}

#[test]
fn the_journal_tells_all_of_it_and_holds() {
    let (crm, account) = demo();
    let options = VerifyOptions {
        head: crm.journal_head(account.id()).unwrap(),
        public_key: Some(crm.journal_key()),
    };
    let found = journal::verify(account.path(), &options, &mut |_, _| ()).unwrap();
    assert_eq!(found.fault, None);
    assert!(found.changes > 20_000, "{}", found.changes);
}

#[test]
fn what_is_there_is_not_made_again() {
    let (crm, account) = demo();
    let before = journal::head(account).unwrap();
    made(crm);
    assert_eq!(journal::head(account).unwrap(), before);
}

//! What is due when, over a time that a test sets: each schedule is kept, what was
//! missed is caught up once, and no account's work keeps another's from being done.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use bailey_crm::backups::{self, Backup, Reason};
use bailey_crm::plugin_data::job_run;
use bailey_crm::store::NewAccount;
use bailey_crm::{Account, Context};
use bailey_plugins::Offer;
use bailey_testing::Bailey;
use jiff::civil::{Date, ISOWeekDate};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

const BACKUPS: &str = "bailey.backup-scheduler";
const BIN: &str = "bailey.recycle-bin";

/// A package of the program's own.
fn package(plugin: &str) -> Vec<u8> {
    let all = bailey_first_party::packages().iter().copied();
    let mut all = all.filter(|bytes| {
        let offer = Offer::read(bytes.to_vec()).expect("a package");
        offer.manifest().id == plugin
    });
    all.next().expect("a package of that id").to_vec()
}

fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// Lets the clock go by the hour from one moment to before another, and runs what is
/// due.
fn hours(bailey: &Bailey, from: &str, until: &str) {
    let (mut now, until) = (moment(from), moment(until));
    while now < until {
        bailey.set_clock(&now.to_string()).unwrap();
        bailey.plugins().run_what_is_due().unwrap();
        now += SignedDuration::from_hours(1);
    }
}

fn made(account: &Account) -> Vec<Backup> {
    let context = Context::operator();
    let mut all = Vec::new();
    let mut after = None;
    loop {
        let page = backups::list(account, &context, 100, after.as_deref()).unwrap();
        all.extend(page.backups);
        after = page.next;
        if after.is_none() {
            return all;
        }
    }
}

fn day(backup: &Backup) -> Date {
    let at = Timestamp::from_millisecond(backup.made.taken_at.0).unwrap();
    at.to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// The last day of each of the last so many periods.
fn last_of<P: Ord>(days: &BTreeSet<Date>, count: usize, period: fn(Date) -> P) -> BTreeSet<Date> {
    let mut periods = BTreeMap::new();
    for day in days {
        periods.insert(period(*day), *day);
    }
    periods.into_values().rev().take(count).collect()
}

#[test]
fn a_month_of_nights_makes_a_backup_each_and_keeps_the_generations() {
    let bailey = Bailey::new().unwrap();
    bailey.set_clock("2030-01-01T00:00:00Z").unwrap();
    bailey.install(package(BACKUPS)).unwrap();
    for (key, value) in [("daily", 3), ("weekly", 2), ("monthly", 1)] {
        bailey.set_setting(BACKUPS, key, &json!(value)).unwrap();
    }
    hours(&bailey, "2030-01-01T00:00:00Z", "2030-01-10T00:00:00Z");
    // The process stood still for five nights: one backup makes up for them.
    hours(&bailey, "2030-01-15T00:00:00Z", "2030-02-01T00:00:00Z");

    let all = made(bailey.account());
    assert!(
        all.iter()
            .all(|backup| backup.made.reason == Reason::Schedule)
    );
    let nights: Vec<String> = all
        .iter()
        .rev()
        .map(|backup| day(backup).to_string())
        .collect();
    let mut expected: Vec<String> = (1..=9)
        .chain(15..=31)
        .map(|n| format!("2030-01-{n:02}"))
        .collect();
    // That of the nights that were missed, and the one of the next night.
    expected.insert(9, "2030-01-15".into());
    assert_eq!(nights, expected);

    let days: BTreeSet<Date> = all.iter().map(day).collect();
    let week = |day: Date| {
        let week: ISOWeekDate = day.iso_week_date();
        (week.year(), week.week())
    };
    let mut kept = last_of(&days, 3, |day| day);
    kept.extend(last_of(&days, 2, week));
    kept.extend(last_of(&days, 1, |day| (day.year(), day.month())));
    let there = all.iter().filter(|backup| backup.deleted_at.is_none());
    assert_eq!(there.map(day).collect::<BTreeSet<_>>(), kept);
}

#[test]
fn a_thousand_accounts_have_their_work_done_once_each() {
    const ACCOUNTS: usize = 1000;

    let bailey = Bailey::new().unwrap();
    bailey.set_clock("2030-01-01T00:00:00Z").unwrap();
    let (crm, operator) = (bailey.plugins().crm(), Context::operator());
    let offer = Offer::read(package(BIN)).unwrap();
    let package: Arc<[u8]> = package(BIN).into();
    let accounts: Vec<Arc<Account>> = (0..ACCOUNTS)
        .map(|n| {
            let new = NewAccount {
                id: format!("company-{n}").parse().unwrap(),
                name: format!("Company {n}"),
            };
            let account = crm.create_account(&operator, new).unwrap();
            let offer = Offer::read(Arc::clone(&package)).unwrap();
            bailey
                .plugins()
                .develop(&account, &operator, offer)
                .unwrap();
            account
        })
        .collect();
    let all_due = crm.due(bailey_crm::Timestamp(i64::MAX), 10_000).unwrap();
    let of_plugin = format!("{}/", offer.manifest().id);
    let planned: Vec<_> = all_due
        .iter()
        .filter(|due| due.job.starts_with(&of_plugin))
        .collect();
    assert_eq!(planned.len() % ACCOUNTS, 0);
    let jobs: BTreeSet<&str> = planned
        .iter()
        .filter_map(|due| due.job.strip_prefix(&of_plugin))
        .collect();
    assert!(!jobs.is_empty());

    hours(&bailey, "2030-01-01T00:00:00Z", "2030-01-02T00:00:00Z");
    for account in &accounts {
        for job in &jobs {
            let last = account.read(|read| job_run::last(read, BIN, job)).unwrap();
            assert_eq!(
                last.unwrap().outcome,
                Some(job_run::Outcome::Done),
                "{}",
                account.id()
            );
        }
    }
    // Nothing of that day is left to do.
    assert_eq!(bailey.plugins().run_what_is_due().unwrap(), 0);
}

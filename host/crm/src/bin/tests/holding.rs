//! When what is past its time is purged, and when that waits.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use super::*;

/// An account whose process has been running for as long as `running` says.
fn account_running(running: fn() -> Duration) -> Arc<Account> {
    let options = Options {
        durability: Durability::None,
        running,
        ..Options::default()
    };
    let new = NewAccount {
        id: "memory".parse().unwrap(),
        name: "Memory".into(),
    };
    let crm = Crm::open_temporary(options).unwrap();
    crm.create_account(&Context::operator(), new).unwrap()
}

/// A plugin without a user behind it, so much later.
fn later(millis: i64) -> Context {
    let context = plugin();
    Context {
        at: context.at.plus_millis(millis),
        ..context
    }
}

#[test]
fn without_a_user_only_what_is_past_its_time_is_purged() {
    static RAN: AtomicU64 = AtomicU64::new(0);
    let account = account_running(|| Duration::from_millis(RAN.load(Ordering::Relaxed)));
    let [company, _, person] = company(&account);
    delete_for(&account, &Context::operator(), &company, Keep::Days(1));
    delete_for(&account, &Context::operator(), &person, Keep::Forever);
    let both = Part::Records(vec![company.clone(), person.clone()]);
    assert_eq!(purge(&account, &plugin(), &both).unwrap().operation, None);
    assert_eq!(purge_due(&account, &plugin(), 100).unwrap().operation, None);

    RAN.store(2 * DAY.unsigned_abs(), Ordering::Relaxed);
    let later = later(2 * DAY);
    assert_eq!(purge_due(&account, &later, 1).unwrap().count, 1);
    assert_eq!(purge(&account, &later, &both).unwrap().count, 0);
    assert_eq!(purge_due(&account, &later, 100).unwrap().count, 1);
    assert_eq!(read(&account, &person).state, RecordState::Deleted);
}

#[test]
fn a_clock_that_jumps_a_year_purges_nothing_for_a_running_day() {
    static RAN: AtomicU64 = AtomicU64::new(0);
    let account = account_running(|| Duration::from_millis(RAN.load(Ordering::Relaxed)));
    let [company, ..] = company(&account);
    delete_for(&account, &Context::operator(), &company, Keep::Days(30));
    let due = |context: &Context| purge_due(&account, context, 100).unwrap().count;
    assert_eq!(due(&plugin()), 0);
    let jumped = later(365 * DAY);
    assert_eq!(due(&jumped), 0);
    let held = hold(&account, &jumped).unwrap().unwrap();
    assert_eq!(held.reason, HoldReason::ClockJumped);
    assert_eq!(held.until, jumped.at.plus_millis(DAY));
    let asked = Part::record(&company);
    assert_eq!(purge(&account, &jumped, &asked).unwrap().count, 0);

    RAN.store(DAY.unsigned_abs() - 1000, Ordering::Relaxed);
    assert_eq!(due(&later(366 * DAY - 1000)), 0);
    RAN.store(DAY.unsigned_abs(), Ordering::Relaxed);
    assert_eq!(due(&later(366 * DAY)), 2);
    assert_eq!(hold(&account, &later(366 * DAY)).unwrap(), None);
}

#[test]
fn what_an_admin_purges_themselves_is_not_held() {
    let account = Account::in_memory().unwrap();
    let [company, ..] = company(&account);
    binned(&account, &company);
    assert_eq!(
        purge_due(&account, &later(365 * DAY), 100).unwrap().count,
        0
    );
    assert_eq!(
        purge(&account, &Context::operator(), &Part::record(&company))
            .unwrap()
            .count,
        2
    );
}

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::access::Access;
use crate::context::{Actor, Surface};
use crate::directory::{self, NewUser};
use crate::ids::UserId;
use crate::plugin_data::{Installation, State, installation};
use crate::records::testing::{made, text};
use crate::records::{self, Decision, Keep, Query, Selection, What};
use crate::sessions::{self, Attempt, PasswordHash};
use crate::store::{Crm, NewAccount};
use crate::value::RecordRef;
use crate::views;

const PLUGIN: &str = "bailey.watcher";
const MINUTE: i64 = 60_000;

fn by(user: i64, at: Timestamp) -> Context {
    Context {
        actor: Actor::User { user: UserId(user) },
        access: Arc::new(Access::MEMBER),
        surface: Surface::Api,
        at,
        ..Context::operator()
    }
}

fn threshold(act: Act, per: Period, limit: u32) -> Threshold {
    Threshold {
        plugin: PLUGIN.into(),
        name: format!("{} {}", act.as_str(), per.as_str()),
        act,
        per,
        limit,
        since: 0,
    }
}

fn house() -> (Crm, Arc<Account>) {
    let crm = Crm::open_memory().unwrap();
    let new = NewAccount {
        id: "house".parse().unwrap(),
        name: "House".into(),
    };
    let account = crm.create_account(&Context::operator(), new).unwrap();
    (crm, account)
}

fn watch(account: &Account, state: State, thresholds: Vec<Threshold>) {
    let plugin = Installation {
        plugin: PLUGIN.into(),
        version: "1.0.0".into(),
        digest: "0".repeat(64),
        state,
        grant: serde_json::json!({}),
        place: 1,
        migrated: None,
        changed_at: Timestamp::now(),
    };
    account
        .write(move |write| {
            installation::put(write, &plugin)?;
            watch_in(write, PLUGIN, &thresholds, Timestamp::now())
        })
        .unwrap();
}

fn companies(account: &Account, count: usize) -> Vec<RecordRef> {
    let name = |number: usize| [("name", text(&format!("Company {number}")))];
    (0..count)
        .map(|number| made(account, "companies", name(number)))
        .collect()
}

fn delete(account: &Account, context: &Context, records: &[RecordRef]) {
    let selection = Selection {
        table: "companies".into(),
        what: What::Ids(records.iter().map(|record| record.id).collect()),
    };
    let decision = Decision {
        keep: Keep::Forever,
        along: Vec::new(),
    };
    records::delete(account, context, selection, decision).unwrap();
}

/// What is counted of a user within an hour.
fn hour(account: &Account, user: i64, act: Act) -> u64 {
    let found = figures(account, &Context::operator(), UserId(user)).unwrap();
    let of = |figure: &&Figure| figure.act == act && figure.per == Period::Hour;
    found.iter().find(of).unwrap().count
}

#[test]
fn nothing_is_counted_where_nobody_watches() {
    let (crm, account) = house();
    let made = companies(&account, 3);
    let look = |user| {
        let context = by(user, Timestamp::now());
        views::look(&account, &context, &made[0]).unwrap();
        records::list(&account, &context, &Query::of("companies")).unwrap();
    };
    look(7);
    assert!(!account.activity().is_on());
    let limit = vec![threshold(Act::CardsOpened, Period::Hour, 100)];
    watch(&account, State::Disabled, limit.clone());
    look(7);
    assert!(account.activity().read().people.is_empty());
    watch(&account, State::Enabled, limit);
    look(7);
    assert_eq!(hour(&account, 7, Act::CardsOpened), 1);
    assert_eq!(hour(&account, 7, Act::RowsListed), 3);
    assert_eq!(hour(&account, 8, Act::CardsOpened), 0);
    watch(&account, State::Enabled, Vec::new());
    look(7);
    assert!(account.activity().read().people.is_empty());
    assert!(crm.take_crossings().is_empty());
}

#[test]
fn a_person_a_token_and_a_plugin_for_them_count_to_the_person() {
    let (_crm, account) = house();
    let made = companies(&account, 1);
    watch(
        &account,
        State::Enabled,
        vec![threshold(Act::CardsOpened, Period::Day, 100)],
    );
    let now = Timestamp::now();
    let user = UserId(7);
    let plugin = |on_behalf_of| Actor::Plugin {
        plugin: PLUGIN.into(),
        version: "1.0.0".into(),
        digest: String::new(),
        capability: "records".into(),
        on_behalf_of,
    };
    let token = Actor::Token {
        name: "sync".into(),
        user,
    };
    for actor in [
        Actor::User { user },
        token,
        plugin(Some(user)),
        plugin(None),
        Actor::Operator,
    ] {
        let context = Context {
            actor,
            ..by(7, now)
        };
        views::look(&account, &context, &made[0]).unwrap();
    }
    assert_eq!(hour(&account, 7, Act::CardsOpened), 3);
    assert_eq!(account.activity().read().people.len(), 1);
}

#[test]
fn a_threshold_is_crossed_by_the_act_that_goes_beyond_it_and_once() {
    let (crm, account) = house();
    let made = companies(&account, 8);
    let deletions = threshold(Act::RecordsDeleted, Period::Hour, 3);
    watch(&account, State::Enabled, vec![deletions.clone()]);
    let now = Timestamp::now();
    delete(&account, &by(7, now), &made[..3]);
    assert!(crm.take_crossings().is_empty());
    delete(&account, &by(8, now), &made[3..4]);
    assert!(crm.take_crossings().is_empty(), "each for themselves");
    delete(&account, &by(7, now), &made[4..6]);
    let crossed = crm.take_crossings();
    assert_eq!(crossed.len(), 1);
    let (of, crossing) = &crossed[0];
    assert_eq!((of, &crossing.name), (account.id(), &deletions.name));
    assert_eq!((crossing.user, crossing.count), (UserId(7), 5));
    delete(&account, &by(7, now), &made[6..]);
    assert!(crm.take_crossings().is_empty(), "it is beyond already");
}

/// The rule is made in the very minute of the acts that it would have been about.
#[test]
fn what_was_done_just_before_somebody_watched_crosses_nothing() {
    let (crm, account) = house();
    let made = companies(&account, 3);
    delete(&account, &by(7, Timestamp::now()), &made);
    let deletions = threshold(Act::RecordsDeleted, Period::Hour, 2);
    watch(&account, State::Enabled, vec![deletions]);
    assert_eq!(hour(&account, 7, Act::RecordsDeleted), 3);
    assert!(crm.take_crossings().is_empty());
}

#[test]
fn who_is_beyond_a_threshold_that_was_just_set_is_found_so_with_their_next_act() {
    let (crm, account) = house();
    let made = companies(&account, 6);
    let now = Timestamp::now();
    let before = now.plus_millis(-5 * MINUTE);
    delete(&account, &by(7, before), &made[..3]);
    let deletions = threshold(Act::RecordsDeleted, Period::Hour, 2);
    watch(&account, State::Enabled, vec![deletions.clone()]);
    delete(&account, &by(7, now), &made[3..4]);
    let crossed = crm.take_crossings();
    assert_eq!(crossed.len(), 1);
    assert_eq!(crossed[0].1.count, 4);
    delete(&account, &by(7, now), &made[4..5]);
    watch(&account, State::Enabled, vec![deletions]);
    delete(&account, &by(7, now), &made[5..]);
    assert!(crm.take_crossings().is_empty(), "once");
}

#[test]
fn a_wrong_password_counts_to_whose_address_it_was_tried_with() {
    let (crm, account) = house();
    let new = NewUser {
        name: "Anna".into(),
        email: "anna@acme.example".into(),
        password: Some(PasswordHash::of("several quiet rivers").unwrap()),
        ..NewUser::default()
    };
    let anna = directory::create_user(&account, &Context::operator(), new).unwrap();
    watch(
        &account,
        State::Enabled,
        vec![threshold(Act::FailedSignIns, Period::Hour, 1)],
    );
    for email in [
        "anna@acme.example",
        "nobody@acme.example",
        "anna@acme.example",
    ] {
        let attempt = Attempt {
            email: email.into(),
            password: "loud rivers".into(),
            user_agent: None,
            steps: false,
        };
        let stranger = Context {
            actor: Actor::Anonymous,
            access: Arc::new(Access::NONE),
            ..by(0, Timestamp::now())
        };
        sessions::sign_in(&account, &stranger, &attempt).unwrap();
    }
    assert_eq!(hour(&account, anna.0, Act::FailedSignIns), 2);
    assert_eq!(crm.take_crossings().len(), 1);
}

#[test]
fn a_restart_forgets_neither_counts_nor_who_was_not_told_of_yet() {
    let folder = tempfile::tempdir().unwrap();
    let open = || Crm::open(folder.path(), crate::store::Options::default()).unwrap();
    let id: crate::ids::AccountId = "house".parse().unwrap();
    let now = Timestamp::now();
    {
        let crm = open();
        let new = NewAccount {
            id: id.clone(),
            name: "House".into(),
        };
        let account = crm.create_account(&Context::operator(), new).unwrap();
        let made = companies(&account, 6);
        watch(
            &account,
            State::Enabled,
            vec![
                threshold(Act::RecordsDeleted, Period::Day, 1),
                threshold(Act::CardsOpened, Period::Day, 2),
            ],
        );
        delete(&account, &by(7, now), &made[..2]);
        for record in &made[2..5] {
            views::look(&account, &by(7, now), record).unwrap();
        }
        let crossed = crm.take_crossings();
        assert_eq!(crossed.len(), 2);
        let cards = crossed.into_iter().map(|(_, crossing)| crossing);
        let cards = cards.into_iter().find(|one| one.act == Act::CardsOpened);
        let cards = cards.unwrap();
        account.write(move |write| told(write, &cards)).unwrap();
        crm.close();
    }
    let crm = open();
    let account = crm.account(&id).unwrap();
    assert_eq!(hour(&account, 7, Act::RecordsDeleted), 2);
    assert_eq!(hour(&account, 7, Act::CardsOpened), 3);
    let untold = crm.take_crossings();
    assert_eq!(untold.len(), 1, "{untold:?}");
    assert_eq!(untold[0].1.act, Act::RecordsDeleted);
    drop(account);
}

#[test]
fn who_starts_over_begins_at_zero_also_after_a_restart() {
    let (crm, account) = house();
    let made = companies(&account, 4);
    let now = Timestamp::now();
    delete(&account, &by(7, now.plus_millis(-2 * MINUTE)), &made[..2]);
    watch(
        &account,
        State::Enabled,
        vec![threshold(Act::RecordsDeleted, Period::Day, 10)],
    );
    assert_eq!(
        hour(&account, 7, Act::RecordsDeleted),
        2,
        "from the journal"
    );
    let admin = Context::operator();
    let refused = start_over(&account, &by(8, now), UserId(7)).unwrap_err();
    assert!(matches!(refused, Error::Denied(_)), "{refused}");
    let new = NewUser {
        name: "Anna".into(),
        email: "anna@acme.example".into(),
        ..NewUser::default()
    };
    let anna = directory::create_user(&account, &admin, new).unwrap();
    assert_ne!(anna, UserId(7));
    let nobody = start_over(&account, &admin, UserId(7)).unwrap_err();
    assert!(matches!(nobody, Error::NotFound(_)), "{nobody}");
    delete(&account, &by(anna.0, now), &made[2..3]);
    assert_eq!(hour(&account, anna.0, Act::RecordsDeleted), 1);
    start_over(&account, &admin, anna).unwrap();
    assert_eq!(hour(&account, anna.0, Act::RecordsDeleted), 0);
    // As after a restart.
    watch(&account, State::Disabled, Vec::new());
    watch(
        &account,
        State::Enabled,
        vec![threshold(Act::RecordsDeleted, Period::Day, 10)],
    );
    assert_eq!(hour(&account, anna.0, Act::RecordsDeleted), 0);
    assert_eq!(hour(&account, 7, Act::RecordsDeleted), 2);
    assert!(crm.take_crossings().is_empty());
}

#[test]
fn what_was_looked_at_is_told_to_the_journal_by_the_hour_and_tested_backwards() {
    let (_crm, account) = house();
    let made = companies(&account, 5);
    let limit = threshold(Act::CardsOpened, Period::Hour, 3);
    watch(&account, State::Enabled, vec![limit.clone()]);
    let now = Timestamp::now();
    let then = now.plus_millis(-150 * MINUTE);
    for record in &made {
        views::look(&account, &by(7, then), record).unwrap();
    }
    keep(&account, now, true).unwrap();
    let admin = Context::operator();
    let told = crate::journal::JournalQuery {
        filter: crate::journal::JournalFilter {
            kinds: vec![COUNTED.into()],
            ..Default::default()
        },
        limit: 10,
        after: None,
    };
    let page = crate::journal::query(&account, &admin, &told).unwrap();
    assert_eq!(page.operations.len(), 1);
    assert_eq!(page.operations[0].by, Actor::User { user: UserId(7) });
    let since = now.plus_millis(-24 * 60 * MINUTE);
    let tested = back_test(&account, &admin, &limit, since, now).unwrap();
    assert_eq!(tested.crossings.len(), 1);
    assert_eq!(tested.crossings[0].count, 5);
    assert_eq!(minute_of(tested.crossings[0].at), minute_of(then));
    assert!(tested.known_since.is_some(), "nobody counted before");
    assert!(
        !account
            .activity()
            .owes
            .load(std::sync::atomic::Ordering::Relaxed)
    );
    keep(&account, now, true).unwrap();
    let again = crate::journal::query(&account, &admin, &told).unwrap();
    assert_eq!(again.operations.len(), 1, "told once");
}

#[test]
fn a_back_test_is_for_admins_and_of_bounded_length() {
    let (_crm, account) = house();
    let limit = threshold(Act::RecordsDeleted, Period::Hour, 3);
    let now = Timestamp::now();
    let member = back_test(&account, &by(7, now), &limit, now, now);
    assert!(matches!(member, Err(Error::Denied(_))));
    let long = now.plus_millis(-101 * 24 * 60 * MINUTE);
    for (since, until) in [(long, now), (now, long)] {
        let refused = back_test(&account, &Context::operator(), &limit, since, until);
        assert!(matches!(refused, Err(Error::Invalid(_))));
    }
}

/// Who went beyond the limit and when, asked of the journal's own table.
const BY_SQL: &str = "
    WITH cell (user, minute, amount) AS (
        SELECT actor_user, at / 60000, sum(change_count) FROM bailey_operation
        WHERE kind = 'records.delete' AND actor_user IS NOT NULL GROUP BY 1, 2
    ), counted AS (
        SELECT c.user, c.minute, c.amount, coalesce((
            SELECT sum(b.amount) FROM cell b
            WHERE b.user = c.user AND b.minute > c.minute - ?1 AND b.minute < c.minute), 0) AS before
        FROM cell c)
    SELECT user, minute, before + amount FROM counted
    WHERE before <= ?2 AND before + amount > ?2 AND minute BETWEEN ?3 AND ?4";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_back_test_says_what_sql_says_of_the_same_journal(
        acts in prop::collection::vec((1..4_i64, 0..2_000_i64, 1..4_usize), 1..40),
        limit in 0..8_u32,
        day in any::<bool>(),
        window in (0..1_000_i64, 1_000..2_000_i64),
    ) {
        let (_crm, account) = house();
        let start = Timestamp(1_768_046_400_000);
        let total = acts.iter().map(|(_, _, count)| count).sum();
        let mut left = companies(&account, total);
        for (user, minute, count) in &acts {
            let gone = left.split_off(left.len() - count);
            delete(&account, &by(*user, start.plus_millis(minute * MINUTE)), &gone);
        }
        let per = if day { Period::Day } else { Period::Hour };
        let limit = threshold(Act::RecordsDeleted, per, limit);
        let (since, until) = (
            start.plus_millis(window.0 * MINUTE),
            start.plus_millis(window.1 * MINUTE),
        );
        let tested = back_test(&account, &Context::operator(), &limit, since, until).unwrap();
        let tested: BTreeSet<_> = tested
            .crossings
            .iter()
            .map(|one| (one.user.0, minute_of(one.at), one.count))
            .collect();
        let by_sql: BTreeSet<(i64, i64, u64)> = account
            .read(|read| {
                let mut statement = read.connection().prepare(BY_SQL)?;
                let rows = statement.query_map(
                    (per.minutes(), limit.limit, minute_of(since), minute_of(until)),
                    |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
                )?;
                Ok(rows.collect::<rusqlite::Result<_>>()?)
            })
            .unwrap();
        prop_assert_eq!(tested, by_sql);
    }
}

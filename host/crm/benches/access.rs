//! What it costs that rules are kept: listing 25 deals and reading one, as somebody
//! who sees their own and not all of their fields, held against the same without
//! rules; and what a change of rules would do to everybody in the company.
//!
//! The figures to keep: with rules 0.9 of the speed without, or more; the change of
//! 35 people's rules on 8,800 deals told in a second. `cargo bench -p bailey-crm
//! --bench access` measures both in turns and fails beyond that.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench stops where anything is wrong, and says what it found"
)]

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bailey_crm::access::{Action, FieldLevel, FieldRule, Policy, Reason, Rule, Scope, compare};
use bailey_crm::directory::{Founding, NewUser, create_users, found, settings};
use bailey_crm::records::{self, Query};
use bailey_crm::{
    Access, Account, Actor, Context, Money, RecordId, RecordRef, Scalar, UserId, Value,
};

/// How many deals there are, of how many people.
const DEALS: usize = 8_800;
const PEOPLE: usize = 35;
/// What of the speed without rules has to be left.
const LEAST: f64 = 0.9;
/// How long it may take to say what a change of rules does.
const MOST: Duration = Duration::from_secs(1);
/// How often each side is measured, and how often it reads each time.
const ROUNDS: usize = 31;
const READS: usize = 200;

/// A company with its deals.
fn filled() -> (Arc<Account>, Vec<UserId>) {
    let account = Account::in_memory().expect("an account");
    let operator = Context::operator();
    let person = |n: usize| NewUser {
        name: format!("Person {n}"),
        email: format!("person{n}@acme.example"),
        ..NewUser::default()
    };
    let settings = account.read(settings).expect("settings");
    let owner = person(0);
    let founding = Founding { settings, owner };
    found(&account, &operator, founding).expect("an owner");
    let people = create_users(&account, &operator, (1..=PEOPLE).map(person).collect());
    let people = people.expect("people");
    let users = people.clone();
    let filled = account.write_bulk(move |write| {
        for n in 0..DEALS {
            let owner = RecordRef {
                table: "users".into(),
                id: RecordId(users[n % users.len()].0),
            };
            let value = Money {
                minor: 100 * n as i64,
                currency: "EUR".into(),
            };
            let values = [
                ("name", Scalar::Text(format!("Deal {n}"))),
                ("stage", Scalar::Choice("engaging".into())),
                ("owner", Scalar::Reference(owner)),
                ("value", Scalar::Money(value)),
            ];
            let values = values.map(|(key, scalar)| (key.to_owned(), Value::One(scalar)));
            records::create_in(write, &Context::operator(), "deals", values.into())?;
        }
        Ok(())
    });
    filled.expect("deals");
    (account, people)
}

fn policy(scope: Scope) -> Policy {
    let rule = Rule {
        table: None,
        actions: Action::ALL.to_vec(),
        scope,
        filter: None,
        reason: Reason::default(),
    };
    let hidden = FieldRule {
        table: "deals".into(),
        field: "value".into(),
        level: FieldLevel::Hidden,
        reason: Reason::default(),
    };
    Policy {
        plugin: "acme.roles".into(),
        rules: vec![rule],
        abstentions: Vec::new(),
        fields: vec![hidden],
    }
}

fn access(account: &Account, user: UserId, policies: Vec<Policy>) -> Access {
    account
        .read(|read| Access::new(read, user, policies))
        .expect("rules")
}

/// Lists 25 and reads one of them, again and again.
fn reading(account: &Account, context: &Context) -> Duration {
    let query = Query::of("deals");
    let begun = Instant::now();
    for _ in 0..READS {
        let page = records::list(account, context, &query).expect("a page");
        let one = page.records[0].reference();
        black_box(records::get(account, context, &one).expect("a record"));
    }
    begun.elapsed()
}

fn median(mut all: Vec<Duration>) -> Duration {
    all.sort_unstable();
    all[all.len() / 2]
}

fn main() {
    let (account, people) = filled();
    let user = people[7];
    let context = |policies| Context {
        actor: Actor::User { user },
        access: Arc::new(access(&account, user, policies)),
        ..Context::operator()
    };
    let (free, ruled) = (context(Vec::new()), context(vec![policy(Scope::Own)]));
    let (mut without, mut with) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        without.push(reading(&account, &free));
        with.push(reading(&account, &ruled));
    }
    let (without, with) = (median(without), median(with));
    let ratio = without.as_secs_f64() / with.as_secs_f64();
    println!(
        "list 25 and read one, {READS} times: {without:?} without rules, {with:?} with: {ratio:.2}"
    );

    let begun = Instant::now();
    let differences = account.read(|read| {
        let operator = Context::operator();
        let mut differences = 0;
        for user in &people {
            let before = Access::new(read, *user, vec![policy(Scope::Own)])?;
            let after = Access::new(read, *user, vec![policy(Scope::All)])?;
            differences += compare(read, &operator, &before, &after)?.actions.len();
        }
        Ok(differences)
    });
    let (took, differences) = (begun.elapsed(), differences.expect("differences"));
    println!("what other rules do to {PEOPLE} people: {differences} differences in {took:?}");

    assert!(
        ratio >= LEAST,
        "rules cost too much: {ratio:.2} of the speed is left"
    );
    assert!(took <= MOST, "it takes too long: {took:?}");
}

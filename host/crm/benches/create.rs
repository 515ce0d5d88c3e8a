//! What the journal adds to the cost of making a record, under 35 %:
//!
//! ```text
//! cargo bench -p bailey-crm --features unjournalled --bench create
//! ```
//!
//! One program makes the same contacts in two accounts in turns, in one of them
//! without the journal, so that whatever else the machine does meets both alike.
//! They are made by users over the API, each in a commit of its own: that is what
//! must hold. What it adds where 64 share one commit, as many as one takes, is told
//! beside it: the commit costs each of them less then, and the journal what it did.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench stops where anything is wrong, and says what it found"
)]

use std::sync::Arc;
use std::time::Instant;

use bailey_crm::journal::leave_out;
use bailey_crm::records::{Values, create, create_in};
use bailey_crm::{Access, Account, Actor, Context, Scalar, Surface, Timestamp, UserId, Value};

/// How many records are made in a row.
const RECORDS: i64 = 500;
/// How often each side is measured.
const ROUNDS: i64 = 61;
/// What the journal may add.
const MOST: f64 = 0.35;

fn text(text: String) -> Value {
    Value::One(Scalar::Text(text))
}

fn contact(n: i64) -> Values {
    [
        ("name".to_owned(), text(format!("Contact {n}"))),
        ("email".to_owned(), text(format!("contact{n}@b.example"))),
        ("phone".to_owned(), text(format!("+49 30 {n}"))),
        ("position".to_owned(), text("Manager".into())),
    ]
    .into()
}

/// A user in an office, whose every act is a request.
fn user(n: i64) -> Context {
    Context {
        actor: Actor::User {
            user: UserId(n % 20 + 1),
        },
        access: Arc::new(Access::MEMBER),
        surface: Surface::Api,
        at: Timestamp::now(),
        request: Some(format!(
            "{:016x}",
            n.wrapping_mul(0x9E37_79B9_7F4A_7C15_u64.cast_signed())
        )),
        address: Some([10, 0, 0, 1].into()),
        depth: 0,
    }
}

/// Makes records from this number on, each in a commit of its own.
fn one_by_one(account: &Account, first: i64) {
    for n in first..first + RECORDS {
        create(account, &user(n), "contacts", contact(n)).expect("a contact");
    }
}

/// Makes records, each as an operation of its own, as many in a commit as one
/// takes when many users write at once.
fn together(account: &Account, first: i64) {
    for begin in (first..first + RECORDS).step_by(64) {
        let made = account.write(move |write| {
            for n in begin..(begin + 64).min(first + RECORDS) {
                create_in(write, &user(n), "contacts", contact(n))?;
            }
            Ok(())
        });
        made.expect("contacts");
    }
}

/// What the journal adds, as a part of what it costs without: the middle one of
/// all rounds.
fn added(name: &str, make: impl Fn(&Account, i64)) -> f64 {
    let [with, without] = [(); 2].map(|()| Account::in_memory().expect("an account"));
    let timed = |account: &Account, left_out, round| {
        leave_out(left_out);
        let began = Instant::now();
        make(account, round * RECORDS);
        began.elapsed().as_secs_f64()
    };
    let rounds = (0..ROUNDS).map(|round| {
        let ours = timed(&with, false, round);
        let bare = timed(&without, true, round);
        (ours / bare - 1.0, ours, bare)
    });
    let mut rounds: Vec<_> = rounds.collect();
    leave_out(false);
    rounds.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let (added, ours, bare) = rounds[rounds.len() / 2];
    let each = 1e6 / RECORDS as f64;
    println!(
        "{name}: {:.1} µs a record, without the journal {:.1} µs: {:.0} % more",
        ours * each,
        bare * each,
        added * 100.0
    );
    added
}

fn main() {
    let alone = added("one by one", one_by_one);
    added("64 in a commit", together);
    assert!(alone < MOST, "the journal adds {:.0} %", alone * 100.0);
}

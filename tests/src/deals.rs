//! Many deals, for what measures on them.

use bailey_crm::records::{self, Values};
use bailey_crm::{Account, Context, Money, RecordId, RecordRef, Scalar, UserId, Value};

/// As many deals as the sample data has.
pub const DEALS: usize = 8_800;
/// The standard stages of a deal, by key.
pub const STAGES: [&str; 4] = ["prospecting", "engaging", "won", "lost"];
/// How many are made in one transaction.
const AT_ONCE: usize = 20_000;

/// What the deal with this number is called: a search for its number finds it alone.
#[must_use]
pub fn deal_name(number: usize) -> String {
    format!("GTX Basic for company {number:07}")
}

/// Makes so many deals; `of` says whose the one with this number is.
///
/// # Panics
/// If it can't.
pub fn fill(account: &Account, count: usize, of: &dyn Fn(usize) -> Option<UserId>) {
    for first in (0..count).step_by(AT_ONCE) {
        let owners = (first..count.min(first + AT_ONCE)).map(|number| (number, of(number)));
        let owners: Vec<_> = owners.collect();
        let made = account.write(move |write| {
            for (number, owner) in owners {
                records::create_in(write, &Context::operator(), "deals", values(number, owner))?;
            }
            Ok(())
        });
        made.expect("deals");
    }
}

fn values(number: usize, owner: Option<UserId>) -> Values {
    let money = Money {
        minor: 100_000,
        currency: "USD".to_owned(),
    };
    let owner = owner.map(|user| RecordRef {
        table: "users".to_owned(),
        id: RecordId(user.0),
    });
    let owner = owner.map_or(Value::None, |user| Value::One(Scalar::Reference(user)));
    let text = |text: &str| text.to_owned();
    let stage = STAGES[number % STAGES.len()];
    [
        (text("name"), Value::One(Scalar::Text(deal_name(number)))),
        (text("stage"), Value::One(Scalar::Choice(text(stage)))),
        (text("value"), Value::One(Scalar::Money(money))),
        (text("owner"), owner),
    ]
    .into()
}

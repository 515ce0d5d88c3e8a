//! Records that nobody has, for a page to show something: names, addresses and numbers
//! that belong to nobody (RFC 2606, and the numbers that films use).

use std::collections::BTreeMap;
use std::sync::Arc;

use bailey_crm::directory::{self, NewUser};
use bailey_crm::records::{self, Selection, Update, What};
use bailey_crm::{Account, Actor, Context, Money, RecordId, RecordRef, Scalar, UserId, Value};

use crate::error::Result;
use crate::plugins::Plugins;

/// Names that are the same in every language, of companies; the second is the first
/// once more.
const COMPANIES: [&str; 6] = [
    "Aurora",
    "Aurora Ltd",
    "Borealis",
    "Cascada",
    "Delfino",
    "Estrella",
];
/// Of people.
const CONTACTS: [&str; 5] = [
    "Ana Costa",
    "Jan Nowak",
    "Li Wei",
    "Mira Sato",
    "Omar Haddad",
];
/// Of those who work here besides the owner.
const PEOPLE: [&str; 2] = ["Lena Fischer", "Tomas Silva"];
/// The stages of deals, as the standard table has them.
const STAGES: [&str; 5] = ["prospecting", "engaging", "proposal", "won", "lost"];
const DEALS: u32 = 12;

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// Fills an account with what people could have done in it in ten days.
pub(crate) fn fill(plugins: &Plugins, account: &Arc<Account>, owner: &Context) -> Result<()> {
    let people = people(account, owner)?;
    let by = |nth: usize, ago: i64| by(owner, people[nth % people.len()], ago);
    for (nth, (name, place)) in COMPANIES.iter().zip(1_i64..).enumerate() {
        let site = name.split(' ').next().unwrap_or(name).to_lowercase();
        let values = [
            ("name", text(name)),
            ("website", text(&format!("https://{site}.example"))),
            ("phone", text(&format!("+1 555 01{place:02}"))),
            ("employees", Value::One(Scalar::Integer(place * 35))),
        ];
        make(account, &by(nth, 10 * DAY), "companies", values)?;
    }
    for (nth, (name, place)) in CONTACTS.iter().zip(1_i64..).enumerate() {
        let address = name.to_lowercase().replace(' ', ".");
        let values = [
            ("name", text(name)),
            ("email", text(&format!("{address}@contact.example"))),
            ("company", one_of("companies", place)),
        ];
        make(account, &by(nth, 9 * DAY), "contacts", values)?;
    }
    for deal in 0..DEALS {
        let (nth, place) = (deal as usize, i64::from(deal));
        let company = nth % COMPANIES.len();
        let price = Money {
            minor: 125_000 * (place + 1),
            currency: "USD".to_owned(),
        };
        let values = [
            (
                "name",
                text(&format!("{} {}", COMPANIES[company], 101 + deal)),
            ),
            ("company", one_of("companies", place % 6 + 1)),
            (
                "stage",
                Value::One(Scalar::Choice(STAGES[nth % 5].to_owned())),
            ),
            ("value", Value::One(Scalar::Money(price))),
        ];
        make(
            account,
            &by(nth, 8 * DAY - place * 10 * MINUTE),
            "deals",
            values,
        )?;
    }
    for deal in [1_i64, 2, 6] {
        let update = Update {
            record: reference("deals", deal),
            version: None,
            values: named([("stage", Value::One(Scalar::Choice("won".to_owned())))]),
        };
        records::update(account, &by(1, 2 * DAY - deal * MINUTE), vec![update])?;
    }
    records::archive(account, &by(0, DAY), those("companies", &[6]))?;
    plugins.delete(account, &by(1, DAY), those("deals", &[9]))?;
    plugins.delete(account, &by(2, 40 * MINUTE), those("deals", &[10, 11, 12]))?;
    plugins.delete(account, &by(1, 15 * MINUTE), those("contacts", &[5]))?;
    Ok(())
}

/// Those who work here, the owner first.
fn people(account: &Arc<Account>, owner: &Context) -> Result<Vec<UserId>> {
    let mut people: Vec<UserId> = owner.actor.user().into_iter().collect();
    for name in PEOPLE {
        let person = NewUser {
            name: name.to_owned(),
            email: format!("{}@alone.example", name.to_lowercase().replace(' ', ".")),
            ..NewUser::default()
        };
        let operator = Context {
            at: owner.at.plus_millis(-10 * DAY),
            ..Context::operator()
        };
        people.push(directory::create_user(account, &operator, person)?);
    }
    Ok(people)
}

/// One of them, so many milliseconds ago.
fn by(owner: &Context, user: UserId, ago: i64) -> Context {
    Context {
        actor: Actor::User { user },
        at: owner.at.plus_millis(-ago),
        ..owner.clone()
    }
}

fn make<const N: usize>(
    account: &Account,
    context: &Context,
    table: &str,
    values: [(&str, Value); N],
) -> Result<()> {
    records::create(account, context, table, named(values))?;
    Ok(())
}

fn named<const N: usize>(values: [(&str, Value); N]) -> BTreeMap<String, Value> {
    let values = values.into_iter();
    values.map(|(key, value)| (key.to_owned(), value)).collect()
}

fn text(text: &str) -> Value {
    Value::One(Scalar::Text(text.to_owned()))
}

fn reference(table: &str, number: i64) -> RecordRef {
    RecordRef {
        table: table.to_owned(),
        id: RecordId(number),
    }
}

fn one_of(table: &str, number: i64) -> Value {
    Value::One(Scalar::Reference(reference(table, number)))
}

fn those(table: &str, numbers: &[i64]) -> Selection {
    Selection {
        table: table.to_owned(),
        what: What::Ids(numbers.iter().copied().map(RecordId).collect()),
    }
}

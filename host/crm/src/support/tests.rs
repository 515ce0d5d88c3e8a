//! What holds for those who are let in: they see what was opened and no more, are
//! told of beforehand, and are out at once.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::*;
use crate::access::Access;
use crate::context::{Actor, Surface};
use crate::directory::{self, Founding, Language, NewUser, Settings};
use crate::mail::Message;
use crate::records::testing::{made, text};
use crate::records::{self, Query, Update, update};
use crate::sessions::{self, Found, Token};
use crate::store::{Account, Crm, NewAccount, Read};
use crate::value::{Scalar, Value};
use crate::views::look;

struct House {
    _crm: Crm,
    account: Arc<Account>,
    admin: Context,
    ticket: RecordRef,
}

fn house() -> House {
    let crm = Crm::open_memory().unwrap();
    let new = NewAccount {
        id: "acme".parse().unwrap(),
        name: "Acme".into(),
    };
    let account = crm.create_account(&Context::operator(), new).unwrap();
    let founding = Founding {
        settings: Settings {
            name: "Acme".into(),
            time_zone: "UTC".into(),
            currency: "EUR".into(),
            language: Language::En,
        },
        owner: NewUser {
            name: "Olga".into(),
            email: "olga@acme.example".into(),
            admin: true,
            department: None,
            language: None,
            time_zone: None,
            password_change: false,
            password: None,
        },
    };
    let owner = directory::found(&account, &Context::operator(), founding).unwrap();
    let admin = Context {
        actor: Actor::User { user: owner },
        access: Arc::new(Access::ALL),
        surface: Surface::Page,
        ..Context::operator()
    };
    let table = tickets(&account, &admin).unwrap();
    let status = Value::One(Scalar::Choice("open".into()));
    let ticket = made(
        &account,
        &table,
        [("subject", text("Help")), ("status", status)],
    );
    House {
        _crm: crm,
        account,
        admin,
        ticket,
    }
}

impl House {
    fn open(&self, tables: &[&str], hidden: &[(&str, &str)], write: bool) -> (Support, OneTime) {
        let scope = SupportScope {
            tables: tables.iter().map(|key| (*key).to_owned()).collect(),
            hidden: hidden
                .iter()
                .map(|(table, field)| ((*table).to_owned(), (*field).to_owned()))
                .collect(),
            write,
        };
        let new = NewSupport {
            ticket: self.ticket.clone(),
            scope,
            until: self.admin.at.plus_millis(3_600_000),
        };
        open(&self.account, &self.admin, new).unwrap()
    }

    fn enter(&self, id: SupportId, password: &str) -> Enter {
        let attempt = Attempt {
            number: id.0.to_string(),
            password: password.to_owned(),
            agent: "Anna".into(),
            language: Language::En,
            user_agent: None,
        };
        let nobody = Context {
            actor: Actor::Anonymous,
            access: Arc::new(Access::NONE),
            at: self.admin.at,
            ..Context::operator()
        };
        let message = |owner: &directory::User, entered: &Entered| Message {
            recipient: owner.email.clone(),
            subject: entered.agent.clone(),
            body: String::new(),
            purpose: "support".into(),
        };
        enter(&self.account, &nobody, attempt, message).unwrap()
    }

    fn inside(&self, support: &Support, password: &OneTime) -> (Token, Found) {
        let Enter::Accepted(entered) = self.enter(support.id, &password.reveal()) else {
            panic!("they were not let in");
        };
        let found = sessions::find(&self.account, &entered.token, self.admin.at).unwrap();
        (entered.token.clone(), found.unwrap())
    }

    fn context(&self, found: &Found) -> Context {
        Context {
            actor: found.actor(),
            access: Arc::new(found.support().unwrap().access()),
            ..self.admin.clone()
        }
    }

    fn viewed(&self, support: &Support) -> Vec<RecordRef> {
        let read = |read: &Read<'_>| viewed(read, &self.admin, support.id);
        let found = self.account.read(read).unwrap();
        found.into_iter().map(|one| one.record).collect()
    }
}

#[test]
fn they_see_the_ticket_and_what_was_opened_without_what_is_hidden() {
    let house = house();
    let company = made(
        &house.account,
        "companies",
        [("name", text("Globex")), ("phone", text("+1 555 0100"))],
    );
    let deal = made(
        &house.account,
        "deals",
        [
            ("name", text("Anvils")),
            ("stage", Value::One(Scalar::Choice("won".into()))),
        ],
    );
    let (support, password) = house.open(&["companies"], &[("companies", "phone")], false);
    let (_, found) = house.inside(&support, &password);
    let context = house.context(&found);
    let seen = look(&house.account, &context, &company).unwrap();
    assert_eq!(seen.value("phone"), None);
    look(&house.account, &context, &house.ticket).unwrap();
    assert!(matches!(
        look(&house.account, &context, &deal),
        Err(Error::NotFound(_))
    ));
    let change = Update {
        record: company.clone(),
        version: None,
        values: [("name".to_owned(), text("Initech"))].into(),
    };
    let refused = update(&house.account, &context, vec![change]);
    assert!(matches!(refused, Err(Error::Denied(_))), "{refused:?}");
    let told = house
        .account
        .read(|read| super::list(read, &context, 9).map(|all| all.len()));
    assert!(matches!(told, Err(Error::Denied(_))), "{told:?}");
}

#[test]
fn what_they_are_shown_is_in_the_journal_before_the_answer() {
    let house = house();
    let company = made(&house.account, "companies", [("name", text("Globex"))]);
    let (support, password) = house.open(&["companies"], &[], false);
    let (_, found) = house.inside(&support, &password);
    let context = house.context(&found);
    records::list(&house.account, &context, &Query::of("companies")).unwrap();
    look(&house.account, &context, &house.ticket).unwrap();
    let supervision = context.access.supervision().unwrap();
    assert!(house.viewed(&support).is_empty());
    supervision.tell(&house.account, &context).unwrap();
    let viewed: BTreeSet<_> = house.viewed(&support).into_iter().collect();
    assert_eq!(viewed, [company, house.ticket.clone()].into());
    // What it is called somewhere else is shown, too.
    let other = made(&house.account, "companies", [("name", text("Initech"))]);
    let named = records::labels(&house.account, &context, std::slice::from_ref(&other)).unwrap();
    assert_eq!(named[0].as_ref().unwrap().text, "Initech");
    supervision.tell(&house.account, &context).unwrap();
    assert!(house.viewed(&support).contains(&other));
    let acts = house
        .account
        .read(|read| done(read, &house.admin, support.id))
        .unwrap();
    let kinds: Vec<_> = acts.iter().map(|act| act.kind.as_str()).collect();
    assert_eq!(kinds, ["support.entered"]);
}

#[test]
fn a_password_works_once_and_another_works_again() {
    let house = house();
    let (support, password) = house.open(&[], &[], false);
    assert!(matches!(house.enter(support.id, "wrong"), Enter::Refused));
    let _ = house.inside(&support, &password);
    let again = house.enter(support.id, &password.reveal());
    assert!(matches!(again, Enter::Refused));
    let other = renew(&house.account, &house.admin, support.id).unwrap();
    let _ = house.inside(&support, &other);
    let mails = crate::mail::due(&house.account, house.admin.at, 9).unwrap();
    let told: Vec<_> = mails
        .iter()
        .map(|mail| mail.message.recipient.as_str())
        .collect();
    assert_eq!(told, ["olga@acme.example"; 2]);
}

#[test]
fn after_too_many_wrong_ones_the_right_one_waits() {
    let house = house();
    let (support, password) = house.open(&[], &[], false);
    for _ in 0..5 {
        assert!(matches!(house.enter(support.id, "wrong"), Enter::Refused));
    }
    let waits = house.enter(support.id, &password.reveal());
    assert!(matches!(waits, Enter::Wait { .. }));
}

#[test]
fn closing_ends_the_session_and_what_is_under_way() {
    let house = house();
    let (support, password) = house.open(&["companies"], &[], false);
    let (token, found) = house.inside(&support, &password);
    let context = house.context(&found);
    let supervision = Arc::clone(context.access.supervision().unwrap());
    assert_eq!(house.account.supported_by(), ["Anna"]);
    let interrupted = house.account.read(|read| {
        read.schema(&context)?;
        close(&house.account, &house.admin, support.id)?;
        let endless = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)
                       SELECT count(*) FROM n";
        Ok(read
            .connection()
            .query_row(endless, [], |row| row.get::<_, i64>(0))?)
    });
    assert!(
        matches!(interrupted, Err(Error::Denied(_))),
        "{interrupted:?}"
    );
    assert!(supervision.lease().has_ended());
    assert!(supervision.tell(&house.account, &context).is_err());
    let gone = sessions::find(&house.account, &token, house.admin.at).unwrap();
    assert!(gone.is_none());
    assert!(house.account.supported_by().is_empty());
    let again = house
        .account
        .read(|read| read.schema(&house.admin).map(drop));
    again.unwrap();
}

#[test]
fn time_runs_out() {
    let house = house();
    let (support, password) = house.open(&[], &[], false);
    let (token, _) = house.inside(&support, &password);
    let after = support.until;
    assert!(
        sessions::find(&house.account, &token, after)
            .unwrap()
            .is_none()
    );
    let later = after.plus_millis(1);
    extend(&house.account, &house.admin, support.id, later).unwrap();
    assert!(
        sessions::find(&house.account, &token, after)
            .unwrap()
            .is_some()
    );
}

#[test]
fn what_is_opened_through_a_plugin_or_for_a_ticket_ends_with_it() {
    let house = house();
    let (support, _) = house.open(&[], &[], false);
    close_of(&house.account, &house.admin, "acme.other").unwrap();
    let closed = close_for(&house.account, &house.admin, &house.ticket).unwrap();
    assert_eq!(closed, 1);
    let read = |read: &Read<'_>| get(read, &house.admin, support.id);
    let kept = house.account.read(read).unwrap();
    assert!(!kept.is_open(house.admin.at));
    let again = extend(&house.account, &house.admin, support.id, support.until);
    assert!(matches!(again, Err(Error::Conflict(_))));
}

#[test]
fn nobody_opens_what_is_not_theirs() {
    let house = house();
    let member = Context {
        access: Arc::new(Access::MEMBER),
        ..house.admin.clone()
    };
    let new = |tables: &[&str], hours: i64| NewSupport {
        ticket: house.ticket.clone(),
        scope: SupportScope {
            tables: tables.iter().map(|key| (*key).to_owned()).collect(),
            ..SupportScope::default()
        },
        until: house.admin.at.plus_millis(hours * 3_600_000),
    };
    let denied = open(&house.account, &member, new(&[], 1));
    assert!(matches!(denied, Err(Error::Denied(_))));
    for (wrong, field) in [
        (new(&["nothing"], 1), "tables"),
        (new(&[], 0), "until"),
        (new(&[], 24 * 31), "until"),
    ] {
        let Err(Error::Invalid(problems)) = open(&house.account, &house.admin, wrong) else {
            panic!("{field} was taken");
        };
        assert_eq!(problems[0].field.as_deref(), Some(field));
    }
}

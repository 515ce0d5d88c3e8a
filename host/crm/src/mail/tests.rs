use super::*;
use crate::context::Context;
use crate::ids::Timestamp;
use crate::journal::{self, JournalQuery};
use crate::store::Account;

const SECRET: &str = "https://demo.crm.example/sign-in/password?link=verysecret";

fn queued(account: &Account) -> Queued {
    let message = Message {
        recipient: "anna@acme.example".into(),
        subject: "Your invitation".into(),
        body: SECRET.into(),
        purpose: "invitation".into(),
    };
    let context = Context::operator();
    account
        .write(move |write| queue_in(write, &context, &message))
        .unwrap();
    let mut due = due(account, Timestamp::now(), 10).unwrap();
    assert_eq!(due.len(), 1);
    due.remove(0)
}

fn kinds(account: &Account) -> Vec<String> {
    let context = Context::operator();
    let wanted = JournalQuery {
        limit: 10,
        ..JournalQuery::default()
    };
    let page = journal::query(account, &context, &wanted).unwrap();
    let entries = page.operations.into_iter();
    entries.map(|entry| format!("{entry:?}")).collect()
}

#[test]
fn a_mail_that_was_sent_is_journalled_without_its_text_and_gone() {
    let account = Account::in_memory().unwrap();
    let mail = queued(&account);
    sent(&account, &Context::operator(), &mail).unwrap();
    assert_eq!(next(&account).unwrap(), None);
    let journal = kinds(&account).join("\n");
    assert!(journal.contains("mail.sent") && journal.contains("anna@acme.example"));
    assert!(!journal.contains("verysecret"), "{journal}");
    assert!(!format!("{mail:?}").contains("verysecret"));
}

#[test]
fn one_that_could_not_be_sent_waits_and_is_given_up_in_the_end() {
    let account = Account::in_memory().unwrap();
    let mail = queued(&account);
    let context = Context::operator();
    let later = Timestamp::now().plus_millis(60_000);
    failed(&account, &context, &mail, "the server is away", Some(later)).unwrap();
    assert_eq!(next(&account).unwrap(), Some(later));
    assert!(due(&account, Timestamp::now(), 10).unwrap().is_empty());
    let again = due(&account, later, 10).unwrap().remove(0);
    assert_eq!(again.attempts, 1);
    failed(&account, &context, &again, "the server is away", None).unwrap();
    assert_eq!(next(&account).unwrap(), None);
    let journal = kinds(&account).join("\n");
    assert!(journal.contains("mail.failed") && journal.contains("the server is away"));
}

#[test]
fn a_plugin_sends_so_many_mails_a_day_and_none_of_those_that_are_too_many() {
    let account = Account::in_memory().unwrap();
    let day = |number: i64| Timestamp(number * 24 * 60 * 60 * 1000);
    let send = |plugin: &'static str, at: Timestamp, count: u32| {
        let message = Message {
            recipient: "anna@acme.example".into(),
            subject: "Hello".into(),
            body: "Hello".into(),
            purpose: plugin.into(),
        };
        let messages = vec![message; count as usize];
        let context = Context {
            at,
            ..Context::operator()
        };
        account.write(move |write| queue_for(write, &context, plugin, &messages))
    };
    let left = |plugin: &str, at| account.read(|read| left_today(read, plugin, at)).unwrap();
    send("bailey.one", day(7), MOST_A_DAY - 1).unwrap();
    assert_eq!(left("bailey.one", day(7)), 1);
    let refused = send("bailey.one", day(7), 2).unwrap_err();
    assert!(matches!(refused, crate::Error::Limit(_)), "{refused}");
    assert_eq!(left("bailey.one", day(7)), 1);
    let waiting = due(&account, Timestamp::now(), 1000).unwrap();
    assert_eq!(waiting.len(), MOST_A_DAY as usize - 1);
    send("bailey.two", day(7), MOST_A_DAY).unwrap();
    send("bailey.one", day(7), 1).unwrap();
    send("bailey.one", day(8), MOST_A_DAY).unwrap();
    assert_eq!(left("bailey.one", day(8)), 0);
}

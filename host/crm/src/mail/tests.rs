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

//! Writes to people: to those it should, to strangers, and far too often.

use bailey_sdk::mail;
use bailey_sdk::prelude::*;

/// To everybody whose number the action gives.
pub fn run(to: &[UserId]) -> String {
    let body = [
        tr("mail-body").moment("at", 0).into(),
        literal("Bcc: everybody@elsewhere.example"),
    ];
    let subject = tr("mail-subject").arg("name", "Anna\r\nBcc: all@elsewhere.example");
    format!("{:?}", mail::send(to, &subject.into(), &body))
}

/// And then it ends badly.
pub fn run_and_trap(to: &[UserId]) -> String {
    let said = run(to);
    super::trap::run();
    said
}

/// Until it is refused.
pub fn flood(to: &[UserId]) -> String {
    let mut sent = 0;
    loop {
        match mail::send(to, &literal("Again"), &[literal("And again.")]) {
            Ok(people) => sent += people,
            Err(refusal) => return format!("{sent} sent, then {refusal:?}"),
        }
    }
}

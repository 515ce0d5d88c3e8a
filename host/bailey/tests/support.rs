//! Where support is in, from the command line, and the way to end it.

#![expect(
    clippy::unwrap_used,
    reason = "a test that can't start the program ends here"
)]

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use bailey_crm::store::Options;
use bailey_crm::support::{self, NewSupport, SupportScope};
use bailey_crm::{Access, Actor, Context, Crm, RecordRef, Scalar, Surface, UserId, Value, records};

const DAY: i64 = 24 * 60 * 60 * 1000;

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_bailey"))
        .args(arguments)
        .arg("--data")
        .arg(folder.join("data"))
        .current_dir(folder)
        .env_clear()
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Opens the account's data for support, as its owner does.
fn open(folder: &Path) {
    let crm = Crm::open(&folder.join("data"), Options::default()).unwrap();
    let account = crm.account(&"office".parse().unwrap()).unwrap();
    let owner = Context {
        actor: Actor::User { user: UserId(1) },
        access: Arc::new(Access::ALL),
        surface: Surface::Page,
        ..Context::operator()
    };
    let table = support::tickets(&account, &owner).unwrap();
    let values = [
        ("subject", Value::One(Scalar::Text("Help".into()))),
        ("status", Value::One(Scalar::Choice("open".into()))),
    ];
    let values = values.map(|(key, value)| (key.to_owned(), value)).into();
    let ticket: RecordRef = records::create(&account, &owner, &table, values)
        .unwrap()
        .record;
    let new = NewSupport {
        ticket,
        scope: SupportScope::default(),
        until: owner.at.plus_millis(DAY),
    };
    support::open(&account, &owner, new).unwrap();
    crm.close();
}

#[test]
fn what_is_open_for_support_is_listed_and_closed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let owner = ["--owner", "Olga", "--email", "olga@office.example"];
    done(
        path,
        &[&["account", "create", "office"][..], &owner].concat(),
    );
    assert_eq!(done(path, &["support", "list"]).lines().count(), 1);
    open(path);
    let listed = done(path, &["support", "list"]);
    assert!(listed.contains("office\t1\tnobody\t"), "{listed}");
    let closed = done(path, &["support", "close", "office", "1"]);
    assert!(closed.contains("1 of office is closed."), "{closed}");
    assert_eq!(done(path, &["support", "list"]).lines().count(), 1);
    let twice = done(path, &["support", "close", "office", "1"]);
    assert!(twice.contains("closed already"), "{twice}");
    let unknown = run(path, &["support", "close", "office", "7"]);
    assert!(!unknown.status.success());
}

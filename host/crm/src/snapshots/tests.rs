//! What holds for snapshots: they are of one moment, and what is put in from one is
//! the account that was, and nothing else of the file.

mod restoring;

use std::path::Path;
use std::sync::Arc;

use rusqlite::Connection;

use crate::context::Context;
use crate::directory::{self, NewUser};
use crate::error::Error;
use crate::ids::{AccountId, RecordId};
use crate::journal::{self, VerifyOptions};
use crate::plugin_data::secrets::{self, Sealed};
use crate::records::testing::{choice, contact, made, text, to};
use crate::records::{Decision, Keep, Selection, What, archive, create, delete};
use crate::schema::{self, FieldKind, NewField};
use crate::search;
use crate::sessions::{self, Attempt, PasswordHash, SignIn};
use crate::snapshots::{Origin, Snapshot, take};
use crate::store::{Account, Crm, NewAccount};
use crate::value::RecordRef;

const PASSWORD: &str = "correct horse battery staple";

/// Two data folders, and an account with something of everything in the first.
struct Ground {
    here: Crm,
    there: Crm,
    account: Arc<Account>,
    folder: tempfile::TempDir,
}

impl Ground {
    fn new() -> Self {
        let (here, there) = (Crm::open_memory().unwrap(), Crm::open_memory().unwrap());
        let new = NewAccount {
            id: id(),
            name: "Acme".into(),
        };
        let account = here.create_account(&Context::operator(), new).unwrap();
        fill(&account);
        Self {
            here,
            there,
            account,
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn taken(&self) -> Snapshot {
        take(&self.account, &self.file()).unwrap()
    }

    fn file(&self) -> std::path::PathBuf {
        self.folder.path().join("acme.sqlite")
    }

    fn install(&self, snapshot: &Snapshot) -> crate::Result<Arc<Account>> {
        let origin = Origin {
            key: self.here.journal_key(),
            secrets_key: secrets::reveal_key(&self.account).unwrap(),
        };
        let installed = self
            .there
            .install(&Context::operator(), snapshot, origin, &mut |_, _| {});
        installed.map(|installed| installed.account)
    }

    /// Alters the snapshot's file as an enemy would, and opens it again.
    fn altered(&self, sql: &str) -> crate::Result<Snapshot> {
        drop(self.taken());
        let connection = Connection::open(self.file()).unwrap();
        connection.execute_batch(sql).unwrap();
        drop(connection);
        Snapshot::open(&self.file())
    }

    fn there_is_none(&self) {
        assert!(self.there.account(&id()).is_err());
        assert_eq!(self.there.accounts().unwrap(), []);
    }
}

fn id() -> AccountId {
    "acme".parse().unwrap()
}

fn fill(account: &Account) {
    let context = Context::operator();
    let user = NewUser {
        name: "Anna".into(),
        email: "anna@acme.example".into(),
        password: Some(PasswordHash::of(PASSWORD).unwrap()),
        ..NewUser::default()
    };
    directory::create_user(account, &context, user).unwrap();
    let company = made(account, "companies", [("name", text("Żółw i spółka"))]);
    let deal = made(
        account,
        "deals",
        [
            ("name", text("Первая сделка")),
            ("company", to(&company)),
            ("stage", choice("won")),
        ],
    );
    made(
        account,
        "notes",
        [("text", text("十个人的会议")), ("deal", to(&deal))],
    );
    for email in ["a@acme.example", "b@acme.example", "c@acme.example"] {
        create(account, &context, "contacts", contact("Ola", email)).unwrap();
    }
    archive(account, &context, only("contacts", 2)).unwrap();
    let decision = Decision {
        keep: Keep::Days(30),
        along: Vec::new(),
    };
    delete(account, &context, only("contacts", 3), decision).unwrap();
    let colour = NewField::new("colour", "Colour", FieldKind::Text);
    schema::add_field(account, &context, "deals", colour).unwrap();
    schema::delete_field(account, &context, ("deals", "colour"), None, Keep::Days(30)).unwrap();
}

fn only(table: &str, id: i64) -> Selection {
    Selection {
        table: table.into(),
        what: What::Ids(vec![RecordId(id)]),
    }
}

/// Every row of every table that is kept as it is.
fn rows(account: &Account, but: &[&str]) -> Vec<String> {
    let connection = Connection::open(account.path()).unwrap();
    let mut names = connection
        .prepare(
            "SELECT name FROM pragma_table_list
             WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
        )
        .unwrap();
    let names: Vec<String> = names
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let mut all = Vec::new();
    for name in names.iter().filter(|name| !but.contains(&name.as_str())) {
        let sql = format!(r#"SELECT * FROM "{name}""#);
        let mut statement = connection.prepare(&sql).unwrap();
        let width = statement.column_count();
        let mut found = statement.query([]).unwrap();
        while let Some(row) = found.next().unwrap() {
            let values = (0..width).map(|at| format!("{:?}", row.get_ref(at).unwrap()));
            all.push(format!(
                "{name}: {}",
                values.collect::<Vec<_>>().join(" | ")
            ));
        }
    }
    all.sort();
    all
}

#[test]
fn a_snapshot_is_of_one_moment() {
    let ground = Ground::new();
    let head = journal::head(&ground.account).unwrap();
    let snapshot = ground.taken();
    let context = Context::operator();
    create(
        &ground.account,
        &context,
        "contacts",
        contact("Late", "l@acme.example"),
    )
    .unwrap();
    let contents = snapshot.contents();
    assert_eq!((contents.account.clone(), contents.head), (id(), head));
    let contacts = contents
        .tables
        .iter()
        .find(|counts| counts.table == "contacts");
    let contacts = contacts.unwrap();
    assert_eq!(
        (contacts.active, contacts.archived, contacts.deleted),
        (1, 1, 1)
    );
    let options = ground.account.kept().unwrap();
    let options = VerifyOptions { head, ..options };
    let checked = snapshot.check(&options, &mut |_, _| {}).unwrap();
    assert!(checked.is_whole(), "{checked:?}");
}

#[test]
fn what_is_there_already_is_not_written_over() {
    let ground = Ground::new();
    std::fs::write(ground.file(), "mine").unwrap();
    assert!(matches!(
        take(&ground.account, &ground.file()),
        Err(Error::File { .. })
    ));
    assert_eq!(std::fs::read(ground.file()).unwrap(), b"mine");
}

#[test]
fn what_is_put_in_is_the_account_that_was() {
    let ground = Ground::new();
    let snapshot = ground.taken();
    // Another key signs here, and what the operator did is in the journal.
    let new = [
        "bailey_checkpoint",
        "bailey_entry",
        "bailey_operation",
        "bailey_span",
        "bailey_search_data",
        "bailey_search_idx",
        "bailey_search_docsize",
    ];
    let before = rows(&ground.account, &new);
    let account = ground.install(&snapshot).unwrap();
    account.read(|_| Ok(())).unwrap();
    assert_eq!(rows(&account, &new), before);
    for words in ["zolw", "сделка", "会议"] {
        let context = Context::operator();
        let find = |account: &Account| {
            let found = search::search(account, &context, words, &[], 10).unwrap();
            found
                .iter()
                .map(|found| found.record.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(find(&account), find(&ground.account), "{words}");
        assert!(!find(&account).is_empty(), "{words}");
    }
}

#[test]
fn its_journal_goes_on_and_says_from_where() {
    let ground = Ground::new();
    let head = journal::head(&ground.account).unwrap().unwrap();
    let account = ground.install(&ground.taken()).unwrap();
    let options = account.kept().unwrap();
    let verified = journal::verify(account.path(), &options, &mut |_, _| {}).unwrap();
    assert!(verified.is_intact(), "{verified:?}");
    assert_eq!(verified.operations, head.operation.0.unsigned_abs() + 1);
    let context = Context::operator();
    let last = journal::operation(&account, &context, verified.head.unwrap().operation).unwrap();
    assert_eq!(last.kind, "account.installed");
    assert!(format!("{last:?}").contains(&head.to_string()), "{last:?}");
}

#[test]
fn numbers_that_were_given_are_not_given_again() {
    let ground = Ground::new();
    let context = Context::operator();
    let next = create(
        &ground.account,
        &context,
        "contacts",
        contact("D", "d@acme.example"),
    );
    let next = next.unwrap().record;
    let account = ground.install(&ground.taken()).unwrap();
    let later = create(
        &account,
        &context,
        "contacts",
        contact("E", "e@acme.example"),
    )
    .unwrap();
    assert_eq!(
        later.record,
        RecordRef {
            id: RecordId(next.id.0 + 1),
            ..next
        }
    );
}

#[test]
fn nobody_is_signed_in_and_passwords_are_what_they_were() {
    let ground = Ground::new();
    let attempt = Attempt {
        email: "anna@acme.example".into(),
        password: PASSWORD.into(),
        user_agent: None,
        steps: false,
    };
    let sign_in =
        |account: &Account| match sessions::sign_in(account, &Context::operator(), &attempt)
            .unwrap()
        {
            SignIn::Accepted(new) => new.token,
            other => panic!("{other:?}"),
        };
    let token = sign_in(&ground.account);
    let account = ground.install(&ground.taken()).unwrap();
    let at = Context::operator().at;
    assert!(
        sessions::find(&ground.account, &token, at)
            .unwrap()
            .is_some()
    );
    assert!(sessions::find(&account, &token, at).unwrap().is_none());
    sign_in(&account);
}

#[test]
fn an_account_that_is_there_is_left_alone() {
    let ground = Ground::new();
    let snapshot = ground.taken();
    ground.install(&snapshot).unwrap();
    assert!(matches!(ground.install(&snapshot), Err(Error::Conflict(_))));
    assert_eq!(ground.there.accounts().unwrap().len(), 1);
}

#[test]
fn nothing_of_the_files_schema_comes_along() {
    let ground = Ground::new();
    let snapshot = ground.altered(
        "CREATE TABLE extra (x); INSERT INTO extra VALUES ('hidden');
         CREATE TRIGGER planted AFTER INSERT ON contacts BEGIN DELETE FROM deals; END;
         CREATE VIEW seen AS SELECT * FROM bailey_user;
         CREATE INDEX more ON deals (name);",
    );
    let account = ground.install(&snapshot.unwrap()).unwrap();
    let names = |path: &Path| {
        let connection = Connection::open(path).unwrap();
        let sql = "SELECT type || ' ' || name || coalesce(sql, '') FROM sqlite_schema ORDER BY 1";
        let mut statement = connection.prepare(sql).unwrap();
        let names = statement
            .query_map([], |row| row.get::<_, String>(0))
            .unwrap();
        names.map(Result::unwrap).collect::<Vec<_>>()
    };
    let (found, expected) = (names(account.path()), names(ground.account.path()));
    assert_eq!(found.len(), expected.len());
    assert!(
        !found.iter().any(|name| name.contains("planted")),
        "{found:?}"
    );
}

#[test]
fn a_file_that_lies_is_refused_and_nothing_stays() {
    for (sql, named) in [
        (
            "UPDATE bailey_table SET key = 'bailey_user' WHERE key = 'deals'",
            "key",
        ),
        (
            r#"UPDATE bailey_field SET key = 'x" (select 1)' WHERE key = 'stage'"#,
            "key",
        ),
        ("DROP TABLE bailey_department", "bailey_department"),
        (
            "DROP TABLE deals; CREATE VIEW deals AS SELECT * FROM contacts",
            "account",
        ),
        ("PRAGMA user_version = 9999", "later version"),
        (
            "PRAGMA foreign_keys = 0; INSERT INTO bailey_department (id, name, parent) VALUES (9, 'x', 99)",
            "bailey_department",
        ),
    ] {
        let ground = Ground::new();
        let said = ground
            .altered(sql)
            .and_then(|snapshot| ground.install(&snapshot).map(drop));
        let said = said.expect_err(sql).to_string();
        assert!(said.contains(named), "{sql}: {said}");
        ground.there_is_none();
    }
}

#[test]
fn a_journal_that_was_altered_is_refused() {
    for sql in [
        "UPDATE bailey_operation SET kind = 'x' WHERE id = 3",
        "UPDATE bailey_account SET chain = randomblob(32)",
        "DELETE FROM bailey_operation WHERE id = (SELECT max(id) FROM bailey_operation)",
    ] {
        let ground = Ground::new();
        let drops: String = Connection::open(ground.account.path())
            .unwrap()
            .query_row(
                "SELECT group_concat('DROP TRIGGER ' || name, ';') FROM sqlite_schema
                 WHERE type = 'trigger'",
                [],
                |row| row.get(0),
            )
            .unwrap();
        let snapshot = ground.altered(&format!("{drops}; {sql}"));
        let said = snapshot.and_then(|snapshot| ground.install(&snapshot).map(drop));
        let said = said.expect_err(sql).to_string();
        assert!(said.contains("its journal doesn't hold"), "{said}");
        ground.there_is_none();
    }
}

#[test]
fn plugins_secrets_open_in_the_new_installation() {
    let ground = Ground::new();
    let mut sealed = Sealed::default();
    sealed.seal("seed", b"JBSWY3DPEHPK3PXP".to_vec()).unwrap();
    let kept = ground
        .account
        .write(move |write| secrets::apply(write, "acme.tool", &sealed, 10_000));
    kept.unwrap();
    let account = ground.install(&ground.taken()).unwrap();
    let opened = account.read(|read| secrets::open(read, "acme.tool", "seed"));
    assert_eq!(opened.unwrap().unwrap(), b"JBSWY3DPEHPK3PXP");
}

//! What holds for an erasure: no byte of the person is left in the data folder,
//! the journal verifies, and what is not theirs alone stays.

use std::path::Path;
use std::sync::Arc;

use crate::bin;
use crate::context::{Access, Actor, Context};
use crate::erasure::{Erasure, ErasurePlan, erase, erasures, plan};
use crate::error::Error;
use crate::idempotency::{self, Answer, Begun, Repeatable};
use crate::ids::UserId;
use crate::journal::{operation, record_history, verify};
use crate::plugin_data::{Overlay, storage};
use crate::records::testing::{made, text, to};
use crate::records::{Decision, Keep, Selection, Update, What, create, delete, get, update};
use crate::saved_views::{self, Look, NewSavedView};
use crate::search::search;
use crate::store::{Account, Crm, Durability, NewAccount, Options};
use crate::undo;
use crate::value::RecordRef;

/// What only this person has; every one of them stands somewhere.
const DISTINCTIVE: [&str; 8] = [
    "Wilhelmina Quist",
    "Wilhelmina Brandt",
    "quist@nordlicht.example",
    "+49 30 5550 1717",
    "prefers to be called before noon",
    "lives behind the \"old\" harbour",
    "wilhelmina",
    "nordlicht",
];

struct Office {
    folder: tempfile::TempDir,
    crm: Crm,
    account: Arc<Account>,
    person: RecordRef,
}

fn operator() -> Context {
    Context::operator()
}

fn user() -> Context {
    Context {
        actor: Actor::User { user: UserId(1) },
        ..operator()
    }
}

fn set(account: &Account, record: &RecordRef, field: &str, value: &str) {
    let asked = Update {
        record: record.clone(),
        version: None,
        values: [(field.to_owned(), text(value))].into(),
    };
    update(account, &operator(), vec![asked]).unwrap();
}

/// A person whose texts got around, among others whose didn't.
fn office() -> Office {
    let folder = tempfile::tempdir().unwrap();
    let options = Options {
        durability: Durability::None,
        ..Options::default()
    };
    let crm = Crm::open(folder.path(), options).unwrap();
    let new = NewAccount {
        id: "acme".parse().unwrap(),
        name: "Acme".into(),
    };
    let account = crm.create_account(&operator(), new).unwrap();
    for n in 0..40 {
        let email = format!("other{n}@b.example");
        let name = format!("Other {n}");
        made(
            &account,
            "contacts",
            [
                ("name", text(&name)),
                ("email", text(&email)),
                ("position", text("Manager")),
            ],
        );
    }
    let person = made(
        &account,
        "contacts",
        [
            ("name", text("Wilhelmina Quist")),
            ("email", text("quist@nordlicht.example")),
            ("phone", text("+49 30 5550 1717")),
            ("position", text("Manager")),
        ],
    );
    set(&account, &person, "name", "Wilhelmina Brandt");
    let note = made(
        &account,
        "notes",
        [
            ("text", text("prefers to be called before noon")),
            ("contact", to(&person)),
        ],
    );
    set(&account, &note, "text", "lives behind the \"old\" harbour");
    let gone = made(
        &account,
        "notes",
        [
            ("text", text("called quist@nordlicht.example")),
            ("contact", to(&person)),
        ],
    );
    let only = Selection {
        table: "notes".into(),
        what: What::Ids(vec![gone.id]),
    };
    let forever = Decision {
        keep: Keep::Forever,
        along: Vec::new(),
    };
    delete(&account, &operator(), only, forever).unwrap();
    let deal = made(
        &account,
        "deals",
        [
            ("name", text("Renewal for Wilhelmina Brandt")),
            ("stage", crate::records::testing::choice("won")),
            ("contact", to(&person)),
        ],
    );
    set(&account, &deal, "name", "Renewal");
    for _ in 0..3 {
        // Space that was used before is used again.
        let filler = made(&account, "notes", [("text", text(&"filler ".repeat(900)))]);
        set(&account, &filler, "text", "short");
    }
    account
        .write(|write| {
            let mut operation = write.operation(&operator(), "records.export")?;
            operation.detail("table", "contacts");
            operation.detail(
                "filter",
                r#"{"field":"email","equal":"quist@nordlicht.example"}"#,
            );
            operation.finish()?;
            let mut overlay = Overlay::default();
            overlay.set("seen", "quist@nordlicht.example", vec![1])?;
            overlay.set("seen", "last", b"{\"who\":\"Wilhelmina Quist\"}".to_vec())?;
            overlay.set("seen", "title", b"Manager".to_vec())?;
            storage::apply(write, "acme.tool", &overlay, 1 << 20)
        })
        .unwrap();
    for (name, sought) in [
        ("Wilhelmina Brandt", "x"),
        ("Calls", "quist@nordlicht.example"),
        ("Managers", "Manager"),
    ] {
        let look = Look {
            search: Some(sought.into()),
            ..Look::default()
        };
        let view = NewSavedView {
            table: "contacts".into(),
            name: name.into(),
            shared: true,
            look,
        };
        saved_views::create(&account, &operator(), view).unwrap();
    }
    let asked = repeatable();
    idempotency::begin(&account, &user(), &asked).unwrap();
    let answer = Answer {
        status: 201,
        headers: Vec::new(),
        body: br#"{"label":"Wilhelmina Quist"}"#.to_vec(),
    };
    idempotency::answered(&account, &user(), &asked, answer).unwrap();
    Office {
        folder,
        crm,
        account,
        person,
    }
}

fn repeatable() -> Repeatable {
    Repeatable {
        key: "make-1".into(),
        asked: [7; 32],
    }
}

fn erased(office: &Office) -> (ErasurePlan, Erasure) {
    let plan = plan(&office.account, &operator(), &office.person).unwrap();
    let done = erase(&office.account, &operator(), &office.person, &plan.hash).unwrap();
    (plan, done)
}

/// The files of the folder in which the text stands.
fn files_with(folder: &Path, text: &str) -> Vec<String> {
    let finder = memchr::memmem::Finder::new(text);
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if finder.find(&std::fs::read(&path).unwrap()).is_some() {
                found.push(path.display().to_string());
            }
        }
    }
    found
}

fn verifies(office: &Office) {
    let kept = office.account.kept().unwrap();
    let found = verify(office.account.path(), &kept, &mut |_, _| {}).unwrap();
    assert!(found.is_intact(), "{found:?}");
}

#[test]
fn a_byte_search_finds_nothing_and_the_journal_verifies() {
    let office = office();
    for text in DISTINCTIVE {
        assert!(!files_with(office.folder.path(), text).is_empty(), "{text}");
    }
    let (_, done) = erased(&office);
    assert!(done.wiped);
    assert_eq!(done.count, 3);
    for text in DISTINCTIVE {
        let left = files_with(office.folder.path(), text);
        assert!(left.is_empty(), "{text}: {left:?}");
    }
    verifies(&office);
    office.crm.close();
    for text in DISTINCTIVE {
        assert!(files_with(office.folder.path(), text).is_empty(), "{text}");
    }
}

#[test]
fn the_plan_says_what_goes_and_what_stays() {
    let office = office();
    let account = &office.account;
    let mention = made(
        account,
        "tasks",
        [("title", text("Write to Wilhelmina Brandt"))],
    );
    let before = operator();
    let plan = plan(account, &before, &office.person).unwrap();
    assert_eq!(plan.label, "Wilhelmina Brandt");
    let records = [("contacts".to_owned(), 1), ("notes".to_owned(), 2)];
    assert_eq!(plan.records, records.into());
    assert_eq!(plan.history, 6);
    // The deal's two entries, the task's, the export, and two views.
    assert_eq!(plan.elsewhere, 6);
    assert_eq!((plan.replies, plan.mentions, plan.views), (1, 1, 2));
    assert_eq!(plan.storage, [("acme.tool".to_owned(), 2)].into());
    assert_eq!(plan.mentioning, std::slice::from_ref(&mention));

    erase(account, &before, &office.person, &plan.hash).unwrap();
    let task = get(account, &before, &mention).unwrap();
    assert_eq!(task.label, "Write to Wilhelmina Brandt");
    assert!(
        search(account, &before, "harbour", &[], 10)
            .unwrap()
            .is_empty()
    );
    verifies(&office);
}

#[test]
fn what_others_have_as_well_stays() {
    let office = office();
    erased(&office);
    let account = &office.account;
    let context = operator();
    let other = RecordRef {
        table: "contacts".into(),
        id: crate::ids::RecordId(1),
    };
    let history = record_history(account, &context, &other, 10, None).unwrap();
    assert!(history.entries[0].1.fields.iter().all(|f| !f.withheld));
    account
        .read(|read| {
            let title = storage::get(read, "acme.tool", "seen", "title")?;
            assert_eq!(title.as_deref(), Some(&b"Manager"[..]));
            assert_eq!(storage::get(read, "acme.tool", "seen", "last")?, None);
            let usage = storage::usage(read, "acme.tool")?;
            assert_eq!((usage.entries, usage.bytes), (1, 12));
            // Three writes and two deletions.
            assert_eq!(storage::version(read, "acme.tool", "seen")?, 5);
            Ok(())
        })
        .unwrap();
}

#[test]
fn views_that_look_for_the_person_go_and_others_stay() {
    let office = office();
    let (_, done) = erased(&office);
    let (account, context) = (&office.account, operator());
    let views = account.read(|read| saved_views::of_table(read, &context, "contacts"));
    let names: Vec<String> = views.unwrap().into_iter().map(|view| view.name).collect();
    assert_eq!(names, ["Managers"]);
    let page = erasures(account, &context, 10, None).unwrap();
    assert_eq!(page.total, 1);
    let one = &page.erasures[0];
    assert_eq!((one.operation, &one.by), (done.operation, &Actor::Operator));
    assert_eq!(one.table.as_deref(), Some("contacts"));
    let member = Context {
        access: Arc::new(Access::MEMBER),
        ..user()
    };
    let refused = erasures(account, &member, 10, None);
    assert!(matches!(refused, Err(Error::Denied(_))));
}

#[test]
fn a_name_that_others_have_within_theirs_takes_nothing_of_them() {
    let account = Account::in_memory().unwrap();
    let anna = made(&account, "contacts", [("name", text("Anna"))]);
    let other = made(&account, "contacts", [("name", text("Anna Kowalska"))]);
    let planned = plan(&account, &operator(), &anna).unwrap();
    assert_eq!((planned.elsewhere, planned.mentions), (0, 0));
    erase(&account, &operator(), &anna, &planned.hash).unwrap();
    let history = record_history(&account, &operator(), &other, 10, None).unwrap();
    assert_eq!(history.entries[0].1.fields[0].after, text("Anna Kowalska"));
}

#[test]
fn a_repeated_request_is_not_carried_out_again_after_its_answer_went() {
    let office = office();
    erased(&office);
    let begun = idempotency::begin(&office.account, &user(), &repeatable()).unwrap();
    assert_eq!(begun, Begun::Different);
}

#[test]
fn the_history_of_the_erased_says_what_was_done_and_no_more() {
    let office = office();
    let (_, done) = erased(&office);
    let (account, context) = (&office.account, operator());
    let history = record_history(account, &context, &office.person, 10, None).unwrap();
    assert_eq!(history.total, 3);
    for (_, change) in &history.entries {
        assert_eq!(change.label, format!("#{}", office.person.id));
        assert!(change.fields.iter().all(|field| field.withheld));
    }
    let entry = operation(account, &context, done.operation).unwrap();
    assert_eq!(entry.kind, "records.erase");
    assert!(entry.details.is_empty());
    assert!(undo::undo(account, &context, done.operation).is_err());
    let part = bin::Selection::Deletions(vec![done.operation]);
    assert!(bin::restore(account, &context, &part).is_err());
}

#[test]
fn a_plan_that_is_out_of_date_changes_nothing() {
    let office = office();
    let (account, context) = (&office.account, operator());
    let planned = plan(account, &context, &office.person).unwrap();
    made(
        account,
        "notes",
        [("text", text("one more")), ("contact", to(&office.person))],
    );
    let refused = erase(account, &context, &office.person, &planned.hash);
    assert!(matches!(refused, Err(Error::Conflict(_))));
    assert_eq!(
        get(account, &context, &office.person).unwrap().label,
        "Wilhelmina Brandt"
    );
    let again = plan(account, &context, &office.person).unwrap();
    erase(account, &context, &office.person, &again.hash).unwrap();
    let gone = plan(account, &context, &office.person);
    assert!(matches!(gone, Err(Error::NotFound(_))));
}

#[test]
fn members_neither_plan_nor_erase() {
    let office = office();
    let member = Context {
        access: Arc::new(Access::MEMBER),
        ..user()
    };
    let refused = plan(&office.account, &member, &office.person);
    assert!(matches!(refused, Err(Error::Denied(_))));
    let refused = erase(&office.account, &member, &office.person, "");
    assert!(matches!(refused, Err(Error::Denied(_))));
}

#[test]
fn what_could_not_be_wiped_at_once_is_wiped_when_the_account_opens() {
    let office = office();
    let planned = plan(&office.account, &operator(), &office.person).unwrap();
    // A reader that stays keeps the write-ahead log from being emptied.
    let reader = rusqlite::Connection::open(office.account.path()).unwrap();
    reader
        .execute_batch("BEGIN; SELECT count(*) FROM bailey_operation;")
        .unwrap();
    let done = erase(&office.account, &operator(), &office.person, &planned.hash).unwrap();
    assert!(!done.wiped);
    drop(reader);
    office.crm.close_idle(std::time::Duration::ZERO);
    create(
        &office.account,
        &operator(),
        "contacts",
        [("name".to_owned(), text("Ann"))].into(),
    )
    .unwrap();
    for text in DISTINCTIVE {
        assert!(files_with(office.folder.path(), text).is_empty(), "{text}");
    }
}

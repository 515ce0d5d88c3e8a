//! What holds for what isn't in records: files come back with theirs, and what
//! plugins keep comes back when the owner names the plugin.

use std::collections::BTreeMap;

use super::{Ground, everything, of, planned, purge, record, restored};
use crate::context::{Actor, Context};
use crate::directory;
use crate::error::Error;
use crate::files::{self, Upload};
use crate::plugin_data::installation::{self, Installation, State};
use crate::plugin_data::{setting, storage};
use crate::snapshots::{KeptDifference, Scope, Then, plan, restore};
use crate::store::Account;
use crate::undo;
use crate::value::Scalar;

const PLUGIN: &str = "acme.rules";

fn install(account: &Account, version: &str) {
    let installation = Installation {
        plugin: PLUGIN.into(),
        version: version.into(),
        digest: "aa".into(),
        state: State::Enabled,
        grant: serde_json::Value::Null,
        place: 1,
        migrated: None,
        changed_at: Context::operator().at,
    };
    let put = move |write: &mut crate::store::Write<'_>| installation::put(write, &installation);
    account.write(put).unwrap();
}

fn store(account: &Account, entries: &[(&str, Option<&str>)]) {
    let mut overlay = storage::Overlay::default();
    for (key, value) in entries {
        match value {
            Some(value) => overlay.set("rules", key, (*value).into()).unwrap(),
            None => overlay.delete("rules", key).unwrap(),
        }
    }
    account
        .write(move |write| storage::apply(write, PLUGIN, &overlay, u64::MAX))
        .unwrap();
}

fn set(account: &Account, days: Option<i64>) {
    let days = days.map(Scalar::Integer);
    account
        .write(move |write| setting::put(write, PLUGIN, "days", days.as_ref()))
        .unwrap();
}

fn stored(account: &Account) -> BTreeMap<String, String> {
    let overlay = storage::Overlay::default();
    let scan = |read: &crate::store::Read<'_>| overlay.scan(read, PLUGIN, "rules", "", None, 100);
    let entries = account.read(scan).unwrap().into_iter();
    entries
        .map(|entry| (entry.key, String::from_utf8(entry.value).unwrap()))
        .collect()
}

fn settings(account: &Account) -> BTreeMap<String, Scalar> {
    account.read(|read| setting::all(read, PLUGIN)).unwrap()
}

fn named() -> Scope {
    Scope {
        plugins: [PLUGIN.to_owned()].into(),
        ..Scope::default()
    }
}

/// A plugin that kept two rules and a setting when the snapshot was taken, and other
/// ones now.
fn changed() -> Ground {
    let ground = Ground::new();
    install(&ground.account, "1.0.0");
    store(&ground.account, &[("a", Some("one")), ("b", Some("two"))]);
    set(&ground.account, Some(30));
    drop(ground.taken());
    store(
        &ground.account,
        &[("a", None), ("b", Some("TWO")), ("c", Some("three"))],
    );
    set(&ground.account, None);
    ground
}

#[test]
fn what_plugins_keep_stays_unless_the_plugin_is_named() {
    let ground = changed();
    let plan = planned(&ground, &of(&ground), &Scope::default());
    assert_eq!((plan.kept, plan.restorable), (Vec::new(), 0));
    assert_eq!(stored(&ground.account)["c"], "three");
}

#[test]
fn a_plugin_that_is_named_keeps_what_it_kept_then() {
    let ground = changed();
    let records = everything(&ground.account);
    let plan = planned(&ground, &of(&ground), &named());
    let told = KeptDifference {
        plugin: PLUGIN.into(),
        entries: 3,
        settings: 1,
    };
    assert_eq!(plan.kept, [told]);

    let done = restored(&ground, &named());
    assert_eq!((done.restored, done.plugins), (0, 1));
    let then = [("a", "one"), ("b", "two")].map(|(key, value)| (key.to_owned(), value.to_owned()));
    assert_eq!(stored(&ground.account), then.into());
    assert_eq!(settings(&ground.account)["days"], Scalar::Integer(30));
    assert_eq!(everything(&ground.account), records);
    let again = planned(&ground, &of(&ground), &named());
    assert_eq!(again.kept, []);
}

#[test]
fn the_owner_alone_brings_back_what_plugins_keep() {
    let ground = changed();
    let account = &ground.account;
    let admin = |email: &str| directory::NewUser {
        name: email.into(),
        email: email.into(),
        admin: true,
        ..directory::NewUser::default()
    };
    let settings = account.read(directory::settings).unwrap();
    let founding = directory::Founding {
        settings,
        owner: admin("owner@acme.example"),
    };
    let owner = directory::found(account, &Context::operator(), founding).unwrap();
    let other = admin("admin@acme.example");
    let other = directory::create_user(account, &Context::operator(), other).unwrap();
    let [owner, other] = [owner, other].map(|user| Context {
        actor: Actor::User { user },
        ..Context::operator()
    });
    let refused = plan(&ground.account, &other, &of(&ground), &named(), 10);
    assert!(matches!(refused, Err(Error::Denied(_))));
    let plan = plan(&ground.account, &owner, &of(&ground), &named(), 10).unwrap();
    assert_eq!(plan.kept.len(), 1);
}

#[test]
fn what_plugins_keep_comes_from_a_backup_of_the_same_version_alone() {
    let ground = changed();
    let fails = |then: &Then| {
        let refused = plan(&ground.account, &Context::operator(), then, &named(), 10);
        let Err(Error::Invalid(problems)) = refused else {
            panic!("{refused:?}");
        };
        assert_eq!(problems[0].field.as_deref(), Some("plugins"));
        problems[0].code
    };
    let now = Context::operator().at;
    assert_eq!(fails(&Then::Moment(now, None)), "no-backup");
    install(&ground.account, "1.1.0");
    assert_eq!(fails(&of(&ground)), "other-version");
    ground
        .account
        .write(|write| installation::remove(write, PLUGIN).map(|_| ()))
        .unwrap();
    assert_eq!(fails(&of(&ground)), "plugin-missing");
}

#[test]
fn nothing_is_kept_again_by_an_old_plan() {
    let ground = changed();
    let hash = planned(&ground, &of(&ground), &named()).hash;
    store(&ground.account, &[("d", Some("four"))]);
    let context = Context::operator();
    let late = restore(
        &ground.account,
        &context,
        of(&ground),
        &named(),
        hash,
        &mut |_, _| {},
    );
    assert!(matches!(late, Err(Error::Conflict(_))));
    assert_eq!(stored(&ground.account)["d"], "four");
}

#[test]
fn a_record_that_was_deleted_for_good_comes_back_with_its_files() {
    let ground = Ground::new();
    let (account, context) = (&ground.account, Context::operator());
    let note = record("notes", 1);
    let add = |name: &str, bytes: &[u8]| {
        let upload = Upload::begin(account, &context, &note, name, "text/plain", 1 << 20);
        let mut upload = upload.unwrap();
        upload.write(bytes).unwrap();
        upload.finish().unwrap()
    };
    let long = vec![7; 600_000];
    add("offer.txt", b"an offer");
    add("picture.txt", &long);
    add("empty.txt", b"");
    let names = || {
        let files = files::of_record(account, &context, &note).unwrap();
        files.into_iter().map(|file| file.name).collect::<Vec<_>>()
    };
    let before = names();
    drop(ground.taken());
    purge(account, &note);

    let done = restored(&ground, &Scope::default());
    assert_eq!(done.restored, 1);
    assert_eq!(names(), before);
    let files = files::of_record(account, &context, &note).unwrap();
    let picture = files
        .iter()
        .find(|file| file.name == "picture.txt")
        .unwrap();
    let content = files::content(account, &context, &note, picture.id).unwrap();
    let pieces = (0..content.pieces()).map(|place| files::piece(account, &content, place).unwrap());
    assert_eq!(pieces.collect::<Vec<_>>().concat(), long);

    // Taken back, it is in the bin with them.
    undo::undo(account, &context, done.operation).unwrap();
    assert_eq!(names(), before);
}

//! A table or a field that was deleted for good is made again from a snapshot, and a
//! restore fills it.

use super::{Ground, Scope, Snapshot, everything, restored};
use crate::context::Context;
use crate::error::Error;
use crate::records::Keep;
use crate::records::testing::{choice, made, text, to};
use crate::schema::{self, FieldKind, Item, NewField, NewTable};
use crate::snapshots::remake;

/// With a table and a field of the account's own.
fn ground() -> Ground {
    let ground = Ground::new();
    let (account, context) = (&ground.account, Context::operator());
    let link = FieldKind::Reference {
        table: "deals".into(),
    };
    let table = NewTable {
        key: "planets".into(),
        singular: "Planet".into(),
        plural: "Planets".into(),
        fields: vec![
            NewField::new("name", "Name", FieldKind::Text).required(),
            NewField::new("deal", "Deal", link),
        ],
    };
    schema::create_table(account, &context, table).unwrap();
    let mood = NewField::new("mood", "Mood", FieldKind::Text);
    schema::add_field(account, &context, "deals", mood).unwrap();
    let stage = ("stage", choice("won"));
    let deal = [("name", text("Anvils")), ("mood", text("good")), stage];
    let deal = made(account, "deals", deal);
    for name in ["Mars", "Venus"] {
        made(
            account,
            "planets",
            [("name", text(name)), ("deal", to(&deal))],
        );
    }
    ground
}

fn again(ground: &Ground, key: &str) -> Result<u64, Error> {
    let snapshot = Snapshot::open(&ground.file()).unwrap();
    remake(&ground.account, &Context::operator(), &snapshot, key)
}

/// Regardless of the order of tables: what was made again stands behind the others.
fn all(ground: &Ground) -> Vec<String> {
    let mut all = everything(&ground.account);
    all.sort();
    all
}

#[test]
fn a_table_comes_back_with_its_fields_and_its_records() {
    let ground = ground();
    let (account, context) = (&ground.account, Context::operator());
    let before = all(&ground);
    drop(ground.taken());
    let id = account.whole_schema().unwrap().table("planets").unwrap().id;
    schema::delete_table(account, &context, "planets", None, Keep::Days(30)).unwrap();
    let in_bin = again(&ground, "planets").unwrap_err();
    assert!(matches!(in_bin, Error::Conflict(_)), "{in_bin}");
    schema::purge(account, &context, &[Item::Table(id)]).unwrap();
    assert_ne!(all(&ground), before);
    assert_eq!(again(&ground, "planets").unwrap(), 1);
    assert!(restored(&ground, &Scope::default()).restored == 2);
    assert_eq!(all(&ground), before);
    assert!(matches!(again(&ground, "planets"), Err(Error::Conflict(_))));
}

#[test]
fn a_field_comes_back_with_what_it_held() {
    let ground = ground();
    let (account, context) = (&ground.account, Context::operator());
    let before = all(&ground);
    drop(ground.taken());
    let id = {
        let schema = account.whole_schema().unwrap();
        schema.table("deals").unwrap().field("mood").unwrap().id
    };
    schema::delete_field(account, &context, ("deals", "mood"), None, Keep::Days(30)).unwrap();
    schema::purge(account, &context, &[Item::Field(id)]).unwrap();
    assert_eq!(again(&ground, "deals").unwrap(), 1);
    assert_eq!(restored(&ground, &Scope::default()).restored, 1);
    assert_eq!(all(&ground), before);
}

#[test]
fn what_the_backup_has_not_can_not_be_made_again() {
    let ground = Ground::new();
    drop(ground.taken());
    assert!(matches!(again(&ground, "moons"), Err(Error::NotFound(_))));
}

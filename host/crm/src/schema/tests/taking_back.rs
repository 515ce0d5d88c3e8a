//! Undo of what was done to tables and fields.

use super::{account, add, change, field, options, remove, remove_table, table};
use crate::context::{Access, Actor, Context};
use crate::error::Error;
use crate::ids::{OperationId, UserId};
use crate::records::testing::{choice, made, text};
use crate::schema::{
    FieldKind, FieldUpdate, Fit, NewField, TableUpdate, change_table, deleted, purge, restore,
};
use crate::store::Account;
use crate::undo::{Obstacle, plan, undo};

#[test]
fn a_rename_goes_back_and_forth() {
    let account = account();
    let context = Context::operator();
    let asked = FieldUpdate {
        label: Some("Number".into()),
        ..FieldUpdate::default()
    };
    let (_, operation) = change(&account, "code", asked).unwrap();
    let undone = undo(&account, &context, operation.unwrap()).unwrap();
    assert_eq!(field(&account, "code").label, "Code");
    undo(&account, &context, undone).unwrap();
    assert_eq!(field(&account, "code").label, "Number");
}

#[test]
fn what_somebody_changed_since_is_left_alone() {
    let account = account();
    let context = Context::operator();
    let rename = |label: &str| FieldUpdate {
        label: Some(label.into()),
        ..FieldUpdate::default()
    };
    let (_, first) = change(&account, "code", rename("One")).unwrap();
    change(&account, "code", rename("Two")).unwrap();
    let first = first.unwrap();
    let planned = plan(&account, &context, first).unwrap();
    assert_eq!(planned.restorable, 0);
    assert_eq!(planned.obstacles[0].1, Obstacle::ChangedSince);
    assert!(matches!(
        undo(&account, &context, first),
        Err(Error::Conflict(_))
    ));
    assert_eq!(field(&account, "code").label, "Two");
}

#[test]
fn a_deleted_field_or_table_comes_back_and_goes_again() {
    let account = account();
    let context = Context::operator();
    let deletions: [fn(&Account) -> OperationId; 2] = [
        |account| remove(account, "colour"),
        |account| remove_table(account, "products"),
    ];
    for delete in deletions {
        let operation = delete(&account);
        let back = undo(&account, &context, operation).unwrap();
        assert!(deleted(&account, &context).unwrap().is_empty());
        let again = undo(&account, &context, back).unwrap();
        let [binned] = deleted(&account, &context).unwrap().try_into().unwrap();
        assert_eq!(binned.operation, again);
        assert!(binned.keep_until.is_some(), "it is kept as long as before");
        undo(&account, &context, again).unwrap();
    }
    assert_eq!(table(&account, "products").fields.len(), 4);
}

#[test]
fn a_new_field_goes_while_it_is_empty() {
    let account = account();
    let context = Context::operator();
    let new = |key: &str| NewField::new(key, key, FieldKind::Text);
    let first = add(&account, "products", new("note"));
    undo(&account, &context, first).unwrap();
    assert!(table(&account, "products").find("note").is_none());
    let second = add(&account, "products", new("memo"));
    made(
        &account,
        "products",
        [("name", text("A")), ("memo", text("x"))],
    );
    let planned = plan(&account, &context, second).unwrap();
    assert_eq!(planned.obstacles[0].1, Obstacle::ChangedSince);
}

#[test]
fn choices_and_order_go_back_unless_records_took_a_new_choice() {
    let account = account();
    let context = Context::operator();
    let asked = FieldUpdate {
        choices: Some(options(&["white", "blue", "green"])),
        ..FieldUpdate::default()
    };
    let (_, operation) = change(&account, "colour", asked).unwrap();
    let order = ["colour", "maker", "code", "name"].map(str::to_owned);
    let asked = TableUpdate {
        order: Some(order.to_vec()),
        ..TableUpdate::default()
    };
    let (_, ordered) = change_table(&account, &context, "products", asked).unwrap();
    undo(&account, &context, ordered.unwrap()).unwrap();
    assert_eq!(table(&account, "products").fields[0].key, "name");
    let back = undo(&account, &context, operation.unwrap()).unwrap();
    assert_eq!(
        field(&account, "colour").kind.options(),
        options(&["red", "green", "blue"])
    );
    let forth = undo(&account, &context, back).unwrap();
    made(
        &account,
        "products",
        [("name", text("A")), ("colour", choice("white"))],
    );
    let planned = plan(&account, &context, forth).unwrap();
    assert_eq!(planned.obstacles.len(), 1);
}

#[test]
fn what_came_back_without_its_demands_has_them_again_in_the_bin() {
    let account = account();
    let context = Context::operator();
    let required = FieldUpdate {
        required: Some(true),
        ..FieldUpdate::default()
    };
    change(&account, "code", required).unwrap();
    remove(&account, "code");
    made(&account, "products", [("name", text("A"))]);
    let item = deleted(&account, &context).unwrap()[0].item;
    let restored = restore(&account, &context, item, Fit::Relaxed).unwrap();
    assert!(!field(&account, "code").required);
    undo(&account, &context, restored).unwrap();
    let products = table(&account, "products");
    assert!(products.find_deleted("code").unwrap().field.required);
}

#[test]
fn a_purge_is_never_taken_back_and_members_take_back_nothing() {
    let account = account();
    let context = Context::operator();
    let deletion = remove(&account, "colour");
    let member = Context {
        access: Access::MEMBER.into(),
        actor: Actor::User { user: UserId(1) },
        ..Context::operator()
    };
    assert!(undo(&account, &member, deletion).is_err());
    let item = deleted(&account, &context).unwrap()[0].item;
    let purged = purge(&account, &context, &[item])
        .unwrap()
        .operation
        .unwrap();
    for operation in [deletion, purged] {
        let planned = plan(&account, &context, operation).unwrap();
        assert_eq!(planned.obstacles[0].1, Obstacle::Purged);
    }
}

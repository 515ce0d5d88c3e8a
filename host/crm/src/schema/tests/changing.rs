//! Changing tables and fields: what the data allows.

use super::{account, change, choices, field, options, table};
use crate::context::{Access, Context};
use crate::error::Error;
use crate::journal::{self, ChangeKind};
use crate::records::testing::{choice, made, problems, text};
use crate::records::{Update, create, get, update};
use crate::schema::{FIELDS, FieldUpdate, NewField, TableUpdate, add_field, change_table};
use crate::value::{Scalar, Value};

#[test]
fn a_change_is_one_operation_with_before_and_after() {
    let account = account();
    let asked = FieldUpdate {
        label: Some("Article number".into()),
        required: Some(false),
        ..FieldUpdate::default()
    };
    let (after, operation) = change(&account, "code", asked).unwrap();
    assert_eq!((after.label.as_str(), after.version), ("Article number", 2));
    let context = Context::operator();
    let operation = operation.unwrap();
    let entry = journal::operation(&account, &context, operation).unwrap();
    assert_eq!(
        (entry.kind.as_str(), entry.table.as_deref()),
        ("schema.field-changed", Some("products"))
    );
    let page = journal::changes(&account, &context, operation, 9, None).unwrap();
    let [told] = page.changes.as_slice() else {
        panic!("one change is told as one")
    };
    assert_eq!(
        (told.record.table.as_str(), told.kind),
        (FIELDS, ChangeKind::Updated)
    );
    assert_eq!(told.fields.len(), 1);
    assert_eq!(
        (&told.fields[0].before, &told.fields[0].after),
        (&text("Code"), &text("Article number"))
    );
}

#[test]
fn a_change_to_what_is_so_already_is_no_operation() {
    let account = account();
    let asked = FieldUpdate {
        label: Some("Code".into()),
        ..FieldUpdate::default()
    };
    assert_eq!(change(&account, "code", asked).unwrap().1, None);
}

#[test]
fn a_stale_version_is_a_conflict_and_changes_nothing() {
    let account = account();
    let asked = |version, label: &str| FieldUpdate {
        version: Some(version),
        label: Some(label.into()),
        ..FieldUpdate::default()
    };
    change(&account, "code", asked(1, "One")).unwrap();
    let refused = change(&account, "code", asked(1, "Two")).unwrap_err();
    assert!(matches!(refused, Error::Conflict(_)));
    assert_eq!(field(&account, "code").label, "One");
}

#[test]
fn required_says_how_many_records_lack_it_and_some_of_them() {
    let account = account();
    for name in ["A", "B", "C", "D", "E"] {
        made(&account, "products", [("name", text(name))]);
    }
    let required = || FieldUpdate {
        required: Some(true),
        ..FieldUpdate::default()
    };
    let refused = change(&account, "code", required()).unwrap_err();
    assert_eq!(problems(&refused), [("required", "missing-values")]);
    let told = refused.to_string();
    assert!(
        told.contains("5 records") && told.contains("1 (A)") && told.contains("2 more"),
        "{told}"
    );
    assert!(!field(&account, "code").required);
    // A field without gaps can be required.
    change(&account, "name", required()).unwrap();
}

#[test]
fn unique_says_how_many_records_share_a_value_and_then_holds() {
    let account = account();
    let unique = || FieldUpdate {
        unique: Some(true),
        ..FieldUpdate::default()
    };
    let a = made(
        &account,
        "products",
        [("name", text("A")), ("code", text("x1"))],
    );
    made(
        &account,
        "products",
        [("name", text("B")), ("code", text("X1"))],
    );
    made(&account, "products", [("name", text("C"))]);
    let refused = change(&account, "code", unique()).unwrap_err();
    assert_eq!(problems(&refused), [("unique", "shared-values")]);
    assert!(refused.to_string().contains("2 records"), "{refused}");
    let values = [("code".to_owned(), text("y"))].into();
    let context = Context::operator();
    let asked = Update {
        record: a,
        version: None,
        values,
    };
    update(&account, &context, vec![asked]).unwrap();
    change(&account, "code", unique()).unwrap();
    let values = [
        ("name".to_owned(), text("D")),
        ("code".to_owned(), text("Y")),
    ];
    let refused = create(&account, &context, "products", values.into()).unwrap_err();
    assert_eq!(problems(&refused), [("code", "not-unique")]);
    let refused = change(&account, "colour", unique()).unwrap_err();
    assert_eq!(problems(&refused), [("unique", "cannot-be-unique")]);
}

#[test]
fn a_choice_is_renamed_moved_and_added_at_once() {
    let account = account();
    let mut wanted = options(&["blue", "red", "green", "white"]);
    wanted[1].label = "Crimson".into();
    let asked = FieldUpdate {
        choices: Some(wanted.clone()),
        ..FieldUpdate::default()
    };
    change(&account, "colour", asked).unwrap();
    assert_eq!(field(&account, "colour").kind.options(), wanted);
}

#[test]
fn a_choice_that_records_have_is_retired_not_deleted() {
    let account = account();
    let context = Context::operator();
    let red = made(
        &account,
        "products",
        [("name", text("A")), ("colour", choice("red"))],
    );
    let asked = |choices| FieldUpdate {
        choices: Some(choices),
        ..FieldUpdate::default()
    };
    let refused = change(&account, "colour", asked(options(&["green", "blue"]))).unwrap_err();
    assert_eq!(problems(&refused), [("choices", "in-use")]);
    change(&account, "colour", asked(options(&["red", "green"]))).unwrap();
    let mut retired = options(&["red", "green"]);
    retired[0].retired = true;
    change(&account, "colour", asked(retired)).unwrap();
    // Who has it keeps it, also while something else changes.
    let set = |field: &str, value| {
        let asked = Update {
            record: red.clone(),
            version: None,
            values: [
                (field.to_owned(), value),
                ("colour".to_owned(), choice("red")),
            ]
            .into(),
        };
        update(&account, &context, vec![asked])
    };
    set("name", text("B")).unwrap();
    assert_eq!(
        get(&account, &context, &red).unwrap().value("colour"),
        Some(&choice("red"))
    );
    // Nobody else takes it.
    let values = [
        ("name".to_owned(), text("C")),
        ("colour".to_owned(), choice("red")),
    ];
    let refused = create(&account, &context, "products", values.into()).unwrap_err();
    assert_eq!(problems(&refused), [("colour", "retired-choice")]);
}

#[test]
fn fields_stand_in_the_order_that_was_asked_for() {
    let account = account();
    let asked = |order: &[&str]| TableUpdate {
        order: Some(order.iter().map(|key| (*key).to_owned()).collect()),
        ..TableUpdate::default()
    };
    let context = Context::operator();
    let order = ["maker", "colour", "name", "code"];
    let (after, _) = change_table(&account, &context, "products", asked(&order)).unwrap();
    let keys: Vec<&str> = after
        .fields
        .iter()
        .map(|field| field.key.as_str())
        .collect();
    assert_eq!(keys, order);
    // What names the records goes on naming them.
    assert_eq!(after.label_field().unwrap().key, "name");
    let record = made(&account, "products", [("name", text("Anvil"))]);
    assert_eq!(get(&account, &context, &record).unwrap().label, "Anvil");
    let refused = change_table(&account, &context, "products", asked(&["name"])).unwrap_err();
    assert_eq!(problems(&refused), [("order", "not-the-fields")]);
}

#[test]
fn a_renamed_table_keeps_its_key() {
    let account = account();
    let asked = TableUpdate {
        plural: Some("Goods".into()),
        ..TableUpdate::default()
    };
    change_table(&account, &Context::operator(), "products", asked).unwrap();
    assert_eq!(table(&account, "products").plural, "Goods");
}

#[test]
fn a_member_changes_neither_tables_nor_fields() {
    let account = account();
    let member = Context {
        access: Access::MEMBER.into(),
        ..Context::operator()
    };
    let refused = [
        change_table(&account, &member, "products", TableUpdate::default()).err(),
        crate::schema::change_field(
            &account,
            &member,
            "products",
            "code",
            FieldUpdate::default(),
        )
        .err(),
        crate::schema::deleted(&account, &member).err(),
        crate::schema::deletion(&account, &member, "products", None).err(),
        crate::schema::purge(&account, &member, &[]).err(),
    ];
    for refused in refused {
        assert!(matches!(refused, Some(Error::Denied(_))), "{refused:?}");
    }
}

#[test]
fn a_table_has_at_most_500_fields_those_in_the_bin_among_them() {
    let account = account();
    let context = Context::operator();
    for n in 4..500 {
        let new = NewField::new(format!("f{n}"), "F", crate::schema::FieldKind::Integer);
        add_field(&account, &context, "products", new).unwrap();
    }
    super::remove(&account, "f10");
    let one_more = NewField::new("one_more", "One more", choices(&["a"]));
    let refused = add_field(&account, &context, "products", one_more).unwrap_err();
    assert!(matches!(refused, Error::Limit(_)));
    let wide = [
        ("name".to_owned(), text("Wide")),
        ("f499".to_owned(), Value::One(Scalar::Integer(7))),
    ];
    let written = create(&account, &context, "products", wide.into()).unwrap();
    let record = get(&account, &context, &written.record).unwrap();
    assert_eq!(record.value("f499"), Some(&Value::One(Scalar::Integer(7))));
}

//! Tables and fields in the bin, back from it, and gone for good.

use super::{account, add, change, field, reference, remove, remove_table, table};
use crate::context::{Actor, Context};
use crate::error::Error;
use crate::filter::{Comparison, Filter, Operator};
use crate::ids::Timestamp;
use crate::journal::{self, VerifyOptions, verify};
use crate::records::testing::{made, problems, text, to};
use crate::records::{
    Decision, Keep, Query, RecordState, Selection, Update, What, create, delete, get, list, update,
};
use crate::schema::{
    self, FieldKind, FieldUpdate, Fit, Item, NewField, NewTable, TableUpdate, add_field,
    create_table, delete_field, delete_table, deleted, deletion, purge, purge_due, restore,
};
use crate::search::search;
use crate::store::Account;
use crate::value::{RecordRef, Value};

fn named(code: &str) -> Filter {
    Filter::Compare(Comparison {
        field: "code".into(),
        operator: Operator::Equal,
        value: text(code),
    })
}

fn query(filter: Filter) -> Query {
    Query {
        filter,
        limit: 10,
        ..Query::of("products")
    }
}

fn item(account: &Account) -> Item {
    deleted(account, &Context::operator()).unwrap()[0].item
}

fn back(account: &Account) {
    let item = item(account);
    restore(account, &Context::operator(), item, Fit::Strict).unwrap();
}

fn found(account: &Account, words: &str) -> usize {
    search(account, &Context::operator(), words, &[], 9)
        .unwrap()
        .len()
}

#[test]
fn a_deleted_field_is_out_of_sight_and_comes_back_with_all_it_held() {
    let account = account();
    let context = Context::operator();
    let record = made(
        &account,
        "products",
        [("name", text("Anvil")), ("code", text("zx81"))],
    );
    let operation = remove(&account, "code");
    assert_eq!(
        get(&account, &context, &record).unwrap().value("code"),
        None
    );
    assert_eq!(found(&account, "zx81"), 0);
    let searched = Query {
        search: Some("zx81".into()),
        ..query(Filter::All(Vec::new()))
    };
    assert_eq!(list(&account, &context, &searched).unwrap().total, 0);
    let [binned] = deleted(&account, &context).unwrap().try_into().unwrap();
    assert_eq!(
        (binned.operation, binned.held, binned.field.as_deref()),
        (operation, 1, Some("code"))
    );
    assert_eq!(
        binned.keep_until,
        Some(binned.at.plus_millis(30 * 86_400_000))
    );
    back(&account);
    assert_eq!(
        get(&account, &context, &record).unwrap().value("code"),
        Some(&text("zx81"))
    );
    assert_eq!(found(&account, "zx81"), 1);
    assert_eq!(
        list(&account, &context, &query(named("zx81")))
            .unwrap()
            .total,
        1
    );
    assert!(deleted(&account, &context).unwrap().is_empty());
}

#[test]
fn a_filter_or_a_value_of_a_deleted_field_is_refused_as_such() {
    let account = account();
    let context = Context::operator();
    let record = made(&account, "products", [("name", text("Anvil"))]);
    remove(&account, "code");
    let refused = list(&account, &context, &query(named("x"))).unwrap_err();
    assert_eq!(problems(&refused), [("code", "deleted-field")]);
    let values = || [("code".to_owned(), text("x"))].into();
    let refused = create(&account, &context, "products", values()).unwrap_err();
    assert!(problems(&refused).contains(&("code", "deleted-field")));
    let asked = Update {
        record,
        version: None,
        values: values(),
    };
    let refused = update(&account, &context, vec![asked]).unwrap_err();
    assert_eq!(problems(&refused), [("code", "deleted-field")]);
    let json = serde_json::json!({ "field": "code", "is": "is-set" });
    let refused = crate::filter::from_json(&table(&account, "products"), &json).unwrap_err();
    assert!(refused.to_string().contains("was deleted"), "{refused}");
}

#[test]
fn an_old_entry_about_a_deleted_field_can_not_be_taken_back_until_it_is_restored() {
    let account = account();
    let context = Context::operator();
    let record = made(&account, "products", [("name", text("Anvil"))]);
    let asked = Update {
        record,
        version: None,
        values: [("code".to_owned(), text("x"))].into(),
    };
    let operation = update(&account, &context, vec![asked])
        .unwrap()
        .operation
        .unwrap();
    remove(&account, "code");
    let plan = crate::undo::plan(&account, &context, operation).unwrap();
    assert_eq!(plan.obstacles[0].1, crate::undo::Obstacle::SchemaDeleted);
    back(&account);
    crate::undo::undo(&account, &context, operation).unwrap();
}

#[test]
fn the_key_of_what_is_in_the_bin_stays_taken() {
    let account = account();
    let context = Context::operator();
    remove(&account, "code");
    let again = NewField::new("code", "Code", FieldKind::Integer);
    let refused = add_field(&account, &context, "products", again.clone()).unwrap_err();
    assert_eq!(problems(&refused), [("code", "in-bin")]);
    purge(&account, &context, &[item(&account)]).unwrap();
    let before = field(&account, "maker").id;
    let (made, _) = add_field(&account, &context, "products", again).unwrap();
    assert!(made.id > before, "numbers of fields are never reused");
}

#[test]
fn a_deleted_unique_field_blocks_nothing_and_comes_back_only_if_it_fits() {
    let account = account();
    let context = Context::operator();
    let unique = FieldUpdate {
        unique: Some(true),
        required: Some(true),
        ..FieldUpdate::default()
    };
    let one = made(
        &account,
        "products",
        [("name", text("A")), ("code", text("x"))],
    );
    change(&account, "code", unique).unwrap();
    // In the bin a record keeps its value; nobody is in its way.
    let keep = Decision {
        keep: Keep::Forever,
        along: Vec::new(),
    };
    let selection = Selection {
        table: "products".into(),
        what: What::Ids(vec![one.id]),
    };
    delete(&account, &context, selection, keep).unwrap();
    made(
        &account,
        "products",
        [("name", text("B")), ("code", text("x"))],
    );
    remove(&account, "code");
    let part = crate::bin::Selection::Records(vec![one]);
    crate::bin::restore(&account, &context, &part).unwrap();
    made(&account, "products", [("name", text("C"))]);
    let refused = restore(&account, &context, item(&account), Fit::Strict).unwrap_err();
    let told = refused.to_string();
    assert!(matches!(refused, Error::Conflict(_)));
    assert!(
        told.contains("1 record ") && told.contains("2 records"),
        "{told}"
    );
    assert_eq!(deleted(&account, &context).unwrap().len(), 1);
    restore(&account, &context, item(&account), Fit::Relaxed).unwrap();
    let code = field(&account, "code");
    assert_eq!((code.required, code.unique), (false, false));
}

#[test]
fn what_bailey_or_the_table_relies_on_is_not_deleted() {
    let account = account();
    let context = Context::operator();
    add(
        &account,
        "deals",
        NewField::new("margin", "Margin", FieldKind::Integer),
    );
    let refused = [
        deletion(&account, &context, "deals", None).err(),
        delete_table(&account, &context, "deals", None, Keep::Forever).err(),
        deletion(&account, &context, "deals", Some("stage")).err(),
        delete_field(&account, &context, ("deals", "stage"), None, Keep::Forever).err(),
        delete_field(&account, &context, ("products", "name"), None, Keep::Purge).err(),
    ];
    for refused in refused {
        assert!(matches!(refused, Some(Error::Conflict(_))), "{refused:?}");
    }
    delete_field(&account, &context, ("deals", "margin"), None, Keep::Days(1)).unwrap();
}

#[test]
fn a_table_goes_with_its_records_and_with_what_refers_to_it_and_all_comes_back() {
    let account = account();
    let context = Context::operator();
    add(&account, "deals", reference("product", "products"));
    let anvil = made(&account, "products", [("name", text("Anvil"))]);
    let deal = made(
        &account,
        "deals",
        [
            ("name", text("Deal")),
            ("stage", crate::records::testing::choice("won")),
            ("product", to(&anvil)),
        ],
    );
    let weight = deletion(&account, &context, "products", None).unwrap();
    assert_eq!((weight.count, weight.relations.len()), (1, 1));
    assert_eq!(weight.relations[0].count, 1);
    remove_table(&account, "products");
    assert!(matches!(
        get(&account, &context, &anvil),
        Err(Error::NotFound(told)) if told.contains("was deleted")
    ));
    assert_eq!(
        get(&account, &context, &deal).unwrap().value("product"),
        None
    );
    assert_eq!(found(&account, "anvil"), 0);
    let refused = add_field(&account, &context, "tasks", reference("about", "products"));
    assert_eq!(
        problems(&refused.unwrap_err()),
        [("about", "deleted-table")]
    );
    let again = NewTable {
        key: "products".into(),
        singular: "P".into(),
        plural: "Ps".into(),
        fields: Vec::new(),
    };
    let refused = create_table(&account, &context, again).unwrap_err();
    assert_eq!(problems(&refused), [("key", "in-bin")]);
    let [binned] = deleted(&account, &context).unwrap().try_into().unwrap();
    assert_eq!((binned.held, binned.along), (1, 1));
    back(&account);
    assert_eq!(
        get(&account, &context, &deal).unwrap().value("product"),
        Some(&to(&anvil))
    );
    assert_eq!(found(&account, "anvil"), 1);
}

#[test]
fn a_field_waits_for_the_table_that_it_needs() {
    let account = account();
    let context = Context::operator();
    add(&account, "deals", reference("product", "products"));
    let only = (("deals", "product"), None, Keep::Days(5));
    delete_field(&account, &context, only.0, only.1, only.2).unwrap();
    remove_table(&account, "products");
    let items = deleted(&account, &context).unwrap();
    assert_eq!((items.len(), items[1].waits), (2, true));
    let refused = restore(&account, &context, items[1].item, Fit::Strict).unwrap_err();
    assert!(matches!(refused, Error::Conflict(_)));
    // For good, nothing is left that could refer to it.
    purge(&account, &context, &[items[0].item]).unwrap();
    assert!(deleted(&account, &context).unwrap().is_empty());
}

#[test]
fn a_restored_reference_to_what_was_purged_meanwhile_holds_nothing() {
    let account = account();
    let context = Context::operator();
    let maker = made(&account, "companies", [("name", text("Acme"))]);
    let anvil = made(
        &account,
        "products",
        [("name", text("Anvil")), ("maker", to(&maker))],
    );
    remove(&account, "maker");
    let selection = Selection {
        table: "companies".into(),
        what: What::Ids(vec![maker.id]),
    };
    let decision = Decision {
        keep: Keep::Purge,
        along: Vec::new(),
    };
    delete(&account, &context, selection, decision).unwrap();
    back(&account);
    assert_eq!(
        get(&account, &context, &anvil).unwrap().value("maker"),
        Some(&Value::None)
    );
}

#[test]
fn a_purged_field_leaves_neither_column_nor_words() {
    let account = account();
    let context = Context::operator();
    made(
        &account,
        "products",
        [("name", text("Anvil")), ("code", text("zx81"))],
    );
    remove(&account, "code");
    let done = purge(&account, &context, &[item(&account)]).unwrap();
    assert_eq!(done.count, 1);
    // What the journal told of it is gone as well, and the chain holds.
    let history: Vec<String> = account
        .read(|read| {
            let mut all = read
                .connection()
                .prepare("SELECT vals FROM bailey_change WHERE table_key = 'products'")?;
            let all = all.query_map([], |row| row.get(0))?;
            Ok(all.collect::<rusqlite::Result<_>>()?)
        })
        .unwrap();
    assert!(history.iter().any(|vals| vals.contains("Anvil")));
    assert!(history.iter().all(|vals| !vals.contains("zx81")));
    let verified = verify(account.path(), &VerifyOptions::default(), &mut |_, _| {}).unwrap();
    assert!(verified.is_intact());
    let left: i64 = account
        .read(|read| {
            let sql = "SELECT (SELECT count(*) FROM pragma_table_info('products')
                               WHERE name LIKE 'code%')
                       + (SELECT count(*) FROM bailey_search WHERE bailey_search MATCH 'zx81')";
            Ok(read.connection().query_row(sql, [], |row| row.get(0))?)
        })
        .unwrap();
    assert_eq!(left, 0);
    assert_eq!(purge(&account, &context, &[]).unwrap().operation, None);
}

#[test]
fn a_table_that_gets_the_key_of_a_purged_one_goes_on_counting() {
    let account = account();
    let context = Context::operator();
    let first = made(&account, "products", [("name", text("Anvil"))]);
    delete_table(&account, &context, "products", None, Keep::Purge).unwrap();
    let again = NewTable {
        key: "products".into(),
        singular: "Product".into(),
        plural: "Products".into(),
        fields: vec![NewField::new("name", "Name", FieldKind::Text)],
    };
    create_table(&account, &context, again).unwrap();
    let second = made(&account, "products", [("name", text("Hammer"))]);
    assert!(second.id > first.id);
    assert!(get(&account, &context, &first).is_err());
}

#[test]
fn only_what_is_past_its_time_is_purged_unattended() {
    let account = account();
    let context = Context::operator();
    remove(&account, "code");
    let unattended = |days: i64| Context {
        actor: Actor::Plugin {
            plugin: "bailey.recycle-bin".into(),
            version: "1".into(),
            digest: String::new(),
            capability: "schema-bin".into(),
            on_behalf_of: None,
        },
        at: Timestamp(context.at.0 + days * 86_400_000),
        ..context.clone()
    };
    let early = purge(&account, &unattended(0), &[item(&account)]).unwrap();
    assert_eq!((early.operation, early.count), (None, 0));
    delete_field(
        &account,
        &context,
        ("products", "colour"),
        None,
        Keep::Days(0),
    )
    .unwrap();
    assert_eq!(purge_due(&account, &unattended(0), 9).unwrap().count, 1);
    assert_eq!(deleted(&account, &context).unwrap().len(), 1);
    // A clock that jumps makes nothing due.
    assert_eq!(purge_due(&account, &unattended(31), 9).unwrap().count, 0);
}

#[test]
fn the_chain_holds_over_all_of_it() {
    let account = account();
    let context = Context::operator();
    remove(&account, "code");
    back(&account);
    let renamed = TableUpdate {
        singular: Some("Good".into()),
        ..TableUpdate::default()
    };
    schema::change_table(&account, &context, "products", renamed).unwrap();
    remove_table(&account, "products");
    purge(&account, &context, &[item(&account)]).unwrap();
    let verified = verify(account.path(), &VerifyOptions::default(), &mut |_, _| {}).unwrap();
    assert!(verified.is_intact());
    let head = journal::head(&account).unwrap().unwrap();
    let entry = journal::operation(&account, &context, head.operation).unwrap();
    assert_eq!(entry.kind, "schema.purge");
}

#[test]
fn records_in_the_bin_come_back_after_their_table_did() {
    let account = account();
    let context = Context::operator();
    let anvil = made(&account, "products", [("name", text("Anvil"))]);
    let selection = Selection {
        table: "products".into(),
        what: What::Ids(vec![anvil.id]),
    };
    let decision = Decision {
        keep: Keep::Days(30),
        along: Vec::new(),
    };
    let operation = delete(&account, &context, selection, decision)
        .unwrap()
        .operation;
    remove_table(&account, "products");
    assert!(
        crate::bin::deleted(&account, &context, &crate::bin::BinQuery::default())
            .unwrap()
            .records
            .is_empty()
    );
    back(&account);
    let part = crate::bin::Selection::Deletions(vec![operation]);
    crate::bin::restore(&account, &context, &part).unwrap();
    let record = get(
        &account,
        &context,
        &RecordRef {
            table: "products".into(),
            id: anvil.id,
        },
    )
    .unwrap();
    assert_eq!(record.state, RecordState::Active);
}

//! What holds for tables and fields and their life.

mod changing;
mod deleting;
mod random;
mod taking_back;

use crate::context::Context;
use crate::ids::OperationId;
use crate::records::Keep;
use crate::schema::{
    ChoiceOption, Field, FieldKind, FieldUpdate, NewField, NewTable, Table, add_field,
    change_field, create_table, delete_field, delete_table,
};
use crate::store::Account;

fn account() -> std::sync::Arc<Account> {
    let account = Account::in_memory().unwrap();
    let fields = vec![
        NewField::new("name", "Name", FieldKind::Text).required(),
        NewField::new("code", "Code", FieldKind::Text),
        NewField::new("colour", "Colour", choices(&["red", "green", "blue"])),
        reference("maker", "companies"),
    ];
    let table = NewTable {
        key: "products".into(),
        singular: "Product".into(),
        plural: "Products".into(),
        fields,
    };
    create_table(&account, &Context::operator(), table).unwrap();
    account
}

fn reference(key: &str, table: &str) -> NewField {
    let table = table.to_owned();
    NewField::new(key, key, FieldKind::Reference { table })
}

fn choices(keys: &[&str]) -> FieldKind {
    FieldKind::Choice {
        options: options(keys),
    }
}

fn options(keys: &[&str]) -> Vec<ChoiceOption> {
    let option = |key: &&str| ChoiceOption {
        key: (*key).to_owned(),
        label: key.to_uppercase(),
        retired: false,
    };
    keys.iter().map(option).collect()
}

fn table(account: &Account, key: &str) -> std::sync::Arc<Table> {
    std::sync::Arc::clone(account.whole_schema().unwrap().table(key).unwrap())
}

fn field(account: &Account, key: &str) -> Field {
    table(account, "products").field(key).unwrap().clone()
}

fn add(account: &Account, table: &str, new: NewField) -> OperationId {
    add_field(account, &Context::operator(), table, new)
        .unwrap()
        .1
}

fn change(
    account: &Account,
    field: &str,
    update: FieldUpdate,
) -> crate::error::Result<(Field, Option<OperationId>)> {
    change_field(account, &Context::operator(), "products", field, update)
}

fn remove(account: &Account, field: &str) -> OperationId {
    let context = Context::operator();
    delete_field(account, &context, ("products", field), None, Keep::Days(30)).unwrap()
}

fn remove_table(account: &Account, table: &str) -> OperationId {
    delete_table(account, &Context::operator(), table, None, Keep::Days(30)).unwrap()
}

//! Whatever byte of the journal is flipped, its entry is named.

use std::sync::Arc;

use proptest::prelude::*;
use rusqlite::types::Value as Sql;

use super::{append, change, check};
use crate::context::{Actor, Context};
use crate::ids::{OperationId, UserId};
use crate::journal::{VerifyOptions, head, verify};
use crate::store::{Account, Crm, Durability, NewAccount, Options};
use crate::value::{Money, Scalar, Value};

/// Every column of the journal's tables.
const COLUMNS: [(&str, &str, &[&str]); 3] = [
    (
        "bailey_operation",
        "id",
        &[
            "id",
            "at",
            "kind",
            "actor",
            "actor_user",
            "actor_plugin",
            "request",
            "address",
            "surface",
            "details",
            "first_table",
            "change_count",
            "undoes",
            "salts",
            "digests",
            "hash",
        ],
    ),
    (
        "bailey_change",
        "operation",
        &[
            "id",
            "table_key",
            "record",
            "label",
            "kind",
            "version",
            "fields",
            "vals",
            "salts",
            "digests",
        ],
    ),
    (
        "bailey_checkpoint",
        "operation",
        &["operation", "at", "hash", "public_key", "signature"],
    ),
];

fn value() -> impl Strategy<Value = Value> {
    let scalar = prop_oneof![
        ".*".prop_map(Scalar::Text),
        any::<i64>().prop_map(Scalar::Integer),
        any::<bool>().prop_map(Scalar::Boolean),
        any::<i64>().prop_map(|minor| Scalar::Money(Money {
            minor,
            currency: "EUR".into()
        })),
    ];
    prop_oneof![
        Just(Value::None),
        scalar.clone().prop_map(Value::One),
        prop::collection::vec(scalar, 0..3).prop_map(Value::Many),
    ]
}

/// The value with one byte flipped, in SQL; a number that is not there comes to be.
fn flipped(value: Sql, at: prop::sample::Index, flip: u8) -> String {
    let turned = |mut bytes: Vec<u8>| {
        if bytes.is_empty() {
            bytes.push(flip);
        } else {
            let at = at.index(bytes.len());
            bytes[at] ^= flip;
        }
        hex::encode(bytes)
    };
    match value {
        Sql::Null => "1".into(),
        Sql::Integer(number) => {
            let mut bytes = number.to_be_bytes();
            bytes[at.index(8)] ^= flip;
            i64::from_be_bytes(bytes).to_string()
        }
        Sql::Text(text) => format!("CAST(x'{}' AS TEXT)", turned(text.into_bytes())),
        Sql::Blob(blob) => format!("x'{}'", turned(blob)),
        Sql::Real(_) => unreachable!("the journal has no such column"),
    }
}

/// An account with entries of a user from an address, and a checkpoint on each.
fn busy(operations: &[Vec<(Value, Value)>]) -> (tempfile::TempDir, Crm, Arc<Account>) {
    let folder = tempfile::tempdir().unwrap();
    let options = Options {
        durability: Durability::None,
        checkpoint_every: 1,
        ..Options::default()
    };
    let crm = Crm::open(folder.path(), options).unwrap();
    let new = NewAccount {
        id: "acme".parse().unwrap(),
        name: "Acme".into(),
    };
    let account = crm.create_account(&Context::operator(), new).unwrap();
    for values in operations {
        let values = values.clone();
        let write = account.write(move |write| {
            let context = Context {
                actor: Actor::User { user: UserId(7) },
                request: Some("request 1".into()),
                address: Some([127, 0, 0, 1].into()),
                ..Context::operator()
            };
            let mut operation = write.operation(&context, "records.update")?;
            operation.detail("why", "a test");
            operation.undoes(OperationId(1));
            for (n, (before, after)) in values.into_iter().enumerate() {
                operation.change(&change(n as i64 + 1, before, after))?;
            }
            operation.finish()
        });
        write.unwrap();
    }
    (folder, crm, account)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_flipped_byte_is_named(
        operations in prop::collection::vec(prop::collection::vec((value(), value()), 1..3), 1..4),
        column in any::<prop::sample::Index>(),
        entry in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        flip in 1..=255_u8,
    ) {
        let all: Vec<_> = COLUMNS.iter()
            .flat_map(|(table, key, columns)| columns.iter().map(move |column| (*table, *key, *column)))
            .collect();
        let (table, key, column) = all[column.index(all.len())];
        let (_folder, crm, account) = busy(&operations);
        let options = VerifyOptions { head: head(&account).unwrap(), public_key: Some(crm.journal_key()) };
        prop_assert!(check(&account, "", &options).is_intact());

        let last = head(&account).unwrap().unwrap().operation.0;
        let id = last - entry.index(operations.len()) as i64;
        let first = if table == "bailey_change" { "AND position = 0" } else { "" };
        let found: Sql = account.read(|read| Ok(read.connection().query_row(
            &format!("SELECT {column} FROM {table} WHERE {key} = {id} {first}"), [], |row| row.get(0),
        )?)).unwrap();
        let flipped = if column == "actor_plugin" { "'x'".into() } else { flipped(found, at, flip) };
        let touch = format!("UPDATE OR REPLACE {table} SET {column} = {flipped} WHERE {key} = {id} {first}");
        // What stands at another place now, perhaps in another's, is noticed at the first of the two, and
        // a checkpoint that signs what is to come at the end.
        let found = check(&account, &touch, &options).fault.map(|fault| fault.operation.0);
        match (table, column) {
            ("bailey_checkpoint", "operation") => prop_assert!(found.is_some(), "{}", touch),
            (_, "id" | "operation") => prop_assert!(found.is_some_and(|named| named <= id), "{touch}: {found:?}"),
            _ => prop_assert_eq!(found, Some(id), "{}", touch),
        }
    }
}

#[test]
fn an_entry_of_many_changes_verifies() {
    let account = Account::in_memory().unwrap();
    account
        .write(|write| {
            let changes: Vec<_> = (0..500)
                .map(|n| change(n, Value::None, Value::One(Scalar::Integer(n))))
                .collect();
            append(write, "records.update", &changes)
        })
        .unwrap();
    let found = verify(account.path(), &VerifyOptions::default(), &mut |_, _| {}).unwrap();
    assert!(found.is_intact() && found.changes >= 500, "{found:?}");
}

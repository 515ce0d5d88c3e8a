//! Random acts on tables and fields: undo brings back the exact state, and the
//! journal, replayed from nothing, gives the state that there is.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::{account, choices, options, reference};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::ids::{OperationId, RecordId};
use crate::journal::{self, ChangeKind, RecordedChange, VerifyOptions, verify};
use crate::records::testing::{choice, text, to};
use crate::records::{Keep, Query, Values, create, list};
use crate::schema::journalled::{of_field, of_table};
use crate::schema::{
    self, FIELDS, FieldKind, FieldUpdate, Fit, Item, NewField, NewTable, TABLES, Table, TableUpdate,
};
use crate::store::Account;
use crate::undo::{plan, undo};
use crate::value::{RecordRef, Value};

#[derive(Clone, Debug)]
enum Act {
    Create(u8),
    Rename(u8),
    Order(u8),
    DeleteTable(u8, bool),
    Add(u8, u8),
    Relabel(u8, u8),
    Demand(u8, bool, bool),
    Choices(u8, u8),
    Delete(u8, bool),
    Restore(u8, bool),
    Purge(u8),
    Make(u8, u8),
}

fn act() -> impl Strategy<Value = Act> {
    let number = any::<u8>;
    prop_oneof![
        1 => number().prop_map(Act::Create),
        1 => number().prop_map(Act::Rename),
        2 => number().prop_map(Act::Order),
        1 => (number(), prop::bool::weighted(0.1)).prop_map(|(t, r#final)| Act::DeleteTable(t, r#final)),
        3 => (number(), number()).prop_map(|(t, kind)| Act::Add(t, kind)),
        2 => (number(), number()).prop_map(|(f, label)| Act::Relabel(f, label)),
        3 => (number(), any::<bool>(), any::<bool>()).prop_map(|(f, r, u)| Act::Demand(f, r, u)),
        2 => (number(), number()).prop_map(|(f, which)| Act::Choices(f, which)),
        4 => (number(), prop::bool::weighted(0.1)).prop_map(|(f, r#final)| Act::Delete(f, r#final)),
        4 => (number(), any::<bool>()).prop_map(|(n, relaxed)| Act::Restore(n, relaxed)),
        1 => number().prop_map(Act::Purge),
        5 => (number(), number()).prop_map(|(t, seed)| Act::Make(t, seed)),
    ]
}

/// The tables of the account's own.
fn own(account: &Account) -> Vec<std::sync::Arc<Table>> {
    let schema = account.whole_schema().unwrap();
    let own = schema.tables().iter().filter(|table| !table.standard);
    own.cloned().collect()
}

fn pick<T: Clone>(of: &[T], n: u8) -> Option<T> {
    (!of.is_empty()).then(|| of[usize::from(n) % of.len()].clone())
}

/// A field of one of the account's own tables: table key and field key.
fn a_field(account: &Account, n: u8) -> Option<(String, String)> {
    let all: Vec<(String, String)> = own(account)
        .iter()
        .flat_map(|table| {
            let fields = table.fields.iter();
            fields.map(|field| (table.key.clone(), field.key.clone()))
        })
        .collect();
    pick(&all, n)
}

fn keep(is_final: bool) -> Keep {
    if is_final {
        Keep::Purge
    } else {
        Keep::Days(30)
    }
}

/// Does what the act says, if it can be done; refusals change nothing.
fn perform(account: &Account, act: &Act) -> Option<Result<Option<OperationId>>> {
    let context = Context::operator();
    let tables = own(account);
    Some(match act {
        Act::Create(n) => schema::create_table(
            account,
            &context,
            NewTable {
                key: format!("t{}", n % 3),
                singular: "Thing".into(),
                plural: "Things".into(),
                fields: vec![NewField::new("name", "Name", FieldKind::Text)],
            },
        )
        .map(|_| Some(journal::head(account).unwrap().unwrap().operation)),
        Act::Rename(n) => {
            let table = pick(&tables, *n)?;
            let asked = TableUpdate {
                plural: Some(format!("Plural {}", n % 4)),
                ..TableUpdate::default()
            };
            schema::change_table(account, &context, &table.key, asked).map(|done| done.1)
        }
        Act::Order(n) => {
            let table = pick(&tables, *n)?;
            let mut order: Vec<String> = table.fields.iter().map(|f| f.key.clone()).collect();
            let turn = usize::from(n / 3) % order.len().max(1);
            order.rotate_left(turn);
            let asked = TableUpdate {
                order: Some(order),
                ..TableUpdate::default()
            };
            schema::change_table(account, &context, &table.key, asked).map(|done| done.1)
        }
        Act::DeleteTable(n, is_final) => {
            let table = pick(&tables, *n)?;
            schema::delete_table(account, &context, &table.key, None, keep(*is_final)).map(Some)
        }
        Act::Add(n, kind) => {
            let table = pick(&tables, *n)?;
            let key = format!("f{}", kind % 7);
            let new = match kind % 5 {
                0 => NewField::new(key, "Text", FieldKind::Text),
                1 => NewField::new(key, "Number", FieldKind::Integer),
                2 => NewField::new(key, "Choice", choices(&["red", "green"])),
                3 => reference(&key, &pick(&tables, kind / 5)?.key),
                _ => NewField::new(key, "Texts", FieldKind::Text).multiple(),
            };
            schema::add_field(account, &context, &table.key, new).map(|done| Some(done.1))
        }
        Act::Relabel(n, label) => {
            let (table, field) = a_field(account, *n)?;
            let asked = FieldUpdate {
                label: Some(format!("Label {}", label % 4)),
                ..FieldUpdate::default()
            };
            schema::change_field(account, &context, &table, &field, asked).map(|done| done.1)
        }
        Act::Demand(n, required, unique) => {
            let (table, field) = a_field(account, *n)?;
            let asked = FieldUpdate {
                required: Some(*required),
                unique: Some(*unique),
                ..FieldUpdate::default()
            };
            schema::change_field(account, &context, &table, &field, asked).map(|done| done.1)
        }
        Act::Choices(n, which) => {
            let (table, field) = a_field(account, *n)?;
            let mut wanted = match which % 4 {
                0 => options(&["red", "green", "blue"]),
                1 => options(&["green", "red"]),
                2 => options(&["blue"]),
                _ => options(&["white", "red", "green"]),
            };
            wanted[0].retired = which % 2 == 1;
            let asked = FieldUpdate {
                choices: Some(wanted),
                ..FieldUpdate::default()
            };
            schema::change_field(account, &context, &table, &field, asked).map(|done| done.1)
        }
        Act::Delete(n, is_final) => {
            let (table, field) = a_field(account, *n)?;
            let named = (table.as_str(), field.as_str());
            schema::delete_field(account, &context, named, None, keep(*is_final)).map(Some)
        }
        Act::Restore(n, relaxed) => {
            let item = pick(&schema::deleted(account, &context).unwrap(), *n)?.item;
            let fit = if *relaxed { Fit::Relaxed } else { Fit::Strict };
            schema::restore(account, &context, item, fit).map(Some)
        }
        Act::Purge(n) => {
            let item = pick(&schema::deleted(account, &context).unwrap(), *n)?.item;
            schema::purge(account, &context, &[item]).map(|done| done.operation)
        }
        Act::Make(n, seed) => {
            let table = pick(&tables, *n)?;
            create(account, &context, &table.key, values(&table, *seed)).map(|_| None)
        }
    })
}

fn values(table: &Table, seed: u8) -> Values {
    let mut values = Values::new();
    for (n, field) in table.fields.iter().enumerate() {
        let n = u8::try_from(n).unwrap();
        let drawn = seed.wrapping_mul(31).wrapping_add(n.wrapping_mul(17));
        let value = match &field.kind {
            _ if drawn % 4 == 0 && field.key != "name" => continue,
            FieldKind::Text => text(&format!("word{}", drawn % 9)),
            FieldKind::Integer => Value::One(crate::value::Scalar::Integer((drawn % 9).into())),
            FieldKind::Choice { options } => match options.iter().find(|o| !o.retired) {
                Some(option) => choice(&option.key),
                None => continue,
            },
            FieldKind::Reference { table } => to(&RecordRef {
                table: table.clone(),
                id: RecordId(1),
            }),
            _ => continue,
        };
        values.insert(field.key.clone(), value);
    }
    values
}

type Properties = BTreeMap<String, Value>;

/// Tables by number: what they are, their fields in order, their records.
type State = BTreeMap<
    i64,
    (
        Properties,
        Vec<(i64, Properties)>,
        BTreeMap<i64, Properties>,
    ),
>;

fn properties<const N: usize>(of: [(&'static str, Value); N]) -> Properties {
    let set = of
        .into_iter()
        .filter(|(name, value)| *name != "order" && !value.is_none());
    set.map(|(name, value)| (name.to_owned(), value)).collect()
}

/// What people see.
fn seen(account: &Account) -> State {
    let mut state = State::new();
    for table in own(account) {
        let fields = table.fields.iter();
        let fields = fields.map(|field| (field.id.0, properties(of_field(&table.key, field))));
        let query = Query {
            limit: 500,
            ..Query::of(&*table.key)
        };
        let records = list(account, &Context::operator(), &query).unwrap().records;
        let records = records.iter().map(|record| {
            let held = record.fields().filter(|(_, value)| !value.is_none());
            let held = held.map(|(field, value)| (field.key.clone(), value.clone()));
            (record.id.0, held.collect())
        });
        let entry = (
            properties(of_table(&table)),
            fields.collect(),
            records.collect(),
        );
        state.insert(table.id.0, entry);
    }
    state
}

/// What is in the bin, and how long.
fn binned(account: &Account) -> BTreeSet<(Item, bool)> {
    let items = schema::deleted(account, &Context::operator()).unwrap();
    let kept = items
        .iter()
        .map(|item| (item.item, item.keep_until.is_some()));
    kept.collect()
}

/// What the journal tells, read from its beginning.
#[derive(Default)]
struct Replayed {
    tables: BTreeMap<i64, (Properties, bool)>,
    fields: BTreeMap<i64, (Properties, bool)>,
    /// The fields in their order, those in the bin among them.
    order: Vec<i64>,
    records: BTreeMap<(String, i64), Properties>,
}

impl Replayed {
    fn of(account: &Account) -> Self {
        let mut replayed = Self::default();
        let head = journal::head(account).unwrap().unwrap().operation;
        for id in 1..=head.0 {
            let changes = account.read(|read| journal::changes_in(read, OperationId(id)));
            for change in changes.unwrap() {
                replayed.take(&change);
            }
        }
        replayed
    }

    fn take(&mut self, change: &RecordedChange) {
        let id = change.record.id.0;
        let new: Vec<_> = change
            .fields
            .iter()
            .filter(|field| !["keep_until", "order"].contains(&field.field.as_str()))
            .map(|field| (field.field.clone(), field.after.clone()))
            .collect();
        let set = |held: &mut Properties| {
            held.extend(new.clone());
            held.retain(|_, value| !value.is_none());
        };
        let things = match change.record.table.as_str() {
            TABLES => &mut self.tables,
            FIELDS => &mut self.fields,
            table => {
                let key = (table.to_owned(), id);
                if change.kind == ChangeKind::Purged {
                    self.records.remove(&key);
                } else {
                    set(self.records.entry(key).or_default());
                }
                return;
            }
        };
        match change.kind {
            ChangeKind::Purged => {
                let (gone, _) = things.remove(&id).unwrap();
                self.forget(&change.record.table, id, &gone);
            }
            kind => {
                let thing = things.entry(id).or_default();
                set(&mut thing.0);
                match kind {
                    ChangeKind::Deleted => thing.1 = true,
                    ChangeKind::Restored => thing.1 = false,
                    ChangeKind::Created if change.record.table == FIELDS => self.order.push(id),
                    _ => {}
                }
            }
        }
        for field in change.fields.iter().filter(|f| f.field == "order") {
            self.reorder(id, &field.after);
        }
    }

    /// Forgets what was held in a field or a table that is gone for good.
    fn forget(&mut self, what: &str, id: i64, gone: &Properties) {
        if what == TABLES {
            let key = &gone["key"];
            self.records.retain(|(table, _), _| text(table) != *key);
            return;
        }
        self.order.retain(|known| *known != id);
        let (table, key) = (&gone["table"], &gone["key"]);
        for ((known, _), held) in &mut self.records {
            if text(known) == *table {
                held.retain(|field, _| text(field) != *key);
            }
        }
    }

    /// Puts the fields of a table that are in use into this order, in the places
    /// that they had.
    fn reorder(&mut self, table: i64, keys: &Value) {
        let key = self.tables[&table].0["key"].clone();
        let is_meant = |id: &i64| {
            let (held, deleted) = &self.fields[id];
            !deleted && held["table"] == key
        };
        let meant: Vec<i64> = self
            .order
            .iter()
            .copied()
            .filter(|id| is_meant(id))
            .collect();
        let mut wanted = keys.scalars().iter().map(|scalar| {
            let named = Value::One(scalar.clone());
            let found = meant.iter().find(|id| self.fields[id].0["key"] == named);
            *found.unwrap()
        });
        let order = self.order.iter().map(|id| {
            if meant.contains(id) {
                wanted.next().unwrap()
            } else {
                *id
            }
        });
        self.order = order.collect();
    }

    /// What people see, if this is all that happened.
    fn seen(&self, standard: &BTreeSet<i64>) -> State {
        let in_use = self.tables.iter().filter(|(_, (_, deleted))| !deleted);
        let mut state = State::new();
        for (id, (table, _)) in in_use.filter(|(id, _)| !standard.contains(id)) {
            let fields: Vec<(i64, Properties)> = self
                .order
                .iter()
                .map(|id| (*id, &self.fields[id]))
                .filter(|(_, (field, deleted))| !deleted && field["table"] == table["key"])
                .map(|(id, (field, _))| (id, field.clone()))
                .collect();
            let of_table = self
                .records
                .iter()
                .filter(|((key, _), _)| text(key) == table["key"]);
            let records = of_table.map(|((_, id), held)| {
                let shown = |key: &String| fields.iter().any(|(_, f)| f["key"] == text(key));
                let held = held.iter().filter(|(key, _)| shown(key));
                (*id, held.map(|(key, v)| (key.clone(), v.clone())).collect())
            });
            let records = records.collect();
            state.insert(*id, (table.clone(), fields, records));
        }
        state
    }
}

/// Undoes what was just done, and does it again.
fn back_and_forth(
    account: &Account,
    operation: OperationId,
    before: &State,
    lay: &BTreeSet<(Item, bool)>,
) {
    let context = Context::operator();
    let entry = journal::operation(account, &context, operation).unwrap();
    let planned = plan(account, &context, operation).unwrap();
    let is_final = entry.kind == "schema.purge" || entry.details.iter().any(|(n, _)| n == "final");
    let made = ["schema.field-added", "schema.table-created"].contains(&entry.kind.as_str());
    if is_final || (made && !planned.obstacles.is_empty()) {
        assert!(matches!(
            undo(account, &context, operation),
            Err(Error::Conflict(_))
        ));
        return;
    }
    assert_eq!(planned.obstacles, [], "{entry:?}");
    let after = seen(account);
    let undone = undo(account, &context, operation).unwrap();
    assert_eq!(&seen(account), before, "{entry:?}");
    if !made {
        assert_eq!(&binned(account), lay, "{entry:?}");
    }
    // What came back without its demands doesn't come back with them.
    let redo = plan(account, &context, undone).unwrap();
    if redo.obstacles.is_empty() {
        undo(account, &context, undone).unwrap();
        assert_eq!(seen(account), after, "{entry:?}");
    } else {
        assert!(entry.kind.ends_with("-restored"), "{entry:?}: {redo:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn undo_is_exact_and_the_journal_replays(acts in prop::collection::vec(act(), 1..40)) {
        let account = account();
        let schema = account.whole_schema().unwrap();
        let standard: BTreeSet<i64> =
            schema.tables().iter().filter(|t| t.standard).map(|t| t.id.0).collect();
        for act in &acts {
            let (before, lay) = (seen(&account), binned(&account));
            match perform(&account, act) {
                Some(Ok(Some(operation))) => back_and_forth(&account, operation, &before, &lay),
                Some(Err(error)) => {
                    let told = matches!(
                        error,
                        Error::Invalid(_) | Error::Conflict(_) | Error::NotFound(_)
                    );
                    prop_assert!(told, "{act:?}: {error}");
                    prop_assert_eq!(seen(&account), before);
                }
                _ => {}
            }
        }
        prop_assert_eq!(Replayed::of(&account).seen(&standard), seen(&account));
        let verified = verify(account.path(), &VerifyOptions::default(), &mut |_, _| {}).unwrap();
        prop_assert!(verified.is_intact());
    }
}

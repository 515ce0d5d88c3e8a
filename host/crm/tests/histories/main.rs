//! Random histories of acts, against a naive model and against the journal: what
//! the account holds is what the acts say, and what its journal tells.

#![expect(clippy::unwrap_used, reason = "a test that can't go on ends here")]

mod acts;
mod model;
mod replay;

use std::collections::{BTreeMap, HashSet};

use bailey_crm::journal::{VerifyOptions, verify};
use bailey_crm::records::{self, Query, RecordState};
use bailey_crm::{Account, Context, Value};
use proptest::prelude::*;

use acts::{Act, act};
use model::{Key, Model};

/// The tables that the acts are about.
const TABLES: [&str; 3] = ["companies", "contacts", "notes"];

/// What a person sees of a record: everything but versions, times and labels.
pub type Seen = (RecordState, BTreeMap<String, Value>);

/// All records, in whatever state.
fn seen(account: &Account) -> BTreeMap<Key, Seen> {
    let mut all = BTreeMap::new();
    for table in TABLES {
        let query = Query {
            states: vec![
                RecordState::Active,
                RecordState::Archived,
                RecordState::Deleted,
            ],
            limit: 500,
            ..Query::of(table)
        };
        let page = records::list(account, &Context::operator(), &query).unwrap();
        for record in page.records {
            let values = record.fields();
            let held = values
                .filter(|(_, value)| !value.is_none())
                .map(|(field, value)| (field.key.clone(), value.clone()));
            let key = (table.to_owned(), record.id.0);
            all.insert(key, (record.state, held.collect()));
        }
    }
    all
}

fn no_active_records_share_a_unique_value(all: &BTreeMap<Key, Seen>) {
    let mut emails = Vec::new();
    for ((table, _), (state, values)) in all {
        if table == "contacts" && *state == RecordState::Active {
            emails.extend(values.get("email"));
        }
    }
    let distinct: HashSet<_> = emails.iter().collect();
    assert_eq!(distinct.len(), emails.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_history_leaves_what_the_model_says_and_the_journal_tells(
        acts in prop::collection::vec(act(), 1..40),
    ) {
        let account = Account::in_memory().unwrap();
        let mut model = Model::default();
        for act in &acts {
            let before = seen(&account);
            let expected = model.must_succeed(act);
            match act.perform(&account, &model) {
                Ok(Some(done)) => model.apply(&done),
                Ok(None) => {}
                Err(error) => {
                    prop_assert!(!expected, "{act:?} was refused: {error}");
                    prop_assert_eq!(&before, &seen(&account), "{:?} was refused", act);
                }
            }
            let after = seen(&account);
            prop_assert_eq!(&model.seen(), &after, "after {:?}", act);
            no_active_records_share_a_unique_value(&after);
        }
        prop_assert_eq!(replay::all(&account), seen(&account));
        let kept = account.kept().unwrap();
        let found = verify(account.path(), &kept, &mut |_, _| {}).unwrap();
        prop_assert!(found.is_intact(), "{:?}", found);
    }
}

#[test]
fn a_history_without_a_head_verifies_as_well() {
    let account = Account::in_memory().unwrap();
    let act = Act::CreateCompany { parent: None };
    act.perform(&account, &Model::default()).unwrap();
    let found = verify(account.path(), &VerifyOptions::default(), &mut |_, _| {}).unwrap();
    assert!(found.is_intact());
}

//! Whatever was done since, all of it comes back as it was.

use proptest::prelude::*;

use super::*;

#[derive(Clone, Debug)]
enum Act {
    Rename(i64, u8),
    Create(u8),
    Bin(i64),
    Purge(i64),
    Archive(i64),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        (1..6_i64, any::<u8>()).prop_map(|(id, name)| Act::Rename(id, name)),
        any::<u8>().prop_map(Act::Create),
        (1..6_i64).prop_map(Act::Bin),
        (1..6_i64).prop_map(Act::Purge),
        (1..6_i64).prop_map(Act::Archive),
    ]
}

fn done(account: &Account, act: &Act) {
    let context = Context::operator();
    let there = |id: i64| {
        let found = get(account, &context, &record("contacts", id));
        found.is_ok_and(|found| found.state != RecordState::Deleted)
    };
    match act {
        Act::Rename(id, name) if there(*id) => {
            rename(account, &record("contacts", *id), &format!("Name {name}"));
        }
        Act::Create(name) => {
            let new = contact(&format!("New {name}"), &format!("{name}@new.example"));
            let _clash = create(account, &context, "contacts", new);
        }
        Act::Bin(id) if there(*id) => bin(account, "contacts", *id),
        Act::Purge(id) if there(*id) => purge(account, &record("contacts", *id)),
        Act::Archive(id) if there(*id) => {
            let _archived = crate::records::archive(account, &context, only("contacts", *id));
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// A restore of everything gives back what was, whatever was done since.
    #[test]
    fn all_of_it_is_as_it_was(before in prop::collection::vec(act(), 0..6), since in prop::collection::vec(act(), 0..12), by_journal in any::<bool>()) {
        let ground = Ground::new();
        for act in &before {
            done(&ground.account, act);
        }
        let then = everything(&ground.account);
        drop(ground.taken());
        let moment = a_moment_later();
        for act in &since {
            done(&ground.account, act);
        }
        let scope = Scope { what: ALL, ..Scope::default() };
        let source = || match by_journal {
            true => Then::Moment(moment, Some(Snapshot::open(&ground.file()).unwrap())),
            false => of(&ground),
        };
        let found = planned(&ground, &source(), &scope);
        if found.restorable > 0 {
            prop_assert_eq!(restored_to(&ground, source(), &scope).restored, found.restorable);
        }
        prop_assert_eq!(found.left_count, 0);
        prop_assert_eq!(everything(&ground.account), then);
    }
}

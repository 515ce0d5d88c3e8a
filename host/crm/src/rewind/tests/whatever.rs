//! Random work of an actor, held against the state before it.

use proptest::prelude::*;

use super::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn whatever_an_actor_did_alone_goes_back_exactly(
        acts in prop::collection::vec((0..5_usize, 0..3_usize, "[a-c]"), 1..12),
    ) {
        let account = Account::in_memory().unwrap();
        let people: Vec<RecordRef> = ["a", "b", "c"]
            .map(|name| contact(name, &format!("{name}@b.example")))
            .map(|values| create(&account, &at(1), "contacts", values).unwrap().record)
            .into();
        let all = |account: &Account| -> Vec<_> {
            people
                .iter()
                .map(|record| get(account, &at(1), record).unwrap())
                .map(|record| (record.state, record.label, record.values))
                .collect()
        };
        let before = all(&account);
        let context = Context { actor: Actor::User { user: UserId(1) }, ..at(1_000) };
        for (what, which, word) in acts {
            let record = std::slice::from_ref(&people[which]);
            let now = state(&account, &people[which]);
            let in_use = now != RecordState::Deleted;
            // What clashes is refused, which is no act.
            let _done = match what {
                0 if in_use => { binned(&account, &context, record); None }
                1 if in_use => archive(&account, &context, these(record)).ok().map(|_| ()),
                2 if in_use => unarchive(&account, &context, these(record)).ok().map(|_| ()),
                3 if !in_use => bin::restore(&account, &context, &in_bin(record)).ok().map(|_| ()),
                4 if in_use => {
                    let values = [("email".to_owned(), text(&format!("{word}@b.example")))].into();
                    let asked = Update { record: record[0].clone(), version: None, values };
                    update(&account, &context, vec![asked]).ok().map(|_| ())
                }
                _ => None,
            };
        }
        let done = all(&account);
        account.write(|write| {
            write.connection().execute(
                "INSERT INTO bailey_user (id, name, email, email_key, admin, owner, active, language,
                     time_zone, created_at, updated_at)
                 VALUES (1, 'A', 'a@x.example', 'a@x.example', 1, 0, 1, 'en', 'UTC', 1, 1)",
                [],
            )?;
            Ok(())
        }).unwrap();
        let whose = RewindSpan { actor: RewindActor::User(UserId(1)), ..span() };
        let planned = planned(&account, &whose);
        prop_assert_eq!(planned.left_count, 0);
        if planned.restorable > 0 {
            let rewound = rewound(&account, &whose);
            prop_assert_eq!(&all(&account), &before);
            undo(&account, &at(9_100), rewound.operation).unwrap();
            prop_assert_eq!(&all(&account), &done);
        } else {
            prop_assert_eq!(&done, &before);
        }
        let checked = verify(account.path(), &VerifyOptions::default(), &mut |_, _| {}).unwrap();
        prop_assert!(checked.is_intact());
    }
}

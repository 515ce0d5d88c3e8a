use super::storage::Entry;
use super::*;
use crate::error::Error;
use crate::ids::{OperationId, Timestamp};
use crate::store::Account;
use crate::value::Scalar;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

const QUOTA: u64 = 1_000_000;

fn keep(account: &Account, plugin: &'static str, overlay: &Overlay) -> crate::Result<Usage> {
    let overlay = overlay.clone();
    account.write(move |write| storage::apply(write, plugin, &overlay, QUOTA))
}

fn written(pairs: &[(&str, Option<&str>)]) -> Overlay {
    let mut overlay = Overlay::default();
    for (key, value) in pairs {
        match value {
            Some(value) => overlay.set("b", key, value.as_bytes().to_vec()).unwrap(),
            None => overlay.delete("b", key).unwrap(),
        }
    }
    overlay
}

fn keys(entries: &[Entry]) -> Vec<&str> {
    entries.iter().map(|entry| entry.key.as_str()).collect()
}

#[test]
fn a_call_sees_its_own_writes_before_they_are_kept() {
    let account = Account::in_memory().unwrap();
    keep(
        &account,
        "p.a",
        &written(&[("one", Some("1")), ("two", Some("2")), ("zzz", Some("9"))]),
    )
    .unwrap();
    let overlay = written(&[("one", None), ("three", Some("3"))]);
    account
        .read(|read| {
            assert_eq!(overlay.get(read, "p.a", "b", "one")?, None);
            assert_eq!(overlay.get(read, "p.a", "b", "two")?, Some(b"2".to_vec()));
            let all = overlay.scan(read, "p.a", "b", "", None, 10)?;
            assert_eq!(keys(&all), ["three", "two", "zzz"]);
            let some = overlay.scan(read, "p.a", "b", "t", Some("three"), 10)?;
            assert_eq!(keys(&some), ["two"]);
            assert_eq!(storage::get(read, "p.a", "b", "one")?, Some(b"1".to_vec()));
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_plugin_sees_nothing_of_anothers() {
    let account = Account::in_memory().unwrap();
    keep(&account, "p.a", &written(&[("one", Some("1"))])).unwrap();
    account
        .read(|read| {
            assert_eq!(storage::get(read, "p.b", "b", "one")?, None);
            assert_eq!(Overlay::default().scan(read, "p.b", "b", "", None, 10)?, []);
            assert_eq!(storage::usage(read, "p.b")?, Usage::default());
            Ok(())
        })
        .unwrap();
}

#[test]
fn what_would_be_too_much_leaves_everything_as_it_was() {
    let account = Account::in_memory().unwrap();
    keep(&account, "p.a", &written(&[("one", Some("1"))])).unwrap();
    let mut overlay = Overlay::default();
    overlay.delete("b", "one").unwrap();
    overlay.set("b", "big", vec![0; 1_000_000]).unwrap();
    assert!(matches!(
        keep(&account, "p.a", &overlay),
        Err(Error::Limit(_))
    ));
    account
        .read(|read| {
            assert_eq!(storage::get(read, "p.a", "b", "one")?, Some(b"1".to_vec()));
            assert_eq!(
                storage::usage(read, "p.a")?,
                Usage {
                    entries: 1,
                    bytes: 4
                }
            );
            Ok(())
        })
        .unwrap();
}

#[test]
fn names_are_1_to_200_bytes_long() {
    let mut overlay = Overlay::default();
    overlay
        .set(&"b".repeat(200), &"k".repeat(200), Vec::new())
        .unwrap();
    for (bucket, key) in [
        ("", "k"),
        ("b", ""),
        (&"b".repeat(201), "k"),
        ("b", &"k".repeat(201)),
    ] {
        assert!(matches!(
            overlay.set(bucket, key, Vec::new()),
            Err(Error::Invalid(_))
        ));
    }
}

#[test]
fn a_bucket_that_was_cleared_does_not_go_back_to_an_earlier_version() {
    let account = Account::in_memory().unwrap();
    keep(&account, "p.a", &written(&[("one", Some("1"))])).unwrap();
    let before = account
        .read(|read| storage::version(read, "p.a", "b"))
        .unwrap();
    account.write(|write| forget(write, "p.a")).unwrap();
    let after = account
        .read(|read| storage::version(read, "p.a", "b"))
        .unwrap();
    assert!(after > before);
    assert_eq!(
        account.read(|read| storage::usage(read, "p.a")).unwrap(),
        Usage::default()
    );
}

#[test]
fn digests_tell_overlays_apart() {
    let all = [
        written(&[]),
        written(&[("a", Some(""))]),
        written(&[("a", None)]),
        written(&[("ab", Some(""))]),
        written(&[("a", Some("b"))]),
    ];
    for (n, one) in all.iter().enumerate() {
        assert_eq!(one.digest(), one.clone().digest());
        assert!(all[..n].iter().all(|other| other.digest() != one.digest()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn storage_is_a_map_and_its_usage_is_counted_right(
        steps in prop::collection::vec(
            prop::collection::vec(("[ab]", "[a-c]{1,3}", prop::option::of(0_usize..20)), 0..12),
            1..6,
        ),
        prefix in "[a-c]{0,2}",
        after in prop::option::of("[a-c]{1,2}"),
    ) {
        let account: Arc<Account> = Account::in_memory().unwrap();
        let mut model: BTreeMap<(String, String), Vec<u8>> = BTreeMap::new();
        let last = steps.len() - 1;
        for (n, step) in steps.into_iter().enumerate() {
            let mut overlay = Overlay::default();
            for (bucket, key, length) in step {
                match length {
                    Some(length) => {
                        overlay.set(&bucket, &key, vec![7; length]).unwrap();
                        model.insert((bucket, key), vec![7; length]);
                    }
                    None => {
                        overlay.delete(&bucket, &key).unwrap();
                        model.remove(&(bucket, key));
                    }
                }
            }
            let expected: Vec<&str> = model
                .keys()
                .filter(|(bucket, key)| bucket == "a" && key.starts_with(&prefix))
                .filter(|(_, key)| after.as_ref().is_none_or(|after| key > after))
                .map(|(_, key)| key.as_str())
                .collect();
            let seen = account
                .read(|read| overlay.scan(read, "p.a", "a", &prefix, after.as_deref(), 500))
                .unwrap();
            prop_assert_eq!(keys(&seen), expected);
            if n < last {
                let usage = keep(&account, "p.a", &overlay).unwrap();
                let bytes = model.iter().map(|((_, key), value)| key.len() + value.len()).sum::<usize>();
                prop_assert_eq!(usage, Usage { entries: model.len() as u64, bytes: bytes as u64 });
            }
        }
    }
}

#[test]
fn a_long_scan_goes_on_past_what_the_overlay_hides() {
    let account = Account::in_memory().unwrap();
    let mut stored = Overlay::default();
    let mut hiding = Overlay::default();
    for n in 0..1_200 {
        stored.set("b", &format!("{n:05}"), vec![1]).unwrap();
        if n < 1_100 {
            hiding.delete("b", &format!("{n:05}")).unwrap();
        }
    }
    keep(&account, "p.a", &stored).unwrap();
    let seen = account
        .read(|read| hiding.scan(read, "p.a", "b", "", None, 50))
        .unwrap();
    assert_eq!(
        (seen.len(), seen[0].key.as_str(), seen[49].key.as_str()),
        (50, "01100", "01149")
    );
}

#[test]
fn an_installation_its_settings_and_its_package_are_kept() {
    let account = Account::in_memory().unwrap();
    let installation = Installation {
        plugin: "p.a".into(),
        version: "0.1.0".into(),
        digest: "aa".into(),
        state: State::Enabled,
        grant: serde_json::json!({ "bin": ["*"] }),
        place: 1,
        migrated: None,
        changed_at: Timestamp(5),
    };
    let kept = installation.clone();
    account
        .write(move |write| {
            package::put(write, "aa", b"bytes")?;
            package::put(write, "bb", b"others")?;
            installation::put(write, &kept)?;
            setting::put(write, "p.a", "days", Some(&Scalar::Integer(30)))?;
            breaker::put(write, "p.a", Some(&serde_json::json!({ "open": true })))?;
            listener::put(write, "p.a", &Listener::at(OperationId(4)))?;
            assert_eq!(package::forget_unused(write)?, 1);
            Ok(())
        })
        .unwrap();
    account
        .read(|read| {
            assert_eq!(installation::all(read)?, [installation]);
            assert_eq!(installation::last_place(read)?, 2);
            assert_eq!(package::get(read, "aa")?, Some(b"bytes".to_vec()));
            assert_eq!(package::get(read, "bb")?, None);
            assert_eq!(setting::all(read, "p.a")?["days"], Scalar::Integer(30));
            assert_eq!(
                breaker::get(read, "p.a")?,
                Some(serde_json::json!({ "open": true }))
            );
            assert_eq!(
                listener::get(read, "p.a")?,
                Some(Listener::at(OperationId(4)))
            );
            Ok(())
        })
        .unwrap();
    account
        .write(|write| {
            forget(write, "p.a")?;
            installation::remove(write, "p.a")?;
            let read = write.read();
            assert!(setting::all(&read, "p.a")?.is_empty());
            assert_eq!(breaker::get(&read, "p.a")?, None);
            assert_eq!(listener::get(&read, "p.a")?, None);
            assert_eq!(installation::get(&read, "p.a")?, None);
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_run_tells_how_far_it_is_and_how_it_ended() {
    let account = Account::in_memory().unwrap();
    let start = |write: &mut Write<'_>| {
        job_run::start(write, "p.a", "purge", Timestamp(10), None, Timestamp(11))
    };
    let id = account.write(start).unwrap();
    account
        .write(move |write| job_run::progress(write, id, 3, Some(9)))
        .unwrap();
    let run = account.read(|read| job_run::get(read, id)).unwrap();
    assert_eq!((run.done, run.total, run.outcome), (3, Some(9), None));
    account
        .write(move |write| {
            let report = serde_json::json!("nine");
            job_run::finish(write, id, Outcome::Done, Some(&report), Timestamp(20))
        })
        .unwrap();
    let cut_short = account.write(start).unwrap();
    let count = account
        .write(|write| job_run::interrupt_all(write, Timestamp(30)))
        .unwrap();
    assert_eq!(count, 1);
    let last = account
        .read(|read| job_run::last(read, "p.a", "purge"))
        .unwrap()
        .unwrap();
    assert_eq!(
        (last.id, last.outcome),
        (cut_short, Some(Outcome::Interrupted))
    );
    let first = account.read(|read| job_run::get(read, id)).unwrap();
    assert_eq!(first.outcome, Some(Outcome::Done));
    assert_eq!(first.report, Some(serde_json::json!("nine")));
    for _ in 0..105 {
        account
            .write(move |write| {
                let id = start(write)?;
                job_run::finish(write, id, Outcome::Done, None, Timestamp(40))
            })
            .unwrap();
    }
    assert_eq!(
        account
            .read(|read| job_run::list(read, "p.a", 500))
            .unwrap()
            .len(),
        100
    );
}

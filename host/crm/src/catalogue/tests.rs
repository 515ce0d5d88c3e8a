use super::*;
use crate::ids::Timestamp;
use crate::store::NewAccount;

const OLD: &str = "ed25519:old";
const NEW: &str = "ed25519:new";
const DIGEST: &str = "aa";

fn at(millis: i64) -> Context {
    Context {
        at: Timestamp(millis),
        ..Context::operator()
    }
}

fn seen(built_in: bool) -> Seen {
    Seen {
        digest: DIGEST.into(),
        plugin: "acme.badges".into(),
        version: "1.0.0".into(),
        built_in,
    }
}

#[test]
fn a_key_in_an_old_ones_place_is_the_same_publishers() {
    let crm = Crm::open_memory().unwrap();
    add_key(&crm, &at(1), "acme", OLD).unwrap();
    assert_eq!(rotate_key(&crm, &at(2), OLD, NEW).unwrap(), "acme");
    let known = curation(&crm).unwrap();
    let old = known.key(OLD).unwrap();
    let new = known.key(NEW).unwrap();
    assert_eq!((old.retired_at, new.retired_at), (Some(Timestamp(2)), None));
    assert_eq!(
        (&*new.publisher, new.signed_by.as_deref()),
        ("acme", Some(OLD))
    );
    let again = rotate_key(&crm, &at(3), OLD, "ed25519:third");
    assert!(matches!(again, Err(Error::Conflict(_))));
    let same = add_key(&crm, &at(3), "other", NEW);
    assert!(matches!(same, Err(Error::Conflict(_))));
}

#[test]
fn a_revoked_key_names_no_other() {
    let crm = Crm::open_memory().unwrap();
    add_key(&crm, &at(1), "acme", OLD).unwrap();
    revoke_key(&crm, &at(2), OLD, "stolen").unwrap();
    let stolen = rotate_key(&crm, &at(3), OLD, NEW);
    assert!(matches!(stolen, Err(Error::Conflict(_))));
    assert_eq!(key(&crm, NEW).unwrap(), None);
    let unknown = revoke_key(&crm, &at(3), NEW, "?");
    assert!(matches!(unknown, Err(Error::NotFound(_))));
}

#[test]
fn what_was_seen_first_stays_and_what_was_built_in_once_is_so_for_good() {
    let crm = Crm::open_memory().unwrap();
    see(&crm, &[seen(true)], Timestamp(1)).unwrap();
    see(&crm, &[seen(false)], Timestamp(2)).unwrap();
    let known = package(&crm, DIGEST).unwrap().unwrap();
    assert_eq!((known.seen_at, known.built_in), (Timestamp(1), true));
}

#[test]
fn an_approval_takes_a_revocation_back_and_the_other_way_round() {
    let crm = Crm::open_memory().unwrap();
    let unknown = approve(&crm, &at(1), DIGEST);
    assert!(matches!(unknown, Err(Error::NotFound(_))));
    see(&crm, &[seen(false)], Timestamp(1)).unwrap();
    approve(&crm, &at(2), DIGEST).unwrap();
    revoke(&crm, &at(3), DIGEST, "it mines coins").unwrap();
    let known = package(&crm, DIGEST).unwrap().unwrap();
    assert_eq!(known.approved_at, None);
    assert_eq!(known.reason.as_deref(), Some("it mines coins"));
    approve(&crm, &at(4), DIGEST).unwrap();
    let known = package(&crm, DIGEST).unwrap().unwrap();
    assert_eq!((known.revoked_at, known.reason), (None, None));
}

#[test]
fn a_rule_is_an_accounts_own_and_goes_with_it() {
    let crm = Crm::open_memory().unwrap();
    let new = NewAccount {
        id: "demo".parse().unwrap(),
        name: "Demo".into(),
    };
    crm.create_account(&at(1), new).unwrap();
    let demo = "demo".parse().unwrap();
    set_rule(&crm, &at(1), &demo, "acme", Some(false)).unwrap();
    set_rule(&crm, &at(1), &demo, "acme.badges", Some(true)).unwrap();
    set_rule(&crm, &at(1), &demo, EVERYTHING, Some(true)).unwrap();
    set_rule(&crm, &at(1), &demo, EVERYTHING, None).unwrap();
    let rules = curation(&crm).unwrap().rules;
    let expected = BTreeMap::from([("acme".into(), false), ("acme.badges".into(), true)]);
    assert_eq!(rules[&demo], expected);
    let nobody = set_rule(&crm, &at(1), &"other".parse().unwrap(), "acme", None);
    assert!(matches!(nobody, Err(Error::NotFound(_))));
}

#[test]
fn only_the_operator_decides() {
    let crm = Crm::open_memory().unwrap();
    let admin = Context {
        actor: Actor::User {
            user: crate::UserId(1),
        },
        ..at(1)
    };
    let denied = |result: Result<()>| matches!(result, Err(Error::Denied(_)));
    assert!(denied(add_key(&crm, &admin, "acme", OLD)));
    assert!(denied(rotate_key(&crm, &admin, OLD, NEW).map(drop)));
    assert!(denied(revoke_key(&crm, &admin, OLD, "").map(drop)));
    assert!(denied(approve(&crm, &admin, DIGEST)));
    assert!(denied(delist(&crm, &admin, DIGEST)));
    assert!(denied(relist(&crm, &admin, DIGEST)));
    assert!(denied(revoke(&crm, &admin, DIGEST, "")));
    let demo = "demo".parse().unwrap();
    assert!(denied(set_rule(&crm, &admin, &demo, "acme", None)));
}

#[test]
fn what_a_repository_lost_is_not_kept() {
    let crm = Crm::open_memory().unwrap();
    let tags = |tags: &[&str]| -> Vec<_> {
        let pair = |tag: &&str| ((*tag).to_owned(), format!("file-{tag}"));
        tags.iter().map(pair).collect()
    };
    keep_pulled(&crm, "a", &tags(&["1.0.0", "1.1.0"]), Timestamp(1)).unwrap();
    keep_pulled(&crm, "b", &tags(&["2.0.0"]), Timestamp(1)).unwrap();
    keep_pulled(&crm, "a", &tags(&["1.1.0"]), Timestamp(2)).unwrap();
    let kept: Vec<_> = pulled(&crm)
        .unwrap()
        .into_iter()
        .map(|kept| (kept.repository, kept.tag))
        .collect();
    let expected = [("a", "1.1.0"), ("b", "2.0.0")];
    assert_eq!(kept, expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
}

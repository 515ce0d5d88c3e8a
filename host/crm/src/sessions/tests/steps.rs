use super::*;
use crate::directory::{Measure, take_measure};

const PLUGIN: &str = "p.steps";

/// Somebody who has shown the right password, where steps follow.
fn pending(account: &Account, at: Timestamp) -> NewSession {
    let attempt = Attempt {
        steps: true,
        ..attempt("olga@acme.example", PASSWORD)
    };
    match sign_in(account, &stranger(at, "192.0.2.1"), &attempt).unwrap() {
        SignIn::Accepted(session) => *session,
        other => panic!("not accepted: {other:?}"),
    }
}

fn at(moment: Timestamp) -> Context {
    stranger(moment, "192.0.2.1")
}

const NOON: Timestamp = Timestamp(1_700_000_000_000);

#[test]
fn who_is_on_the_way_in_gets_another_token_once_through() {
    let (account, olga) = founded();
    let begun = pending(&account, NOON);
    assert!(begun.session.pending && !begun.session.is_confirmed(NOON));
    let owner = Context::operator();
    let listed = account.read(|read| list(read, &Context { at: NOON, ..owner }, olga));
    assert_eq!(listed.unwrap(), []);
    step_passed(&account, &at(NOON), begun.session.id, PLUGIN, None).unwrap();
    let passage = on_the_way(&account, begun.session.id, NOON)
        .unwrap()
        .unwrap();
    assert_eq!(passage.passage(NOON).unwrap().passed, [PLUGIN]);

    let through = through(&account, &at(NOON), begun.session.id).unwrap();
    assert!(!through.session.pending && through.session.is_confirmed(NOON));
    assert!(find(&account, &begun.token, NOON).unwrap().is_none());
    let found = find(&account, &through.token, NOON).unwrap().unwrap();
    assert_eq!(found.user.id, olga);
    let later = NOON.plus_millis(FRESH);
    assert!(!through.session.is_confirmed(later));
}

#[test]
fn the_way_in_ends_with_its_time() {
    let (account, _) = founded();
    let begun = pending(&account, NOON);
    let late = NOON.plus_millis(PASSAGE);
    assert!(
        on_the_way(&account, begun.session.id, late)
            .unwrap()
            .is_none()
    );
    let refused = through(&account, &at(late), begun.session.id);
    assert!(matches!(refused, Err(Error::Conflict(_))));
    assert!(find(&account, &begun.token, late).unwrap().is_none());
}

#[test]
fn whom_a_step_denies_is_out() {
    let (account, _) = founded();
    let begun = pending(&account, NOON);
    step_refused(
        &account,
        &at(NOON),
        begun.session.id,
        PLUGIN,
        StepRefusal::Denied,
    )
    .unwrap();
    assert!(find(&account, &begun.token, NOON).unwrap().is_none());
}

#[test]
fn five_wrong_answers_make_wait_and_a_right_one_forgets_them() {
    let (account, olga) = founded();
    let wrong = |moment| {
        let begun = pending(&account, moment);
        let id = begun.session.id;
        step_refused(&account, &at(moment), id, PLUGIN, StepRefusal::WrongAnswer).unwrap()
    };
    for _ in 0..4 {
        assert_eq!(wrong(NOON), None);
    }
    let until = wrong(NOON).unwrap();
    assert_eq!(step_wait(&account, olga, NOON).unwrap(), Some(until));
    assert_eq!(step_wait(&account, olga, until).unwrap(), None);
    let begun = pending(&account, until);
    step_passed(&account, &at(until), begun.session.id, PLUGIN, None).unwrap();
    for _ in 0..4 {
        assert_eq!(wrong(until), None);
    }
}

#[test]
fn a_trusted_browser_is_known_for_its_person_plugin_and_time() {
    let (account, olga) = founded();
    let begun = pending(&account, NOON);
    let token = Token::of_device(account.id().clone());
    let until = NOON.plus_millis(DAY);
    let trust = Trust {
        token: token.clone(),
        until,
        user_agent: None,
    };
    step_passed(&account, &at(NOON), begun.session.id, PLUGIN, Some(trust)).unwrap();
    let known = |user, plugin, at| trusted(&account, &token, user, plugin, at).unwrap();
    let device = known(olga, PLUGIN, NOON).unwrap();
    assert!(known(olga, "p.other", NOON).is_none());
    assert!(known(UserId(99), PLUGIN, NOON).is_none());
    assert!(known(olga, PLUGIN, until).is_none());
    // It is a sign of nothing else.
    assert!(find(&account, &token, NOON).unwrap().is_none());
    let foreign = forget_device(&account, &at(NOON), device.id);
    assert!(matches!(foreign, Err(Error::Denied(_))));
    forget_device(&account, &Context::operator(), device.id).unwrap();
    assert!(known(olga, PLUGIN, NOON).is_none());
}

#[test]
fn who_confirms_is_known_by_another_token() {
    let (account, olga) = founded();
    let session = signed_in(&account, NOON);
    let context = Context {
        actor: Actor::User { user: olga },
        ..at(NOON)
    };
    let id = session.session.id;
    assert!(matches!(
        through(&account, &context, id),
        Err(Error::Conflict(_))
    ));
    let asked = |reason| {
        let measure = Measure::RequireConfirmation;
        take_measure(&account, &Context::operator(), olga, measure, reason).unwrap()
    };
    assert!(asked("a strange hour").is_some());
    assert_eq!(asked("a strange hour"), None);
    let found = find(&account, &session.token, NOON).unwrap().unwrap();
    let Credential::Session(aged) = found.credential else {
        panic!("not a session");
    };
    assert!(aged.to_prove && !aged.is_confirmed(NOON));
    begin_confirming(&account, id, NOON).unwrap();
    let confirmed = through(&account, &context, id).unwrap();
    assert!(confirmed.session.is_confirmed(NOON) && !confirmed.session.to_prove);
    assert!(find(&account, &session.token, NOON).unwrap().is_none());
}
